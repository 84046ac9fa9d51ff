package org.knownvoice.store;

import java.time.Instant;
import java.util.Comparator;
import org.knownvoice.contact.Command;
import org.knownvoice.contact.ContactId;

/**
 * One order to the phone network, claimed.
 *
 * @param attempt 1 for the first; from 2 on an earlier one may have reached Twilio, so it is looked up first
 */
public record OutboxItem(long id, ContactId contact, Command command, int attempt, Instant createdAt) {
    static final Comparator<OutboxItem> URGENT_FIRST =
            Comparator.comparing((OutboxItem item) -> item.command().priority()).thenComparing(OutboxItem::id);
}
