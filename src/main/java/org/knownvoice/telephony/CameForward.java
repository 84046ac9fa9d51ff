package org.knownvoice.telephony;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.knownvoice.contact.ContactId;

/** Who has said on the phone that they come, while that could not be written: they are rung first of all, with the caller. */
final class CameForward {
    /** So long somebody can be thought to keep their phone free. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private static final int MOST = 1000;

    private final Map<ContactId, Waiting> waiting = new LinkedHashMap<>();

    /** @param rungAfter the ring after which they were rung for it; empty while they wait for that */
    private record Waiting(AwayLadder.OnPhone who, Instant since, Optional<String> rungAfter) {}

    synchronized void comes(ContactId contact, AwayLadder.OnPhone who, Instant now) {
        waiting.put(contact, new Waiting(who, now, Optional.empty()));
        if (waiting.size() > MOST) {
            waiting.remove(waiting.keySet().iterator().next());
        }
    }

    /** Whether somebody keeps their phone free and was not rung since. */
    synchronized boolean isOneWaiting(ContactId contact, Instant now) {
        return of(contact, now).filter(one -> one.rungAfter().isEmpty()).isPresent();
    }

    /** Whoever came forward is rung now, whatever happened before. */
    synchronized Optional<AwayLadder.OnPhone> first(ContactId contact, Instant now) {
        return rung(contact, of(contact, now), "");
    }

    /** Whoever came forward is rung next, once; when the same ring is over again, it is the same answer. */
    synchronized Optional<AwayLadder.OnPhone> next(ContactId contact, String ringOver, Instant now) {
        var one = of(contact, now)
                .filter(found ->
                        found.rungAfter().filter(ring -> !ring.equals(ringOver)).isEmpty());
        return rung(contact, one, ringOver);
    }

    private Optional<Waiting> of(ContactId contact, Instant now) {
        return Optional.ofNullable(waiting.get(contact))
                .filter(one -> now.isBefore(one.since().plus(PATIENCE)));
    }

    private Optional<AwayLadder.OnPhone> rung(ContactId contact, Optional<Waiting> one, String after) {
        one.ifPresent(found -> waiting.put(contact, new Waiting(found.who(), found.since(), Optional.of(after))));
        return one.map(Waiting::who);
    }
}
