package org.knownvoice.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knownvoice.KnownVoice;
import org.knownvoice.config.Settings;
import org.knownvoice.config.SettingsFile;
import org.knownvoice.simulator.Credentials;

/** A server is started on a new machine while Postgres is not there: the telephone is answered all the same. */
class PostgresIsAwayAtStartTest {
    private final Vertx vertx = Vertx.vertx();
    private int port;
    private KnownVoice server;

    @BeforeEach
    void start(@TempDir Path state) throws Exception {
        port = freePort();
        server =
                KnownVoice.start(vertx, settings(state), InstantSource.system()).await(60, TimeUnit.SECONDS);
    }

    @AfterEach
    void stop() {
        server.stop().await();
        vertx.close().await();
    }

    @Test
    void itIsReadyAndSaysWhatIsMissing() {
        var management = TwilioByHand.to("http://localhost:" + server.managementPort());

        assertThat(management.gets("/live").statusCode()).isEqualTo(200);
        assertThat(management.gets("/ready").statusCode()).isEqualTo(200);
        var health = management.gets("/health");
        assertThat(health.statusCode()).isEqualTo(503);
        assertThat(health.body()).contains("database");
    }

    @Test
    void aCallerHearsWhereHelpIsWithinFiveSeconds() {
        var twilio = TwilioByHand.to("http://localhost:" + port);
        var asked = Instant.now();
        var answer = twilio.posts(
                "/twilio/voice",
                "CallSid",
                "CA00000000000000000000000000000001",
                "From",
                "+14255550131",
                "To",
                Agency.LINE.e164(),
                "CallStatus",
                "ringing",
                "Direction",
                "inbound");

        assertThat(Duration.between(asked, Instant.now())).isLessThan(Duration.ofSeconds(5));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("911").contains("988");
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).contains("xml");
    }

    @Test
    void theFallbackAddressAnswersToo() {
        var answer = TwilioByHand.to("http://localhost:" + port)
                .posts("/twilio/fallback", "CallSid", "CA00000000000000000000000000000001", "To", Agency.LINE.e164());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("911").contains("988");
    }

    @Test
    void aTextIsKeptAndToldOf911And988() {
        var answer = TwilioByHand.to("http://localhost:" + port)
                .posts(
                        "/twilio/sms",
                        "MessageSid",
                        "SM1",
                        "From",
                        "+14255550131",
                        "To",
                        Agency.LINE.e164(),
                        "Body",
                        "x");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("911").contains("988");
    }

    private Settings settings(Path state) throws IOException {
        var environment = new HashMap<>(Map.of(
                "DATABASE_URL",
                "postgresql://nobody@localhost:" + freePort() + "/nowhere",
                "PUBLIC_URL",
                "http://localhost:" + port,
                "HTTP_PORT",
                Integer.toString(port),
                "MANAGEMENT_PORT",
                "0",
                "TWILIO_ACCOUNT_SID",
                Credentials.demo().accountSid(),
                "TWILIO_AUTH_TOKEN",
                Credentials.demo().authToken(),
                "TWILIO_API_URL",
                "http://localhost:" + freePort(),
                "STATE_DIR",
                state.toString()));
        return Settings.from(environment, SettingsFile.packaged()).orThrow();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
