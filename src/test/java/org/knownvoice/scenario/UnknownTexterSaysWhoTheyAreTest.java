package org.knownvoice.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.knownvoice.contact.ContactState.PAGING;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.knownvoice.directory.ClientId;
import org.knownvoice.routing.Continuity;

/** Who texts from a number that we do not know is asked once who they are, and somebody is paged at once all the same. */
class UnknownTexterSaysWhoTheyAreTest {
    private static final String QUESTION = "the code on your card";

    private final CrisisLine house = CrisisLine.open(agency -> {}, CrisisLine.NIGHT, Screen.SETTINGS);
    private final Screen screen = new Screen(house);
    private final TestPhone stranger = house.phone("stranger");

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void theyAreAskedOnceAndTheTeamIsPagedMeanwhile() {
        stranger.texts("help me");
        house.advance(Duration.ofSeconds(3));
        house.phone("ana").rings().reads("Reply 1");
        house.phone("ben").rings();
        stranger.reads("911").reads("988").readsTimes(1, QUESTION);

        stranger.texts("I am Maria Invented");
        house.advance(Duration.ofSeconds(5));
        stranger.readsTimes(1, QUESTION);
        house.isIn(PAGING);
        assertThat(house.contact().identity().client()).isEmpty();
        assertThat(screen.conversation()).containsExactly("help me", "I am Maria Invented");
    }

    @Test
    void theCodeOnTheirCardBringsTheirOwnClinicianAndTheirTextsStayTogether() {
        stranger.texts("help me");
        house.advance(Duration.ofSeconds(3));
        house.phone("dev").wasNeverCalledNorTexted();

        stranger.texts("7004");
        house.advance(Duration.ofSeconds(2));
        house.phone("dev").rings().reads("Reply 1").texts("1");
        stranger.texts("are you there?");
        house.advance(Duration.ofSeconds(2));

        assertThat(house.contacts()).hasSize(1);
        assertThat(house.contact().identity().client()).contains(new ClientId("luz"));
        assertThat(house.contact().acceptance().orElseThrow().continuity()).isEqualTo(Continuity.OWN_CLINICIAN);
        assertThat(house.timeline()).contains("NOT_IDENTIFIED", "IDENTIFIED");
        assertThat(screen.conversation()).containsExactly("help me", "7004", "are you there?");
    }

    @Test
    void aCodeThatExistsAndOneThatDoesNotReadTheSame() {
        stranger.texts("help me").texts("7004");
        house.phone("somebody else").texts("help me").texts("7999");
        house.advance(Duration.ofSeconds(20));

        assertThat(house.contacts())
                .extracting(contact -> contact.identity().client().isPresent())
                .containsExactlyInAnyOrder(true, false);
        assertThat(house.phone("somebody else").newTexts().lines())
                .containsExactlyInAnyOrderElementsOf(stranger.newTexts().lines().toList());
    }

    @Test
    void onAPhoneThatSeveralClientsShareTheTextsAreOneConversation() {
        var shared = house.phone("joel and kim");
        shared.texts("please call");
        house.advance(Duration.ofSeconds(3));
        shared.readsTimes(1, QUESTION).texts("7003");
        shared.texts("it is bad");
        house.advance(Duration.ofSeconds(3));

        assertThat(house.contacts()).hasSize(1);
        assertThat(house.contact().identity().client()).contains(new ClientId("kim"));
        house.phone("ben").rings();
        shared.readsTimes(1, QUESTION);
    }

    @Test
    void whomTheirNumberTellsIsNotAsked() {
        house.phone("maria").texts("help me");
        house.advance(Duration.ofSeconds(5));
        house.phone("maria").readsTimes(0, QUESTION).readsTimes(1, "988");
    }
}
