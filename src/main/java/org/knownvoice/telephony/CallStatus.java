package org.knownvoice.telephony;

import java.util.Optional;
import org.knownvoice.contact.CallLeg.Progress;
import org.knownvoice.contact.LegOutcome;

/** Twilio's words for how a call stands. An unknown word says nothing. */
final class CallStatus {
    private CallStatus() {}

    /** How it ended; empty while it lasts. */
    static Optional<LegOutcome> outcome(String status) {
        return switch (status) {
            case "completed" -> Optional.of(LegOutcome.COMPLETED);
            case "busy" -> Optional.of(LegOutcome.BUSY);
            case "no-answer" -> Optional.of(LegOutcome.NO_ANSWER);
            case "failed" -> Optional.of(LegOutcome.FAILED);
            case "canceled" -> Optional.of(LegOutcome.CANCELED);
            default -> Optional.empty();
        };
    }

    static Optional<Progress> progress(String status) {
        return switch (status) {
            case "queued", "initiated" -> Optional.of(Progress.PLACED);
            case "ringing" -> Optional.of(Progress.RINGING);
            case "in-progress", "answered" -> Optional.of(Progress.ANSWERED);
            default -> outcome(status).map(over -> Progress.OVER);
        };
    }
}
