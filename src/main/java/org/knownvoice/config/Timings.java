package org.knownvoice.config;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * How long things take: every number of the flow that is a setting. How long a step of the ladder waits is in the
 * escalation policy instead.
 *
 * @param ringAgainEvery from the start of one ring of a clinician's phone to the start of the next, while the step is
 *     open. Default 30 s; 1 s to 10 min, not less than {@code ringFor}
 * @param ringFor how long a page's call rings (Twilio's {@code Timeout}). Default 25 s; whole seconds, 10 s to 2 min; from
 *     1 s with a pretend Twilio
 * @param busyRetry when a phone that was busy is rung again. Default 15 s; 1 s to 10 min
 * @param promptFor how long a clinician's prompt repeats. Default 30 s; 5 s to 5 min
 * @param exhaustedSupervisorEvery how often supervisors are paged once the ladder is exhausted. Default 2 min; 10 s to
 *     1 h
 * @param lapseAfter an acceptance that has not become a talk by then lapses. Default 60 s; {@code ringFor} and 15 s to 10
 *     min; from 5 s with a pretend Twilio
 * @param textLapseAfter the same for a texting client who has had no word, also once the supervisors were told so. Default
 *     3 min; 1 min to 1 h; from 10 s with a pretend Twilio
 * @param textUnansweredAfter a client's text without an answer by then is told to the clinician, after the same time
 *     again to the supervisors. Default 5 min; 10 s to 1 h
 * @param identifyingLimit how long an unknown caller may take to say who they are before the line's team is paged.
 *     Default 30 s; 5 s to 2 min
 * @param holdWordEvery how often a caller on hold hears a word. Default 20 s; 5 s to 25 s
 * @param cutOffWait how long a caller whose clinician's leg ended stays before they count as cut off. Default 5 s; 1 s
 *     to 1 min
 * @param cutOffRecall how long the same clinician is rung for that caller. Default 45 s; whole seconds, 5 s to 5 min
 * @param callbackRetries after each callback that was not answered, the wait before the next; when the list is used
 *     up the supervisor decides. Default 2, 5 and 15 min; each 10 s to 24 h
 * @param callbackJoinWithin a caller who spoke with the fallback line and is owed a callback is called within this
 *     time. Default 45 s; 5 s to 10 min
 * @param fallbackRingFor how long the fallback line rings. Default 30 s; whole seconds, 5 s to 5 min
 * @param sweepEvery how often a replica looks for due work that no notification told of. Default 5 s; 100 ms to 1 min
 * @param outboxLease how long a claimed message stays with a replica that has died. Default 4 s; 2 s to 5 min
 * @param firstRefusalRetry wait before a page that Twilio refused is tried again, doubled each time. Default 100 ms;
 *     10 ms to 10 s
 * @param textConfirmedWithin the phone of a page whose text the phone network has not confirmed by then rings, even in a
 *     step of texts alone. Default 15 s; 5 s to 5 min
 * @param watchEvery how often a replica looks for what got lost: a deadline, a call or text of which Twilio never told.
 *     Default 1 min; 10 s to 1 h
 * @param twilioAwayAfter for how long Twilio must have taken nothing until it counts as away, and a page goes by e-mail too.
 *     Default 5 s; 1 s to 1 min
 */
public record Timings(
        Duration ringAgainEvery,
        Duration ringFor,
        Duration busyRetry,
        Duration promptFor,
        Duration exhaustedSupervisorEvery,
        Duration lapseAfter,
        Duration textLapseAfter,
        Duration textUnansweredAfter,
        Duration identifyingLimit,
        Duration holdWordEvery,
        Duration cutOffWait,
        Duration cutOffRecall,
        List<Duration> callbackRetries,
        Duration callbackJoinWithin,
        Duration fallbackRingFor,
        Duration sweepEvery,
        Duration outboxLease,
        Duration firstRefusalRetry,
        Duration textConfirmedWithin,
        Duration watchEvery,
        Duration twilioAwayAfter) {

    /** Nobody gets to a phone that rings for less. */
    private static final Duration SHORTEST_RING = seconds(10);

    /** Who has accepted is called, answers at the last moment, hears the words, presses 1. */
    private static final Duration FROM_RING_TO_TALK = seconds(15);

    /** Who has accepted a text opens the screen, reads and writes. */
    private static final Duration SHORTEST_FIRST_WORD = minutes(1);

    /** The defaults of the packaged file. */
    public static Timings defaults() {
        return defaultsBut(Map.of());
    }

    /** The defaults but for these, by the names in the file: {@code RING_FOR} to {@code PT20S}. For rehearsals. */
    public static Timings defaultsBut(Map<String, String> changes) {
        var reader = new SettingsReader(changes, SettingsFile.packaged());
        return reader.checked(read(reader)).orThrow();
    }

    /** With the limits that real phones and people need. */
    static Timings readForPeople(SettingsReader reader) {
        var timings = read(reader);
        atLeast(reader, "RING_FOR", timings.ringFor, SHORTEST_RING, "nobody gets to a phone in that time");
        if (reader.good("RING_FOR")) {
            atLeast(
                    reader,
                    "LAPSE_AFTER",
                    timings.lapseAfter,
                    timings.ringFor.plus(FROM_RING_TO_TALK),
                    "it would take the contact from whoever accepts by text while their phone rings for RING_FOR");
        }
        atLeast(
                reader,
                "TEXT_LAPSE_AFTER",
                timings.textLapseAfter,
                SHORTEST_FIRST_WORD,
                "nobody opens the screen, reads and writes in that time");
        return timings;
    }

    private static void atLeast(SettingsReader reader, String name, Duration value, Duration least, String reason) {
        if (reader.good(name) && value.compareTo(least) < 0) {
            reader.fault(name, "is " + value + ", and " + reason, "make it at least " + least);
        }
    }

    /** With the limits of what can be done; a pretend Twilio plays a night through in a minute. */
    static Timings read(SettingsReader reader) {
        var timings = new Timings(
                reader.duration("RING_AGAIN_EVERY", seconds(1), minutes(10)),
                wholeSeconds(reader, "RING_FOR", seconds(1), minutes(2)),
                reader.duration("BUSY_RETRY", seconds(1), minutes(10)),
                reader.duration("PROMPT_FOR", seconds(5), minutes(5)),
                reader.duration("EXHAUSTED_SUPERVISOR_EVERY", seconds(10), minutes(60)),
                reader.duration("LAPSE_AFTER", seconds(5), minutes(10)),
                reader.duration("TEXT_LAPSE_AFTER", seconds(10), minutes(60)),
                reader.duration("TEXT_UNANSWERED_AFTER", seconds(10), minutes(60)),
                reader.duration("IDENTIFYING_LIMIT", seconds(5), minutes(2)),
                reader.duration("HOLD_WORD_EVERY", seconds(5), seconds(25)),
                reader.duration("CUT_OFF_WAIT", seconds(1), minutes(1)),
                wholeSeconds(reader, "CUT_OFF_RECALL", seconds(5), minutes(5)),
                reader.durations("CALLBACK_RETRIES", seconds(10), Duration.ofHours(24)),
                reader.duration("CALLBACK_JOIN_WITHIN", seconds(5), minutes(10)),
                wholeSeconds(reader, "FALLBACK_RING_FOR", seconds(5), minutes(5)),
                reader.duration("SWEEP_EVERY", Duration.ofMillis(100), minutes(1)),
                reader.duration("OUTBOX_LEASE", seconds(2), minutes(5)),
                reader.duration("FIRST_REFUSAL_RETRY", Duration.ofMillis(10), seconds(10)),
                reader.duration("TEXT_CONFIRMED_WITHIN", seconds(5), minutes(5)),
                reader.duration("WATCH_EVERY", seconds(10), minutes(60)),
                reader.duration("TWILIO_AWAY_AFTER", seconds(1), minutes(1)));
        if (reader.good("RING_FOR", "RING_AGAIN_EVERY") && timings.ringFor.compareTo(timings.ringAgainEvery) > 0) {
            reader.fault(
                    "RING_AGAIN_EVERY",
                    "is shorter than RING_FOR, so one phone would ring twice at once",
                    "make it at least " + timings.ringFor);
        }
        return timings;
    }

    /** Twilio takes these as a number of seconds. */
    private static Duration wholeSeconds(SettingsReader reader, String name, Duration least, Duration most) {
        var duration = reader.duration(name, least, most);
        if (duration.getNano() != 0) {
            reader.fault(name, "is " + duration + ", which is no whole number of seconds", "leave the fraction out");
        }
        return duration;
    }

    private static Duration seconds(long seconds) {
        return Duration.ofSeconds(seconds);
    }

    private static Duration minutes(long minutes) {
        return Duration.ofMinutes(minutes);
    }
}
