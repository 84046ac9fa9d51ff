package org.knownvoice.simulator;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One instruction of a TwiML document, its attributes read and its defaults filled in. */
sealed interface Verb {
    /** What may stand inside a Gather. */
    sealed interface Audio extends Verb {}

    /** @param loop how often; 0 is endless */
    record Say(String text, Duration breaks, String voice, String language, int loop) implements Audio {
        private static final double WORDS_PER_SECOND = 2.5;

        /** How long it takes once, at 2.5 words a second. */
        Duration duration() {
            long words = text.isBlank() ? 0 : text.strip().split("\\s+").length;
            return Duration.ofMillis(Math.round(words / WORDS_PER_SECOND * 1000))
                    .plus(breaks);
        }
    }

    /** @param url empty when keys are played instead of a file */
    record Play(String url, String digits, int loop) implements Audio {}

    record Pause(Duration length) implements Audio {}

    /** Where a verb goes on. An empty address means the next verb, for Gather and Record the same document again. */
    record Action(String url, String method) {}

    record Gather(
            Action action,
            Duration timeout,
            String finishOnKey,
            Optional<Integer> numDigits,
            boolean actionOnEmptyResult,
            boolean bargeIn,
            boolean keys,
            List<Audio> audio)
            implements Verb {}

    /** Where a callback goes and which events it wants. */
    record Callback(String url, String method, Set<String> events) {}

    /** A noun of Dial: a number to ring. {@code url} is what the called side hears before the bridge. */
    record NumberNoun(String number, Action whisper, Callback callback, String sendDigits) {}

    /** A noun of Dial: a conference to join. */
    record ConferenceNoun(
            String name,
            boolean startOnEnter,
            boolean endOnExit,
            boolean muted,
            boolean beepOnEnter,
            boolean beepOnExit,
            int maxParticipants,
            Optional<Action> waiting,
            Callback callback,
            String label) {}

    /** What is dialed: numbers or one conference. */
    sealed interface Target {
        record Numbers(List<NumberNoun> numbers) implements Target {}

        record Room(ConferenceNoun conference) implements Target {}
    }

    record Dial(
            Action action,
            Duration timeout,
            Duration timeLimit,
            boolean answerOnBridge,
            boolean hangupOnStar,
            String callerId,
            Target target)
            implements Verb {}

    record Record(
            Action action,
            Duration timeout,
            String finishOnKey,
            Duration maxLength,
            boolean playBeep,
            Callback callback)
            implements Verb {}

    record Redirect(Action action) implements Verb {}

    record Hangup() implements Verb {}

    record Reject(boolean busy) implements Verb {}

    record Message(String body, String to, String from, Action action, String statusCallback) implements Verb {}
}
