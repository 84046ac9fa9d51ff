package org.knownvoice.contact;

import java.time.Instant;
import java.util.Optional;
import org.knownvoice.directory.ClinicianId;

/**
 * One Twilio call of a contact.
 *
 * @param number 1, 2, … within the contact
 * @param page the page that this call rings for, on a clinician's leg
 * @param phone on a clinician's or supervisor's leg: which of that person's phones it rings, by its place in the directory;
 *     else 1
 * @param guest on a supervisor's leg: whom it rings
 * @param sid Twilio's id, once Twilio has taken the call
 * @param place what the leg hears now
 * @param joined whether the leg has asked for, and got, its way into the bridge
 * @param talkingElsewhere on a caller's leg: the fallback number has answered
 * @param checkAt when Twilio is asked how the call stands, should no callback come before
 */
public record CallLeg(
        int number,
        Role role,
        Optional<Integer> page,
        int phone,
        Optional<ClinicianId> guest,
        Optional<String> sid,
        Place place,
        Progress progress,
        Optional<LegOutcome> outcome,
        boolean joined,
        boolean talkingElsewhere,
        Instant startedAt,
        Optional<Instant> answeredAt,
        Optional<Instant> endedAt,
        Optional<Instant> checkAt) {

    /** Whose call it is. */
    public enum Role {
        /** The caller dialled the line. */
        CALLER,
        /** We called the client back. */
        CLIENT,
        /** We called a clinician. */
        CLINICIAN,
        /** We called a supervisor whom the clinician wants in the talk. */
        SUPERVISOR,
        /** We called the interpreter whom the clinician wants in the talk. */
        INTERPRETER,
        /** We called the regional crisis line, which the clinician wants in the talk. */
        CRISIS_LINE;

        /** Somebody whom the clinician has called into the talk. */
        public boolean isGuest() {
            return switch (this) {
                case CALLER, CLIENT, CLINICIAN -> false;
                case SUPERVISOR, INTERPRETER, CRISIS_LINE -> true;
            };
        }
    }

    /** Nobody's guest. */
    public CallLeg(
            int number,
            Role role,
            Optional<Integer> page,
            int phone,
            Optional<String> sid,
            Place place,
            Progress progress,
            Optional<LegOutcome> outcome,
            boolean joined,
            boolean talkingElsewhere,
            Instant startedAt,
            Optional<Instant> answeredAt,
            Optional<Instant> endedAt,
            Optional<Instant> checkAt) {
        this(
                number,
                role,
                page,
                phone,
                Optional.empty(),
                sid,
                place,
                progress,
                outcome,
                joined,
                talkingElsewhere,
                startedAt,
                answeredAt,
                endedAt,
                checkAt);
    }

    /** How far the call has come; it never goes back. */
    public enum Progress {
        /** In our outbox, not yet taken by Twilio. */
        WANTED,
        PLACED,
        RINGING,
        ANSWERED,
        OVER
    }

    public boolean isOver() {
        return progress == Progress.OVER;
    }

    public boolean isAnswered() {
        return progress == Progress.ANSWERED;
    }

    /** Still a call, and not on its way out. */
    public boolean isPresent() {
        return !isOver() && !place.isLeaving();
    }

    /** When a leg that is answered last asked for something, or was last looked up. */
    public Optional<Instant> heardOfAt() {
        return checkAt.map(at -> at.minus(LegRules.CHECK_ANSWERED));
    }

    public boolean isCallersSide() {
        return role == Role.CALLER || role == Role.CLIENT;
    }

    public boolean isGuest() {
        return role.isGuest();
    }

    /** A clinician who is with the caller or at the menu of the star key, not one who is asked to press a key. */
    boolean isClinicianInTheTalk() {
        return role == Role.CLINICIAN && (place == Place.BRIDGE || Aside.isOut(this));
    }

    /** A guest who is in the talk, on the way into it, or waits for the two to be back in it. */
    boolean isGuestInTheTalk() {
        return isGuest() && isAnswered() && (place == Place.BRIDGE || place == Place.MOMENT);
    }

    /** A guest with whom the caller is in good hands when the clinician is gone; an interpreter alone is no help. */
    boolean mayKeepTheCaller() {
        return isGuestInTheTalk() && role != Role.INTERPRETER;
    }

    CallLeg to(Place next) {
        return next == place
                ? this
                : new CallLeg(
                        number,
                        role,
                        page,
                        phone,
                        guest,
                        sid,
                        next,
                        progress,
                        outcome,
                        false,
                        false,
                        startedAt,
                        answeredAt,
                        endedAt,
                        checkAt);
    }

    CallLeg joinedBridge() {
        return new CallLeg(
                number,
                role,
                page,
                phone,
                guest,
                sid,
                place,
                progress,
                outcome,
                true,
                false,
                startedAt,
                answeredAt,
                endedAt,
                checkAt);
    }

    CallLeg talksElsewhere() {
        return new CallLeg(
                number,
                role,
                page,
                phone,
                guest,
                sid,
                place,
                progress,
                outcome,
                false,
                true,
                startedAt,
                answeredAt,
                endedAt,
                checkAt);
    }

    CallLeg placedAs(String twilioSid) {
        return new CallLeg(
                number,
                role,
                page,
                phone,
                guest,
                Optional.of(sid.orElse(twilioSid)),
                place,
                progress == Progress.WANTED ? Progress.PLACED : progress,
                outcome,
                joined,
                talkingElsewhere,
                startedAt,
                answeredAt,
                endedAt,
                checkAt);
    }

    CallLeg progressed(Progress next, Instant now) {
        return new CallLeg(
                number,
                role,
                page,
                phone,
                guest,
                sid,
                place,
                next,
                outcome,
                joined,
                talkingElsewhere,
                startedAt,
                next == Progress.ANSWERED ? Optional.of(answeredAt.orElse(now)) : answeredAt,
                endedAt,
                checkAt);
    }

    CallLeg over(LegOutcome how, Instant now) {
        return new CallLeg(
                number,
                role,
                page,
                phone,
                guest,
                sid,
                place,
                Progress.OVER,
                Optional.of(how),
                joined,
                talkingElsewhere,
                startedAt,
                answeredAt,
                Optional.of(now),
                Optional.empty());
    }

    CallLeg checkedAt(Instant at) {
        return new CallLeg(
                number,
                role,
                page,
                phone,
                guest,
                sid,
                place,
                progress,
                outcome,
                joined,
                talkingElsewhere,
                startedAt,
                answeredAt,
                endedAt,
                Optional.of(at));
    }
}
