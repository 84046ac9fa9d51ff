package org.knownvoice.chaos;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** All that went wrong on purpose, and what may be excused by it. */
record Troubles(List<Trouble> all) {
    Troubles {
        all = all.stream().sorted(Comparator.comparing(Trouble::from)).toList();
    }

    /** Those that everybody suffers from, or one of these calls and texts. */
    private List<Trouble> of(Collection<String> sids) {
        return all.stream()
                .filter(one ->
                        one.about().isEmpty() || sids.contains(one.about().get()))
                .toList();
    }

    /**
     * By when something must have happened that takes so long in peace: while the trouble lasts, and is felt, the time
     * stands still.
     */
    Instant deadline(Instant since, Duration inPeace, Collection<String> sids) {
        var left = inPeace;
        var now = since;
        for (Trouble one : of(sids)) {
            if (!one.felt().isAfter(now)) {
                continue;
            }
            if (one.from().isAfter(now)) {
                var peace = Duration.between(now, one.from());
                if (peace.compareTo(left) >= 0) {
                    return now.plus(left);
                }
                left = left.minus(peace);
            }
            now = one.felt();
        }
        return now.plus(left);
    }

    /** Whether one of these kinds was felt between two moments. */
    boolean felt(Instant from, Instant to, Collection<String> sids, Set<Trouble.Kind> kinds) {
        return of(sids).stream().filter(one -> kinds.contains(one.kind())).anyMatch(overlaps(from, to));
    }

    boolean felt(Instant from, Instant to, Collection<String> sids) {
        return of(sids).stream().anyMatch(overlaps(from, to));
    }

    private static Predicate<Trouble> overlaps(Instant from, Instant to) {
        return one -> !one.from().isAfter(to) && !one.felt().isBefore(from);
    }
}
