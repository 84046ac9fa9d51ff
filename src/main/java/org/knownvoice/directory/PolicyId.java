package org.knownvoice.directory;

/** The agency's own id of an escalation policy, as in {@code escalation_policies.csv}. */
public record PolicyId(String value) implements Comparable<PolicyId> {
    public PolicyId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a policy id is empty");
        }
    }

    @Override
    public int compareTo(PolicyId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
