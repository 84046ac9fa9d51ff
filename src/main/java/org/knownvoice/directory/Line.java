package org.knownvoice.directory;

import java.util.List;

/**
 * A number that the public dials or texts.
 *
 * @param team who is paged for an unidentified caller
 * @param fallbackNumber the regional crisis line that takes the caller when nobody of the program answers
 * @param assessmentNumber spoken to callers who are not in care here
 */
public record Line(
        PhoneNumber phone,
        String name,
        List<Language> languages,
        TeamId team,
        PhoneNumber fallbackNumber,
        PhoneNumber assessmentNumber) {
    public Line {
        languages = List.copyOf(languages);
    }
}
