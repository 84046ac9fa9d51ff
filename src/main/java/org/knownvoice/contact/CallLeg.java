package org.knownvoice.contact;

import java.time.Instant;
import java.util.Optional;

/**
 * One Twilio call of a contact.
 *
 * @param number 1, 2, … within the contact
 * @param page the page that this call rings for, on a clinician's leg
 * @param phone on a clinician's leg: which of that clinician's phones it rings, by its place in the directory; else 1
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
        CLINICIAN
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

    public boolean isCallersSide() {
        return role != Role.CLINICIAN;
    }

    CallLeg to(Place next) {
        return next == place
                ? this
                : new CallLeg(
                        number,
                        role,
                        page,
                        phone,
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
