package org.knownvoice.contact;

import java.time.Instant;
import java.util.Optional;

/**
 * When the two last wrote to each other in this contact, before what happens now.
 *
 * @param byClient the latest text of the client's
 * @param byClinician the latest text to the client that a clinician wrote
 */
public record Written(Optional<Instant> byClient, Optional<Instant> byClinician) {
    public static final Written NOTHING = new Written(Optional.empty(), Optional.empty());
}
