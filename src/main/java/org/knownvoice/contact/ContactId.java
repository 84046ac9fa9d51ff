package org.knownvoice.contact;

import java.util.UUID;

/** The random, unguessable id of one crisis contact. Pages and call legs are numbered within it. */
public record ContactId(UUID value) implements Comparable<ContactId> {

    @Override
    public int compareTo(ContactId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
