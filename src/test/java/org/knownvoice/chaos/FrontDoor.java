package org.knownvoice.chaos;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.knownvoice.Ports;

/**
 * One address for all servers, as a load balancer has it: it asks them in turn, leaves out who is not ready, and tries the next
 * where a connection is refused. While told so it plays tricks on the requests.
 */
final class FrontDoor {
    private static final int HEALTH_EVERY = 500;
    private static final Pattern SID = Pattern.compile("(?:^|&)(?:CallSid|MessageSid)=([^&]*)");

    /** A server's answer. */
    private record Answer(int status, MultiMap headers, Buffer body) {}

    private final Vertx vertx;
    private final List<ServerProcess> servers;
    private final long seed;
    private final Consumer<Trouble> told;
    private final HttpClient client;
    private final HttpServer front;
    private final Set<ServerProcess> out = ConcurrentHashMap.newKeySet();
    private final AtomicInteger turn = new AtomicInteger();
    private final AtomicInteger count = new AtomicInteger();
    private volatile boolean playsTricks;

    private FrontDoor(Vertx vertx, List<ServerProcess> servers, long seed, Consumer<Trouble> told) {
        this.vertx = vertx;
        this.servers = servers;
        this.seed = seed;
        this.told = told;
        this.client = vertx.createHttpClient(
                new HttpClientOptions()
                        .setKeepAlive(false)
                        .setConnectTimeout(1_000)
                        .setIdleTimeout(30),
                new PoolOptions().setHttp1MaxSize(500));
        this.front = vertx.createHttpServer().requestHandler(this::receive);
    }

    static FrontDoor start(Vertx vertx, List<ServerProcess> servers, long seed, Consumer<Trouble> told) {
        var door = new FrontDoor(vertx, servers, seed, told);
        door.front.listen(Ports.free(), "127.0.0.1").await();
        vertx.setPeriodic(HEALTH_EVERY, timer -> servers.forEach(door::look));
        return door;
    }

    String url() {
        return "http://127.0.0.1:" + front.actualPort();
    }

    /** From now on, or no more, requests are delayed, repeated and lost. */
    void playsTricks(boolean plays) {
        playsTricks = plays;
    }

    private void look(ServerProcess server) {
        server.isReady().thenAccept(ready -> {
            if (ready) {
                out.remove(server);
            } else {
                out.add(server);
            }
        });
    }

    private void receive(HttpServerRequest request) {
        var came = Instant.now();
        request.body()
                .compose(body -> handle(request, body, came))
                .onSuccess(answer -> {
                    request.response().setStatusCode(answer.status()).headers().setAll(answer.headers());
                    request.response().end(answer.body());
                })
                .onFailure(failure -> {
                    if (failure instanceof AnswerLost) {
                        request.connection().close();
                    } else {
                        request.response().setStatusCode(502).end();
                    }
                });
    }

    private Future<Answer> handle(HttpServerRequest request, Buffer body, Instant came) {
        boolean callback = isCallback(request.path());
        var mischief = playsTricks
                        && request.method() == HttpMethod.POST
                        && request.path().startsWith("/twilio")
                ? Mischief.draw(seed, count.getAndIncrement(), callback)
                : new Mischief.None();
        return switch (mischief) {
            case Mischief.None none -> pass(request, body);
            case Mischief.Late late ->
                vertx.timer(late.millis(), TimeUnit.MILLISECONDS)
                        .compose(waited -> pass(request, body))
                        .onComplete(done -> tell(Trouble.Kind.LATE, came, body));
            case Mischief.Again again ->
                pass(request, body)
                        .transform(first -> pass(request, body))
                        .onComplete(done -> tell(Trouble.Kind.TWICE, came, body));
            case Mischief.AtBoth both -> {
                tell(Trouble.Kind.TWICE, came, body);
                var one = pass(request, body);
                var other = pass(request, body);
                yield other.transform(done -> one);
            }
            case Mischief.AnswerLost lost ->
                pass(request, body)
                        .onComplete(done -> tell(Trouble.Kind.ANSWER_LOST, came, body))
                        .compose(done -> Future.failedFuture(new AnswerLost()));
            case Mischief.Lost lost -> {
                tell(Trouble.Kind.CALLBACK_LOST, came, body);
                yield Future.succeededFuture(new Answer(204, MultiMap.caseInsensitiveMultiMap(), Buffer.buffer()));
            }
        };
    }

    private static boolean isCallback(String path) {
        return path.endsWith("status") || path.endsWith("/conference") || path.endsWith("-kept");
    }

    private void tell(Trouble.Kind kind, Instant from, Buffer body) {
        told.accept(new Trouble(kind, from, Instant.now(), sid(body)));
    }

    private static Optional<String> sid(Buffer body) {
        var found = SID.matcher(body.toString());
        return found.find()
                ? Optional.of(URLDecoder.decode(found.group(1), StandardCharsets.UTF_8))
                : Optional.of("unknown");
    }

    private Future<Answer> pass(HttpServerRequest request, Buffer body) {
        var order = new ArrayList<ServerProcess>();
        int first = turn.getAndIncrement();
        for (int i = 0; i < servers.size(); i++) {
            order.add(servers.get(Math.floorMod(first + i, servers.size())));
        }
        var ready = order.stream().filter(server -> !out.contains(server)).toList();
        return ask(ready.isEmpty() ? order : ready, request, body);
    }

    private Future<Answer> ask(List<ServerProcess> left, HttpServerRequest request, Buffer body) {
        var to = new RequestOptions()
                .setMethod(request.method())
                .setHost("127.0.0.1")
                .setPort(left.getFirst().port())
                .setURI(request.uri())
                .setHeaders(MultiMap.caseInsensitiveMultiMap().addAll(request.headers()));
        return client.request(to)
                .transform(connected -> connected.succeeded()
                        ? connected
                                .result()
                                .send(body)
                                .compose(answer -> answer.body()
                                        .map(said -> new Answer(answer.statusCode(), answer.headers(), said)))
                        : left.size() > 1
                                ? ask(left.subList(1, left.size()), request, body)
                                : Future.failedFuture(connected.cause()));
    }

    void close() {
        front.close().await();
    }

    /** The other side never hears what was answered. */
    private static final class AnswerLost extends RuntimeException {
        private static final long serialVersionUID = 1;

        AnswerLost() {
            super("the answer is lost", null, false, false);
        }
    }
}
