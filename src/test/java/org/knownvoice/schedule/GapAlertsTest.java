package org.knownvoice.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.knownvoice.directory.TeamId;
import org.knownvoice.schedule.GapAlerts.Stage;
import org.knownvoice.schedule.GapAlerts.Told;
import org.knownvoice.schedule.ShiftOverride.Place;

class GapAlertsTest {
    private static final ZoneId PACIFIC = ZoneId.of("America/Los_Angeles");
    private static final Place PRIMARY = new Place(new TeamId("north"), Tier.PRIMARY);

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(PACIFIC).toInstant();
    }

    private static Gap gap(String from) {
        return new Gap(PRIMARY, at(from), at(from).plus(Duration.ofHours(6)));
    }

    /** All moments at which somebody is told of this hole, when it is looked at from then on. */
    private static List<String> toldOf(Gap gap, String from) {
        Set<Told> told = new HashSet<>();
        return Stream.iterate(
                        at(from),
                        now -> now != null,
                        now -> GapAlerts.next(List.of(gap), team -> PACIFIC, now)
                                .orElse(null))
                .flatMap(now -> GapAlerts.due(List.of(gap), told, team -> PACIFIC, now).stream()
                        .filter(told::add)
                        .map(one -> one.stage() + " " + LocalDateTime.ofInstant(now, PACIFIC)))
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // the hole          | looked at from    | told
                "2026-11-27T18:00    | 2026-11-20T03:00  | DAYS 2026-11-24T18:00, DAY 2026-11-26T18:00",
                "2026-11-27T06:00    | 2026-11-20T03:00  | DAYS 2026-11-24T09:00, DAY 2026-11-26T09:00",
                "2026-11-27T22:00    | 2026-11-20T03:00  | DAYS 2026-11-25T09:00, DAY 2026-11-27T09:00",
                "2026-11-27T20:00    | 2026-11-20T03:00  | DAYS 2026-11-25T09:00, HOURS 2026-11-27T08:00",
                "2026-11-27T18:00    | 2026-11-27T03:00  | HOURS 2026-11-27T06:00",
                "2026-11-27T18:00    | 2026-11-27T17:00  | HOURS 2026-11-27T17:00",
                "2026-11-27T18:00    | 2026-11-27T19:00  | HOURS 2026-11-27T19:00",
                "2026-11-27T18:00    | 2026-11-26T20:30  | HOURS 2026-11-27T06:00",
                "2026-11-27T18:00    | 2026-11-26T19:30  | DAY 2026-11-26T19:30",
                "2026-11-28T03:00    | 2026-11-26T03:00  | DAYS 2026-11-26T09:00, DAY 2026-11-27T09:00",
                // a day before is 23 or 25 hours on the wall
                "2026-03-08T18:00    | 2026-03-01T03:00  | DAYS 2026-03-05T17:00, DAY 2026-03-07T17:00",
                "2026-11-01T18:00    | 2026-10-25T03:00  | DAYS 2026-10-29T19:00, DAY 2026-10-31T19:00",
            })
    void aHoleIsToldThreeDaysAndOneDayBeforeAndByDay(String hole, String from, String told) {
        assertThat(String.join(", ", toldOf(gap(hole), from))).isEqualTo(told);
    }

    @Test
    void aHoleThatBeganHalfADayAgoIsOldNews() {
        assertThat(toldOf(new Gap(PRIMARY, at("2026-11-27T08:00"), at("2026-11-30T08:00")), "2026-11-27T20:00"))
                .isEmpty();
    }

    @Test
    void aHoleThatIsOverIsToldNobody() {
        assertThat(toldOf(gap("2026-11-27T08:00"), "2026-11-27T14:00")).isEmpty();
    }

    @Test
    void whatWaitsForTheMorningGoesWithWhatCannot() {
        var near = gap("2026-11-27T08:00");
        var far = new Gap(new Place(PRIMARY.team(), Tier.BACKUP), at("2026-11-28T08:00"), at("2026-11-28T09:00"));
        var elsewhere = new Gap(new Place(new TeamId("south"), Tier.BACKUP), far.startsAt(), far.endsAt());

        assertThat(GapAlerts.due(List.of(near, far, elsewhere), Set.of(), team -> PACIFIC, at("2026-11-26T23:00")))
                .containsExactly(
                        new Told(near.place(), near.startsAt(), Stage.HOURS),
                        new Told(far.place(), far.startsAt(), Stage.DAYS));
    }
}
