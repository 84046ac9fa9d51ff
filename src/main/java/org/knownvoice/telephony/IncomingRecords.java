package org.knownvoice.telephony;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import org.knownvoice.directory.PhoneNumber;
import org.knownvoice.engine.TwilioRecords;

/** Asks Twilio what came in. */
public final class IncomingRecords implements TwilioRecords {
    private final TwilioApi twilio;

    public IncomingRecords(TwilioApi twilio) {
        this.twilio = twilio;
    }

    @Override
    public Future<List<PastCall>> callsTo(PhoneNumber line, Instant since) {
        return twilio.callsTo(line, since).compose(IncomingRecords::orFail);
    }

    @Override
    public Future<List<OpenCall>> openCallsTo(PhoneNumber line) {
        return twilio.openCallsTo(line).compose(IncomingRecords::orFail);
    }

    @Override
    public Future<List<PastText>> textsTo(PhoneNumber line, Instant since) {
        return twilio.textsTo(line, since).compose(IncomingRecords::orFail);
    }

    private static <T> Future<T> orFail(TwilioAnswer<T> answer) {
        return answer instanceof TwilioAnswer.Done<T> done
                ? Future.succeededFuture(done.value())
                : Future.failedFuture(
                        "Twilio does not say: " + answer.getClass().getSimpleName());
    }
}
