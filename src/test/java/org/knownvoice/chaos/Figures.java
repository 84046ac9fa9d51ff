package org.knownvoice.chaos;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.knownvoice.contact.Entry;
import org.knownvoice.store.EventLog;

/**
 * What a run comes to, in one line.
 *
 * @param accepted from the opening to the first acceptance, of each contact that has one
 * @param takenOver from each {@code kill -9} to the end of the last order that anybody had in hand then
 */
record Figures(
        long seed,
        int contacts,
        List<Trouble> troubles,
        int violations,
        List<Duration> accepted,
        List<Duration> takenOver) {

    static Figures of(long seed, History history, int violations, List<Breaker.TakenOver> kills) {
        return new Figures(
                seed,
                history.contacts().size(),
                history.troubles().all(),
                violations,
                history.contacts().stream().flatMap(Figures::untilAccepted).toList(),
                kills.stream().flatMap(kill -> takeOver(history, kill).stream()).toList());
    }

    Figures and(Figures other) {
        return new Figures(
                seed,
                contacts + other.contacts,
                both(troubles, other.troubles),
                violations + other.violations,
                both(accepted, other.accepted),
                both(takenOver, other.takenOver));
    }

    private static <T> List<T> both(List<T> one, List<T> other) {
        var all = new ArrayList<>(one);
        all.addAll(other);
        return all;
    }

    private static java.util.stream.Stream<Duration> untilAccepted(Recorded contact) {
        return contact.of(Entry.Kind.PAGE_ACCEPTED)
                .map(EventLog.Line::at)
                .limit(1)
                .map(at -> Duration.between(contact.contact().origin().openedAt(), at));
    }

    private static Optional<Duration> takeOver(History history, Breaker.TakenOver kill) {
        return history.contacts().stream()
                .flatMap(contact -> contact.orders().stream())
                .filter(order -> kill.orders().contains(order.id()))
                .flatMap(order -> order.doneAt().stream())
                .max(Instant::compareTo)
                .map(at -> Duration.between(kill.killed(), at));
    }

    @Override
    public String toString() {
        var kinds =
                troubles.stream().collect(Collectors.groupingBy(Trouble::kind, TreeMap::new, Collectors.counting()));
        return "breaking suite: seed %d; %d contacts; faults %s; %d violations; accepted after %s; taken over after kill -9 within %s"
                .formatted(seed, contacts, kinds, violations, percentiles(accepted), percentiles(takenOver));
    }

    private static String percentiles(List<Duration> all) {
        if (all.isEmpty()) {
            return "none";
        }
        var sorted = all.stream().sorted().toList();
        Function<Double, String> at = share -> "%.1f"
                .formatted(sorted.get((int) Math.min(sorted.size() - 1, Math.floor(share * sorted.size())))
                                .toMillis()
                        / 1000.0);
        return "p50 %s s, p90 %s s, p99 %s s, longest %s s"
                .formatted(at.apply(0.5), at.apply(0.9), at.apply(0.99), at.apply(1.0));
    }
}
