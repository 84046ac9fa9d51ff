package org.knownvoice.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.knownvoice.contact.ContactState;
import org.knownvoice.directory.ClientId;

/** What a clinician texts that is no reply to anything never stays without an answer: it may be a cry of their own. */
class ClinicianWritesInFreeWordsTest {
    private static final Duration SHORTLY = Duration.ofSeconds(3);

    private final CrisisLine house = CrisisLine.open(
            agency -> agency.client("fays", "north", "en", "7006").clientPhone("fays", "fay", "+14255550119", "self"),
            CrisisLine.NIGHT,
            Screen.SETTINGS);
    private final Screen screen = new Screen(house);
    private final TestPhone maria = house.phone("maria");
    private final TestPhone ana = house.phone("ana");
    private final TestPhone ben = house.phone("ben");

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void whoBelievesToHaveThePageReadsThatItIsNotTaken() {
        maria.dials().after(SHORTLY);
        var code = ana.pageCode();

        ana.texts("yes, I take it").after(SHORTLY);

        ana.reads("page " + code + " is NOT taken")
                .reads("Reply 1 " + code)
                .reads("988")
                .rings();
        house.isIn(ContactState.PAGING);
        ana.texts("1 " + code).after(SHORTLY);
        house.isIn(ContactState.ACCEPTED);
    }

    @Test
    void aPhoneThatAnswersByItselfReadsItThreeTimesInTenMinutes() {
        maria.dials().after(SHORTLY);
        for (int i = 0; i < 5; i++) {
            ana.texts("I am driving now").after(SHORTLY);
        }
        ana.readsTimes(3, "NOT taken");
    }

    @Test
    void whoHasNothingOpenReadsHowToReachSomebodyForThemselves() {
        for (int i = 0; i < 5; i++) {
            ana.texts("I cannot go on").after(SHORTLY);
        }

        ana.readsTimes(3, "nobody has read this").reads("HELP ME").reads("988").reads("911");
        ben.wasNeverCalledNorTexted();
        assertThat(house.contacts()).isEmpty();
        house.advance(Duration.ofMinutes(10));
        ana.texts("I cannot go on").after(SHORTLY).readsTimes(4, "nobody has read this");
    }

    @Test
    void aThankYouAfterThePagePagesNobody() {
        maria.dials().after(SHORTLY);
        ana.answers().presses("1").after(Duration.ofSeconds(20)).isBridgedTo("maria");
        maria.hangsUp().after(Duration.ofMinutes(1));
        ana.forgets();

        ana.texts("ok thanks").after(SHORTLY).reads("nobody has read this");

        assertThat(house.contacts()).hasSize(1);
        ben.wasNeverCalledNorTexted();
    }

    @Test
    void whoAsksForHelpIsHelpedAsACaller() {
        ana.texts("Help me, I cannot go on").after(SHORTLY);

        ana.reads("a person will read this").reads("988");
        ben.rings().reads("Reply 1");
        ana.wasCalled(0);
        assertThat(ana.newTexts()).doesNotContain("Reply 1");
        ana.forgets().texts("please").after(SHORTLY);
        assertThat(house.contacts()).hasSize(1);
        assertThat(screen.conversation()).containsExactly("Help me, I cannot go on", "please");

        ben.texts("1").after(SHORTLY);
        ben.texts(ben.pageCode() + " I am here").after(SHORTLY);
        ana.reads("I am here");
    }

    @Test
    void alsoWhileTheyHaveAPage() {
        maria.dials().after(SHORTLY);

        ana.texts("HELP ME").after(SHORTLY).reads("a person will read this");

        assertThat(house.contacts()).hasSize(2);
    }

    @Test
    void aClientsPhoneThatIsACliniciansTooIsAClients() {
        house.phone("fay").texts("I cannot go on").after(SHORTLY).reads("988");

        assertThat(house.contact().identity().client()).contains(new ClientId("fays"));
        assertThat(screen.conversation()).containsExactly("I cannot go on");
        ana.rings();
    }
}
