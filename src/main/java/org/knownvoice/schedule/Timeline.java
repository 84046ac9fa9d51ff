package org.knownvoice.schedule;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** Things that last, in the order of their start, so that those of one instant are found without reading the past again. */
final class Timeline<T> {
    private final Function<T, Instant> startsAt;
    private final Function<T, Instant> endsAt;
    private final List<T> byStart;
    /** At each place the latest end of this one and of all before it: where the search backwards may stop. */
    private final List<Instant> latestEnd;

    /** @param ties the order of those that start at once */
    Timeline(Collection<T> all, Function<T, Instant> startsAt, Function<T, Instant> endsAt, Comparator<T> ties) {
        this.startsAt = startsAt;
        this.endsAt = endsAt;
        byStart = all.stream()
                .sorted(Comparator.comparing(startsAt).thenComparing(ties))
                .toList();
        var ends = new ArrayList<Instant>(byStart.size());
        var latest = Instant.MIN;
        for (T one : byStart) {
            latest = endsAt.apply(one).isAfter(latest) ? endsAt.apply(one) : latest;
            ends.add(latest);
        }
        latestEnd = List.copyOf(ends);
    }

    /** Those that cover the instant, the one that began first coming first. */
    List<T> at(Instant instant) {
        return between(instant, instant);
    }

    /** Those that cover any instant from {@code from} to {@code to}, both included, by their start. */
    List<T> between(Instant from, Instant to) {
        var covering = new ArrayList<T>();
        for (int i = startedBy(to) - 1; i >= 0 && latestEnd.get(i).isAfter(from); i--) {
            if (endsAt.apply(byStart.get(i)).isAfter(from)) {
                covering.add(byStart.get(i));
            }
        }
        return covering.reversed();
    }

    /** How many have started at the instant or before. */
    private int startedBy(Instant instant) {
        int low = 0;
        int high = byStart.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (startsAt.apply(byStart.get(middle)).isAfter(instant)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
