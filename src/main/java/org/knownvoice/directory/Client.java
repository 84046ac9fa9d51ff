package org.knownvoice.directory;

import java.time.LocalDate;
import java.util.Optional;

/** The person in care. A discharged client is treated as an unidentified caller, with a note for the clinician. */
public record Client(
        ClientId id,
        String name,
        Optional<String> preferredName,
        Optional<LocalDate> dateOfBirth,
        Language language,
        County county,
        TeamId team,
        Optional<String> cardCode,
        Enrollment status) {

    /** Whether the client is in care now. */
    public enum Enrollment {
        ENROLLED,
        DISCHARGED
    }

    public boolean isEnrolled() {
        return status == Enrollment.ENROLLED;
    }
}
