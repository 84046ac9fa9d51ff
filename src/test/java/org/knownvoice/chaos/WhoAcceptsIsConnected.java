package org.knownvoice.chaos;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.knownvoice.contact.Entry;
import org.knownvoice.store.EventLog;

/** An acceptance becomes a talk, a try to call back, or lapses on record; unless the caller talks with the fallback line. */
final class WhoAcceptsIsConnected implements Rule {
    /** The lapse, once more while the client's phone rings. */
    private static final Duration BUDGET = Duration.ofSeconds(12 + 10).plus(Tempo.SLACK);

    private static final Entry.Kind[] SETTLED = {
        Entry.Kind.CONNECTED,
        Entry.Kind.ACCEPTANCE_LAPSED,
        Entry.Kind.HANDED_OVER,
        Entry.Kind.CALLBACK_TRIED,
        Entry.Kind.SUPERVISOR_DECIDES,
        Entry.Kind.UNREACHABLE_CALLER,
        Entry.Kind.NOT_IN_CARE,
        Entry.Kind.CLOSED
    };

    @Override
    public Stream<Violation> brokenIn(History history) {
        return history.contacts().stream()
                .flatMap(contact -> contact.of(Entry.Kind.PAGE_ACCEPTED)
                        .filter(accepted -> isOpen(history, contact, accepted))
                        .map(accepted -> contact.breaks(
                                "who accepts is connected",
                                "accepted at " + accepted.at() + " and nothing came of it")));
    }

    private static boolean isOpen(History history, Recorded contact, EventLog.Line accepted) {
        var since = waitsSince(contact, accepted);
        var deadline = history.troubles().deadline(since, BUDGET, contact.sids());
        var settled = contact.next(accepted, SETTLED).map(EventLog.Line::at).orElse(history.end());
        return settled.isAfter(deadline) && !isWithTheFallback(contact, accepted);
    }

    /** The time begins anew when the caller comes or goes. */
    private static Instant waitsSince(Recorded contact, EventLog.Line accepted) {
        var settled = contact.next(accepted, SETTLED).map(EventLog.Line::id).orElse(Long.MAX_VALUE);
        return contact.of(
                        Entry.Kind.CALLER_CALLED_AGAIN,
                        Entry.Kind.CALLER_HUNG_UP,
                        Entry.Kind.CALLBACK_ASKED,
                        Entry.Kind.FALLBACK_LEFT)
                .filter(line -> line.id() > accepted.id() && line.id() < settled)
                .map(EventLog.Line::at)
                .reduce(accepted.at(), (earlier, later) -> later);
    }

    private static boolean isWithTheFallback(Recorded contact, EventLog.Line accepted) {
        return contact.of(Entry.Kind.FALLBACK_ANSWERED)
                .anyMatch(answered -> contact.next(answered, Entry.Kind.FALLBACK_LEFT)
                        .filter(left -> left.id() < accepted.id())
                        .isEmpty());
    }
}
