package org.knownvoice.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.knownvoice.directory.ClinicianId;
import org.knownvoice.schedule.ShiftOverride.Place;

/**
 * What a calendar feed shows now, after what it has shown before. What is over stays as it was shown.
 *
 * @param shown all entries, cancelled ones too. By start
 * @param changed those of them that are new, moved or newly cancelled
 * @param forgotten entries of before that are shown no more
 */
public record CalendarUpdate(List<CalendarEntry> shown, List<CalendarEntry> changed, List<CalendarEntry> forgotten) {
    /** So long a cancelled entry is shown as such: a calendar program that is seldom opened hears of it too. */
    static final Duration CANCELLED_FOR = Duration.ofDays(30);

    private static final Comparator<CalendarEntry> BY_START = Comparator.comparing(
                    (CalendarEntry one) -> one.shift().startsAt())
            .thenComparing(one -> one.shift().tier())
            .thenComparing(CalendarEntry::uid);

    public CalendarUpdate {
        shown = shown.stream().sorted(BY_START).toList();
        changed = List.copyOf(changed);
        forgotten = List.copyOf(forgotten);
    }

    /** Whether there is nothing to remember. */
    public boolean isEmpty() {
        return changed.isEmpty() && forgotten.isEmpty();
    }

    /**
     * @param before what the feed has shown
     * @param shifts who is on call in the range
     * @param uids a new one each time
     */
    public static CalendarUpdate of(
            Collection<CalendarEntry> before,
            List<Shift> shifts,
            CalendarRange range,
            Instant now,
            Supplier<String> uids) {
        var shown = new Shown(before);
        List<CalendarEntry> all = new ArrayList<>();
        List<CalendarEntry> changed = new ArrayList<>();
        for (Shift computed : shifts) {
            var known = shown.take(computed);
            var shift = range.sinceBefore(computed, known.map(CalendarEntry::shift));
            var entry = known.map(one -> updated(one, shift, now))
                    .orElseGet(() -> new CalendarEntry(uids.get(), shift, 0, now, false));
            all.add(entry);
            if (known.filter(entry::equals).isEmpty()) {
                changed.add(entry);
            }
        }
        List<CalendarEntry> forgotten = new ArrayList<>();
        for (CalendarEntry left : shown.left()) {
            boolean past = !left.shift().endsAt().isAfter(range.from());
            boolean told =
                    left.cancelled() && !left.changedAt().plus(CANCELLED_FOR).isAfter(now);
            if (past || told) {
                forgotten.add(left);
            } else if (left.cancelled() || left.isOver(now)) {
                all.add(left);
            } else {
                all.add(left.cancelledAt(now));
                changed.add(left.cancelledAt(now));
            }
        }
        return new CalendarUpdate(all, changed, forgotten);
    }

    private static CalendarEntry updated(CalendarEntry known, Shift shift, Instant now) {
        boolean same = known.shift().equals(shift) && !known.cancelled();
        return same || known.isOver(now) ? known : known.movedTo(shift, now);
    }

    /** The entries of before, from which each time on call takes the one that is its own. */
    private static final class Shown {
        private record Whose(Place place, ClinicianId clinician) {
            static Whose of(Shift shift) {
                return new Whose(new Place(shift.team(), shift.tier()), shift.clinician());
            }
        }

        private final Map<Whose, List<CalendarEntry>> left = new HashMap<>();

        Shown(Collection<CalendarEntry> before) {
            before.forEach(one -> left.computeIfAbsent(Whose.of(one.shift()), whose -> new ArrayList<>())
                    .add(one));
        }

        /** One of the same person in the same place that overlaps: rather one that takes place, with the same start. */
        Optional<CalendarEntry> take(Shift shift) {
            var mine = left.getOrDefault(Whose.of(shift), List.of());
            var found = mine.stream()
                    .filter(one -> new Stretch(shift.startsAt(), shift.endsAt())
                            .overlaps(one.shift().startsAt(), one.shift().endsAt()))
                    .min(Comparator.comparing(CalendarEntry::cancelled)
                            .thenComparing(one -> !one.shift().startsAt().equals(shift.startsAt()))
                            .thenComparing(BY_START));
            found.ifPresent(mine::remove);
            return found;
        }

        List<CalendarEntry> left() {
            return left.values().stream().flatMap(List::stream).toList();
        }
    }
}
