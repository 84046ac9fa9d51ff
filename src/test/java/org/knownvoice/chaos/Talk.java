package org.knownvoice.chaos;

import java.time.Instant;
import java.util.Set;
import org.knownvoice.directory.PhoneNumber;

/**
 * Who was in one conference from one look to the last that saw the same, a few looks a second.
 *
 * @param phones in it all that time
 */
record Talk(String conference, Set<PhoneNumber> phones, Instant from, Instant to) {
    Talk {
        phones = Set.copyOf(phones);
    }
}
