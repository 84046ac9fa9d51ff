package org.knownvoice.simulator;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.handler.StaticHandler;
import java.time.Duration;
import java.util.Arrays;
import java.util.NoSuchElementException;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.knownvoice.directory.PhoneNumber;

/**
 * How a page in the browser holds the phones. All bodies are JSON; numbers are E.164.
 *
 * <table>
 * <caption>Addresses</caption>
 * <tr><td>GET /</td><td>the page, class path resource {@code simulator/index.html}</td></tr>
 * <tr><td>GET /page/…</td><td>its styles and scripts, from the same folder</td></tr>
 * <tr><td>GET /sim/state</td><td>everything: phones (label, role, script, calls with all that is heard, texts), calls, texts,
 * conferences, lines, alerts, requests, faults</td></tr>
 * <tr><td>GET /sim/events</td><td>server-sent events {@code state}, each a whole new state, at most ten a second</td></tr>
 * <tr><td>POST /sim/dial</td><td>{@code {from, to}} a phone calls a line; answers {@code {sid}}</td></tr>
 * <tr><td>POST /sim/answer, /sim/reject, /sim/hangup</td><td>{@code {phone}}</td></tr>
 * <tr><td>POST /sim/press</td><td>{@code {phone, digits}}</td></tr>
 * <tr><td>POST /sim/speak</td><td>{@code {phone, seconds}} speaks into a recording</td></tr>
 * <tr><td>POST /sim/text</td><td>{@code {from, to, body}}; answers {@code {sid}}</td></tr>
 * <tr><td>POST /sim/script</td><td>{@code {phone, …}} what the phone does by itself, see {@link ScriptJson}</td></tr>
 * <tr><td>POST /sim/phones</td><td>{@code [{number, label, role, shows}]} roles: caller, clinician, crisis line</td></tr>
 * <tr><td>POST /sim/numbers</td><td>{@code [{phone, publicUrl}]}, or each address by itself: voiceUrl, voiceFallbackUrl,
 * statusCallbackUrl, smsUrl; {@code service}: the name of the Messaging Service that it is in</td></tr>
 * <tr><td>POST /sim/fault</td><td>{@code {target, method, path, times, effect, seconds}}, see {@link FaultJson}</td></tr>
 * <tr><td>DELETE /sim/fault</td><td>takes all faults back</td></tr>
 * </table>
 *
 * <p>Answers: 200, 400 for a body that makes no sense, 409 with {@code {error}} for an act that is not possible now. In a
 * {@code heard} list each item has {@code kind} (said, played, music, ringback, beep) and {@code at}; a said one also
 * {@code text, language, voice, seconds} and, when it was interrupted, {@code cutAt}.
 */
final class ControlApi {
    private final Exchange exchange;
    private final StateJson state;
    private final StateEvents events;

    ControlApi(Vertx vertx, Exchange exchange, RequestLog requests) {
        this.exchange = exchange;
        this.state = new StateJson(exchange, requests);
        this.events = new StateEvents(vertx, state, exchange.changes());
    }

    void mount(Router router) {
        router.route("/sim/*").handler(BodyHandler.create(false));
        router.get("/")
                .handler(ctx -> ctx.response()
                        .putHeader(HttpHeaders.CONTENT_TYPE, "text/html; charset=utf-8")
                        .sendFile("simulator/index.html"));
        router.get("/page/*")
                .handler(StaticHandler.create("simulator")
                        .setCachingEnabled(false)
                        .setIndexPage("index.html"));
        router.get("/sim/state").handler(ctx -> ctx.json(state.state()));
        router.get("/sim/events").handler(events::open);
        order(router, "dial", this::dial);
        order(router, "text", this::text);
        order(router, "answer", act((phone, leg) -> phone.answer(leg), LegView.State.RINGING));
        order(router, "reject", act((phone, leg) -> phone.refuse(leg), LegView.State.RINGING));
        order(
                router,
                "hangup",
                act(
                        (phone, leg) -> phone.hangUp(leg),
                        LegView.State.TALKING,
                        LegView.State.DIALING,
                        LegView.State.RINGING));
        order(router, "press", this::press);
        order(router, "speak", this::speak);
        order(router, "script", this::script);
        order(router, "fault", this::fault);
        router.delete("/sim/fault")
                .handler(ctx -> reply(ctx, body -> {
                    exchange.faults().clear();
                    return new JsonObject();
                }));
        router.post("/sim/phones").handler(ctx -> replyToEach(ctx, this::describe));
        router.post("/sim/numbers").handler(ctx -> replyToEach(ctx, this::configure));
    }

    private void order(Router router, String name, Function<JsonObject, JsonObject> work) {
        router.post("/sim/" + name).handler(ctx -> reply(ctx, work));
    }

    private JsonObject dial(JsonObject body) {
        var call = exchange.calls().receive(phone(body, "from"), line(body));
        return new JsonObject().put("sid", call.sid());
    }

    private JsonObject text(JsonObject body) {
        var text = exchange.messages().receive(phone(body, "from"), line(body), required(body, "body"));
        return new JsonObject().put("sid", text.sid());
    }

    private Function<JsonObject, JsonObject> act(BiConsumer<Handset, Leg> what, LegView.State... states) {
        return body -> {
            var phone = phone(body, "phone");
            what.accept(phone, leg(phone, states));
            return new JsonObject();
        };
    }

    private JsonObject press(JsonObject body) {
        var keys = new KeyPress(required(body, "digits"), Duration.ZERO);
        return act((phone, leg) -> phone.press(leg, keys.digits()), LegView.State.TALKING)
                .apply(body);
    }

    private JsonObject speak(JsonObject body) {
        var length = ScriptJson.seconds(body, "seconds", 3);
        return act((phone, leg) -> phone.speak(leg, length), LegView.State.TALKING)
                .apply(body);
    }

    private JsonObject script(JsonObject body) {
        phone(body, "phone").follow(ScriptJson.read(body));
        return new JsonObject();
    }

    private JsonObject fault(JsonObject body) {
        exchange.faults().add(FaultJson.read(body));
        return new JsonObject();
    }

    private void describe(JsonObject body) {
        var phone = phone(body, "number");
        phone.describe(body.getString("label", ""), body.getString("role", ""));
        if (body.containsKey("shows")) {
            phone.shows(body.getString("shows"));
        }
    }

    private void configure(JsonObject body) {
        var number = new PhoneNumber(required(body, "phone"));
        var line = body.containsKey("publicUrl")
                ? SimulatedLine.servedAt(number, body.getString("publicUrl"))
                : exchange.lines().find(number.e164()).orElseGet(() -> SimulatedLine.of(number));
        var configured = line.withVoiceUrl(body.getString("voiceUrl", line.voiceUrl()))
                .withVoiceFallbackUrl(body.getString("voiceFallbackUrl", line.voiceFallbackUrl()))
                .withStatusCallbackUrl(body.getString("statusCallbackUrl", line.statusCallbackUrl()))
                .withSmsUrl(body.getString("smsUrl", line.smsUrl()));
        exchange.lines()
                .put(
                        body.containsKey("service")
                                ? configured.in(MessagingService.named(body.getString("service"), "988"))
                                : configured);
    }

    private Handset phone(JsonObject body, String field) {
        return exchange.handsets().at(required(body, field));
    }

    private SimulatedLine line(JsonObject body) {
        return exchange.lines()
                .find(required(body, "to"))
                .orElseThrow(() -> new NoSuchElementException("no such line in the account"));
    }

    private static Leg leg(Handset phone, LegView.State... states) {
        return Arrays.stream(states)
                .flatMap(state -> phone.leg(state).stream())
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("the phone is in no such call"));
    }

    private static String required(JsonObject body, String field) {
        var value = body.getString(field, "");
        if (value.isEmpty()) {
            throw new IllegalArgumentException(field + " is missing");
        }
        return value;
    }

    private static void replyToEach(RoutingContext ctx, Consumer<JsonObject> work) {
        answer(ctx, () -> {
            new JsonArray(ctx.body().buffer()).forEach(item -> work.accept((JsonObject) item));
            return new JsonObject();
        });
    }

    private static void reply(RoutingContext ctx, Function<JsonObject, JsonObject> work) {
        answer(ctx, () -> {
            var body = ctx.body().buffer();
            return work.apply(body == null || body.length() == 0 ? new JsonObject() : new JsonObject(body));
        });
    }

    private static void answer(RoutingContext ctx, Supplier<JsonObject> work) {
        try {
            ctx.json(work.get());
        } catch (NoSuchElementException e) {
            ctx.response().setStatusCode(409);
            ctx.json(new JsonObject().put("error", e.getMessage()));
        } catch (DecodeException | IllegalArgumentException | ClassCastException e) {
            ctx.response().setStatusCode(400);
            ctx.json(new JsonObject().put("error", "the body makes no sense"));
        }
    }
}
