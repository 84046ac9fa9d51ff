package org.knownvoice.report;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.knownvoice.contact.Entry;
import org.knownvoice.contact.Entry.Kind;
import org.knownvoice.routing.Continuity;
import org.knownvoice.store.EventLog;

/** The same figures, worked out line by line from the event log: checks the SQL by another way. */
final class PlainFigures {
    private static final Duration NEVER = Duration.ofDays(100_000);

    private PlainFigures() {}

    /** What one timeline says. */
    record Story(List<EventLog.Line> lines) {
        Instant openedAt() {
            return lines.getFirst().at();
        }

        Optional<Duration> first(Predicate<Entry> what) {
            for (var line : lines) {
                if (what.test(line.entry())) {
                    return Optional.of(Duration.between(openedAt(), line.at()));
                }
            }
            return Optional.empty();
        }

        Optional<Duration> first(Kind kind) {
            return first(entry -> entry.kind() == kind);
        }

        boolean has(Kind kind) {
            return first(kind).isPresent();
        }

        boolean notInCare() {
            return has(Kind.NOT_IN_CARE) && !has(Kind.CLINICIAN_PAGED);
        }

        Optional<Duration> firstPage() {
            return first(entry -> entry.kind() == Kind.PAGE_TEXT_SENT
                    || entry.kind() == Kind.CALL_PLACED && entry.page().isPresent());
        }

        boolean answered() {
            return first(Kind.CONNECTED)
                    .filter(after -> after.compareTo(Duration.ofSeconds(150)) <= 0)
                    .isPresent();
        }

        Optional<Continuity> owner() {
            Optional<Continuity> owner = Optional.empty();
            for (var line : lines) {
                var entry = line.entry();
                switch (entry.kind()) {
                    case PAGE_ACCEPTED ->
                        owner = Optional.of(Continuity.valueOf(entry.codes().get("continuity")));
                    case ACCEPTANCE_LAPSED -> owner = Optional.empty();
                    case CONNECTED -> {
                        return owner;
                    }
                    default -> {}
                }
            }
            return owner;
        }

        boolean stillOpen() {
            var state = "";
            for (var line : lines) {
                if (line.entry().kind() == Kind.STATE_CHANGED) {
                    state = line.entry().codes().get("to");
                }
            }
            return !state.equals("ENDED") && !state.equals("CLOSED");
        }

        Miss.Why why() {
            if (has(Kind.CONNECTED)) {
                return Miss.Why.CONNECTED_LATE;
            }
            if (has(Kind.UNREACHABLE_CALLER)) {
                return Miss.Why.UNREACHABLE_CALLER;
            }
            if (has(Kind.CALLER_HUNG_UP)) {
                return Miss.Why.CALLER_HUNG_UP;
            }
            if (has(Kind.CLOSED)) {
                return Miss.Why.CLOSED_WITHOUT_TALK;
            }
            if (owner().isPresent()) {
                return Miss.Why.ACCEPTED_NOT_CONNECTED;
            }
            return has(Kind.LADDER_EXHAUSTED) ? Miss.Why.NOBODY_ACCEPTED : Miss.Why.NOT_ACCEPTED_YET;
        }
    }

    static Figures of(List<Story> all) {
        var measured = all.stream().filter(story -> !story.notInCare()).toList();
        var continuity = new EnumMap<Continuity, Integer>(Continuity.class);
        for (var each : Continuity.values()) {
            continuity.put(each, 0);
        }
        measured.forEach(story -> continuity.merge(story.owner().orElse(Continuity.NONE), 1, Integer::sum));
        return new Figures(
                measured.size(),
                all.size() - measured.size(),
                measure(measured.stream().map(Story::firstPage).toList()),
                measure(measured.stream()
                        .map(story -> story.first(Kind.PAGE_ACCEPTED))
                        .toList()),
                measure(measured.stream()
                        .map(story -> story.first(Kind.CONNECTED))
                        .toList()),
                (int) measured.stream().filter(Story::answered).count(),
                continuity);
    }

    private static Measure measure(List<Optional<Duration>> durations) {
        var reached = durations.stream().flatMap(Optional::stream).toList();
        var sorted = new ArrayList<>(
                durations.stream().map(each -> each.orElse(NEVER)).toList());
        Collections.sort(sorted);
        return new Measure(
                reached.size(),
                durations.size() - reached.size(),
                rank(sorted, 50),
                rank(sorted, 90),
                reached.stream().max(Duration::compareTo));
    }

    /** The smallest that at least so many of a hundred do not exceed. */
    private static Optional<Duration> rank(List<Duration> sorted, int percent) {
        for (int i = 0; i < sorted.size(); i++) {
            if ((i + 1) * 100 >= sorted.size() * percent) {
                return Optional.of(sorted.get(i)).filter(each -> !each.equals(NEVER));
            }
        }
        return Optional.empty();
    }
}
