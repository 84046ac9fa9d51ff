package org.knownvoice.telephony;

import java.time.Duration;
import java.time.Instant;
import org.knownvoice.contact.CrisisContact;
import org.knownvoice.contact.Page;
import org.knownvoice.metrics.Meters;

/** Measures how long after the first webhook Twilio has taken a contact's first page, by whichever way came first. */
final class FirstPage {
    private FirstPage() {}

    static void measure(Meters meters, CrisisContact contact, Instant now) {
        if (contact.pages().stream().noneMatch(Page::reached)) {
            meters.firstPage(Duration.between(contact.origin().openedAt(), now));
        }
    }
}
