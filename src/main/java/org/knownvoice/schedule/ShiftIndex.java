package org.knownvoice.schedule;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Shifts in the order of their start, so that those of one instant are found without reading the past again. */
final class ShiftIndex {
    static final ShiftIndex EMPTY = new ShiftIndex(List.of());

    private final List<Shift> byStart;
    /** At each place the latest end of this shift and of all before it: where the search backwards may stop. */
    private final List<Instant> latestEnd;

    ShiftIndex(Collection<Shift> shifts) {
        byStart = shifts.stream()
                .sorted(Comparator.comparing(Shift::startsAt)
                        .thenComparing(Shift::team)
                        .thenComparing(Shift::tier)
                        .thenComparing(Shift::clinician))
                .toList();
        var ends = new ArrayList<Instant>(byStart.size());
        var latest = Instant.MIN;
        for (Shift shift : byStart) {
            latest = shift.endsAt().isAfter(latest) ? shift.endsAt() : latest;
            ends.add(latest);
        }
        latestEnd = List.copyOf(ends);
    }

    /** The shifts that cover the instant, the one that began first coming first. */
    List<Shift> at(Instant instant) {
        var covering = new ArrayList<Shift>();
        for (int i = startedBy(instant) - 1; i >= 0 && latestEnd.get(i).isAfter(instant); i--) {
            if (byStart.get(i).covers(instant)) {
                covering.add(byStart.get(i));
            }
        }
        return covering.reversed();
    }

    /** How many shifts have started at the instant or before. */
    private int startedBy(Instant instant) {
        int low = 0;
        int high = byStart.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (byStart.get(middle).startsAt().isAfter(instant)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
