package org.knownvoice.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.knownvoice.simulator.Fault;
import org.knownvoice.simulator.PhoneScript;

/** Who comes on call after time off is asked half an hour before whether they can be reached. It is 03:00; Fay starts at 04:00. */
class ShiftStartsTest {
    private static final Duration HALF_HOUR = Duration.ofMinutes(30);
    /** By then a text is read and a phone rings. */
    private static final Duration SOON = Duration.ofSeconds(1);

    private static final Duration QUARTER = Duration.ofMinutes(15);

    private CrisisLine house;
    private TestPhone fay;
    private TestPhone cora;

    private static void fayStartsAtFour(Agency agency) {
        agency.shift("north", "primary", "fay", "2026-03-02T04:00", "2026-03-02T12:00");
    }

    private void opens() {
        opens(ShiftStartsTest::fayStartsAtFour, CrisisLine.NIGHT, Map.of("WATCH_EVERY", "PT1H"));
    }

    private void opens(Consumer<Agency> changed, Instant start, Map<String, String> settings) {
        house = CrisisLine.open(changed, start, settings);
        fay = house.phone("fay");
        cora = house.phone("cora");
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void aTextComesHalfAnHourBeforeAndOneConfirms() {
        opens();
        house.advance(HALF_HOUR.minusSeconds(1));
        fay.wasNeverCalledNorTexted();
        house.advance(SOON.plusSeconds(1));
        fay.reads("you are on call from Mon Mar 2 4 AM (primary, Team north). Reply 1 to confirm, 2 if you cannot");

        fay.forgets().texts("1").after(SOON).reads("you are confirmed for Mon Mar 2 4 AM");
        house.advance(Duration.ofHours(2));
        fay.wasCalled(0);
        cora.wasNeverCalledNorTexted();
        house.phone("ben").wasNeverCalledNorTexted();
        assertThat(record()).containsExactly("SHIFT_CONFIRMED fay by TEXT");
    }

    @Test
    void whoCannotBeAskedYetKeepsNobodyElseWaiting() {
        opens(
                agency -> {
                    fayStartsAtFour(agency);
                    agency.clinician("hal", "+14255550124", "south")
                            .shift("south", "primary", "hal", "2026-03-02T03:45", "2026-03-02T12:00");
                },
                CrisisLine.NIGHT,
                Map.of("WATCH_EVERY", "PT1H"));
        house.pool().query("""
                        create sequence tries;
                        create function refuse() returns trigger language plpgsql as
                            'begin if new.clinician_id = ''fay'' and nextval(''tries'') <= 2 then raise ''no''; end if;
                            return new; end';
                        create trigger refuse before insert on notice for each row execute function refuse()""").execute().await();

        house.advance(HALF_HOUR.plus(SOON));

        var told = house.pool()
                .query("select way || ' to ' || clinician_id as told from notice order by id")
                .execute()
                .await();
        assertThat(told)
                .extracting(row -> row.getString("told"))
                .containsExactly("TEXT to hal", "CALL to hal", "TEXT to fay");
    }

    @Test
    void withoutAnAnswerACallComesAQuarterOfAnHourBeforeAndAKeyConfirms() {
        opens();
        house.advance(Duration.ofMinutes(44));
        fay.doesNotRing();
        house.advance(SOON.plusSeconds(60));
        fay.rings().sees(Agency.LINE);
        house.advance(Duration.ofSeconds(5));
        fay.answers();
        house.advance(Duration.ofSeconds(8));
        fay.hears("You are on call from 4 AM. Press 1 to confirm, 2 if you cannot");
        fay.presses("1");
        house.advance(Duration.ofSeconds(5));

        fay.hears("You are confirmed").isOffTheLine();
        house.advance(Duration.ofHours(1));
        fay.wasCalled(1);
        cora.wasNeverCalledNorTexted();
        assertThat(record()).containsExactly("SHIFT_CONFIRMED fay by CALL");
    }

    @Test
    void thePromptIsSaidForHalfAMinute() {
        opens();
        house.advance(Duration.ofMinutes(45).plus(SOON));
        fay.answers();
        house.advance(Duration.ofSeconds(28));
        fay.isOnTheLine();
        house.advance(Duration.ofSeconds(8));
        fay.isOffTheLine();
        assertThat(fay.wordsHeard().split("Press 1")).hasSizeGreaterThanOrEqualTo(5);
    }

    @ParameterizedTest
    @CsvSource({"never answers", "voicemail", "busy", "rejects", "out of service", "hangs up"})
    void whoIsNotReachedIsNotWaitedForAndTheSupervisorIsTold(String phone) {
        opens();
        fay.follows(
                switch (phone) {
                    case "voicemail" -> PhoneScript.voicemail(Duration.ofSeconds(10), Duration.ofSeconds(40));
                    case "busy" -> PhoneScript.busy();
                    case "rejects" -> PhoneScript.rejects();
                    case "out of service" -> PhoneScript.outOfService();
                    case "hangs up" ->
                        PhoneScript.answersAfter(Duration.ofSeconds(3)).hangsUpAfter(Duration.ofSeconds(6));
                    default -> PhoneScript.neverAnswers();
                });
        house.advance(Duration.ofMinutes(45).plus(SOON));
        cora.wasNeverCalledNorTexted();
        house.advance(Duration.ofMinutes(2));

        assertThat(fay.callsOrdered()).hasSize(1);
        cora.readsTimes(1, "Fay Sample did not confirm being on call from Mon Mar 2 4 AM (primary, Team north)")
                .reads("The backup is asked")
                .wasCalled(0);
        assertThat(record())
                .filteredOn(entry -> entry.startsWith("SHIFT_"))
                .hasSize(1)
                .first()
                .asString()
                .startsWith("SHIFT_NOT_CONFIRMED fay");
        house.advance(Duration.ofHours(2));
        cora.readsTimes(1, "Fay Sample did not confirm");
    }

    @Test
    void twoSaysThatTheyCannotAndTheSupervisorIsToldAtOnce() {
        opens();
        house.advance(HALF_HOUR.plus(SOON));
        fay.forgets().texts("2").after(SOON).reads("noted that you cannot be on call from Mon Mar 2 4 AM");

        cora.reads("Fay Sample did not confirm");
        house.advance(HALF_HOUR.plus(SOON));
        fay.wasCalled(0);
        cora.readsTimes(1, "Fay");
    }

    @Test
    void twoInTheCallSaysSoToo() {
        opens();
        house.advance(Duration.ofMinutes(45).plus(SOON));
        fay.answers().presses("2");
        house.advance(Duration.ofSeconds(9));

        fay.hears("Your supervisor is told").isOffTheLine();
        cora.readsTimes(1, "Fay Sample did not confirm");
    }

    @Test
    void whoConfirmsLateIsThankedAndTheSupervisorHearsIt() {
        opens();
        fay.follows(PhoneScript.neverAnswers());
        house.advance(Duration.ofMinutes(47));
        cora.readsTimes(1, "did not confirm").forgets();

        fay.forgets().texts("1").after(SOON).reads("you are confirmed");
        cora.readsTimes(1, "Fay Sample has confirmed after all");
    }

    private void opensWhereFayMayBeAskedForMaria() {
        opens(
                agency -> {
                    fayStartsAtFour(agency);
                    agency.knows("maria", "fay", "secondary")
                            .replace(
                                    "clinicians.csv",
                                    "+14255550119,,en,clinician,",
                                    "+14255550119,,en,clinician,05:00");
                },
                CrisisLine.NIGHT,
                Map.of("WATCH_EVERY", "PT1H"));
    }

    @Test
    void whoAcceptsAPageMeanwhileIsReachable() {
        opensWhereFayMayBeAskedForMaria();
        house.advance(HALF_HOUR.plus(SOON));
        fay.readsTimes(1, "Reply 1 to confirm");
        house.phone("maria").dials();
        house.advance(Duration.ofSeconds(2));
        fay.reads("Reply 1 to accept").forgets().texts("1");
        house.advance(Duration.ofSeconds(2));

        fay.reads("you have page").rings();
        assertThat(record()).containsExactly("SHIFT_CONFIRMED fay by PAGE");
        house.phone("maria").hangsUp();
        fay.hangsUp();
        house.advance(QUARTER.plus(SOON));
        cora.readsTimes(0, "did not confirm");
    }

    @Test
    void whosePhoneRingsForACallerIsNotCalledAsWell() {
        opensWhereFayMayBeAskedForMaria();
        house.advance(Duration.ofMinutes(44).plusSeconds(55));
        house.phone("maria").dials();
        house.advance(Duration.ofSeconds(15));
        fay.rings().hasCallsOpen(1).wasCalled(1).answers().presses("1");
        house.advance(Duration.ofMinutes(5));

        fay.isBridgedTo("maria").wasCalled(1);
        assertThat(record()).containsExactly("SHIFT_CONFIRMED fay by PAGE");
    }

    @Test
    void theOneWhoAcceptsDoesNotWaitForWhoIsAtTheCheck() {
        opensWhereFayMayBeAskedForMaria();
        house.advance(HALF_HOUR.plus(SOON));
        house.phone("maria").dials();
        house.advance(SOON);

        var asking = house.holds("select from shift_check");
        try (asking) {
            fay.answers().presses("1");
            house.advance(Duration.ofSeconds(6));
            fay.isBridgedTo("maria");
        }
    }

    @Test
    void whoSpeaksWithACallerIsNotAsked() {
        opensWhereFayMayBeAskedForMaria();
        house.phone("maria").dials();
        house.advance(Duration.ofSeconds(2));
        fay.answers().presses("1");
        house.advance(Duration.ofMinutes(50));

        fay.isBridgedTo("maria").wasCalled(1).readsTimes(0, "to confirm");
        assertThat(record()).containsExactly("SHIFT_CONFIRMED fay by PAGE");
    }

    @Test
    void whoGoesOnFromOneShiftToTheNextIsNotAsked() {
        opens(
                agency -> agency.shift("north", "primary", "fay", "2026-03-02T02:00", "2026-03-02T04:00")
                        .shift("south", "backup", "fay", "2026-03-02T04:00", "2026-03-02T12:00"),
                CrisisLine.NIGHT,
                Map.of("WATCH_EVERY", "PT1H"));
        house.advance(Duration.ofHours(1));
        fay.wasNeverCalledNorTexted();
    }

    @Test
    void whoseTextComesTooLateIsNotAsked() {
        opens();
        house.goesDown().comesBackAfter(Duration.ofMinutes(46));
        house.advance(Duration.ofHours(1));
        fay.wasNeverCalledNorTexted();
        cora.wasNeverCalledNorTexted();
    }

    @Test
    void aServerThatIsStartedAgainAsksNobodyTwiceAndCallsInTime() {
        opens();
        house.advance(HALF_HOUR.plus(SOON));
        fay.readsTimes(1, "Reply 1 to confirm");
        house.restartsAfter(Duration.ofMinutes(5));
        house.advance(Duration.ofMinutes(9));
        fay.readsTimes(1, "Reply 1 to confirm").wasCalled(0);
        house.restartsAfter(Duration.ofMinutes(3));
        house.advance(Duration.ofSeconds(1));

        fay.rings().wasCalled(1).answers().presses("1");
        house.advance(Duration.ofSeconds(5));
        fay.hears("You are confirmed");
        cora.wasNeverCalledNorTexted();
    }

    @Test
    void aRepeatedKeyGetsTheSameAnswer() {
        opens();
        house.advance(Duration.ofMinutes(45).plus(SOON));
        house.suffers(Fault.webhook("/press", 1, new Fault.AnswerLost()));
        fay.answers().presses("1");
        house.advance(Duration.ofSeconds(5));

        fay.hears("You are confirmed");
        assertThat(record()).containsExactly("SHIFT_CONFIRMED fay by CALL");
    }

    @ParameterizedTest
    @CsvSource({"text", "call"})
    void whenTwilioAnswersUnclearlyItIsLookedUpAndNotDoneTwice(String way) {
        opens();
        house.suffers(Fault.rest("POST", way.equals("text") ? "Messages" : "Calls", 1, new Fault.ErrorAfter()));
        house.advance(Duration.ofMinutes(45).plus(SOON));
        house.advance(Duration.ofSeconds(5));

        fay.readsTimes(1, "Reply 1 to confirm").rings().wasCalled(1);
    }

    @Test
    void aPhoneThatTakesNoTextsIsLeftOutAndRungBeforeTheOneThatRefused() {
        opens(
                agency -> {
                    fayStartsAtFour(agency);
                    agency.phone("fay at home", "+14255550149")
                            .phones("fay", "+14255550119", 2, false)
                            .phones("fay", "+14255550149", 1, true);
                },
                CrisisLine.NIGHT,
                Map.of("WATCH_EVERY", "PT1H"));
        house.phone("fay at home").follows(PhoneScript.byHand().textRefused(21211));
        house.advance(HALF_HOUR.plus(SOON));
        fay.getsNoText();
        house.advance(QUARTER.plus(SOON));
        fay.rings();
    }

    @Test
    void aTextThatThePhoneRefusesGoesToTheNextPhone() {
        opens(
                agency -> {
                    fayStartsAtFour(agency);
                    agency.phone("fay at home", "+14255550149").phones("fay", "+14255550149", 1, true);
                },
                CrisisLine.NIGHT,
                Map.of("WATCH_EVERY", "PT1H"));
        fay.follows(PhoneScript.byHand().textRefused(21211));
        house.advance(HALF_HOUR.plus(SOON));
        house.phone("fay at home")
                .reads("Reply 1 to confirm")
                .texts("1")
                .after(SOON)
                .reads("you are confirmed");
    }

    @Test
    void aSupervisorWhoDoesNotConfirmIsToldOfToTheOthersAndNoBackupIsAsked() {
        opens(
                agency -> agency.offShift("cora")
                        .shift("north", "supervisor", "cora", "2026-03-02T04:00", "2026-03-03T04:00"),
                CrisisLine.NIGHT,
                Map.of("WATCH_EVERY", "PT1H"));
        cora.follows(PhoneScript.neverAnswers());
        house.advance(Duration.ofMinutes(46));

        house.phone("gus")
                .readsTimes(1, "Cora Sample did not confirm being on call from Mon Mar 2 4 AM (supervisor")
                .reads("Please see to it");
        house.phone("ben").wasNeverCalledNorTexted();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-08T03:00, 2026-03-08T09:00:00Z, Sun Mar 8 3 AM",
        "2026-11-01T01:00, 2026-11-01T07:00:00Z, Sun Nov 1 1 AM PDT",
        "2026-11-01T03:00, 2026-11-01T10:00:00Z, Sun Nov 1 3 AM"
    })
    void inTheNightsInWhichTheClocksChangeItIsHalfAnHourByTheClockOnTheWrist(
            String starts, Instant hourBefore, String read) {
        opens(
                agency -> agency.shift("north", "primary", "fay", starts, "2026-11-02T12:00"),
                hourBefore,
                Map.of("WATCH_EVERY", "PT1H"));
        house.advance(HALF_HOUR.minusSeconds(1));
        fay.wasNeverCalledNorTexted();
        house.advance(SOON.plusSeconds(1));
        fay.reads("on call from " + read);
        house.advance(QUARTER.plus(SOON));
        fay.rings();
    }

    @Test
    void nothingIsWrittenWhileNobodyComesOrGoes() {
        opens();
        var before = house.rowCounts();
        house.advance(Duration.ofMinutes(29));
        assertThat(house.rowCounts()).isEqualTo(before);
    }

    private List<String> record() {
        return house
                .pool()
                .query("select kind, clinician_id, codes ->> 'by' as way from roster_event order by id")
                .execute()
                .await()
                .stream()
                .map(row -> row.getString("kind") + " " + row.getString("clinician_id") + " by " + row.getString("way"))
                .toList();
    }
}
