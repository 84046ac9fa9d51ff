package org.knownvoice.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.knownvoice.contact.ContactState.CONNECTED;
import static org.knownvoice.contact.ContactState.PAGING;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.knownvoice.contact.ContactState;

/** Two crises and one clinician: the text comes at once, the call when they are free, never both crises together. */
class TwoCrisesAtOnceTest {
    private CrisisLine house = CrisisLine.open(TwoCrisesAtOnceTest::onlyAna);

    @AfterEach
    void close() {
        house.close();
    }

    /** Ana is alone on call, and knows a second client. */
    private static void onlyAna(Agency agency) {
        List.of("ben", "cora", "dev", "eli", "gus").forEach(agency::offShift);
        agency.client("nora", "north", "en", "7009").clientPhone("nora", "nora", "+14255550139", "self");
        agency.knows("nora", "ana", "primary");
    }

    @Test
    void whoTalksGetsTheTextAtOnceAndTheCallWhenFree() {
        mariaTalksWithAna();

        nora().dials().after(Duration.ofSeconds(1));
        ana().reads("Reply 1").isBridgedTo("maria");
        house.advance(Duration.ofSeconds(40));
        ana().wasCalled(1).isBridgedTo("maria");

        maria().hangsUp().after(Duration.ofSeconds(6));
        ana().rings()
                .wasCalled(2)
                .answers()
                .hears("Press 1 to accept")
                .presses("1")
                .after(Duration.ofSeconds(6));
        ana().isBridgedTo("nora");
        nora().isBridgedTo("ana");
    }

    @Test
    void theStepIsNotEmptyAndRunsItsTime() {
        benHelpsOut();
        mariaTalksWithAna();
        nora().dials().after(Duration.ofSeconds(44));
        house.phone("ben").wasNeverCalledNorTexted();

        house.advance(Duration.ofSeconds(2));

        house.phone("ben")
                .rings()
                .answers()
                .presses("1")
                .after(Duration.ofSeconds(6))
                .isBridgedTo("nora");
        ana().isBridgedTo("maria");
    }

    @Test
    void whoTalksCannotTakeASecondByText() {
        mariaTalksWithAna();
        nora().dials().after(Duration.ofSeconds(15));

        ana().repliesWithCode("1").after(Duration.ofSeconds(1)).reads("you are with another caller");

        ana().isBridgedTo("maria");
        nora().isBridgedToNobody().hasNotHeard("A clinician is coming");
        house.isIn(PAGING);
        maria().hangsUp().after(Duration.ofSeconds(6));
        ana().rings().answers().presses("1").after(Duration.ofSeconds(6)).isBridgedTo("nora");
    }

    @Test
    void whoDeclinesTheFirstIsRungForTheSecond() {
        benHelpsOut();
        maria().dials().after(Duration.ofSeconds(2));
        nora().dials().after(Duration.ofSeconds(2));
        ana().wasCalled(1).reads("Reply 1");

        ana().answers().presses("2").after(Duration.ofSeconds(5));
        house.phone("ben").rings();

        ana().rings()
                .wasCalled(2)
                .answers()
                .presses("1")
                .after(Duration.ofSeconds(6))
                .isBridgedTo("nora");
    }

    @Test
    void whoIsRungForTheFirstMayTakeTheSecondByTextAndNotThenTheFirst() {
        maria().dials().after(Duration.ofSeconds(2));
        ana().rings();
        nora().dials().after(Duration.ofSeconds(2));

        ana().repliesWithCode("1").after(Duration.ofSeconds(2)).reads("you have page");
        ana().wasCalled(1).answers().presses("1").hears("You are with another caller");
        maria().isBridgedToNobody();
        house.advance(Duration.ofSeconds(6));

        ana().rings().wasCalled(2).answers().hears("You accepted a page").presses("1");
        house.advance(Duration.ofSeconds(6));
        ana().isBridgedTo("nora");
        maria().isBridgedToNobody().isOnTheLine();
        assertThat(states()).containsExactly(PAGING, CONNECTED);
    }

    @Test
    void aPlainOneByTextIsAskedWhichPageItMeans() {
        maria().dials().after(Duration.ofSeconds(2));
        nora().dials().after(Duration.ofSeconds(2));

        ana().texts("1").after(Duration.ofSeconds(1)).reads("more than one page is open");

        assertThat(states()).containsOnly(PAGING);
        ana().repliesWithCode("1").after(Duration.ofSeconds(1)).reads("you have page");
    }

    @Test
    void bothCallInTheSameInstant() {
        house.simulator()
                .phone(house.agency().phoneOf("maria"))
                .dials(Agency.LINE)
                .await();
        house.simulator()
                .phone(house.agency().phoneOf("nora"))
                .dials(Agency.LINE)
                .await();
        house.settle();
        house.advance(Duration.ofSeconds(2));
        ana().wasCalled(1).rings();
        assertThat(ana().newTexts().lines()).hasSize(2);

        ana().answers().presses("1").after(Duration.ofSeconds(6));
        String first = ana().view()
                        .current()
                        .orElseThrow()
                        .with()
                        .contains(house.agency().phoneOf("maria"))
                ? "maria"
                : "nora";
        String second = first.equals("maria") ? "nora" : "maria";
        ana().isBridgedTo(first);
        house.phone(second).isBridgedToNobody();
        house.advance(Duration.ofMinutes(1));
        ana().wasCalled(1);

        house.phone(first).hangsUp().after(Duration.ofSeconds(6));
        ana().rings().answers().presses("1").after(Duration.ofSeconds(6)).isBridgedTo(second);
    }

    @Test
    void betweenTwoTriesToCallAClientBackAnotherMayBeTaken() {
        maria().dials().hangsUp().after(Duration.ofSeconds(1));
        ana().answers().presses("1").after(Duration.ofSeconds(35));
        ana().isOffTheLine();

        nora().dials().after(Duration.ofSeconds(2));
        ana().rings().answers().presses("1").after(Duration.ofSeconds(6)).isBridgedTo("nora");
        house.advance(Duration.ofMinutes(5));

        ana().isBridgedTo("nora");
        maria().wasCalled(1);
        nora().hangsUp().after(Duration.ofSeconds(6));
        ana().rings().answers().presses("1").after(Duration.ofSeconds(3));
        maria().rings().answers().after(Duration.ofSeconds(6)).isBridgedTo("ana");
    }

    @Test
    void whoWaitsForAClientToAnswerCannotTakeAnother() {
        maria().dials().hangsUp().after(Duration.ofSeconds(1));
        ana().answers().presses("1").after(Duration.ofSeconds(3));
        maria().rings();

        nora().dials().after(Duration.ofSeconds(1));
        ana().repliesWithCode("1").after(Duration.ofSeconds(1)).reads("you are with another caller");
        maria().answers().after(Duration.ofSeconds(6)).isBridgedTo("ana");
        nora().isBridgedToNobody();
    }

    @Test
    void aPhoneThatWasHandedOnInACallIsFreeWhenTheCallIsOver() {
        mariaTalksWithAna();
        house.imports(agency -> agency.replace("clinicians.csv", "LMHC,+14255550111", "LMHC,")
                .replace("clinicians.csv", "+14255550112", "+14255550111")
                .onCall("north", "backup", "ben"));
        maria().hangsUp().after(Duration.ofSeconds(6));

        nora().dials().after(Duration.ofSeconds(2));

        ana().rings().answers().presses("1").after(Duration.ofSeconds(6)).isBridgedTo("nora");
        assertThat(house.contact().acceptance().orElseThrow().clinician()).hasToString("ben");
    }

    private void benHelpsOut() {
        house.close();
        house = CrisisLine.open(agency -> {
            onlyAna(agency);
            agency.onCall("north", "backup", "ben");
        });
    }

    private void mariaTalksWithAna() {
        maria().dials().after(Duration.ofSeconds(1));
        ana().answers()
                .presses("1")
                .after(Duration.ofSeconds(20))
                .isBridgedTo("maria")
                .forgets();
    }

    private List<ContactState> states() {
        return house.contacts().stream().map(contact -> contact.state()).toList();
    }

    private TestPhone maria() {
        return house.phone("maria");
    }

    private TestPhone nora() {
        return house.phone("nora");
    }

    private TestPhone ana() {
        return house.phone("ana");
    }
}
