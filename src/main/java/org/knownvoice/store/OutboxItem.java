package org.knownvoice.store;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import org.knownvoice.contact.Command;
import org.knownvoice.contact.ContactId;

/**
 * One order to the phone network, claimed.
 *
 * @param attempts 1 for the first time
 * @param unclearSince since when Twilio may have carried it out without our knowing: it is looked for before it is sent
 * @param words what a clinician wrote, on an order to text just that
 */
public record OutboxItem(
        long id,
        ContactId contact,
        Command command,
        int attempts,
        Optional<Instant> unclearSince,
        Instant createdAt,
        Optional<String> words) {
    static final Comparator<OutboxItem> URGENT_FIRST =
            Comparator.comparing((OutboxItem item) -> item.command().priority()).thenComparing(OutboxItem::id);

    /** Never the words. */
    @Override
    public String toString() {
        return "order " + id + " of contact " + contact;
    }
}
