package org.knownvoice.simulator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a phone does by itself.
 *
 * @param answering what happens when it is called. Default by hand
 * @param presses the keys it presses after it was answered. Default none
 * @param hangsUpAfter how long after answering it hangs up. Default never
 * @param texting what becomes of a text to it. Default delivered
 * @param callWaiting whether a second call rings while it is in use; else that call is busy. Default false
 */
public record PhoneScript(
        Answering answering,
        List<KeyPress> presses,
        Optional<Duration> hangsUpAfter,
        Texting texting,
        boolean callWaiting) {
    public PhoneScript {
        presses = List.copyOf(presses);
    }

    /** Somebody must act: answer, press, hang up. */
    public static PhoneScript byHand() {
        return answering(new Answering.ByHand());
    }

    public static PhoneScript answersAfter(Duration ringing) {
        return answering(new Answering.After(ringing));
    }

    public static PhoneScript neverAnswers() {
        return answering(new Answering.Never());
    }

    public static PhoneScript busy() {
        return answering(new Answering.Busy());
    }

    public static PhoneScript rejects() {
        return answering(new Answering.Declines(Duration.ofSeconds(2)));
    }

    public static PhoneScript outOfService() {
        return answering(new Answering.OutOfService(404));
    }

    /** A voicemail that picks up after so long, talks for 8 s, beeps, and records for so long. */
    public static PhoneScript voicemail(Duration ringing, Duration staysOn) {
        return answering(new Answering.Voicemail(ringing, Duration.ofSeconds(8), staysOn));
    }

    public static PhoneScript answering(Answering answering) {
        return new PhoneScript(answering, List.of(), Optional.empty(), new Texting.Delivered(), false);
    }

    public PhoneScript presses(String digits, Duration afterAnswer) {
        var all = new ArrayList<>(presses);
        all.add(new KeyPress(digits, afterAnswer));
        return new PhoneScript(answering, all, hangsUpAfter, texting, callWaiting);
    }

    public PhoneScript hangsUpAfter(Duration afterAnswer) {
        return new PhoneScript(answering, presses, Optional.of(afterAnswer), texting, callWaiting);
    }

    public PhoneScript textUndelivered(int errorCode) {
        return texting(new Texting.Undelivered(errorCode));
    }

    public PhoneScript textFails(int errorCode) {
        return texting(new Texting.Failed(errorCode));
    }

    public PhoneScript textRefused(int errorCode) {
        return texting(new Texting.Refused(errorCode));
    }

    public PhoneScript texting(Texting value) {
        return new PhoneScript(answering, presses, hangsUpAfter, value, callWaiting);
    }

    public PhoneScript withCallWaiting() {
        return new PhoneScript(answering, presses, hangsUpAfter, texting, true);
    }
}
