package org.knownvoice.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.knownvoice.directory.ClinicianId;
import org.knownvoice.directory.TeamId;
import org.knownvoice.schedule.OnCall.Duty;

class OnCallTest {
    private static final TeamId NORTH = new TeamId("north");
    private static final TeamId SOUTH = new TeamId("south");
    private static final ClinicianId ANA = new ClinicianId("ana");
    private static final ClinicianId BEN = new ClinicianId("ben");
    private static final Instant EVENING = Instant.parse("2026-03-18T01:00:00Z");
    private static final Instant MORNING = Instant.parse("2026-03-18T15:00:00Z");

    @Example
    void aShiftHoldsFromItsStartAndNoLongerAtItsEnd() {
        var onCall = onCall(List.of(new Shift(NORTH, Tier.PRIMARY, ANA, EVENING, MORNING)));

        assertThat(onCall.isOnCall(ANA, EVENING.minusNanos(1))).isFalse();
        assertThat(onCall.isOnCall(ANA, EVENING)).isTrue();
        assertThat(onCall.isOnCall(ANA, Instant.parse("2026-03-18T07:00:00Z"))).isTrue();
        assertThat(onCall.isOnCall(ANA, MORNING.minusNanos(1))).isTrue();
        assertThat(onCall.isOnCall(ANA, MORNING)).isFalse();
    }

    @Example
    void atTheHandOffThereIsExactlyOne() {
        var onCall = onCall(List.of(
                new Shift(NORTH, Tier.PRIMARY, ANA, EVENING, MORNING),
                new Shift(NORTH, Tier.PRIMARY, BEN, MORNING, MORNING.plus(Duration.ofHours(8)))));

        assertThat(onCall.at(NORTH, Tier.PRIMARY, MORNING)).containsExactly(BEN);
    }

    @Example
    void severalMayBeOnCallInOneTierAndEachIsNamedOnce() {
        var onCall = onCall(List.of(
                new Shift(NORTH, Tier.PRIMARY, ANA, EVENING, MORNING),
                new Shift(NORTH, Tier.PRIMARY, ANA, EVENING.plusSeconds(60), MORNING),
                new Shift(NORTH, Tier.PRIMARY, BEN, EVENING.plusSeconds(60), MORNING)));

        assertThat(onCall.at(NORTH, Tier.PRIMARY, EVENING.plusSeconds(60))).containsExactly(ANA, BEN);
    }

    @Example
    void teamsAndTiersAreKeptApart() {
        var onCall = onCall(List.of(
                new Shift(SOUTH, Tier.BACKUP, BEN, EVENING, MORNING),
                new Shift(NORTH, Tier.SUPERVISOR, ANA, EVENING, MORNING)));

        assertThat(onCall.at(EVENING))
                .containsExactly(new Duty(NORTH, Tier.SUPERVISOR, ANA), new Duty(SOUTH, Tier.BACKUP, BEN));
        assertThat(onCall.at(NORTH, EVENING)).containsExactly(new Duty(NORTH, Tier.SUPERVISOR, ANA));
        assertThat(onCall.at(NORTH, Tier.BACKUP, EVENING)).isEmpty();
    }

    @Property(tries = 300)
    void theIndexSaysWhatReadingEveryShiftSays(@ForAll("shifts") List<Shift> shifts, @ForAll("instants") Instant now) {
        var onCall = onCall(shifts);
        var covering = shifts.stream().filter(shift -> shift.covers(now)).toList();

        assertThat(onCall.at(now))
                .containsExactlyInAnyOrderElementsOf(covering.stream()
                        .map(shift -> new Duty(shift.team(), shift.tier(), shift.clinician()))
                        .collect(Collectors.toSet()));
        for (ClinicianId one : List.of(ANA, BEN)) {
            assertThat(onCall.isOnCall(one, now))
                    .isEqualTo(covering.stream()
                            .anyMatch(shift -> shift.clinician().equals(one)));
        }
    }

    @Provide
    Arbitrary<Instant> instants() {
        return Arbitraries.integers().between(0, 60).map(minutes -> EVENING.plus(Duration.ofMinutes(minutes)));
    }

    @Provide
    Arbitrary<List<Shift>> shifts() {
        return Combinators.combine(
                        Arbitraries.of(NORTH, SOUTH),
                        Arbitraries.of(Tier.values()),
                        Arbitraries.of(ANA, BEN),
                        instants(),
                        Arbitraries.integers().between(1, 30))
                .as((team, tier, clinician, start, minutes) ->
                        new Shift(team, tier, clinician, start, start.plus(Duration.ofMinutes(minutes))))
                .list()
                .ofMaxSize(20);
    }

    private static OnCall onCall(java.util.List<Shift> shifts) {
        return OnCall.of(shifts, List.of(), List.of(), java.util.Map.of(), one -> true);
    }
}
