package org.knownvoice.telephony;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.knownvoice.config.PublicUrl;
import org.knownvoice.directory.Line;

/** What is heard and read from a blocked number: 911, 988, and the way to the line's fallback number. */
final class BlockedCaller {
    /** Where the key of such a caller goes. */
    static final String KEY = "/twilio/blocked";

    private static final int TIMES = 2;
    private static final Duration BREATH = Duration.ofSeconds(1);

    private final Line line;
    private final Voice voice;

    BlockedCaller(Line line) {
        this.line = line;
        this.voice = Voice.of(line.firstLanguage());
    }

    /** The numbers, twice, and 1 for the crisis line. */
    String document(PublicUrl publicUrl) {
        return new Twiml(voice)
                .oneKeyRepeated(publicUrl.at(KEY), words(CallerPhrase.BLOCKED), TIMES, BREATH)
                .hangUp()
                .xml();
    }

    /** Any other key: the numbers once more. */
    String again(PublicUrl publicUrl) {
        return new Twiml(voice)
                .oneKey(publicUrl.at(KEY), List.of(words(CallerPhrase.BLOCKED)))
                .hangUp()
                .xml();
    }

    String text() {
        return words(CallerPhrase.TEXT_BLOCKED);
    }

    private String words(CallerPhrase phrase) {
        return voice.words()
                .say(phrase, Map.of("line", line.name(), "fallback", LinesCalled.spoken(line.fallbackNumber())));
    }
}
