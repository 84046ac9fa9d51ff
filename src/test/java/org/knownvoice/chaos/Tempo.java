package org.knownvoice.chaos;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.knownvoice.config.Timings;

/** How fast the house of the breaking suite is: a whole ladder takes a quarter of a minute. */
final class Tempo {
    /** How long each step of the ladder waits. */
    static final Duration STEP = Duration.ofSeconds(4);

    static final int STEPS = 3;

    /** From the first ring to the end of the ladder, for a caller who never says who they are. */
    static final Duration LADDER = STEP.multipliedBy(STEPS).plusSeconds(6);

    /** What a busy machine with two cores may add to anything. */
    static final Duration SLACK = Duration.ofSeconds(4);

    /** From exhaustion to the fallback number, the words of the greeting that are under way included. */
    static final Duration TO_FALLBACK = Duration.ofSeconds(12);

    private static final Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry("RING_FOR", "PT4S"),
            Map.entry("RING_AGAIN_EVERY", "PT5S"),
            Map.entry("BUSY_RETRY", "PT2S"),
            Map.entry("PROMPT_FOR", "PT8S"),
            Map.entry("EXHAUSTED_SUPERVISOR_EVERY", "PT10S"),
            Map.entry("LAPSE_AFTER", "PT12S"),
            Map.entry("TEXT_LAPSE_AFTER", "PT10S"),
            Map.entry("IDENTIFYING_LIMIT", "PT6S"),
            Map.entry("HOLD_WORD_EVERY", "PT5S"),
            Map.entry("CUT_OFF_WAIT", "PT2S"),
            Map.entry("CUT_OFF_RECALL", "PT6S"),
            Map.entry("CALLBACK_RETRIES", "PT10S,PT10S"),
            Map.entry("CALLBACK_JOIN_WITHIN", "PT10S"),
            Map.entry("FALLBACK_RING_FOR", "PT5S"),
            Map.entry("SWEEP_EVERY", "PT1S"),
            Map.entry("WATCH_EVERY", "PT10S"));

    private Tempo() {}

    static Map<String, String> settings() {
        return new HashMap<>(SETTINGS);
    }

    static Timings timings() {
        return Timings.defaultsBut(SETTINGS);
    }
}
