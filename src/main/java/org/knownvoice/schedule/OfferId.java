package org.knownvoice.schedule;

import java.util.UUID;

/** Names one offer for good. */
public record OfferId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
