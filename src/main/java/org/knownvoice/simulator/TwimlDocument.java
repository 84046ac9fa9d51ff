package org.knownvoice.simulator;

import java.util.List;

/**
 * A document that was understood.
 *
 * @param warnings what Twilio would have warned about and gone on
 */
record TwimlDocument(List<Verb> verbs, List<Warning> warnings) {
    record Warning(int code, String text) {}

    TwimlDocument {
        verbs = List.copyOf(verbs);
        warnings = List.copyOf(warnings);
    }

    /** Where a document stands, which decides what it may say. */
    enum Place {
        /** A call's own document. */
        CALL,
        /** What the called side hears before a bridge: no Dial. */
        WHISPER,
        /** Waiting in a conference: sound only. */
        WAIT,
        /** The answer to a text. */
        TEXT
    }
}
