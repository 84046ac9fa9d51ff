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
    private final Tongue tongue;

    BlockedCaller(Line line, Tongue tongue) {
        this.line = line;
        this.tongue = tongue;
    }

    /** The numbers, twice, and 1 for the crisis line. */
    String document(PublicUrl publicUrl) {
        return new Twiml(tongue.voice())
                .oneKeyRepeated(publicUrl.at(KEY), tongue.say(CallerPhrase.BLOCKED, values()), TIMES, BREATH)
                .hangUp()
                .xml();
    }

    /** Any other key: the numbers once more. */
    String again(PublicUrl publicUrl) {
        return new Twiml(tongue.voice())
                .oneKey(publicUrl.at(KEY), List.of(tongue.say(CallerPhrase.BLOCKED, values())))
                .hangUp()
                .xml();
    }

    String text() {
        return tongue.voice().words().say(CallerPhrase.TEXT_BLOCKED, values());
    }

    private Map<String, String> values() {
        return Map.of("line", line.name(), "fallback", LinesCalled.spoken(line.fallbackNumber()));
    }
}
