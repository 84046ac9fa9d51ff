package org.knownvoice.directory;

/** The agency's own id of a client, as in {@code clients.csv}. */
public record ClientId(String value) implements Comparable<ClientId> {
    public ClientId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a client id is empty");
        }
    }

    @Override
    public int compareTo(ClientId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
