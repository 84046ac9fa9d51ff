package org.knownvoice.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.knownvoice.directory.ClinicianId;

/**
 * On call is the same as what going through every minute of ten years finds: in Los Angeles, in Newfoundland, whose clocks
 * changed a minute after midnight, and on Lord Howe Island, where they change by half an hour.
 */
class OnCallPropertiesTest {
    private static final int TRIES = 75;
    private static final int MOMENTS = 500;
    private static final int CHANGES = 200;
    private static final int WINDOWS = 3;
    private static final int LONGEST_WINDOW = 200 * 24 * 60;

    private static final Decade LOS_ANGELES = new Decade("America/Los_Angeles", 2020);
    private static final Decade NEWFOUNDLAND = new Decade("America/St_Johns", 2005);
    private static final Decade LORD_HOWE = new Decade("Australia/Lord_Howe", 2020);

    @Property(tries = TRIES, seed = "26041", edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void everyMinuteOfTenYearsInLosAngelesIsRight(@ForAll("losAngeles") SomeRules rules, @ForAll Random chance) {
        check(LOS_ANGELES, rules, chance);
    }

    @Property(tries = TRIES, seed = "26042", edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void everyMinuteOfTenYearsInNewfoundlandIsRight(@ForAll("newfoundland") SomeRules rules, @ForAll Random chance) {
        check(NEWFOUNDLAND, rules, chance);
    }

    @Property(tries = TRIES, seed = "26043", edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void everyMinuteOfTenYearsOnLordHoweIslandIsRight(@ForAll("lordHowe") SomeRules rules, @ForAll Random chance) {
        check(LORD_HOWE, rules, chance);
    }

    @Provide
    Arbitrary<SomeRules> losAngeles() {
        return rules(LOS_ANGELES);
    }

    @Provide
    Arbitrary<SomeRules> newfoundland() {
        return rules(NEWFOUNDLAND);
    }

    @Provide
    Arbitrary<SomeRules> lordHowe() {
        return rules(LORD_HOWE);
    }

    private static Arbitrary<SomeRules> rules(Decade decade) {
        return Arbitraries.randomValue(chance -> SomeRules.random(decade, chance));
    }

    private static void check(Decade decade, SomeRules rules, Random chance) {
        var onCall = rules.onCall();
        var minutes = new Minutes(decade, rules);
        same(
                onCall.between(SomeRules.TEAM, decade.instant(0), decade.instant(decade.minutes())),
                minutes.between(0, decade.minutes()));
        moments(decade, minutes, chance).forEach(minute -> moment(decade, minutes, onCall, minute));
        for (int window = 0; window < WINDOWS; window++) {
            int from = chance.nextInt(decade.minutes() - 1);
            int length = 1 + chance.nextInt(LONGEST_WINDOW);
            window(decade, minutes, onCall, from, Math.min(from + length, decade.minutes()));
        }
    }

    /** Names the first that differs: there are thousands. */
    private static <T> void same(List<T> found, List<T> wanted) {
        for (int i = 0; i < Math.min(found.size(), wanted.size()); i++) {
            if (!found.get(i).equals(wanted.get(i))) {
                assertThat(found.get(i)).isEqualTo(wanted.get(i));
            }
        }
        assertThat(found).hasSameSizeAs(wanted);
    }

    /** The minutes around each change, or many of them, and some in which nothing happens. */
    private static Stream<Integer> moments(Decade decade, Minutes minutes, Random chance) {
        var changes = minutes.changes();
        var around = IntStream.range(0, Math.min(CHANGES, changes.size()))
                .mapToObj(one -> changes.get(chance.nextInt(changes.size())))
                .flatMap(minute -> Stream.of(minute - 1, minute, minute + 1));
        var others = IntStream.range(0, MOMENTS).mapToObj(one -> chance.nextInt(decade.minutes()));
        return Stream.concat(around, others).filter(minute -> minute < decade.minutes());
    }

    private static void moment(Decade decade, Minutes minutes, OnCall onCall, int minute) {
        var wanted = minutes.at(minute);
        for (Instant at :
                List.of(decade.instant(minute), decade.instant(minute + 1).minusNanos(1))) {
            var found = onCall.at(at);
            if (found.size() != wanted.size() || !wanted.containsAll(found)) {
                assertThat(found).as("at %s", at).containsExactlyInAnyOrderElementsOf(wanted);
            }
        }
        for (ClinicianId one : SomeRules.PEOPLE) {
            boolean isOn = wanted.stream().anyMatch(duty -> duty.clinician().equals(one));
            if (onCall.isOnCall(one, decade.instant(minute)) != isOn) {
                assertThat(isOn).as("%s at %s", one, decade.instant(minute)).isEqualTo(!isOn);
            }
        }
    }

    private static void window(Decade decade, Minutes minutes, OnCall onCall, int from, int to) {
        var start = decade.instant(from);
        var end = decade.instant(to);
        var wanted = minutes.between(from, to);
        same(onCall.between(SomeRules.TEAM, start, end), wanted);
        for (ClinicianId one : SomeRules.PEOPLE) {
            var own = wanted.stream()
                    .filter(shift -> shift.clinician().equals(one))
                    .toList();
            same(onCall.between(one, start, end), own);
            same(onCall.stretches(one, start, end), minutes.stretches(one, from, to));
        }
        for (Tier tier : SomeRules.TIERS) {
            var gaps = onCall.gaps(start, end).stream()
                    .filter(gap -> gap.place().tier() == tier)
                    .toList();
            same(gaps, minutes.gaps(tier, from, to));
        }
    }
}
