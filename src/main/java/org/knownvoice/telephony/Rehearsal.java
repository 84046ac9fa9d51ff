package org.knownvoice.telephony;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.knownvoice.config.PublicUrl;
import org.knownvoice.config.Settings;
import org.knownvoice.config.Twilio;
import org.knownvoice.contact.ContactId;
import org.knownvoice.contact.LegRef;
import org.knownvoice.directory.PhoneNumber;
import org.knownvoice.engine.Engine;

/**
 * Goes the way of a first call before the first call does, so that it finds every class loaded and every connection
 * open. It leaves no trace: the transaction is rolled back, and what is sent goes to a stand-in inside this process.
 */
public final class Rehearsal {
    private static final AtomicBoolean DONE = new AtomicBoolean();
    private static final int TIMES = 5;
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final PhoneNumber NOBODY = new PhoneNumber("+15005550006");

    private final Vertx vertx;
    private final Engine engine;
    private final Webhooks webhooks;
    private final Settings settings;

    public Rehearsal(Vertx vertx, Engine engine, Webhooks webhooks, Settings settings) {
        this.vertx = vertx;
        this.engine = engine;
        this.webhooks = webhooks;
        this.settings = settings;
    }

    /** Once in a process. Never fails, and never takes longer than 15 s: a server that is cold is better than none. */
    public Future<Void> run() {
        if (DONE.getAndSet(true)) {
            return Future.succeededFuture();
        }
        return vertx.createHttpServer()
                .requestHandler(Rehearsal::answer)
                .listen(0, "127.0.0.1")
                .compose(standIn -> times(TIMES, standIn).eventually(standIn::close))
                .timeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .otherwiseEmpty();
    }

    private Future<Void> times(int left, HttpServer standIn) {
        return left == 0 ? Future.succeededFuture() : once(standIn).compose(done -> times(left - 1, standIn));
    }

    private Future<Void> once(HttpServer standIn) {
        return engine.rehearse()
                .onSuccess(answer -> answer.ifPresent(webhooks::rehearse))
                .compose(done -> send(standIn))
                .otherwiseEmpty();
    }

    private Future<Void> send(HttpServer standIn) {
        var own = settings.twilio();
        var twilio = new TwilioApi(
                vertx,
                new Twilio(
                        own.accountSid(),
                        own.authTokens(),
                        own.apiKey(),
                        new PublicUrl("http://127.0.0.1:" + standIn.actualPort()),
                        own.callsPerSecond(),
                        own.textsPerSecond(),
                        own.fallbackShows()),
                settings.http().publicUrl());
        var leg = new LegRef(new ContactId(new UUID(0, 0)), 1);
        return Future.join(List.of(
                        twilio.placeCall(new TwilioApi.CallOrder(
                                NOBODY, NOBODY, leg, settings.timings().ringFor())),
                        twilio.sendText(NOBODY, NOBODY, "rehearsal")))
                .<Void>mapEmpty()
                .onComplete(done -> vertx.executeBlocking(() -> {
                    twilio.close();
                    return null;
                }));
    }

    private static void answer(HttpServerRequest request) {
        request.response()
                .setStatusCode(201)
                .putHeader("Content-Type", "application/json")
                .end(new JsonObject()
                        .put("sid", "CA00000000000000000000000000000000")
                        .put("status", "queued")
                        .encode());
    }
}
