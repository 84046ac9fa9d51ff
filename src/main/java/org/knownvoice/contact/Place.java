package org.knownvoice.contact;

/** What a call leg hears now. The telephony room has one document for each; asking again at the same place gets the same. */
public enum Place {
    // the caller
    /** The greeting of a known number; then hold. */
    GREETING,
    /** Greeting, and the question for a number or card code. */
    KEYPAD,
    /** The question once more, after silence or half an entry. */
    KEYPAD_AGAIN,
    /** Music and an honest word. */
    HOLD,
    /** An acceptance came to nothing: told so, then hold. */
    STILL_REACHING,
    /** Nobody has answered; the fallback comes unless a key is pressed. */
    EXHAUSTED,
    /** Being connected to, or talking with, the fallback number. */
    FALLBACK,
    /** The fallback was busy or failed: 988 is spoken again, then hold. */
    FALLBACK_FAILED,
    /** The talk with the fallback is over: told that the team still calls, then hold. */
    AFTER_FALLBACK,
    /** Leaving a message. */
    MESSAGE,
    /** The message is kept: told so, then hold. */
    AFTER_MESSAGE,
    /** Asked for a callback from a withheld number: told so, then hold. */
    NO_NUMBER,
    /** A callback is promised; the leg ends. */
    CALLBACK_PROMISED,
    /** Not in care here: the assessment line and 988 are spoken; the leg ends. */
    NOT_IN_CARE,
    /** The clinician is gone from the bridge: "if you were cut off, stay on the line". */
    CUT_OFF,

    // the clinician
    /** Has pressed * in the talk: whom to add, or back to the caller. */
    ASIDE,
    /** No interpreter's number is set; then back to the caller. */
    NO_INTERPRETER,
    /** There is nobody of that kind to call; then back to the caller. */
    NOBODY_TO_ADD,
    /** Press 1 to accept, 2 to decline. */
    PROMPT,
    /** Accepted already: press 1 to be connected. */
    JOIN_PROMPT,
    /** The text conversation is yours: read and answer it on the screen; the leg ends. */
    YOURS_BY_TEXT,
    /** Somebody else has it; the leg ends. */
    TAKEN,
    /** Declined; the leg ends. */
    DECLINED,
    /** The caller talks with the fallback line: we call you when that ends; the leg ends. */
    CALLER_ON_FALLBACK,
    /** The caller hung up after the talk; the leg ends. */
    CALLER_GONE,
    /** The client did not answer the callback; the leg ends. */
    NO_ANSWER,
    /** You are with another crisis; the leg ends. */
    ON_ANOTHER_CRISIS,
    /** Nothing is open any more; the leg ends. */
    OVER,

    // the caller, and whom the clinician has added
    /** The clinician has stepped aside and comes back: a kind word and music, again and again. */
    MOMENT,

    // both
    /** In the conference of caller and clinician. */
    BRIDGE;

    /** Whether the leg ends by itself once its words are spoken. */
    public boolean isLeaving() {
        return switch (this) {
            case CALLBACK_PROMISED,
                    NOT_IN_CARE,
                    YOURS_BY_TEXT,
                    TAKEN,
                    DECLINED,
                    CALLER_ON_FALLBACK,
                    CALLER_GONE,
                    NO_ANSWER,
                    ON_ANOTHER_CRISIS,
                    OVER -> true;
            default -> false;
        };
    }
}
