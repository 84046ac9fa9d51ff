package org.knownvoice.telephony;

import java.util.Map;
import java.util.Optional;
import org.knownvoice.config.PublicUrl;
import org.knownvoice.directory.Language;

/**
 * How one caller is spoken to: with the recordings that there are in their language; the other sentences by its voice, or
 * in English where no allowed voice speaks it. So nobody ever hears silence.
 */
record Tongue(Language language, Recordings recordings, PublicUrl publicUrl) {

    Utterance say(CallerPhrase phrase) {
        return say(phrase, Map.of());
    }

    Utterance say(CallerPhrase phrase, Map<String, String> values) {
        return recorded(phrase, values)
                .orElseGet(() -> new Utterance.Said(voice(), voice().words().say(phrase, values)));
    }

    /** By this key a caller chooses the language, as it says itself; empty where it cannot. */
    Optional<Utterance> offered(String key) {
        var values = Map.of("key", key);
        return recorded(CallerPhrase.LANGUAGE, values)
                .or(() -> Voice.find(language)
                        .map(own -> new Utterance.Said(own, own.words().say(CallerPhrase.LANGUAGE, values))));
    }

    /** Speaks whatever is not recorded. */
    Voice voice() {
        return Voice.of(language);
    }

    private Optional<Utterance> recorded(CallerPhrase phrase, Map<String, String> values) {
        return recordings
                .path(language, RecordingName.of(phrase, values))
                .map(path -> new Utterance.Played(publicUrl.at(path)));
    }
}
