package org.knownvoice.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.knownvoice.directory.ClinicianId;
import org.knownvoice.directory.TeamId;
import org.knownvoice.schedule.ShiftOverride.Place;

class GapRuleTest {
    private static final TeamId NORTH = new TeamId("north");
    private static final TeamId SOUTH = new TeamId("south");
    private static final ClinicianId ANA = new ClinicianId("ana");
    private static final Instant START = Instant.parse("2026-03-18T00:00:00Z");
    private static final int HOURS = 30;

    @Example
    void whatNobodyCoveredBeforeIsNoNewGap() {
        var before = onCall(List.of(shift(NORTH, Tier.PRIMARY, 0, 4), shift(NORTH, Tier.PRIMARY, 10, 14)));

        assertThat(uncovered(before, onCall(List.of()))).containsExactly(gap(NORTH, 0, 4), gap(NORTH, 10, 14));
        assertThat(uncovered(onCall(List.of()), onCall(List.of()))).isEmpty();
    }

    @Example
    void onlyThePrimaryTierOfTheTeamsConcernedCounts() {
        var before = onCall(List.of(
                shift(NORTH, Tier.BACKUP, 0, 4),
                shift(NORTH, Tier.SUPERVISOR, 0, 4),
                shift(SOUTH, Tier.PRIMARY, 0, 4)));

        assertThat(uncovered(before, onCall(List.of()))).isEmpty();
    }

    @Property(tries = 300)
    void anHourIsNewlyUncoveredExactlyWhenSomebodyWasThereAndNobodyIs(
            @ForAll("shifts") List<Shift> before, @ForAll("shifts") List<Shift> after) {
        var was = onCall(before);
        var is = onCall(after);

        var hours = uncovered(was, is).stream()
                .flatMapToInt(gap -> IntStream.range(hourOf(gap.startsAt()), hourOf(gap.endsAt())))
                .boxed()
                .toList();

        assertThat(hours)
                .containsExactlyElementsOf(IntStream.range(0, HOURS)
                        .filter(hour -> !was.at(NORTH, Tier.PRIMARY, hour(hour)).isEmpty()
                                && is.at(NORTH, Tier.PRIMARY, hour(hour)).isEmpty())
                        .boxed()
                        .toList());
    }

    @Provide
    Arbitrary<List<Shift>> shifts() {
        return Combinators.combine(
                        Arbitraries.of(Tier.PRIMARY, Tier.PRIMARY, Tier.BACKUP),
                        Arbitraries.integers().between(0, 20),
                        Arbitraries.integers().between(1, 9))
                .as((tier, from, length) -> shift(NORTH, tier, from, from + length))
                .list()
                .ofMaxSize(5);
    }

    private static List<Gap> uncovered(OnCall before, OnCall after) {
        return GapRule.uncovered(before, after, Set.of(NORTH), hour(0), hour(HOURS));
    }

    private static OnCall onCall(List<Shift> shifts) {
        return OnCall.of(
                shifts, List.of(), List.of(), Map.of(NORTH, ZoneOffset.UTC, SOUTH, ZoneOffset.UTC), one -> true);
    }

    private static Shift shift(TeamId team, Tier tier, int from, int to) {
        return new Shift(team, tier, ANA, hour(from), hour(to));
    }

    private static Gap gap(TeamId team, int from, int to) {
        return new Gap(new Place(team, Tier.PRIMARY), hour(from), hour(to));
    }

    private static Instant hour(int hours) {
        return START.plus(Duration.ofHours(hours));
    }

    private static int hourOf(Instant at) {
        return (int) Duration.between(START, at).toHours();
    }
}
