package org.knownvoice.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who asks too much or too slowly waits; a crisis webhook never does. */
class GateTest {
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration SHORT = Duration.ofMillis(150);

    private final Vertx vertx = Vertx.vertx();
    private final List<Socket> sockets = new ArrayList<>();
    private final LinkedBlockingQueue<RoutingContext> unanswered = new LinkedBlockingQueue<>();
    private final AtomicLong nanos = new AtomicLong();
    private Connections connections;
    private HttpServer server;

    private void open(Patience patience, int most) {
        connections = new Connections(patience, most);
        var admission = new Admission(List.of("/twilio/"), 2, 5, nanos::get);
        var router = Router.router(vertx);
        router.route().handler(connections::asked);
        router.route().handler(admission::letIn);
        router.post().handler(BodyHandler.create(false));
        router.route("/slow").handler(unanswered::add);
        router.route().handler(request -> request.response().end("here"));
        server = vertx.createHttpServer(Gate.options())
                .connectionHandler(connections::opened)
                .requestHandler(router)
                .listen(0)
                .await();
        vertx.setPeriodic(20, timer -> connections.closeOverdue());
    }

    @AfterEach
    void close() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
        vertx.close().await();
    }

    @Test
    void tooMuchAtOnceIsAnsweredBusyAndAWebhookPasses() throws Exception {
        open(new Patience(LONG, LONG, LONG, LONG), 100);
        var first = connect("GET /slow HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
        connect("GET /slow HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
        var waiting = List.of(next(), next());

        var refused = connect("GET /api HTTP/1.1\r\nHost: a\r\n\r\n");
        assertThat(read(refused)).contains(" 503 ", "Retry-After: 1", "crisis line goes first");
        assertThat(read(connect("GET /twilio/voice HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")))
                .contains(" 200 ");

        waiting.forEach(request -> vertx.runOnContext(now -> request.response().end("late")));
        assertThat(read(first)).contains("late");
        assertThat(read(connect("GET /api HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")))
                .contains(" 200 ");
    }

    @Test
    void tooManyInASecondAreToldToComeAgainAndAWebhookPasses() throws Exception {
        open(new Patience(LONG, LONG, LONG, LONG), 100);
        for (int i = 0; i < 5; i++) {
            assertThat(once("/api")).contains(" 200 ");
        }
        assertThat(once("/api")).contains(" 429 ", "Retry-After: 1");
        assertThat(once("/twilio/voice")).contains(" 200 ");
        nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(200));
        assertThat(once("/api")).contains(" 200 ");
        assertThat(once("/api")).contains(" 429 ");
    }

    @Test
    void whoSendsNoRequestHoldsNoConnection() throws Exception {
        open(new Patience(SHORT, LONG, LONG, LONG), 100);
        assertThat(read(connect(""))).isEmpty();
        assertThat(read(connect("GET /api HTTP/1.1\r\nHo"))).isEmpty();
    }

    @Test
    void whoDoesNotFinishABodyHoldsNoConnection() throws Exception {
        open(new Patience(LONG, SHORT, LONG, LONG), 100);
        assertThat(read(connect("POST /twilio/sms HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\nBody=")))
                .isEmpty();
    }

    @Test
    void whoHasBeenAnsweredMayAskAgainForAWhile() throws Exception {
        open(new Patience(LONG, LONG, LONG, SHORT), 100);
        var socket = connect("GET /twilio/a HTTP/1.1\r\nHost: a\r\n\r\n");
        assertThat(read(socket)).contains("here");
    }

    @Test
    void whatTakesTooLongToAnswerIsGivenUp() throws Exception {
        open(new Patience(LONG, LONG, SHORT, LONG), 100);
        assertThat(read(connect("GET /slow HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")))
                .isEmpty();
    }

    @Test
    void whenThereAreTooManyConnectionsTheOneThatIdlesLongestMakesRoom() throws Exception {
        open(new Patience(LONG, LONG, LONG, LONG), 2);
        var oldest = connect("");
        read(oldest, connect("GET /slow HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"), next());
        assertThat(once("/twilio/voice")).contains(" 200 ");
        assertThat(read(oldest)).isEmpty();
    }

    /** Both are open before the next one comes. */
    private static void read(Socket oldest, Socket busy, RoutingContext asked) {
        assertThat(oldest.isConnected()).isTrue();
        assertThat(busy.isConnected()).isTrue();
        assertThat(asked.response().ended()).isFalse();
    }

    private RoutingContext next() throws InterruptedException {
        return unanswered.poll(10, TimeUnit.SECONDS);
    }

    private String once(String path) throws IOException {
        return read(connect("GET " + path + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"));
    }

    private Socket connect(String says) throws IOException {
        var socket = new Socket("localhost", server.actualPort());
        socket.setSoTimeout(10_000);
        sockets.add(socket);
        socket.getOutputStream().write(says.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    /** Until the other side closes. */
    private static String read(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
