package org.knownvoice.bench;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.WebClient;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.knownvoice.KnownVoice;
import org.knownvoice.config.Settings;
import org.knownvoice.config.SettingsFile;
import org.knownvoice.importing.DirectoryImport;
import org.knownvoice.simulator.Credentials;
import org.knownvoice.simulator.Network;
import org.knownvoice.simulator.SimulatedLine;
import org.knownvoice.simulator.Simulator;
import org.knownvoice.simulator.SimulatorSettings;
import org.knownvoice.store.Database;
import org.knownvoice.store.DatabaseUrl;
import org.knownvoice.store.EmbeddedDatabase;
import org.knownvoice.store.Migrations;

/**
 * From a call's arrival at the pretend Twilio to the arrival there of its first page (text or call, whichever is first):
 * webhook, decision, commit, outbox, request. One call after the other, each a contact of its own, on embedded Postgres
 * with fsync.
 */
public final class FirstPageBench {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int WARM_UP = 20;
    private static final String API_TOKEN = "demo";
    private static final String API_TOKEN_HASH = "2a97516c354b68848cdbd8f54a226a0a55b21ed138e207ad6c5cbb9c00aa5aea";

    private FirstPageBench() {}

    /** Runs so many calls and prints median, 90th, 99th percentile and slowest in milliseconds. */
    public static int run(int calls, PrintStream out) throws Exception {
        var folder = Files.createTempDirectory("knownvoice-bench");
        var vertx = Vertx.vertx();
        try (var postgres = EmbeddedDatabase.start(
                new EmbeddedDatabase.Options(folder.resolve("data"), folder.resolve("programs"), 0, true))) {
            var url = postgres.createDatabase("bench");
            Migrations.apply(url);
            var agency = new BenchAgency(calls + WARM_UP);
            agency.writeTo(folder.resolve("agency"));
            new DirectoryImport(Database.patient(vertx, url))
                    .run(folder.resolve("agency"))
                    .await();
            var simulator = Simulator.start(
                            vertx, SimulatorSettings.defaults().withNetwork(Network.instant()), InstantSource.system())
                    .await();
            var server = KnownVoice.start(
                            vertx, settings(url, simulator, folder.resolve("state")), InstantSource.system())
                    .await(60, TimeUnit.SECONDS);
            simulator
                    .configure(SimulatedLine.servedAt(BenchAgency.LINE, "http://localhost:" + server.port()))
                    .await();
            measure(agency, calls, simulator, new Closing(vertx, server.port()), out);
            server.stop().await();
            simulator.stop().await();
        } finally {
            vertx.close().await();
        }
        return 0;
    }

    /** Closes what a measured call has left open, so that its later pages do not stand in the way of the next. */
    private record Closing(Vertx vertx, int port) {
        void closeAll() {
            var web = WebClient.create(vertx);
            var open = web.get(port, "localhost", "/api/v1/contacts")
                    .bearerTokenAuthentication(API_TOKEN)
                    .send()
                    .await()
                    .bodyAsJsonObject()
                    .getJsonArray("contacts");
            for (int i = 0; i < open.size(); i++) {
                web.post(
                                port,
                                "localhost",
                                "/api/v1/contacts/" + open.getJsonObject(i).getString("id") + "/disposition")
                        .bearerTokenAuthentication(API_TOKEN)
                        .sendJsonObject(new JsonObject().put("clinician", "s0").put("disposition", "no_contact"))
                        .await();
            }
            web.close();
        }
    }

    private static Settings settings(DatabaseUrl url, Simulator simulator, Path state) throws IOException {
        var credentials = Credentials.demo();
        int port = freePort();
        var environment = new HashMap<>(Map.of(
                "DATABASE_URL",
                "postgresql://bench@localhost/bench",
                "PUBLIC_URL",
                "http://localhost:" + port,
                "HTTP_PORT",
                Integer.toString(port),
                "MANAGEMENT_PORT",
                "0",
                "TWILIO_ACCOUNT_SID",
                credentials.accountSid(),
                "TWILIO_AUTH_TOKEN",
                credentials.authToken(),
                "TWILIO_API_URL",
                simulator.url(),
                "TWILIO_CALLS_PER_SECOND",
                "1000",
                "TWILIO_TEXTS_PER_SECOND",
                "1000",
                "API_TOKENS",
                API_TOKEN_HASH));
        environment.put("STATE_DIR", state.toString());
        return Settings.from(environment, SettingsFile.packaged()).orThrow().withDatabase(url.address());
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static void measure(BenchAgency agency, int calls, Simulator simulator, Closing closing, PrintStream out) {
        var took = new ArrayList<Long>();
        for (int i = 0; i < calls + WARM_UP; i++) {
            long micros = oneCall(agency, i, simulator);
            closing.closeAll();
            if (i >= WARM_UP) {
                took.add(micros);
            }
        }
        long[] sorted = took.stream().mapToLong(Long::longValue).sorted().toArray();
        out.printf(
                "first page, %d calls: median %.1f ms, 90th %.1f ms, 99th %.1f ms, slowest %.1f ms%n",
                sorted.length, at(sorted, 0.50), at(sorted, 0.90), at(sorted, 0.99), at(sorted, 1.0));
    }

    private static long oneCall(BenchAgency agency, int client, Simulator simulator) {
        var phone = simulator.phone(agency.phoneOf(client));
        int before = simulator.requests().size();
        var began = Instant.now();
        phone.dials(BenchAgency.LINE).await();
        var arrived = firstPage(simulator, before);
        phone.hangsUp().await();
        return Duration.between(began, arrived).toNanos() / 1000;
    }

    private static Instant firstPage(Simulator simulator, int before) {
        var giveUp = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(giveUp)) {
            var first = simulator.requests().stream()
                    .skip(before)
                    .filter(request -> request.method().equals("POST"))
                    .filter(request -> request.resource().equals("Messages")
                            || request.resource().equals("Calls"))
                    .findFirst();
            if (first.isPresent()) {
                return first.get().at();
            }
            LockSupport.parkNanos(200_000);
        }
        throw new IllegalStateException("no page came");
    }

    private static double at(long[] sorted, double share) {
        int index = (int) Math.ceil(share * sorted.length) - 1;
        return sorted[Math.max(0, index)] / 1000.0;
    }
}
