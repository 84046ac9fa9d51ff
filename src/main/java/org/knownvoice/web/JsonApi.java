package org.knownvoice.web;

import io.vertx.ext.web.Router;
import io.vertx.sqlclient.Pool;
import java.time.InstantSource;
import org.knownvoice.config.Api;
import org.knownvoice.engine.Engine;

/** The JSON API. */
public final class JsonApi {
    public JsonApi(Api api, Pool pool, Engine engine, InstantSource clock) {}

    public void mount(Router router) {}
}
