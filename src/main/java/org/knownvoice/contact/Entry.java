package org.knownvoice.contact;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.knownvoice.directory.ClinicianId;

/** One line of the contact's timeline. Ids and codes only: it can never be changed, so it must have nothing to forget. */
public record Entry(
        Kind kind,
        Optional<Integer> page,
        Optional<Integer> leg,
        Optional<ClinicianId> clinician,
        Map<String, String> codes) {
    public Entry {
        codes = Map.copyOf(codes);
    }

    /** About the contact as a whole. */
    public static Entry of(Kind kind, Map<String, String> codes) {
        return new Entry(kind, Optional.empty(), Optional.empty(), Optional.empty(), codes);
    }

    /** About one recording, by Twilio's id of it. */
    public static Entry ofMessage(
            Kind kind, String recording, Optional<ClinicianId> clinician, Map<String, String> more) {
        var codes = new HashMap<>(more);
        codes.put("recording", recording);
        return new Entry(kind, Optional.empty(), Optional.empty(), clinician, codes);
    }

    /** What happened. */
    public enum Kind {
        OPENED,
        STATE_CHANGED,
        CALLER_CALLED_AGAIN,
        /** The fallback line called about this caller; the code names the contact of that call. */
        FALLBACK_CALLED_BACK,
        IDENTIFIED,
        NOT_IDENTIFIED,
        LANGUAGE_CHOSEN,
        STEP_OPENED,
        CLINICIAN_PAGED,
        PAGE_TEXT_SENT,
        PAGE_TEXT_FAILED,
        PAGE_TEXT_DELIVERED,
        CALL_BROUGHT_FORWARD,
        PAGE_SENT_AGAIN,
        PAGE_MAILED,
        PAGE_MAIL_FAILED,
        CALL_WANTED,
        CALL_PLACED,
        CALL_RINGING,
        CALL_ANSWERED,
        CALL_ENDED,
        PAGE_ACCEPTED,
        ACCEPTED_TOO_LATE,
        PAGE_DECLINED,
        /** Whoever has the contact asks a colleague to take it; the code names the one who has it. */
        HANDOVER_ASKED,
        /** The colleague has not taken it in time. */
        HANDOVER_NOT_TAKEN,
        /** The colleague has it now; the code names who had it. */
        HANDED_OVER,
        ACCEPTANCE_LAPSED,
        CONNECTED,
        CUT_OFF,
        /** The clinician has pressed * in the talk. */
        STEPPED_ASIDE,
        /** Clinician and caller are brought together again. */
        BACK_IN_TALK,
        /** The clinician wants somebody in the talk; the code says whom. */
        GUEST_WANTED,
        GUEST_JOINED,
        GUEST_NOT_REACHED,
        GUEST_LEFT,
        /** The clinician is gone and the caller stays with whom they have added. */
        STAYS_WITH_GUEST,
        CALLER_HUNG_UP,
        CALLBACK_ASKED,
        CALLBACK_TRIED,
        SUPERVISOR_DECIDES,
        /** The supervisor wants the callback to be tried again. */
        CALLBACK_DECIDED,
        LADDER_EXHAUSTED,
        SUPERVISORS_PAGED,
        FALLBACK_STARTED,
        FALLBACK_ANSWERED,
        FALLBACK_LEFT,
        MESSAGE_STARTED,
        MESSAGE_LEFT,
        /** Nobody has listened to a spoken message in time; the code says who was told. */
        MESSAGE_NOT_HEARD,
        /** Somebody listened to it. */
        MESSAGE_PLAYED,
        MESSAGE_DELETED,
        MESSAGE_NOT_DELETED,
        CALLER_TEXTED,
        CALLER_TEXT_FAILED,
        /** The client had said STOP and takes texts again. */
        CALLER_TAKES_TEXTS,
        CLINICIAN_WROTE,
        TEXT_UNANSWERED,
        TALK_ENDED,
        NOT_IN_CARE,
        UNREACHABLE_CALLER,
        CLOSED
    }
}
