package org.knownvoice.chaos;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** An order to the phone network as it is on record at the end. */
record Order(
        long id,
        UUID contact,
        String kind,
        Optional<Integer> leg,
        Optional<Integer> page,
        Optional<String> textKind,
        Instant createdAt,
        Instant dueAt,
        int attempts,
        Optional<Instant> doneAt,
        Optional<String> result,
        Optional<String> sid) {

    boolean isPageText() {
        return textKind.filter(text -> text.equals("PAGE") || text.equals("PAGE_AGAIN"))
                .isPresent();
    }
}
