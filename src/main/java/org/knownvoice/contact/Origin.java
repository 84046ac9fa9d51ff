package org.knownvoice.contact;

import java.time.Instant;
import java.util.Optional;
import org.knownvoice.directory.PhoneNumber;

/**
 * How the contact began.
 *
 * @param callerNumber where the caller can be called back; empty when it was withheld
 * @param openedAt when the first webhook came in
 */
public record Origin(PhoneNumber line, Medium medium, Optional<PhoneNumber> callerNumber, Instant openedAt) {}
