package org.knownvoice.contact;

import java.util.EnumSet;
import java.util.Set;

/** What a text says. The words live in the telephony room, in each language. */
public enum TextKind {
    // to a clinician
    PAGE,
    PAGE_AGAIN,
    TAKEN,
    YOU_HAVE_IT,
    CALLER_ON_FALLBACK,
    ALREADY_TAKEN,
    ON_ANOTHER_CRISIS,
    NOTHING_OPEN,
    /** More than one page is open: answer with its code. */
    WHICH_PAGE,
    /** More than one contact is theirs: answer with the code of the one to ring back. */
    WHICH_CALL,
    /** A colleague is asked to take their contact; it stays theirs until then. */
    HANDOVER_ASKED,
    /** The colleague has not taken it. */
    HANDOVER_NOT_TAKEN,
    DECLINED,
    LAPSED,
    AFTER_TALK,
    /** Whom they wanted in the talk could not be reached; the talk goes on. */
    NOBODY_JOINED,
    /** They are out of the talk, and the caller is still with whom they have called in. */
    CALLER_STAYS,
    CLIENT_WROTE,
    /** The caller has left a spoken message. */
    MESSAGE_LEFT,
    CLIENT_UNANSWERED,
    CLIENT_TEXT_FAILED,
    /** The client had said STOP and takes texts again. */
    CLIENT_TEXTS_AGAIN,
    /** Their text begins with the code of a page that is not theirs: it went to nobody. */
    WORDS_NOT_SENT,
    /** Their text says to nobody for whom it is: it went to nobody. */
    HOW_TO_WRITE,
    /** Their text answers no page as a page is answered: the one that waits is not taken. */
    NOT_TAKEN,
    // to a supervisor
    UNREACHABLE_CALLER,
    /** A text came from what is no phone number. */
    MACHINE_WROTE,
    CALLBACK_IN_VAIN,
    CLIENT_UNANSWERED_SUPERVISOR,
    // to the caller
    FIRST_REPLY,
    /** The number tells us nobody: who they are is asked once. */
    WHO_ARE_YOU,
    STILL_REACHING,
    EXHAUSTED_REPLY,
    SOMEBODY_HAS_IT;

    /**
     * What answers a text as such, so that a phone that answers by itself could go on with us for ever. All else follows
     * from time or from what a clinician does.
     */
    public static final Set<TextKind> ANSWERS = EnumSet.of(FIRST_REPLY, WHO_ARE_YOU);
}
