package org.knownvoice.telephony;

import com.twilio.rest.api.v2010.account.Call;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Optional;
import org.knownvoice.contact.CallLeg;
import org.knownvoice.contact.LegOutcome;

/**
 * How a call stands at Twilio.
 *
 * @param outcome how it ended; empty while it lasts
 * @param startedAt when it was answered, or when Twilio gave it up
 */
public record CallStanding(
        String sid,
        CallLeg.Progress progress,
        Optional<LegOutcome> outcome,
        Optional<Instant> startedAt,
        Optional<Instant> endedAt) {

    static CallStanding of(Call call) {
        String status = String.valueOf(call.getStatus());
        return new CallStanding(
                call.getSid(),
                CallStatus.progress(status).orElse(CallLeg.Progress.PLACED),
                CallStatus.outcome(status),
                instant(call.getStartTime()),
                instant(call.getEndTime()));
    }

    public boolean isOver() {
        return outcome.isPresent();
    }

    private static Optional<Instant> instant(ZonedDateTime time) {
        return Optional.ofNullable(time).map(ZonedDateTime::toInstant);
    }
}
