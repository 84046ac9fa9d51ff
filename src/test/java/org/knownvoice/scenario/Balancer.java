package org.knownvoice.scenario;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.RequestOptions;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.knownvoice.KnownVoice;

/** One address for several servers: each request goes to the next of them. */
final class Balancer {
    private final List<KnownVoice> servers;
    private final HttpClient client;
    private final HttpServer front;
    private final AtomicInteger turn = new AtomicInteger();
    private final AtomicReference<String> lost = new AtomicReference<>("");
    private final ConcurrentMap<Integer, Integer> asked = new ConcurrentHashMap<>();

    private Balancer(Vertx vertx, List<KnownVoice> servers) {
        this.servers = servers;
        this.client = vertx.createHttpClient();
        this.front = vertx.createHttpServer().requestHandler(this::pass);
    }

    static Balancer start(Vertx vertx, List<KnownVoice> servers) {
        var balancer = new Balancer(vertx, servers);
        balancer.front.listen(0, "localhost").await();
        return balancer;
    }

    String url() {
        return "http://localhost:" + front.actualPort();
    }

    private boolean isLost(String path) {
        String which = lost.get();
        return !which.isEmpty() && path.contains(which) && lost.compareAndSet(which, "");
    }

    /** How many requests the server at this port was given. */
    int asked(int port) {
        return asked.getOrDefault(port, 0);
    }

    /** The next request at such an address reaches no server. */
    void losesNext(String path) {
        lost.set(path);
    }

    private void pass(HttpServerRequest request) {
        if (servers.isEmpty() || isLost(request.path())) {
            request.response().setStatusCode(502).end();
            return;
        }
        int port = servers.get(Math.floorMod(turn.getAndIncrement(), servers.size()))
                .port();
        asked.merge(port, 1, Integer::sum);
        var to = new RequestOptions()
                .setMethod(request.method())
                .setHost("localhost")
                .setPort(port)
                .setURI(request.uri())
                .setHeaders(request.headers());
        var body = request.body();
        var onwards = client.request(to);
        Future.all(body, onwards)
                .compose(both -> onwards.result().send(body.result()))
                .compose(answer -> answer.body().compose(said -> {
                    request.response()
                            .setStatusCode(answer.statusCode())
                            .headers()
                            .setAll(answer.headers());
                    return request.response().end(said);
                }))
                .onFailure(failure -> request.response().setStatusCode(502).end());
    }
}
