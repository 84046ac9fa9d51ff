package org.knownvoice.chaos;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.knownvoice.contact.CrisisContact;
import org.knownvoice.contact.Entry;
import org.knownvoice.store.EventLog;

/**
 * A contact as it is on record at the end.
 *
 * @param due when its timer is due; empty: it has none
 * @param orders all that was to be done for it
 */
record Recorded(CrisisContact contact, List<EventLog.Line> lines, Optional<Instant> due, List<Order> orders) {

    /** Another reading of the timeline. */
    Recorded with(List<EventLog.Line> other) {
        return new Recorded(contact, other, due, orders);
    }

    /** The same, whose timer is lost. */
    Recorded withoutTimer() {
        return new Recorded(contact, lines, Optional.empty(), orders);
    }

    /** Twilio's ids of its calls and texts. */
    Set<String> sids() {
        return Stream.concat(
                        contact.legs().stream().flatMap(leg -> leg.sid().stream()),
                        orders.stream().flatMap(order -> order.sid().stream()))
                .collect(Collectors.toSet());
    }

    Stream<EventLog.Line> of(Entry.Kind... kinds) {
        var wanted = Set.of(kinds);
        return lines.stream().filter(line -> wanted.contains(line.entry().kind()));
    }

    /** The first of these after that line. */
    Optional<EventLog.Line> next(EventLog.Line after, Entry.Kind... kinds) {
        return of(kinds).filter(line -> line.id() > after.id()).findFirst();
    }

    Violation breaks(String rule, String what) {
        return new Violation(
                rule,
                contact.id().toString(),
                what,
                lines.stream().map(Recorded::words).toList());
    }

    private static String words(EventLog.Line line) {
        var entry = line.entry();
        return line.at() + " " + entry.kind()
                + entry.page().map(page -> " page " + page).orElse("")
                + entry.leg().map(leg -> " leg " + leg).orElse("")
                + entry.clinician().map(one -> " " + one.value()).orElse("")
                + (entry.codes().isEmpty() ? "" : " " + entry.codes());
    }
}
