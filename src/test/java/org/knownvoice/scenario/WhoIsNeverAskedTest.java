package org.knownvoice.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.knownvoice.contact.ContactState.EXHAUSTED;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An excluded clinician is never asked, in any step; nobody off shift is, but for the client's own who offered it. */
class WhoIsNeverAskedTest {
    /** 22:00 in the counties. */
    private static final Instant EVENING = Instant.parse("2026-03-03T06:00:00Z");

    private final MailRoom mails = new MailRoom();
    private CrisisLine house;

    @AfterEach
    void close() {
        house.close();
        mails.close();
    }

    @Test
    void anExcludedBackupIsNeverAskedWhateverHappens() {
        open(agency -> agency.knows("maria", "ben", "excluded"));
        nobodyAnswersForFiveMinutes();

        house.phone("ben").wasNeverCalledNorTexted();
        house.phone("cora").reads("Reply 1");
    }

    @Test
    void anExcludedOneIsNotAskedThoughTheyAreTheClientsOwnClinicianToo() {
        open(agency -> agency.knows("maria", "ana", "excluded"));
        house.phone("maria").dials();
        house.advance(Duration.ofSeconds(1));
        house.phone("ben").rings().wasCalledAtSeconds(0L);
        house.advance(Duration.ofSeconds(280));

        house.phone("ana").wasNeverCalledNorTexted();
    }

    @Test
    void anExcludedSupervisorIsNotAskedAfterExhaustionButAnotherOneIs() {
        open(agency -> agency.knows("maria", "cora", "excluded"));
        nobodyAnswersForFiveMinutes();

        house.phone("cora").wasNeverCalledNorTexted();
        house.phone("gus").reads("Reply 1");
    }

    @Test
    void anExcludedSupervisorIsNotAskedToListenToTheClientsMessage() {
        coraIsExcludedAndEverySupervisorHasMail();
        house.phone("maria").dials().after(Duration.ofSeconds(15)).presses("3").after(Duration.ofSeconds(10));
        house.phone("maria").speaks(Duration.ofSeconds(5)).after(Duration.ofSeconds(6));
        house.phone("maria").presses("#").hangsUp();
        house.advance(Duration.ofMinutes(15).plusSeconds(5));

        house.phone("cora").wasNeverCalledNorTexted();
        assertThat(mails.lettersTo("cora@agency.example")).isEmpty();
        house.phone("gus").reads("nobody has listened");
        assertThat(mails.lettersTo("gus@agency.example")).hasSize(1);
    }

    @Test
    void norToDecideAboutACallbackThatWasInVain() {
        coraIsExcludedAndEverySupervisorHasMail();
        house.phone("maria").dials().hangsUp().after(Duration.ofSeconds(1));
        for (int minutes : new int[] {2, 5, 15, 1}) {
            house.phone("ana").rings().answers().presses("1").after(Duration.ofSeconds(32));
            house.phone("maria").doesNotRing();
            house.advance(Duration.ofMinutes(minutes));
        }

        house.phone("cora").wasNeverCalledNorTexted();
        assertThat(mails.lettersTo("cora@agency.example")).isEmpty();
        house.phone("gus").reads("all callbacks of contact");
        assertThat(mails.lettersTo("gus@agency.example")).hasSize(1);
    }

    @Test
    void anExcludedOneOfTheProgramIsNotAsked() {
        open(agency -> agency.knows("maria", "dev", "excluded"));
        nobodyAnswersForFiveMinutes();

        house.phone("dev").wasNeverCalledNorTexted();
        house.phone("eli").reads("Reply 1");
    }

    @Test
    void anExcludedOneWhoWasAskedForAnUnknownCallerIsTakenOutWhenTheCallerIsKnown() {
        open(agency -> agency.knows("maria", "ben", "excluded"));
        house.phone("stranger").dials();
        house.advance(Duration.ofSeconds(28));
        house.phone("stranger")
                .hears("Please type your phone number or card code")
                .presses("70");
        house.advance(Duration.ofMillis(2_600));
        house.phone("ben").rings().wasCalledAtSeconds(30L);
        house.phone("stranger").presses("01#");
        house.advance(Duration.ofSeconds(2));
        house.phone("ben").doesNotRing().forgets();
        house.phone("ana").rings();

        house.advance(Duration.ofMinutes(5));
        house.phone("ben").wasCalledAtSeconds(30L).getsNoText();
    }

    @Test
    void anExcludedOneCannotTakeItByTextEither() {
        open(agency -> agency.knows("maria", "ben", "excluded"));
        house.phone("maria").dials();
        house.advance(Duration.ofSeconds(50));
        house.phone("ben").texts("1");
        house.advance(Duration.ofSeconds(2));

        house.phone("ben").doesNotRing();
        assertThat(house.contact().acceptance()).isEmpty();
    }

    @Test
    void nobodyOffShiftIsAskedThoughTheyKnowTheClient() {
        open(agency -> agency.knows("maria", "fay", "secondary").met("maria", "fay", "2026-02-27T10:00"));
        nobodyAnswersForFiveMinutes();

        house.phone("fay").wasNeverCalledNorTexted();
    }

    @Test
    void aShiftThatEndedAMinuteAgoIsOver() {
        open(agency -> agency.offShift("ben").shift("north", "backup", "ben", "2026-03-01T20:00", "2026-03-02T02:59"));
        nobodyAnswersForFiveMinutes();

        house.phone("ben").wasNeverCalledNorTexted();
    }

    @Test
    void theOwnClinicianWhoOfferedTheEveningIsAskedInTheFirstStep() {
        open(WhoIsNeverAskedTest::fayUntilMidnight, EVENING);
        house.phone("maria").dials();
        house.advance(Duration.ofSeconds(3));
        house.phone("fay").rings().reads("Reply 1").answers().presses("1");
        house.advance(Duration.ofSeconds(5));

        house.phone("fay").isBridgedTo("maria");
    }

    @Test
    void andOnlyInTheFirstStep() {
        open(WhoIsNeverAskedTest::fayUntilMidnight, EVENING);
        house.phone("maria").dials();
        house.advance(Duration.ofSeconds(3));
        house.phone("fay").texts("2");
        house.advance(Duration.ofSeconds(2));
        house.phone("fay").forgets().wasCalledAtSeconds(0L);
        house.advance(Duration.ofSeconds(280));

        house.phone("fay").wasCalledAtSeconds(0L).getsNoText();
        assertThat(house.peopleAsked())
                .filteredOn(asked -> asked.contains("fay"))
                .containsExactly("0 s: fay in step 1");
    }

    @Test
    void afterTheOfferedHourTheyAreLeftInPeace() {
        open(WhoIsNeverAskedTest::fayUntilMidnight, CrisisLine.NIGHT);
        nobodyAnswersForFiveMinutes();

        house.phone("fay").wasNeverCalledNorTexted();
    }

    @Test
    void theOfferIsForTheirOwnClientsOnly() {
        open(
                agency -> agency.replace(
                        "clinicians.csv", "+14255550119,,en,clinician,", "+14255550119,,en,clinician,23:59"),
                EVENING);
        nobodyAnswersForFiveMinutes();

        house.phone("fay").wasNeverCalledNorTexted();
    }

    @Test
    void theOfferDoesNotUndoAnExclusion() {
        open(
                agency -> {
                    fayUntilMidnight(agency);
                    agency.knows("maria", "fay", "excluded");
                },
                EVENING);
        nobodyAnswersForFiveMinutes();

        house.phone("fay").wasNeverCalledNorTexted();
    }

    private static void fayUntilMidnight(Agency agency) {
        agency.replace("clinicians.csv", "+14255550119,,en,clinician,", "+14255550119,,en,clinician,23:59")
                .knows("maria", "fay", "secondary");
    }

    private void open(Consumer<Agency> changed) {
        open(changed, CrisisLine.NIGHT);
    }

    private void open(Consumer<Agency> changed, Instant start) {
        house = CrisisLine.open(changed, start, mails.settings());
    }

    private void coraIsExcludedAndEverySupervisorHasMail() {
        open(agency -> agency.knows("maria", "cora", "excluded")
                .replace("clinicians.csv", "+14255550113,,", "+14255550113,cora@agency.example,")
                .replace("clinicians.csv", "+14255550123,,", "+14255550123,gus@agency.example,"));
    }

    private void nobodyAnswersForFiveMinutes() {
        house.phone("maria").dials();
        house.advance(Duration.ofSeconds(152));
        house.isIn(EXHAUSTED);
        house.phone("maria").presses("4");
        house.advance(Duration.ofSeconds(130));
    }
}
