package org.knownvoice;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.knownvoice.config.Settings;
import org.knownvoice.importing.DirectoryImport;
import org.knownvoice.importing.ImportReport;
import org.knownvoice.importing.SampleData;
import org.knownvoice.simulator.Credentials;
import org.knownvoice.simulator.Simulator;
import org.knownvoice.simulator.SimulatorSettings;
import org.knownvoice.store.Database;
import org.knownvoice.store.DatabaseUrl;
import org.knownvoice.store.EmbeddedDatabase;
import org.knownvoice.store.Migrations;

/** Everything on one machine: embedded Postgres, the simulator, sample data, the server. */
final class Demo {
    static final int SIMULATOR_PORT = 8090;

    /** Opens the demo's API; it guards invented data only. */
    private static final String API_TOKEN = "demo";

    private static final String API_TOKEN_HASH = "2a97516c354b68848cdbd8f54a226a0a55b21ed138e207ad6c5cbb9c00aa5aea";

    private final Map<String, String> environment;
    private final Properties file;
    private final PrintStream out;
    private final Vertx vertx = Vertx.vertx();

    Demo(Map<String, String> environment, Properties file, PrintStream out) {
        this.environment = environment;
        this.file = file;
        this.out = out;
    }

    int run() {
        long started = System.nanoTime();
        try {
            var state = Path.of(environment.getOrDefault("STATE_DIR", "var")).toAbsolutePath();
            int port = Integer.parseInt(environment.getOrDefault("HTTP_PORT", "8080"));
            int simulatorPort =
                    Integer.parseInt(environment.getOrDefault("SIMULATOR_PORT", Integer.toString(SIMULATOR_PORT)));
            var postgres = EmbeddedDatabase.start(new EmbeddedDatabase.Options(
                    state.resolve("postgres"), state.resolve("postgres-programs"), 0, true));
            Runtime.getRuntime().addShutdownHook(new Thread(postgres::close));
            var url = database(postgres);
            importSample(url, state.resolve("sample"));
            var simulator = Simulator.start(
                            vertx, SimulatorSettings.defaults().withPort(simulatorPort), InstantSource.system())
                    .await();
            var server = KnownVoice.start(vertx, settings(url, port, simulator), InstantSource.system())
                    .await(60, TimeUnit.SECONDS);
            Commands.stopAtSignal(vertx, server);
            new DemoPhones(vertx, url).announce(simulator, "http://localhost:" + port);
            greet(server, simulator, (System.nanoTime() - started) / 1_000_000);
            return Commands.STAYS;
        } catch (Exception e) {
            out.println("the demo does not start: " + Commands.reason(e) + ": " + e.getMessage());
            vertx.close().await();
            return 1;
        }
    }

    private void greet(KnownVoice server, Simulator simulator, long tookMillis) {
        out.printf(
                """

                Known Voice is ready after %.1f s. All people and numbers in it are invented.

                  phones       %s/        press Call, see the right clinician's phone ring, press 1
                  API          http://localhost:%d/api/v1/response-times   (Authorization: Bearer %s)
                  explain      http://localhost:%d/api/v1/clients/client-001/explain     (the same token)
                  management   http://localhost:%d/health   /live /ready /metrics

                Ctrl-C ends it.
                """,
                tookMillis / 1000.0, simulator.url(), server.port(), API_TOKEN, server.port(), server.managementPort());
    }

    /** Each demo begins with an empty database: no crisis of an earlier one is still open. */
    private static DatabaseUrl database(EmbeddedDatabase postgres) {
        postgres.dropDatabase("knownvoice");
        var url = postgres.createDatabase("knownvoice");
        Migrations.apply(url);
        return url;
    }

    /** Dates are made anew at each start, so that somebody is on call. */
    private void importSample(DatabaseUrl url, Path folder) throws IOException {
        Files.createDirectories(folder);
        SampleData.write(folder, Instant.now());
        ImportReport report =
                new DirectoryImport(Database.patient(vertx, url)).run(folder).await();
        if (report.exitCode() != 0) {
            throw new IllegalStateException(String.join("\n", report.lines()));
        }
    }

    private Settings settings(DatabaseUrl url, int port, Simulator simulator) {
        var credentials = Credentials.demo();
        var own = new HashMap<>(environment);
        own.put("PUBLIC_URL", "http://localhost:" + port);
        own.put("HTTP_PORT", Integer.toString(port));
        own.put("TWILIO_ACCOUNT_SID", credentials.accountSid());
        own.put("TWILIO_AUTH_TOKEN", credentials.authToken());
        own.put("TWILIO_API_URL", simulator.url());
        own.putIfAbsent("API_TOKENS", API_TOKEN_HASH);
        own.putIfAbsent("LANGUAGES_REVIEWED", "en,es,ru,ko");
        own.putIfAbsent("INTERPRETER_NUMBER", DemoPhones.INTERPRETER.e164());
        own.put("DATABASE_URL", "postgresql://demo@localhost/demo");
        return Settings.from(own, file).orThrow().withDatabase(url.address());
    }
}
