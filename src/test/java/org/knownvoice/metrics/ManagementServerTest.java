package org.knownvoice.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.knownvoice.routing.Continuity;

class ManagementServerTest {
    private final Vertx vertx = Vertx.vertx();
    private final HttpClient http = HttpClient.newHttpClient();
    private final Readiness readiness = new Readiness();
    private final Meters meters = new Meters();
    private final AtomicReference<Future<?>> database = new AtomicReference<>(Future.succeededFuture());
    private ManagementServer server;

    @BeforeEach
    void start() throws Exception {
        var health = new Health(Duration.ofMillis(200))
                .with("database", database::get)
                .with("twilio", () -> Future.succeededFuture("reached"));
        server = ManagementServer.start(vertx, 0, readiness, health, meters).await(10, TimeUnit.SECONDS);
    }

    @AfterEach
    void stop() throws Exception {
        vertx.close().await(10, TimeUnit.SECONDS);
    }

    @Test
    void itIsLiveBeforeItIsReady() throws Exception {
        assertThat(get("/live").statusCode()).isEqualTo(200);
        assertThat(get("/ready").statusCode()).isEqualTo(503);
    }

    @Test
    void itIsReadyFromTheWarmUpToTheShutdown() throws Exception {
        readiness.warm();
        assertThat(get("/ready").statusCode()).isEqualTo(200);

        readiness.closing();
        assertThat(get("/ready").statusCode()).isEqualTo(503);
    }

    @Test
    void itStaysReadyWithoutTheDatabase() throws Exception {
        readiness.warm();
        database.set(Future.failedFuture(new ConnectException("host db.internal, user app")));

        assertThat(get("/ready").statusCode()).isEqualTo(200);
        assertThat(get("/live").statusCode()).isEqualTo(200);
    }

    @Test
    void healthIsGoodWhenEveryPartWorks() throws Exception {
        var answer = get("/health");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(new JsonObject(answer.body()).getJsonArray("up")).isEqualTo(JsonArray.of("database", "twilio"));
    }

    @Test
    void healthNamesThePartThatFailsWithoutItsMessage() throws Exception {
        database.set(Future.failedFuture(new ConnectException("host db.internal, user app")));
        var answer = get("/health");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(new JsonObject(answer.body()))
                .isEqualTo(JsonObject.of(
                        "status", "down",
                        "down", JsonObject.of("database", "ConnectException"),
                        "up", JsonArray.of("twilio")));
    }

    @Test
    void aPartThatHangsOrThrowsCountsAsDown() throws Exception {
        database.set(Promise.promise().future());
        assertThat(get("/health").statusCode()).isEqualTo(503);

        database.set(null);
        assertThat(get("/health").statusCode()).isEqualTo(503);

        database.set(Future.succeededFuture());
        assertThat(get("/health").statusCode()).isEqualTo(200);
    }

    @Test
    void metricsShowWhatWasMeasured() throws Exception {
        meters.firstPage(Duration.ofMillis(40));
        meters.answered(Duration.ofMillis(4));
        meters.accepted(Duration.ofSeconds(21), Continuity.OWN_CLINICIAN);
        meters.connected(Duration.ofSeconds(24));
        meters.timerFired(Duration.ofMillis(3));
        meters.sent(SendKind.TEXT, SendOutcome.SENT);
        meters.outbox(7, Duration.ofMillis(2500));
        var answer = get("/metrics");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/plain");
        assertThat(answer.body().lines())
                .contains(
                        "knownvoice_first_page_seconds_count 1",
                        "knownvoice_first_page_seconds_sum 0.04",
                        "knownvoice_answer_seconds_count 1",
                        "knownvoice_accept_seconds_sum 21.0",
                        "knownvoice_connect_seconds_sum 24.0",
                        "knownvoice_timer_lateness_seconds_sum 0.003",
                        "knownvoice_accepted_total{continuity=\"own_clinician\"} 1.0",
                        "knownvoice_accepted_total{continuity=\"none\"} 0.0",
                        "knownvoice_sends_total{kind=\"text\",outcome=\"sent\"} 1.0",
                        "knownvoice_outbox_depth 7.0",
                        "knownvoice_outbox_age_seconds 2.5");
        assertThat(answer.body()).contains("knownvoice_first_page_seconds_bucket{le=");
    }

    @Test
    void noLabelCanHoldAnIdANumberOrAName() throws Exception {
        var labels = Pattern.compile("[{,]([a-z_]+)=\"").matcher(get("/metrics").body());

        assertThat(labels.results().map(label -> label.group(1)).distinct())
                .containsExactlyInAnyOrder("le", "continuity", "kind", "outcome");
    }

    @Test
    void nothingElseIsServedHere() throws Exception {
        assertThat(get("/").statusCode()).isEqualTo(404);
        assertThat(get("/twilio/voice").statusCode()).isEqualTo(404);
    }

    private HttpResponse<String> get(String path) throws Exception {
        var address = URI.create("http://127.0.0.1:" + server.port() + path);
        return http.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
    }
}
