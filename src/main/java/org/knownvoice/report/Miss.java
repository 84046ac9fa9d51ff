package org.knownvoice.report;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.knownvoice.contact.ContactId;
import org.knownvoice.directory.TeamId;

/**
 * A contact that was not answered within the budget, as a case to be looked at.
 *
 * @param connectedAfter when somebody joined after all
 * @param stillOpen the contact has not ended
 */
public record Miss(
        ContactId contact,
        TeamId team,
        String teamName,
        Instant openedAt,
        Why why,
        Optional<Duration> connectedAfter,
        boolean stillOpen) {

    /** The first of these that is true. */
    public enum Why {
        CONNECTED_LATE("connected later than the budget"),
        UNREACHABLE_CALLER("a withheld caller hung up before anybody joined and cannot be called back"),
        CALLER_HUNG_UP("the caller hung up before anybody joined"),
        CLOSED_WITHOUT_TALK("closed without a talk"),
        ACCEPTED_NOT_CONNECTED("accepted, not connected yet"),
        NOBODY_ACCEPTED("everybody was asked and nobody has accepted yet"),
        NOT_ACCEPTED_YET("not accepted yet");

        private final String words;

        Why(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }
}
