package org.knownvoice.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.knownvoice.directory.ClinicianId;

/**
 * What staff are told beside pages: of shifts, holes and offers. Ids, codes and moments only; the words are made when it
 * is sent.
 *
 * @param key the same notice is put once, whoever puts it
 * @param values by the names that the words use; a moment as ISO-8601 in UTC
 * @param dueAt not sent before
 */
public record Notice(String key, ClinicianId to, Kind kind, Way way, Map<String, String> values, Instant dueAt) {

    /** By which way. */
    public enum Way {
        TEXT,
        CALL,
        MAIL
    }

    /** What it is about. */
    public enum Kind {
        /** To the clinician: the shift starts soon, reply 1. */
        SHIFT_STARTS,
        /** To the supervisor: the clinician did not confirm the start of a shift. */
        SHIFT_NOT_CONFIRMED,
        /** To the clinician who confirmed. */
        SHIFT_CONFIRMED,
        /** To the clinician who leaves: what is still open. */
        SHIFT_OVER,
        /** To supervisors: uncovered hours, all in one. */
        GAPS,
        /** To a colleague: a shift is offered. */
        COVER_OFFERED,
        /** To a colleague: a shift is offered for one of theirs. */
        SWAP_OFFERED,
        /** To the backup: the one before you cannot be reached, will you stand in? */
        STAND_IN_ASKED,
        /** To the one who offered: somebody has taken it. */
        OFFER_TAKEN,
        /** To the one who took it. */
        OFFER_IS_YOURS,
        /** To those who were asked: somebody else has it, or it is withdrawn. */
        OFFER_GONE,
        /** To the one who offered: everybody has said no. */
        OFFER_DECLINED,
        /** To the one who offered by text: it was, and to how many. */
        OFFER_MADE,
        /** To the one who texted: what could not be done, and why. */
        NOT_UNDERSTOOD,
        /** To the owner of a phone, who asked for it: the code that proves the number. */
        PHONE_CODE,
        /** To the owner of a phone: the number is verified, or the code is not right. */
        PHONE_VERIFIED,
        /** To the supervisor: a clinician's phone fails. */
        PHONE_FAILS,
        /** To whoever has the contact, then to supervisors: nobody has listened to a spoken message. */
        MESSAGE_NOT_HEARD,
        /** To supervisors, by e-mail: a client could not be called back, and they decide. */
        CALLBACK_IN_VAIN,
        /** To supervisors, by e-mail: Twilio cannot be reached. */
        TWILIO_AWAY,
        /** To supervisors, by e-mail: it can be reached again. */
        TWILIO_BACK,
        /** To the clinician who texted WHO: who has, or is asked for, their pages. */
        TOLD_WHO,
        /** To the clinician who texted STATUS: time on call, open pages, contacts of theirs. */
        TOLD_STATUS,
        /** To the clinician who texted KEYS: what to text and press. */
        TOLD_KEYS,
        /** To the clinician who wants to hand a contact over: what to text, and who is on call. */
        TOLD_GIVE,
        /** To the clinician who texted words that are for nobody: how to reach somebody for themselves. */
        WORDS_NOT_READ
    }

    /** What could not be sent by then has lost its sense. */
    private static final Duration OLD_AFTER = Duration.ofHours(12);

    /** What may wait for the morning needs the time of a night more. */
    private static final Duration OLD_AFTER_A_NIGHT = Duration.ofHours(26);

    /** How things stood is no answer any more. */
    private static final Duration STALE_AFTER = Duration.ofMinutes(10);

    public Notice {
        values = Map.copyOf(values);
    }

    /**
     * When it is sent no more: the text before a shift with the call that follows it, what may wait for the morning after a
     * night and half a day, how things stand after ten minutes, others after half a day.
     */
    public Instant expiresAt(Instant createdAt) {
        return switch (kind) {
            case SHIFT_STARTS ->
                way == Way.TEXT && values.containsKey("from")
                        ? Instant.parse(values.get("from")).minus(ShiftCheck.CALL_BEFORE)
                        : createdAt.plus(OLD_AFTER);
            case COVER_OFFERED, SWAP_OFFERED, OFFER_TAKEN, OFFER_GONE, OFFER_DECLINED ->
                createdAt.plus(OLD_AFTER_A_NIGHT);
            case TOLD_WHO, TOLD_STATUS, TOLD_KEYS, TOLD_GIVE -> createdAt.plus(STALE_AFTER);
            default -> createdAt.plus(OLD_AFTER);
        };
    }
}
