package org.knownvoice.web;

import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Function;

/** One thing that the API can be asked. The path is written as in the OpenAPI document, below {@code /api/v1}. */
record Operation(HttpMethod method, String path, Function<RoutingContext, Future<Reply>> answer) {
    /** The path as the router writes it. */
    String route() {
        return JsonApi.ROOT + path.replaceAll("\\{(\\w+)}", ":$1");
    }
}
