package org.knownvoice.metrics;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;

/**
 * The port for machines: {@code /live} (the process turns), {@code /ready} (webhooks can be answered), {@code /health}
 * (every part works) and {@code /metrics}. Not for the public.
 */
public final class ManagementServer {
    private static final String PROMETHEUS_TEXT = "text/plain; version=0.0.4; charset=utf-8";

    private final Vertx vertx;
    private final Readiness readiness;
    private final Health health;
    private final Meters meters;
    private final HttpServer server;

    private ManagementServer(Vertx vertx, Readiness readiness, Health health, Meters meters) {
        this.vertx = vertx;
        this.readiness = readiness;
        this.health = health;
        this.meters = meters;
        this.server = vertx.createHttpServer().requestHandler(routes());
    }

    /** Listens on this port; 0 takes any free one. */
    public static Future<ManagementServer> start(
            Vertx vertx, int port, Readiness readiness, Health health, Meters meters) {
        var management = new ManagementServer(vertx, readiness, health, meters);
        return management.server.listen(port).map(management);
    }

    /** The port that it listens on. */
    public int port() {
        return server.actualPort();
    }

    public Future<Void> close() {
        return server.close();
    }

    private Router routes() {
        var router = Router.router(vertx);
        router.get("/live").handler(request -> answer(request, 200, new JsonObject().put("status", "up")));
        router.get("/ready").handler(this::ready);
        router.get("/health").handler(this::health);
        router.get("/metrics").handler(this::metrics);
        return router;
    }

    private void ready(RoutingContext request) {
        if (readiness.isReady()) {
            answer(request, 200, new JsonObject().put("status", "ready"));
        } else {
            answer(request, 503, new JsonObject().put("status", "not ready"));
        }
    }

    private void health(RoutingContext request) {
        health.parts()
                .onSuccess(parts -> answer(request, works(parts) ? 200 : 503, describe(parts)))
                .onFailure(request::fail);
    }

    /** Not on the event loop: with many histograms the text is long. */
    private void metrics(RoutingContext request) {
        vertx.executeBlocking(meters::scrape, false)
                .onSuccess(text -> request.response()
                        .putHeader("Content-Type", PROMETHEUS_TEXT)
                        .end(text))
                .onFailure(request::fail);
    }

    private static boolean works(List<Health.Part> parts) {
        return parts.stream().allMatch(Health.Part::works);
    }

    private static JsonObject describe(List<Health.Part> parts) {
        var down = new JsonObject();
        var up = new JsonArray();
        parts.forEach(part -> {
            if (part.works()) {
                up.add(part.name());
            } else {
                down.put(part.name(), part.reason());
            }
        });
        return new JsonObject()
                .put("status", works(parts) ? "up" : "down")
                .put("down", down)
                .put("up", up);
    }

    private static void answer(RoutingContext request, int status, JsonObject body) {
        request.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/json")
                .putHeader("Cache-Control", "no-store")
                .end(body.encode() + "\n");
    }
}
