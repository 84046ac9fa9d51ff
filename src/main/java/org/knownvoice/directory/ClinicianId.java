package org.knownvoice.directory;

/** The agency's own id of a clinician, as in {@code clinicians.csv}. */
public record ClinicianId(String value) implements Comparable<ClinicianId> {
    public ClinicianId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a clinician id is empty");
        }
    }

    @Override
    public int compareTo(ClinicianId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
