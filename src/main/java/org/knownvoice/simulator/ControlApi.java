package org.knownvoice.simulator;

import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;

/** Placeholder of the control API. */
final class ControlApi {
    ControlApi(Vertx vertx, Exchange exchange, RequestLog requests) {}

    void mount(Router router) {}
}
