package org.knownvoice.directory;

/** The agency's own id of a treatment team, as in {@code teams.csv}. */
public record TeamId(String value) implements Comparable<TeamId> {
    /**
     * The team of the end to end probe, whose client and clinician are no people. It stands apart: nobody of it is asked or
     * told for another team, and nobody of another team for it.
     */
    public static final TeamId PROBE = new TeamId("probe");

    public TeamId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a team id is empty");
        }
    }

    /** Whether whoever is on call for that team may be asked for this one when its own people are not enough. */
    public boolean mayAsk(TeamId other) {
        return equals(PROBE) == other.equals(PROBE);
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
