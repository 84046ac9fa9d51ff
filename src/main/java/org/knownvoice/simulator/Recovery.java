package org.knownvoice.simulator;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.knownvoice.simulator.TwimlDocument.Place;

/** What becomes of a call whose application failed: its fallback once, else a spoken apology and the end. */
final class Recovery {
    private static final Verb APOLOGY =
            new Verb.Say("We are sorry, an application error has occurred. Goodbye.", Duration.ZERO, "", "en-US", 1);

    private final TwimlRunner runner;
    private boolean triedFallback;

    Recovery(TwimlRunner runner) {
        this.runner = runner;
    }

    void failed(Throwable failure, String url) {
        var reason = named(failure);
        refused(reason.code(), reason.getMessage(), url);
    }

    void refused(int code, String text, String url) {
        runner.exchange().alerts().raise(code, text, runner.call().sid(), url);
        if (runner.place() != Place.CALL) {
            runner.ending().failed();
            return;
        }
        var fallback = runner.call().order().fallback();
        if (fallback.url().isEmpty() || triedFallback) {
            apologize();
        } else {
            triedFallback = true;
            runner.ask(fallback, Map.of("ErrorCode", String.valueOf(code), "ErrorUrl", Signature.withoutFragment(url)));
        }
    }

    void alert(Throwable failure, String url) {
        runner.exchange()
                .alerts()
                .raise(
                        named(failure).code(),
                        failure.getMessage(),
                        runner.call().sid(),
                        url);
    }

    private void apologize() {
        runner.begin(List.of(APOLOGY, new Verb.Hangup()));
    }

    private static WebhookFailed named(Throwable failure) {
        return failure instanceof WebhookFailed known
                ? known
                : new WebhookFailed(11200, "HTTP retrieval failure", "rt");
    }
}
