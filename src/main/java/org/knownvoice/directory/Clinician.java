package org.knownvoice.directory;

import java.time.LocalTime;
import java.util.Optional;
import java.util.Set;

/**
 * A member of staff who may be paged.
 *
 * @param afterHoursUntil own clients may reach this clinician beyond the shifts, every day from 08:00 team time until
 *     then; a time before 08:00 is the next morning's
 */
public record Clinician(
        ClinicianId id,
        String name,
        String credential,
        Optional<PhoneNumber> mobile,
        Optional<String> email,
        Set<Language> languages,
        LoginRole role,
        Optional<LocalTime> afterHoursUntil) {
    public Clinician {
        languages = Set.copyOf(languages);
    }
}
