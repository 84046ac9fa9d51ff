package org.knownvoice.gate;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import java.util.List;

/** Everything that limits who may ask the public port, and for how long. */
public final class Gate {
    /** Twilio's longest form is far below. */
    private static final int LARGEST_FORM = 64 * 1024;

    private static final int LARGEST_HEADERS = 16 * 1024;
    private static final int LONGEST_FIRST_LINE = 4 * 1024;
    private static final int FORM_FIELDS = 256;

    private final Connections connections;
    private final Admission admission;

    /**
     * @param free beginnings of the paths on which somebody in a crisis, or who comes to help, asks: never refused
     * @param requestsPerSecond of all others together
     */
    public Gate(List<String> free, int requestsPerSecond) {
        connections = new Connections(Patience.DEFAULT, Connections.MOST);
        admission = new Admission(free, Admission.MOST_AT_ONCE, requestsPerSecond, System::nanoTime);
    }

    /** A server for this gate; what is too long is refused before it is read to its end. */
    public HttpServer server(Vertx vertx) {
        var server = vertx.createHttpServer(options()).connectionHandler(connections::opened);
        connections.watch(vertx);
        return server;
    }

    /** HTTP/1.1 alone: a connection counts from its opening, not from its first word. */
    static HttpServerOptions options() {
        return new HttpServerOptions()
                .setHttp2ClearTextEnabled(false)
                .setMaxInitialLineLength(LONGEST_FIRST_LINE)
                .setMaxHeaderSize(LARGEST_HEADERS)
                .setMaxFormAttributeSize(LARGEST_FORM)
                .setMaxFormFields(FORM_FIELDS);
    }

    /** Every request passes here first. */
    public void mount(Router router) {
        router.route().handler(connections::asked);
        router.route().handler(admission::letIn);
    }
}
