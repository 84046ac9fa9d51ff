package org.knownvoice.away;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.knownvoice.contact.Meanwhile;
import org.knownvoice.directory.PhoneNumber;

/** One thing that happened while the database did not answer. Its text form never shows a number or a word. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "record")
@JsonSubTypes({
    @JsonSubTypes.Type(value = JournalRecord.CallStep.class, name = "call"),
    @JsonSubTypes.Type(value = JournalRecord.TextCame.class, name = "text"),
    @JsonSubTypes.Type(value = JournalRecord.TextReported.class, name = "text_reported")
})
public sealed interface JournalRecord {
    /** No two records have the same: what has been taken over into the database is known by it. */
    UUID id();

    Instant at();

    /**
     * A step of a call.
     *
     * @param sid of the caller's call
     * @param line that was dialled
     * @param from as Twilio sent it; empty where this request did not say
     */
    record CallStep(UUID id, String sid, PhoneNumber line, String from, Meanwhile step) implements JournalRecord {
        @Override
        public Instant at() {
            return step.at();
        }

        @Override
        public String toString() {
            return "step " + id + " of call " + sid;
        }
    }

    /**
     * A text came in, from a clinician or from anybody else.
     *
     * @param from as Twilio sent it
     * @param media how many pictures or recordings came with it
     */
    record TextCame(UUID id, Instant at, String sid, PhoneNumber line, String from, String body, int media)
            implements JournalRecord {
        @Override
        public String toString() {
            return "text " + sid;
        }
    }

    /**
     * The phone network told what became of a text of ours.
     *
     * @param to the phone to which it went; empty where that was not said
     * @param code why it will not arrive, where that was said
     */
    record TextReported(
            UUID id, Instant at, String sid, String status, Optional<PhoneNumber> to, Optional<Integer> code)
            implements JournalRecord {
        @Override
        public String toString() {
            return "report of text " + sid;
        }
    }
}
