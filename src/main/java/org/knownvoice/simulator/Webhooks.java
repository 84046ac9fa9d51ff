package org.knownvoice.simulator;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** Asks and tells the application, with retries, and with the faults that were ordered. */
final class Webhooks {
    private static final Duration ALONE_AFTER = Duration.ofSeconds(30);

    private final HttpAttempt attempt;
    private final Agenda agenda;
    private final Faults faults;
    private final InFlight inFlight;
    private final Alerts alerts;
    private final Map<String, List<WebhookRequest>> heldBack = new HashMap<>();

    Webhooks(HttpAttempt attempt, Agenda agenda, Faults faults, InFlight inFlight, Alerts alerts) {
        this.attempt = attempt;
        this.agenda = agenda;
        this.faults = faults;
        this.inFlight = inFlight;
        this.alerts = alerts;
    }

    /** Asks for a document or a sound; fails with {@link WebhookFailed}. */
    Future<WebhookAnswer> ask(WebhookRequest request) {
        var token = UUID.randomUUID().toString();
        var effect = faults.strike(request.target(), request.method(), request.url());
        return switch (effect) {
            case Fault.AnswerLost lost -> send(request, token).transform(answer -> send(request, token));
            case Fault.Delayed delayed -> later(delayed, request, token);
            default -> send(request, token);
        };
    }

    /** Tells something; nobody waits for it. An answer other than 2xx is an alert. */
    void tell(WebhookRequest request, String about) {
        if (request.url().isEmpty()) {
            return;
        }
        var token = UUID.randomUUID().toString();
        var effect = faults.strike(request.target(), request.method(), request.url());
        switch (effect) {
            case Fault.Lost lost -> {}
            case Fault.Reordered reordered -> holdBack(request, about);
            case Fault.Delayed delayed -> agenda.after(delayed.by(), () -> deliver(request, token, about));
            case Fault.Doubled doubled ->
                deliver(request, token, about).onComplete(first -> deliver(request, token, about));
            default -> deliver(request, token, about).onComplete(done -> release(request.url(), about));
        }
    }

    private Future<?> deliver(WebhookRequest request, String token, String about) {
        return send(request, token)
                .onFailure(failure -> alerts.raise(
                        15003, "Warning response to callback: " + failure.getMessage(), about, request.url()));
    }

    private void holdBack(WebhookRequest request, String about) {
        heldBack.computeIfAbsent(request.url(), url -> new ArrayList<>()).add(request);
        agenda.after(ALONE_AFTER, () -> release(request.url(), about));
    }

    private void release(String url, String about) {
        var waiting = heldBack.remove(url);
        if (waiting != null) {
            waiting.forEach(request -> deliver(request, UUID.randomUUID().toString(), about));
        }
    }

    private Future<WebhookAnswer> later(Fault.Delayed delayed, WebhookRequest request, String token) {
        return Future.future(
                promise -> agenda.after(delayed.by(), () -> send(request, token).onComplete(promise)));
    }

    private Future<WebhookAnswer> send(WebhookRequest request, String token) {
        return inFlight.during(Future.succeededFuture().compose(none -> {
            var limits = ConnectionOverrides.of(request.url());
            return attempt(request, token, limits, 1)
                    .timeout(limits.total(), TimeUnit.MILLISECONDS)
                    .recover(failure -> Future.failedFuture(named(failure)));
        }));
    }

    private Future<WebhookAnswer> attempt(
            WebhookRequest request, String token, ConnectionOverrides limits, int number) {
        return attempt.make(request, token, limits)
                .recover(failure ->
                        named(failure) instanceof WebhookFailed failed && limits.retries(failed.kind(), number)
                                ? attempt(request, token, limits, number + 1)
                                : Future.failedFuture(failure));
    }

    private static WebhookFailed named(Throwable failure) {
        return failure instanceof WebhookFailed failed
                ? failed
                : new WebhookFailed(11200, "HTTP retrieval failure", "rt");
    }
}
