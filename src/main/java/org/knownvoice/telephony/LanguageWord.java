package org.knownvoice.telephony;

import java.util.Map;
import java.util.Optional;
import org.knownvoice.contact.Acceptance;
import org.knownvoice.contact.CrisisContact;
import org.knownvoice.directory.Clinician;
import org.knownvoice.directory.Language;
import org.knownvoice.routing.Roster;

/** What whoever has accepted hears of the caller's language. Never before the key: a language can tell who it is. */
final class LanguageWord {
    private LanguageWord() {}

    /** Empty where nobody needs to be told: English, and a language that both the line and the clinician speak. */
    static Optional<String> of(CrisisContact contact, Roster roster) {
        var language = contact.identity().language();
        boolean lineSpeaks = roster.spoken(language).equals(language);
        boolean clinicianSpeaks = contact.acceptance()
                .map(Acceptance::clinician)
                .flatMap(roster::clinician)
                .map(Clinician::languages)
                .filter(own -> own.contains(language))
                .isPresent();
        return Optional.of(language)
                .filter(one -> !one.equals(Language.ENGLISH))
                .filter(one -> !lineSpeaks || !clinicianSpeaks)
                .filter(one -> !contact.origin().isFallbackLine())
                .map(one -> one.inEnglish()
                        .map(name -> ClinicianScript.words().say(StaffPhrase.SPEAKS, Map.of("language", name)))
                        .orElseGet(() -> ClinicianScript.words().say(StaffPhrase.SPEAKS_ANOTHER)));
    }
}
