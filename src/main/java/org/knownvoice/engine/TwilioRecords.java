package org.knownvoice.engine;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import org.knownvoice.contact.LegOutcome;
import org.knownvoice.directory.PhoneNumber;

/** What Twilio itself remembers of calls and texts that came in. The telephony room asks it. */
public interface TwilioRecords {

    /** A call to one of our lines that is over. {@code from} as Twilio writes it. */
    record PastCall(
            String sid, PhoneNumber line, String from, Instant startedAt, LegOutcome outcome, Instant endedAt) {}

    /** A call to one of our lines that goes on. {@code from} as Twilio writes it. */
    record OpenCall(String sid, PhoneNumber line, String from, Instant startedAt) {}

    /** A text to one of our lines. */
    record PastText(String sid, PhoneNumber line, String from, String body, int media, Instant sentAt) {}

    /** Calls to this line that began since then and are over; fails when Twilio does not say. */
    Future<List<PastCall>> callsTo(PhoneNumber line, Instant since);

    /** Calls to this line that go on; fails when Twilio does not say. */
    Future<List<OpenCall>> openCallsTo(PhoneNumber line);

    /** Texts to this line since then; fails when Twilio does not say. */
    Future<List<PastText>> textsTo(PhoneNumber line, Instant since);
}
