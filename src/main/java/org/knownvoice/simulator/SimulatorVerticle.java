package org.knownvoice.simulator;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.PoolOptions;
import io.vertx.ext.web.Router;
import java.time.InstantSource;

/** Gives the exchange its one thread, its clock, its client and its server. */
final class SimulatorVerticle extends VerticleBase {
    private static final int CONNECTIONS = 200;

    private final SimulatorSettings settings;
    private final InstantSource clock;
    private Lane lane;
    private Exchange exchange;
    private RequestLog requests;
    private RealTime realTime;
    private HttpServer server;

    SimulatorVerticle(SimulatorSettings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public Future<?> start() {
        lane = new Lane(context);
        realTime = new RealTime(vertx, clock);
        var client = vertx.createHttpClient(
                new HttpClientOptions().setVerifyHost(true),
                new PoolOptions().setHttp1MaxSize(CONNECTIONS).setMaxWaitQueueSize(-1));
        exchange = new Exchange(settings, agenda(), new InFlight(lane), client);
        requests = new RequestLog(exchange);
        var router = Router.router(vertx);
        new RestApi(exchange, requests).mount(router);
        new ControlApi(vertx, exchange, requests).mount(router);
        return vertx.createHttpServer(
                        new HttpServerOptions().setHost(settings.host()).setPort(settings.port()))
                .requestHandler(router)
                .listen()
                .onSuccess(this::listening);
    }

    private Agenda agenda() {
        return settings.pace() == Pace.REAL ? new Agenda(clock, realTime::arm) : new Agenda(clock, agenda -> {});
    }

    private void listening(HttpServer listening) {
        server = listening;
        exchange.serveRecordingsAt(
                url() + RestApi.BASE + "/" + settings.credentials().accountSid() + "/Recordings/");
    }

    @Override
    public Future<?> stop() {
        realTime.disarm();
        return Future.succeededFuture();
    }

    /** Where programs on this machine reach it. */
    String url() {
        var host = settings.host().equals("0.0.0.0") ? "127.0.0.1" : settings.host();
        return "http://" + host + ":" + port();
    }

    int port() {
        return server.actualPort();
    }

    Lane lane() {
        return lane;
    }

    Exchange exchange() {
        return exchange;
    }

    RequestLog requests() {
        return requests;
    }
}
