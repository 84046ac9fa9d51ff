package org.knownvoice.probe;

import io.vertx.core.Future;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.knownvoice.telephony.TwilioAnswer;

/** Waits for an answer, on the command's own thread. */
final class Answered {
    /** Longer than each request may take. */
    private static final int SECONDS = 15;

    private Answered() {}

    static <T> T by(Future<T> answer) throws InterruptedException {
        try {
            return answer.toCompletionStage().toCompletableFuture().get(SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("no answer", e);
        }
    }

    /** Why something was not done. */
    static String trouble(TwilioAnswer<?> answer) {
        return switch (answer) {
            case TwilioAnswer.Done<?> done -> "";
            case TwilioAnswer.Refused<?> refused -> "Twilio refuses, code " + refused.code();
            case TwilioAnswer.Throttled<?> throttled -> "Twilio takes no more requests now";
            case TwilioAnswer.Unclear<?> unclear -> "Twilio gives no answer or an error";
            case TwilioAnswer.NotSent<?> notSent -> "Twilio cannot be reached";
        };
    }
}
