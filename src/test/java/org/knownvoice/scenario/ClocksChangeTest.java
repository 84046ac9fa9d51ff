package org.knownvoice.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The night with 23 hours and the night with 25: the one on call rings, and no deadline moves. */
class ClocksChangeTest {
    /** The clock goes from 01:59:59 to 03:00:00. */
    private static final Instant SPRING = Instant.parse("2026-03-08T10:00:00Z");

    /** The clock goes from 01:59:59 back to 01:00:00. */
    private static final Instant AUTUMN = Instant.parse("2026-11-01T09:00:00Z");

    @ParameterizedTest
    @CsvSource({"-PT1S, ana, ben", "PT0S, ben, ana", "PT30M, ben, ana"})
    void whoEndsWithTheSkippedHourIsAskedUntilThen(Duration after, String rings, String sleeps) {
        try (var house = open(handOverAt("2026-03-08T03:00"), SPRING.plus(after))) {
            house.phone("maria").dials();
            house.advance(Duration.ofMillis(700));
            house.phone(rings).rings();
            house.phone(sleeps).wasNeverCalledNorTexted();
        }
    }

    @ParameterizedTest
    @CsvSource({"-PT31M, ana, ben", "-PT29M, ben, ana", "PT29M, ben, ana", "PT31M, ben, ana"})
    void theHourThatComesTwiceHandsOverOnceTheFirstTime(Duration after, String rings, String sleeps) {
        try (var house = open(handOverAt("2026-11-01T01:30"), AUTUMN.plus(after))) {
            house.phone("maria").dials();
            house.advance(Duration.ofMillis(700));
            house.phone(rings).rings();
            house.phone(sleeps).wasNeverCalledNorTexted();
        }
    }

    @ParameterizedTest
    @CsvSource({"2026-03-08T10:00:00Z", "2026-11-01T09:00:00Z", "2026-11-01T10:00:00Z"})
    void aCallHeldAcrossTheChangeKeepsItsDeadlines(Instant change) {
        try (var house = open(agency -> {}, change.minusSeconds(20))) {
            house.phone("maria").dials();
            house.advance(Duration.ofSeconds(44));
            house.phone("ana").hasRung(2);
            house.phone("ben").wasNeverCalledNorTexted();
            house.advance(Duration.ofSeconds(2));
            house.phone("ben").rings();
            house.phone("cora").wasNeverCalledNorTexted();
            house.advance(Duration.ofSeconds(50));
            house.phone("cora").rings();
            house.advance(Duration.ofSeconds(62));
            house.phone("the crisis line").rings();
        }
    }

    @Test
    void whoComesOnShiftWhileACallIsHeldIsAskedWithTheNextStep() {
        try (var house = open(handOverAt("2026-03-08T03:00"), SPRING.minusSeconds(20))) {
            house.phone("maria").dials();
            house.advance(Duration.ofSeconds(46));
            house.phone("ben").rings();
            assertThat(house.contact().peopleAsked()).isEqualTo(2);
        }
    }

    @Test
    void inTheNightOf25HoursAShiftThatBeginsInTheSecondHourHasNoGapBeforeIt() {
        Consumer<Agency> threeShifts = agency -> agency.none("shifts.csv")
                .knows("maria", "ben", "secondary")
                .knows("maria", "fay", "secondary")
                .onCall("north", "supervisor", "cora")
                .shift("north", "primary", "ana", "2026-10-31T20:00", "2026-11-01T01:00")
                .shift("north", "primary", "ben", "2026-11-01T01:00", "2026-11-01T02:00")
                .shift("north", "primary", "fay", "2026-11-01T02:00", "2026-11-01T08:00");
        for (int minute = -90; minute <= 90; minute += 30) {
            var at = AUTUMN.plus(Duration.ofMinutes(minute));
            String expected = minute < -60 ? "ana" : minute < 60 ? "ben" : "fay";
            try (var house = open(threeShifts, at)) {
                house.phone("maria").dials();
                house.advance(Duration.ofMillis(700));
                house.phone(expected).rings();
                assertThat(house.contact().peopleAsked()).as("at " + at).isEqualTo(1);
            }
        }
    }

    private static Consumer<Agency> handOverAt(String local) {
        return agency -> agency.none("shifts.csv")
                .knows("maria", "ben", "secondary")
                .onCall("north", "supervisor", "cora")
                .shift("north", "primary", "ana", "2026-03-01T08:00", local)
                .shift("north", "primary", "ben", local, "2026-11-30T08:00");
    }

    private static CrisisLine open(Consumer<Agency> changed, Instant start) {
        return CrisisLine.open(changed, start, Map.of());
    }
}
