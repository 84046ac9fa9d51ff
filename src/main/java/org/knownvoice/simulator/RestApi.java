package org.knownvoice.simulator;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Function;

/** The account's REST API: who may ask, what goes wrong on demand, and where each resource lives. */
final class RestApi {
    static final String BASE = "/2010-04-01/Accounts";

    private final Exchange exchange;
    private final RequestLog log;

    RestApi(Exchange exchange, RequestLog log) {
        this.exchange = exchange;
        this.log = log;
    }

    void mount(Router router) {
        router.route(BASE + "/*").handler(BodyHandler.create(false));
        var calls = new CallsResource(exchange);
        var messages = new MessagesResource(exchange);
        var conferences = new ConferencesResource(exchange);
        var account = new AccountResource(exchange);
        var recordings = new RecordingsResource(exchange);
        post(router, "/Calls", 201, calls::create);
        get(router, "/Calls", calls::list);
        get(router, "/Calls/:sid", calls::fetch);
        post(router, "/Calls/:sid", 200, calls::update);
        post(router, "/Messages", 201, messages::create);
        get(router, "/Messages", messages::list);
        get(router, "/Messages/:sid", messages::fetch);
        get(router, "/Conferences", conferences::list);
        get(router, "/Conferences/:sid", conferences::fetch);
        post(router, "/Conferences/:sid", 200, conferences::update);
        get(router, "/Conferences/:sid/Participants", conferences::participants);
        get(router, "/Conferences/:sid/Participants/:member", conferences::participant);
        post(router, "/Conferences/:sid/Participants/:member", 200, conferences::updateParticipant);
        router.delete(BASE + "/:account/Conferences/:sid/Participants/:member")
                .handler(ctx -> serve(ctx, 204, conferences::kick));
        get(router, "/IncomingPhoneNumbers", account::numbers);
        get(router, "/Recordings", recordings::list);
        get(router, "/Recordings/:sid", recordings::fetch);
        router.delete(BASE + "/:account/Recordings/:sid").handler(ctx -> serve(ctx, 204, recordings::delete));
        router.get(BASE + "/:account/Recordings/:sid").handler(ctx -> serveSound(ctx, recordings));
        router.get(BASE + "/:account").handler(ctx -> serve(ctx, 200, account::fetch));
        var services = new ServicesResource(exchange);
        router.get(ServicesResource.BASE).handler(ctx -> serve(ctx, 200, services::list));
        router.get(ServicesResource.BASE + "/:sid/PhoneNumbers").handler(ctx -> serve(ctx, 200, services::numbers));
        router.route(BASE + "/*")
                .handler(ctx -> serve(ctx, 200, request -> {
                    throw RestError.notFound(ctx.request().path());
                }));
    }

    private void get(Router router, String path, Function<RestRequest, JsonObject> work) {
        var below = BASE + "/:account" + path;
        router.get(below + ".json").handler(ctx -> serve(ctx, 200, work));
        if (!path.contains(":")) {
            router.get(below).handler(ctx -> serve(ctx, 200, work));
        }
    }

    private void post(Router router, String path, int status, Function<RestRequest, JsonObject> work) {
        router.post(BASE + "/:account" + path + ".json").handler(ctx -> serve(ctx, status, work));
    }

    private void serve(RoutingContext ctx, int status, Function<RestRequest, JsonObject> work) {
        var request = RestRequest.of(ctx);
        exchange.inFlight().enter();
        int place =
                log.arrived(request.method(), request.resource(), request.form().values());
        var effect = exchange.faults().strike(Fault.Target.REST, request.method(), request.resource());
        switch (effect) {
            case Fault.Delayed delayed -> holdBack(delayed.by(), () -> work(ctx, place, status, request, work));
            case Fault.TooManyRequests tooMany -> refuse(ctx, place, new RestError(429, 20429, "Too Many Requests"));
            case Fault.ErrorBefore error -> refuse(ctx, place, new RestError(500, 20500, "Internal Server Error"));
            case Fault.ErrorAfter error -> {
                answerOf(request, work);
                refuse(ctx, place, new RestError(500, 20500, "Internal Server Error"));
            }
            case Fault.ResetBefore reset -> reset(ctx);
            case Fault.ResetAfter reset -> {
                answerOf(request, work);
                reset(ctx);
            }
            default -> work(ctx, place, status, request, work);
        }
    }

    /** Nobody waits for the network while a fault holds a request back. */
    private void holdBack(Duration wait, Runnable work) {
        exchange.inFlight().leave();
        exchange.agenda().after(wait, () -> {
            exchange.inFlight().enter();
            work.run();
        });
    }

    private void work(
            RoutingContext ctx, int place, int status, RestRequest request, Function<RestRequest, JsonObject> work) {
        var outcome = answerOf(request, work);
        outcome.error().ifPresentOrElse(error -> refuse(ctx, place, error), () -> {
            if (status == 204) {
                done(place, status);
                ctx.response().setStatusCode(status).end();
            } else {
                send(ctx, place, status, outcome.document().orElseGet(JsonObject::new));
            }
        });
    }

    /** What the work gave: a document or a refusal. */
    private record Outcome(Optional<JsonObject> document, Optional<RestError> error) {}

    private Outcome answerOf(RestRequest request, Function<RestRequest, JsonObject> work) {
        try {
            admit(request);
            return new Outcome(Optional.of(work.apply(request)), Optional.empty());
        } catch (RestError refusal) {
            return new Outcome(Optional.empty(), Optional.of(refusal));
        }
    }

    private void refuse(RoutingContext ctx, int place, RestError error) {
        send(ctx, place, error.status(), error.body());
    }

    private void send(RoutingContext ctx, int place, int status, JsonObject body) {
        done(place, status);
        ctx.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .end(body.toBuffer());
    }

    private void done(int place, int status) {
        log.answered(place, status);
        exchange.inFlight().leave();
    }

    private void reset(RoutingContext ctx) {
        ctx.request().connection().close();
        exchange.inFlight().leave();
    }

    private void admit(RestRequest request) {
        if (!isAdmitted(request.authorization())) {
            throw new RestError(401, 20003, "Authenticate");
        }
        if (!request.account().isEmpty()
                && !request.account().equals(exchange.settings().credentials().accountSid())) {
            throw RestError.notFound(BASE + "/" + request.account());
        }
    }

    private boolean isAdmitted(String header) {
        if (!header.startsWith("Basic ")) {
            return false;
        }
        try {
            var text = new String(Base64.getDecoder().decode(header.substring(6)), StandardCharsets.UTF_8);
            int colon = text.indexOf(':');
            return colon > 0
                    && exchange.settings().credentials().admits(text.substring(0, colon), text.substring(colon + 1));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Behind the account's credentials, as an account for health data has its media. Only what fails is asked of faults. */
    private void serveSound(RoutingContext ctx, RecordingsResource recordings) {
        var request = RestRequest.of(ctx);
        exchange.inFlight().enter();
        int place =
                log.arrived(request.method(), request.resource(), request.form().values());
        try {
            if (!(exchange.faults().strike(Fault.Target.REST, request.method(), request.resource())
                    instanceof Fault.Nothing)) {
                throw new RestError(500, 20500, "Internal Server Error");
            }
            admit(request);
            var sound = recordings.sound(request);
            done(place, 200);
            ctx.response().putHeader(HttpHeaders.CONTENT_TYPE, "audio/x-wav").end(sound);
        } catch (RestError refusal) {
            refuse(ctx, place, refusal);
        }
    }
}
