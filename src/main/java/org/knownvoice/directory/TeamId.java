package org.knownvoice.directory;

/** The agency's own id of a treatment team, as in {@code teams.csv}. */
public record TeamId(String value) implements Comparable<TeamId> {
    public TeamId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a team id is empty");
        }
    }

    @Override
    public int compareTo(TeamId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
