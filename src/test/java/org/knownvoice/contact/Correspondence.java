package org.knownvoice.contact;

import java.time.Instant;
import java.util.Optional;

/** What is kept of the texts in a contact: of each side the latest. */
final class Correspondence {
    private Correspondence() {}

    static Written after(Written before, ContactEvent event, Instant now) {
        return switch (event) {
            case ContactEvent.CallerTexted ignored -> new Written(Optional.of(now), before.byClinician());
            case ContactEvent.ClinicianWrote ignored -> new Written(before.byClient(), Optional.of(now));
            default -> before;
        };
    }
}
