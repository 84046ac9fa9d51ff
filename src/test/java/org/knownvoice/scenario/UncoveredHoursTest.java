package org.knownvoice.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.knownvoice.simulator.Fault;

/** Supervisors hear of hours that nobody covers: three days and one day before, by day, and at night only of a hole that is near. */
class UncoveredHoursTest {
    private static final Duration SOON = Duration.ofSeconds(2);

    private final MailRoom mail = new MailRoom();
    private CrisisLine house;
    private TestPhone cora;

    /** The hole is from Friday, 6 March 2026, 18:00 to Saturday 08:00. */
    private static void anaIsOffOnFridayNight(Agency agency) {
        agency.offShift("ana")
                .shift("north", "primary", "ana", "2026-01-01T00:00", "2026-03-06T18:00")
                .shift("north", "primary", "ana", "2026-03-07T08:00", "2027-01-01T00:00")
                .replace("clinicians.csv", "+14255550113,,", "+14255550113,cora@agency.example,");
    }

    private void opens(Consumer<Agency> changed, String localTime) {
        var settings = new HashMap<>(mail.settings());
        settings.put("WATCH_EVERY", "PT1H");
        house = CrisisLine.open(changed, at(localTime), settings);
        cora = house.phone("cora");
    }

    private static Instant at(String localTime) {
        return Instant.parse(localTime + ":00-08:00");
    }

    private UncoveredHoursTest advancesTo(String localTime) {
        house.advance(Duration.between(house.now(), at(localTime)));
        return this;
    }

    @AfterEach
    void close() {
        house.close();
        mail.close();
    }

    @Test
    void threeDaysAndOneDayBeforeATextAndAMailCome() {
        opens(UncoveredHoursTest::anaIsOffOnFridayNight, "2026-03-03T12:00");
        advancesTo("2026-03-03T17:59");
        cora.wasNeverCalledNorTexted();
        advancesTo("2026-03-03T18:01");
        cora.readsTimes(1, "nobody is on call: primary Team north Fri Mar 6 6 PM to Sat 8 AM. Please find cover");
        assertThat(mail.lettersTo("cora@agency.example"))
                .singleElement()
                .asString()
                .contains("1 time without anybody on call", "- primary Team north Fri Mar 6 6 PM to Sat 8 AM");

        advancesTo("2026-03-05T17:59");
        cora.readsTimes(1, "nobody is on call");
        advancesTo("2026-03-05T18:01");
        cora.readsTimes(2, "nobody is on call");
        assertThat(mail.lettersTo("cora@agency.example")).hasSize(2);

        advancesTo("2026-03-07T07:00");
        cora.readsTimes(2, "nobody is on call").wasCalled(0);
        house.phone("gus").wasNeverCalledNorTexted();
        house.phone("ana").wasNeverCalledNorTexted();
        assertThat(told()).containsExactly("DAYS", "DAY");
    }

    @Test
    void whatComesDueAtNightWaitsForNineOClock() {
        opens(
                agency -> {
                    anaIsOffOnFridayNight(agency);
                    agency.replace("shifts.csv", "2026-03-06T18:00", "2026-03-06T22:00");
                },
                "2026-03-03T21:50");
        advancesTo("2026-03-04T08:59");
        cora.wasNeverCalledNorTexted();
        advancesTo("2026-03-04T09:01");
        cora.readsTimes(1, "Fri Mar 6 10 PM to Sat 8 AM");
        assertThat(told()).containsExactly("DAYS");
    }

    @Test
    void aHoleThatIsFoundLateIsToldOnceAndAtNightOnlyWithinTwelveHours() {
        opens(UncoveredHoursTest::anaIsOffOnFridayNight, "2026-03-06T05:00");
        advancesTo("2026-03-06T05:59");
        cora.wasNeverCalledNorTexted();
        advancesTo("2026-03-06T06:01");
        cora.readsTimes(1, "nobody is on call");
        advancesTo("2026-03-07T12:00");
        cora.readsTimes(1, "nobody is on call");
        assertThat(told()).containsExactly("HOURS");
    }

    @Test
    void aHoleThatIsFoundByDayIsToldAtOnce() {
        opens(UncoveredHoursTest::anaIsOffOnFridayNight, "2026-03-05T19:00");
        house.advance(SOON);
        cora.readsTimes(1, "nobody is on call");
        advancesTo("2026-03-06T19:00");
        cora.readsTimes(1, "nobody is on call");
        assertThat(told()).containsExactly("DAY");
    }

    @Test
    void oneTextSumsUpAllHolesOfTheNextFourteenDays() {
        opens(
                agency -> {
                    anaIsOffOnFridayNight(agency);
                    agency.offShift("ben")
                            .shift("north", "backup", "ben", "2026-01-01T00:00", "2026-03-06T20:00")
                            .shift("north", "backup", "ben", "2026-03-06T22:00", "2026-03-10T08:00")
                            .shift("north", "backup", "ben", "2026-03-10T09:00", "2026-03-12T08:00")
                            .shift("north", "backup", "ben", "2026-03-12T09:00", "2026-03-30T08:00");
                },
                "2026-03-03T17:30");
        advancesTo("2026-03-03T18:01");
        assertThat(cora.newTexts().lines())
                .hasSize(1)
                .allSatisfy(text -> assertThat(text)
                        .hasSizeLessThanOrEqualTo(160)
                        .contains("primary Team north Fri Mar 6 6 PM to Sat 8 AM", "and 2 more"));
        assertThat(mail.lettersTo("cora@agency.example").getFirst())
                .contains("4 times", "backup Team north Thu Mar 12 8 AM to 9 AM");
    }

    @Test
    void withoutASupervisorOnCallThoseOfTheProgramAreTold() {
        opens(
                agency -> {
                    anaIsOffOnFridayNight(agency);
                    agency.offShift("cora");
                },
                "2026-03-03T19:00");
        house.advance(SOON);
        house.phone("gus").readsTimes(1, "nobody is on call");
        cora.wasNeverCalledNorTexted();
    }

    @ParameterizedTest
    @CsvSource({"supervisor, manager, fay", "manager, clinician, fay", "clinician, manager, hal"})
    void whereNoSupervisorIsOnCallTheTeamsOwnAreToldElseTheManagers(String faysRole, String halsRole, String told) {
        opens(
                agency -> {
                    anaIsOffOnFridayNight(agency);
                    agency.clinician("hal", "+14255550141", "south")
                            .offShift("cora")
                            .offShift("gus")
                            .replace("clinicians.csv", "+14255550119,,en,clinician", "+14255550119,,en," + faysRole)
                            .replace("clinicians.csv", "+14255550141,,en,clinician", "+14255550141,,en," + halsRole);
                },
                "2026-03-03T19:00");
        house.advance(SOON);
        house.phone(told).readsTimes(1, "nobody is on call");
        house.phone(told.equals("fay") ? "hal" : "fay").wasNeverCalledNorTexted();
        cora.wasNeverCalledNorTexted();
    }

    @Test
    void aServerThatIsStartedAgainTellsNobodyTwice() {
        opens(UncoveredHoursTest::anaIsOffOnFridayNight, "2026-03-03T18:30");
        house.advance(SOON);
        house.restartsAfter(Duration.ofSeconds(30));
        house.advance(Duration.ofHours(2));
        cora.readsTimes(1, "nobody is on call");
        assertThat(mail.lettersTo("cora@agency.example")).hasSize(1);
    }

    @Test
    void aTierThatHasNeverBeenCoveredWakesNobody() {
        opens(agency -> agency.offShift("ben").offShift("cora"), "2026-03-03T11:00");
        house.advance(Duration.ofHours(30));
        house.phone("gus").wasNeverCalledNorTexted();
        assertThat(told()).isEmpty();
    }

    @Test
    void whileTwilioIsAwayTheMailArrivesAllTheSame() {
        opens(UncoveredHoursTest::anaIsOffOnFridayNight, "2026-03-03T17:30");
        house.suffers(Fault.rest("", "", Fault.ALWAYS, new Fault.ErrorBefore()));
        advancesTo("2026-03-03T18:05");
        cora.wasNeverCalledNorTexted();
        assertThat(mail.lettersTo("cora@agency.example"))
                .filteredOn(letter -> letter.contains("nobody is on call"))
                .hasSize(1);

        house.simulator().clearFaults().await();
        house.advance(Duration.ofMinutes(2));
        cora.readsTimes(1, "nobody is on call");
    }

    private List<String> told() {
        return house.pool().query("select stage from gap_told order by told_at, stage desc").execute().await().stream()
                .map(row -> row.getString("stage"))
                .toList();
    }
}
