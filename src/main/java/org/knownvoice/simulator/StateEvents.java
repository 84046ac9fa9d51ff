package org.knownvoice.simulator;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.HashSet;
import java.util.Set;

/** Sends the whole state to each open page after changes, at most ten times a second. */
final class StateEvents {
    private static final long TOGETHER_MILLIS = 100;

    private final Vertx vertx;
    private final StateJson json;
    private final Set<HttpServerResponse> pages = new HashSet<>();
    private boolean scheduled;

    StateEvents(Vertx vertx, StateJson json, Changes changes) {
        this.vertx = vertx;
        this.json = json;
        changes.listen(change -> schedule());
    }

    void open(RoutingContext ctx) {
        var response = ctx.response()
                .setChunked(true)
                .putHeader("Content-Type", "text/event-stream")
                .putHeader("Cache-Control", "no-store");
        pages.add(response);
        response.closeHandler(closed -> pages.remove(response));
        response.exceptionHandler(broken -> pages.remove(response));
        response.write(event());
    }

    private void schedule() {
        if (scheduled || pages.isEmpty()) {
            return;
        }
        scheduled = true;
        vertx.setTimer(TOGETHER_MILLIS, fired -> {
            scheduled = false;
            var event = event();
            Set.copyOf(pages).forEach(page -> page.write(event));
        });
    }

    private String event() {
        return "event: state\ndata: " + json.state().encode() + "\n\n";
    }
}
