package org.knownvoice.telephony;

import java.time.Duration;
import java.util.Map;
import org.knownvoice.contact.LegRef;
import org.knownvoice.directory.PhoneNumber;

/** What is heard on a call that is answered without the database. Twilio is told all at once what it needs to go on. */
final class AwayScript {
    /** Shorter than a mailbox takes to answer, and than a caller should wait without a word. */
    static final Duration LONGEST_RING = Duration.ofSeconds(18);

    private static final Duration LONGEST_PROMPT = Duration.ofSeconds(20);

    /** The caller hears a phone ring until the clinician presses a key, or a mailbox has been hung up on. */
    private static final Duration LONGEST_WITHOUT_A_WORD = Duration.ofSeconds(24);

    private static final Duration CUT_OFF_PAUSE = Duration.ofSeconds(2);

    private final Scene.House house;

    AwayScript(Scene.House house) {
        this.house = house;
    }

    /**
     * What the caller hears before the next phone rings.
     *
     * @param asked how many people have been called so far
     */
    Utterance words(AwayCaller caller, CallerPhrase phrase, int asked) {
        return house.tongue(caller.language())
                .say(phrase, Map.of("line", caller.line().name(), "count", Integer.toString(asked)));
    }

    Twiml greeting(AwayCaller caller) {
        return new Twiml(caller.voice()).say(words(caller, CallerPhrase.GREETING, 0));
    }

    Twiml stillReaching(AwayCaller caller, int asked) {
        var phrase = asked == 1 ? CallerPhrase.HOLD_ONE_ASKED : CallerPhrase.HOLD_MANY_ASKED;
        return new Twiml(caller.voice()).say(words(caller, asked == 0 ? CallerPhrase.HOLD : phrase, asked));
    }

    Twiml cutOff(AwayCaller caller) {
        return new Twiml(caller.voice())
                .say(words(caller, CallerPhrase.CUT_OFF, 0))
                .pause(CUT_OFF_PAUSE);
    }

    Twiml afterMessage(AwayCaller caller) {
        return new Twiml(caller.voice()).say(words(caller, CallerPhrase.AFTER_MESSAGE, 0));
    }

    Twiml afterFallback(AwayCaller caller, boolean talked) {
        return new Twiml(caller.voice())
                .say(words(caller, talked ? CallerPhrase.AFTER_FALLBACK : CallerPhrase.FALLBACK_FAILED, 0));
    }

    /** Rings a clinician, who is joined with the caller after pressing 1. */
    String ring(Twiml after, AwayCaller caller, PhoneNumber phone, AwayToken token) {
        return after.ringOne(new Twiml.Ring(
                        phone,
                        caller.shown(),
                        shorter(house.timings().ringFor(), LONGEST_RING),
                        at(token, AwayAddress.PROMPT),
                        at(token, AwayAddress.RING_STATUS),
                        at(token, AwayAddress.NEXT)))
                .xml();
    }

    String toFallback(Twiml after, AwayCaller caller, PhoneNumber shown, AwayToken token) {
        return after.say(words(caller, CallerPhrase.TO_FALLBACK, 0))
                .putThrough(new Twiml.PutThrough(
                        caller.line().fallbackNumber(),
                        shown,
                        house.timings().fallbackRingFor(),
                        at(token, AwayAddress.FALLBACK_STATUS),
                        at(token, AwayAddress.FALLBACK_LEFT)))
                .xml();
    }

    /**
     * Before a key it may be a voicemail box: silence hangs up.
     *
     * @param rung how long the phone had rung when it was answered
     */
    String prompt(AwayToken token, Duration rung) {
        return ClinicianScript.promptWithin(
                        new Twiml(Voice.ENGLISH),
                        at(token, AwayAddress.PRESS),
                        ClinicianScript.words().say(StaffPhrase.PROMPT),
                        shorter(house.timings().promptFor(), LONGEST_WITHOUT_A_WORD.minus(rung)))
                .xml();
    }

    /** The same on a call that was placed before the database was lost: no caller waits for its end. */
    String prompt(LegRef leg) {
        return ClinicianScript.prompt(
                        new Twiml(Voice.ENGLISH),
                        new LegAddresses(house.publicUrl(), leg).at(LegAddress.PRESS),
                        ClinicianScript.words().say(StaffPhrase.PROMPT),
                        shorter(house.timings().promptFor(), LONGEST_PROMPT))
                .xml();
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /** At its end Twilio joins clinician and caller. */
    String accepted() {
        return new Twiml(Voice.ENGLISH)
                .say(ClinicianScript.words().say(StaffPhrase.ACCEPTED))
                .xml();
    }

    String farewell(StaffPhrase phrase) {
        return new Twiml(Voice.ENGLISH)
                .say(ClinicianScript.words().say(phrase))
                .hangUp()
                .xml();
    }

    private String at(AwayToken token, AwayAddress address) {
        return house.publicUrl().at(address.path(token.text()));
    }
}
