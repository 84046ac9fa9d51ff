package org.knownvoice.contact;

import java.time.Instant;
import java.util.Optional;
import org.knownvoice.directory.PhoneNumber;

/**
 * How the contact began.
 *
 * @param callerNumber where the caller can be called back: the number of the latest call that shows one; empty when all
 *     were withheld
 * @param openedAt when the first webhook came in
 * @param about when it is the fallback line that calls: about which caller
 */
public record Origin(
        PhoneNumber line, Medium medium, Optional<PhoneNumber> callerNumber, Instant openedAt, Optional<About> about) {
    public Origin(PhoneNumber line, Medium medium, Optional<PhoneNumber> callerNumber, Instant openedAt) {
        this(line, medium, callerNumber, openedAt, Optional.empty());
    }

    Origin calledFrom(Optional<PhoneNumber> number) {
        return new Origin(line, medium, number.or(() -> callerNumber), openedAt, about);
    }

    /** It began with a text that shows no phone number: nobody could be answered. */
    boolean isMachine() {
        return medium == Medium.TEXT && callerNumber.isEmpty();
    }

    /** The fallback line itself is on the phone: it is never put through to itself. */
    public boolean isFallbackLine() {
        return about.isPresent();
    }
}
