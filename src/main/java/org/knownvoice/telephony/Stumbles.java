package org.knownvoice.telephony;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.knownvoice.contact.ContactId;

/** Of which contacts a request could not be taken in lately: all of them may suffer, or this one alone. */
final class Stumbles {
    private static final Duration LATELY = Duration.ofMinutes(1);
    private static final int MOST = 1000;

    private final Map<ContactId, Instant> last = new LinkedHashMap<>();

    synchronized boolean hasStumbled(ContactId contact, Instant now) {
        var at = last.get(contact);
        return at != null && now.isBefore(at.plus(LATELY));
    }

    /** Notes one more. Whether it is not the first lately. */
    synchronized boolean stumbledAgain(ContactId contact, Instant now) {
        boolean again = hasStumbled(contact, now);
        last.remove(contact);
        last.put(contact, now);
        if (last.size() > MOST) {
            last.remove(last.keySet().iterator().next());
        }
        return again;
    }
}
