package org.knownvoice.simulator;

import java.time.Duration;
import java.util.Set;

/**
 * What somebody wants of a call.
 *
 * @param from what the called side is shown
 * @param document where its TwiML is; its address is empty when there is none or when {@code twiml} holds it
 * @param ringFor how long it rings before it is given up
 */
record CallOrder(
        Direction direction,
        String from,
        String to,
        Verb.Action document,
        String twiml,
        Verb.Action fallback,
        Verb.Callback progress,
        Duration ringFor,
        Duration timeLimit) {
    private static final Duration USUAL_LIMIT = Duration.ofHours(4);
    static final Verb.Action NOWHERE = new Verb.Action("", "POST");

    static CallOrder inbound(String shown, SimulatedLine line) {
        return new CallOrder(
                Direction.INBOUND,
                shown,
                line.phone().e164(),
                new Verb.Action(line.voiceUrl(), "POST"),
                "",
                new Verb.Action(line.voiceFallbackUrl(), "POST"),
                new Verb.Callback(line.statusCallbackUrl(), "POST", Set.of("completed")),
                Duration.ZERO,
                USUAL_LIMIT);
    }

    static CallOrder dialed(String callerId, Verb.NumberNoun number, Duration ringFor) {
        return new CallOrder(
                Direction.OUTBOUND_DIAL,
                callerId,
                number.number(),
                NOWHERE,
                "",
                NOWHERE,
                number.callback(),
                ringFor,
                USUAL_LIMIT);
    }
}
