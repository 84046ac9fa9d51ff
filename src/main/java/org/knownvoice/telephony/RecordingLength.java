package org.knownvoice.telephony;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** How long recordings may be, so that calls keep their promises. */
final class RecordingLength {
    private static final Duration USUAL = Duration.ofSeconds(25);

    /** The longest first beginning of a name that fits. */
    private static final List<Map.Entry<String, Duration>> LONGEST = List.of(
            // 911 and 988 within 15 s
            Map.entry("greeting", Duration.ofSeconds(10)),
            // the fallback number rings within 8 s
            Map.entry("exhausted", Duration.ofSeconds(6)),
            // the team of a silent caller is paged within 35 s
            Map.entry("keypad-again", Duration.ofSeconds(6)),
            Map.entry("keypad", Duration.ofSeconds(10)),
            Map.entry("language", Duration.ofSeconds(3)),
            // a word every 20 s, and time between
            Map.entry("hold", Duration.ofSeconds(5)));

    private RecordingLength() {}

    static Duration longest(String name) {
        return LONGEST.stream()
                .filter(limit -> name.startsWith(limit.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(USUAL);
    }
}
