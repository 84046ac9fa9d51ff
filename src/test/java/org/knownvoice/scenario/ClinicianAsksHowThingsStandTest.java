package org.knownvoice.scenario;

import static org.knownvoice.contact.ContactState.CALLBACK;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A clinician texts the line a word and reads, in one line, who is asked, how they stand, or what to text. */
class ClinicianAsksHowThingsStandTest {
    private final CrisisLine house = CrisisLine.open(agency -> agency.client("nora", "north", "en", "7005")
            .clientPhone("nora", "nora", "+14255550135", "self")
            .knows("nora", "ana", "primary"));
    private final TestPhone maria = house.phone("maria");
    private final TestPhone ana = house.phone("ana");
    private final TestPhone ben = house.phone("ben");

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void whoNamesThoseWhoAreAskedAndThenTheOneWhoHasIt() {
        maria.dials().after(Duration.ofSeconds(47));
        var code = ben.pageCode();
        ben.texts("Who?").after(Duration.ofSeconds(3)).reads(code + ": we are asking Ana Sample, you.");

        ana.answers().presses("1").after(Duration.ofSeconds(5)).isBridgedTo("maria");
        ben.texts("WHO").after(Duration.ofSeconds(3)).reads(code + ": Ana Sample has it.");
        ana.texts("who").after(Duration.ofSeconds(3)).reads(": you have it.");
    }

    @Test
    void statusTellsTheTimeOnCallTheOpenPagesAndMyContact() {
        ana.texts("status").after(Duration.ofSeconds(3)).reads("Known Voice: you are on call until ");
        ana.reads("No page waits for you.").forgets();

        maria.dials().after(Duration.ofSeconds(3));
        var code = ana.pageCode();
        ana.texts("STATUS").after(Duration.ofSeconds(3)).reads("Open pages: " + code + ".");

        ana.answers().presses("1").after(Duration.ofSeconds(5)).isBridgedTo("maria");
        ana.texts("STATUS").after(Duration.ofSeconds(3)).reads("You have: " + code + " (talking).");
    }

    @Test
    void keysTellsWhatToTextAndNobodyIsRungForIt() {
        ana.texts("KEYS").after(Duration.ofSeconds(3)).reads("text 1 to accept, 2 to decline, CALL to ring back");

        ana.wasCalled(0);
        ben.wasNeverCalledNorTexted();
    }

    @Test
    void whoWritesCallMeansTheirOwnContactThoughAnotherPageCameSince() {
        maria.dials().after(Duration.ofSeconds(1));
        ana.answers().presses("1").after(Duration.ofSeconds(30)).isBridgedTo("maria");
        maria.hangsUp().after(Duration.ofSeconds(10));
        ana.forgets();
        house.phone("nora").dials().after(Duration.ofSeconds(3));
        ana.rejects().texts("2").after(Duration.ofSeconds(3));
        ana.forgets();

        ana.texts("CALL").after(Duration.ofSeconds(3)).rings();

        house.contacts().stream()
                .filter(contact -> contact.state() == CALLBACK)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void callAsksForTheCodeWhenTwoContactsAreTheirs() {
        maria.dials().after(Duration.ofSeconds(1));
        var code = ana.pageCode();
        ana.answers().presses("1").after(Duration.ofSeconds(30)).isBridgedTo("maria");
        maria.hangsUp().after(Duration.ofSeconds(10));
        ana.forgets();
        house.phone("nora").texts("please help").after(Duration.ofSeconds(3));
        ana.rejects().repliesWithCode("1").after(Duration.ofSeconds(3));
        ana.forgets().texts("CALL").after(Duration.ofSeconds(3)).reads("Reply CALL with the two letters");
        ana.doesNotRing();

        ana.texts("CALL " + code).after(Duration.ofSeconds(3)).rings();
    }
}
