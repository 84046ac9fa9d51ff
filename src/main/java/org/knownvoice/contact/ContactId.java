package org.knownvoice.contact;

import java.util.Optional;
import java.util.UUID;

/** The random, unguessable id of one crisis contact. Pages and call legs are numbered within it. */
public record ContactId(UUID value) implements Comparable<ContactId> {

    /** Empty when the text is no id. */
    public static Optional<ContactId> find(String text) {
        try {
            return Optional.of(new ContactId(UUID.fromString(text)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Where staff are told of a contact without a page, its first letters stand for it. */
    public String shortName() {
        return toString().substring(0, 8);
    }

    @Override
    public int compareTo(ContactId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
