package org.knownvoice.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.knownvoice.directory.TeamId;
import org.knownvoice.schedule.ShiftOverride.Place;

/** When supervisors are told of hours that nobody covers: by day, and at night only when a hole is near. */
public final class GapAlerts {
    /** How far ahead holes are looked for. */
    public static final Duration AHEAD = Duration.ofDays(14);

    /** A hole that began longer ago is old news. */
    public static final Duration BACK = Duration.ofHours(12);

    private static final LocalTime MORNING = LocalTime.of(9, 0);
    private static final LocalTime EVENING = LocalTime.of(20, 0);

    /** How near the start of a hole is, the most urgent last. */
    public enum Stage {
        DAYS(Duration.ofHours(72)),
        DAY(Duration.ofHours(24)),
        /** Told at any hour, when that of a day before could not be. */
        HOURS(Duration.ofHours(12));

        private final Duration before;

        Stage(Duration before) {
            this.before = before;
        }

        private Instant reachedAt(Gap gap) {
            return gap.startsAt().minus(before);
        }
    }

    /** One hole that supervisors have been told of. */
    public record Told(Place place, Instant startsAt, Stage stage) {}

    private GapAlerts() {}

    /**
     * Of which holes supervisors are told now, each at its most urgent stage. Where one hole of a team cannot wait for the
     * morning, the others of that team whose stage was reached go with it: one text sums them up.
     *
     * @param gaps from {@link #BACK} before to {@link #AHEAD}
     */
    public static List<Told> due(Collection<Gap> gaps, Set<Told> told, Function<TeamId, ZoneId> zones, Instant now) {
        var news = gaps.stream()
                .flatMap(gap -> reached(gap, now).stream().map(stage -> new Told(gap.place(), gap.startsAt(), stage)))
                .filter(one -> !isKnown(one, told))
                .toList();
        var teams = news.stream()
                .filter(one -> one.stage() == Stage.HOURS
                        || isDay(zones.apply(one.place().team()), now))
                .map(one -> one.place().team())
                .collect(Collectors.toSet());
        return news.stream().filter(one -> teams.contains(one.place().team())).toList();
    }

    private static Optional<Stage> reached(Gap gap, Instant now) {
        if (!gap.startsAt().isAfter(now.minus(BACK)) || !gap.endsAt().isAfter(now)) {
            return Optional.empty();
        }
        return Stream.of(Stage.HOURS, Stage.DAY, Stage.DAYS)
                .filter(stage -> !stage.reachedAt(gap).isAfter(now))
                .findFirst();
    }

    /** The last hours are told only where nobody heard of the hole the day before. */
    private static boolean isKnown(Told one, Set<Told> told) {
        return told.stream()
                .filter(other ->
                        other.place().equals(one.place()) && other.startsAt().equals(one.startsAt()))
                .anyMatch(other -> other.stage() != Stage.DAYS || one.stage() == Stage.DAYS);
    }

    /** The next moment after this one at which somebody may have to be told; empty when there is none. */
    public static Optional<Instant> next(Collection<Gap> gaps, Function<TeamId, ZoneId> zones, Instant after) {
        return gaps.stream()
                .flatMap(gap -> Stream.of(Stage.values())
                        .map(stage -> toldAt(gap, stage, zones.apply(gap.place().team()), after)))
                .filter(at -> at.isAfter(after))
                .min(Instant::compareTo);
    }

    /** When a stage is told that was reached, or will be: at once, or in the morning. */
    private static Instant toldAt(Gap gap, Stage stage, ZoneId zone, Instant after) {
        var reached = stage.reachedAt(gap).isAfter(after) ? stage.reachedAt(gap) : after;
        return stage == Stage.HOURS || isDay(zone, reached) || !gap.startsAt().isAfter(reached)
                ? reached
                : nextMorning(zone, reached);
    }

    private static boolean isDay(ZoneId zone, Instant now) {
        var time = new WallClock(zone).shows(now).toLocalTime();
        return !time.isBefore(MORNING) && time.isBefore(EVENING);
    }

    private static Instant nextMorning(ZoneId zone, Instant night) {
        var clock = new WallClock(zone);
        var local = clock.shows(night);
        var day = local.toLocalTime().isBefore(MORNING)
                ? local.toLocalDate()
                : local.toLocalDate().plusDays(1);
        return clock.reaches(day.atTime(MORNING));
    }
}
