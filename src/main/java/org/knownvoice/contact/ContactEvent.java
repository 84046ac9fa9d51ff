package org.knownvoice.contact;

import java.time.Duration;
import java.util.Optional;
import org.knownvoice.directory.ClientId;
import org.knownvoice.directory.ClinicianId;
import org.knownvoice.directory.PhoneNumber;
import org.knownvoice.directory.TeamId;

/** Something that has happened to a crisis contact. A repeated, late or reordered event changes nothing. */
public sealed interface ContactEvent {

    /** Nothing but time: whatever is due is done. */
    record TimePassed() implements ContactEvent {}

    /**
     * The same caller dialled the line again, or for the first time in a text contact; or somebody else called about the
     * same client, while nobody was on the line.
     *
     * @param from empty when it was withheld
     */
    record CallerCalled(String sid, Optional<PhoneNumber> from) implements ContactEvent {
        /** Never the number. */
        @Override
        public String toString() {
            return "CallerCalled " + sid;
        }
    }

    /**
     * A leg asks for words.
     *
     * @param heard the place whose words are over, as the address of the request says; empty for the first request of a
     *     call and after a redirect, which get the words of the leg's own place. A repeat therefore gets the same words
     */
    record LegAsked(int leg, Optional<Place> heard) implements ContactEvent {}

    /**
     * Keys on the caller's side, with what they identify, or the empty text after silence.
     *
     * @param at the place whose words asked for them, as the address of the request says; empty where that is not known
     */
    record CallerPressed(int leg, Optional<Place> at, String keys, Typed typed) implements ContactEvent {
        public CallerPressed(int leg, String keys, Typed typed) {
            this(leg, Optional.empty(), keys, typed);
        }
    }

    /** What typed keys mean, looked up beforehand in the roster. */
    sealed interface Typed {
        /** A client in care. */
        record Known(ClientId client, TeamId team) implements Typed {}

        /** A whole number or code that names nobody alone. */
        record Miss() implements Typed {}

        /** A client who is in care no more: a miss, with a note for the clinician. */
        record Former(ClientId client) implements Typed {}

        /** Silence, or too few keys for a number and no code. */
        record Half() implements Typed {}
    }

    /** A key on a clinician's phone. */
    record ClinicianPressed(int leg, String keys) implements ContactEvent {}

    /** A clinician said yes by text or on the screen. */
    record PageAccepted(int page, Acceptance.Way way) implements ContactEvent {}

    /** A clinician said no by text or on the screen. */
    record PageDeclined(int page) implements ContactEvent {}

    /** Twilio has taken the call. */
    record CallPlaced(int leg, String sid) implements ContactEvent {}

    /** Twilio will not place the call, for good. */
    record CallRefused(int leg, int code) implements ContactEvent {}

    /** The phone network says how the call stands: ringing, answered. */
    record LegProgressed(int leg, CallLeg.Progress progress) implements ContactEvent {}

    /**
     * The call is over.
     *
     * @param code on a call that failed: the phone network's own code (of SIP), where it is known
     */
    record LegEnded(int leg, LegOutcome outcome, Optional<Integer> code) implements ContactEvent {
        public LegEnded(int leg, LegOutcome outcome) {
            this(leg, outcome, Optional.empty());
        }
    }

    /**
     * This leg's conference is over and the leg still asks what comes next.
     *
     * @param talk the number of the talk whose conference it was; empty where that is not known
     */
    record BridgeLeft(int leg, Optional<Integer> talk) implements ContactEvent {
        public BridgeLeft(int leg) {
            this(leg, Optional.empty());
        }
    }

    /** The fallback number has answered the caller. */
    record FallbackAnswered(int leg) implements ContactEvent {}

    /** The way to the fallback number is over. {@code talked} when it had answered. */
    record FallbackLeft(int leg, boolean talked) implements ContactEvent {}

    /**
     * Nobody answered at our addresses, and the number's own fallback puts the caller through to the fallback number.
     *
     * @param talks it has answered
     */
    record PutThroughElsewhere(int leg, boolean talks) implements ContactEvent {}

    /**
     * A message has been recorded.
     *
     * @param first it is told for the first time
     */
    record MessageLeft(int leg, boolean first) implements ContactEvent {
        public MessageLeft(int leg) {
            this(leg, true);
        }
    }

    /** Twilio has taken a page's text. */
    record PageTextSent(int page) implements ContactEvent {}

    /** The phone network has confirmed a page's text. */
    record PageTextDelivered(int page) implements ContactEvent {}

    /** Nothing of a page has reached anybody, and nothing of it is on its way. */
    record PageLost(int page) implements ContactEvent {}

    /**
     * A page's text will not arrive.
     *
     * @param phone at which of the clinician's phones, by its place in the directory
     */
    record PageTextFailed(int page, int phone, int code) implements ContactEvent {}

    /** The mail server has taken a page: the phone network did not. */
    record PageMailed(int page) implements ContactEvent {}

    /**
     * The mail server will never take a page's letter.
     *
     * @param code of SMTP; 0 for an address that cannot be one
     */
    record PageMailFailed(int page, int code) implements ContactEvent {}

    /** The client has texted. */
    record CallerTexted() implements ContactEvent {}

    /** The client's text was nothing but a number or code, looked up beforehand in the roster. */
    record CallerWroteCode(Typed typed) implements ContactEvent {}

    /** A text of ours will not reach the client, or must not be sent: they want no more of them. */
    record CallerTextFailed(int code) implements ContactEvent {}

    /** The client, who had said STOP, takes texts again. */
    record CallerTakesTexts() implements ContactEvent {}

    /** The clinician has written to the client. */
    record ClinicianWrote(ClinicianId clinician) implements ContactEvent {}

    /** The clinician wants to be called for their page, or back into their talk. @param after when their phone is free for it */
    record RingAsked(ClinicianId clinician, Duration after) implements ContactEvent {}

    /** The clinician wants to ring the client back, or to come back into their talk. @param after when their phone is free for it */
    record RingBackAsked(ClinicianId clinician, Duration after) implements ContactEvent {
        public RingBackAsked(ClinicianId clinician) {
            this(clinician, Duration.ZERO);
        }
    }

    /** Whoever has the contact hands it to a colleague. */
    record HandoverAsked(ClinicianId by, ClinicianId to) implements ContactEvent {}

    /** After all tries to call the client back were in vain, a supervisor wants another one. */
    record CallbackDecided(ClinicianId by) implements ContactEvent {}

    /** A person closed it with a disposition. */
    record Disposed(ClinicianId by, String disposition) implements ContactEvent {}
}
