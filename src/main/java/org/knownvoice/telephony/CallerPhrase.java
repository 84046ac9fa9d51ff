package org.knownvoice.telephony;

/** What a caller hears or reads, in each language: the keys of {@code words/en.properties} and its translations. */
enum CallerPhrase {
    GREETING,
    GREETING_UNKNOWN,
    GREETING_FALLBACK_LINE,
    LANGUAGE,
    KEYPAD,
    KEYPAD_AGAIN,
    HOLD,
    HOLD_ONE_ASKED,
    HOLD_MANY_ASKED,
    HOLD_ACCEPTED,
    HOLD_EXHAUSTED,
    HOLD_KEYS,
    HOLD_KEYS_FALLBACK_LINE,
    STILL_REACHING,
    EXHAUSTED,
    FALLBACK_FAILED,
    AFTER_FALLBACK,
    MESSAGE,
    AFTER_MESSAGE,
    NO_NUMBER,
    CALLBACK_PROMISED,
    NOT_IN_CARE,
    CUT_OFF,
    JOINED,
    PROMISED_CALL,
    OVER,
    TROUBLE,
    TO_FALLBACK,
    BLOCKED,
    SAFETY,
    TEXT_FIRST_REPLY,
    TEXT_WHO_ARE_YOU,
    TEXT_STILL_REACHING,
    TEXT_EXHAUSTED,
    TEXT_SOMEBODY_HAS_IT,
    TEXT_BLOCKED,
    TEXT_KEPT;

    /** Whether it is heard; else it is read. */
    boolean isSpoken() {
        return !name().startsWith("TEXT_");
    }
}
