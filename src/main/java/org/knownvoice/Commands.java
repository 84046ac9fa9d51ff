package org.knownvoice;

import io.vertx.core.Vertx;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.function.ToIntFunction;
import org.knownvoice.bench.FirstPageBench;
import org.knownvoice.bench.OnCallBench;
import org.knownvoice.config.Checked;
import org.knownvoice.config.Settings;
import org.knownvoice.importing.ImportCommand;
import org.knownvoice.probe.ProbeCommand;
import org.knownvoice.simulator.Simulator;
import org.knownvoice.simulator.SimulatorSettings;
import org.knownvoice.store.DatabaseUrl;
import org.knownvoice.store.Migrations;
import org.knownvoice.telephony.Recordings;

/** What each command does. */
final class Commands {
    /** The command goes on in the background; the process ends by a signal. */
    static final int STAYS = -1;

    private static final int BENCH_CALLS = 200;
    private static final int START_SECONDS = 60;
    private static final int STOP_SECONDS = 9;

    private final Map<String, String> environment;
    private final Properties file;
    private final PrintStream out;

    Commands(Map<String, String> environment, Properties file, PrintStream out) {
        this.environment = environment;
        this.file = file;
        this.out = out;
    }

    int demo() {
        return new Demo(environment, file, out).run();
    }

    int serve() {
        return withSettings(settings -> {
            var vertx = Vertx.vertx();
            try {
                Files.createDirectories(settings.stateDirectory());
                migrateIfReachable(settings);
                var server = KnownVoice.start(vertx, settings, InstantSource.system())
                        .await(START_SECONDS, TimeUnit.SECONDS);
                stopAtSignal(vertx, server);
                out.println("ready: webhooks and API on port " + server.port() + ", management on port "
                        + server.managementPort());
                return STAYS;
            } catch (Exception e) {
                out.println("the server does not start: " + reason(e));
                vertx.close().await();
                return 1;
            }
        });
    }

    /** Additive, and safe beside other servers; a database that is away does not keep the phone from being answered. */
    private void migrateIfReachable(Settings settings) {
        try {
            Migrations.apply(DatabaseUrl.of(settings.database()));
        } catch (RuntimeException e) {
            out.println("the schema could not be brought up to date: " + reason(e));
        }
    }

    int migrate() {
        return withDatabase(url -> {
            try {
                out.println("migrations applied: " + Migrations.apply(url));
                return 0;
            } catch (RuntimeException e) {
                out.println("nothing was migrated: " + reason(e));
                return 1;
            }
        });
    }

    int importFrom(Path folder) {
        return withDatabase(
                url -> ImportCommand.run(url, folder, InstantSource.system().instant(), out));
    }

    /** @param time the team's local time or a moment; empty: now */
    int explain(String client, Optional<String> time) {
        return switch (Settings.forExplaining(environment, file)) {
            case Checked.Good<Settings.ForExplaining> good ->
                new ExplainCommand(good.value(), InstantSource.system(), out).run(client, time);
            case Checked.Faulty<Settings.ForExplaining> faulty -> Main.faulty(faulty);
        };
    }

    int check() {
        return withSettings(settings -> new Preflight(settings, InstantSource.system(), out).run());
    }

    int probe() {
        return switch (Settings.forProbe(environment, file)) {
            case Checked.Good<Settings.ForProbe> good -> new ProbeCommand(good.value(), out).run();
            case Checked.Faulty<Settings.ForProbe> faulty -> Main.faulty(faulty);
        };
    }

    int simulator() {
        var vertx = Vertx.vertx();
        var simulator = Simulator.start(
                        vertx, SimulatorSettings.defaults().withPort(Demo.SIMULATOR_PORT), InstantSource.system())
                .await();
        out.println("the pretend Twilio listens on " + simulator.url());
        return STAYS;
    }

    int bench() {
        try {
            int code = FirstPageBench.run(BENCH_CALLS, out);
            return Math.max(code, OnCallBench.run(out));
        } catch (Exception e) {
            out.println("the benchmark does not run: " + reason(e));
            return 1;
        }
    }

    static void stopAtSignal(Vertx vertx, KnownVoice server) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try {
                server.stop().await(STOP_SECONDS, TimeUnit.SECONDS);
                vertx.close().await(1, TimeUnit.SECONDS);
            } catch (Exception e) {
                System.err.println("the server ends before all its work was handed over");
            }
        }));
    }

    /** Messages of the drivers may hold an address or a row: only the kind of the failure is said. */
    static String reason(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        return cause.getClass().getSimpleName();
    }

    private int withSettings(ToIntFunction<Settings> work) {
        return switch (Settings.from(environment, file)) {
            case Checked.Good<Settings> good -> withRecordings(good.value(), work);
            case Checked.Faulty<Settings> faulty -> Main.faulty(faulty);
        };
    }

    /** A recording that could not be played would be found by a caller. */
    private int withRecordings(Settings settings, ToIntFunction<Settings> work) {
        return switch (Recordings.read(settings.languages().recordings())) {
            case Checked.Good<Recordings> good -> work.applyAsInt(settings);
            case Checked.Faulty<Recordings> faulty -> {
                out.println(faulty);
                yield 1;
            }
        };
    }

    private int withDatabase(ToIntFunction<DatabaseUrl> work) {
        return switch (Settings.databaseFrom(environment, file)) {
            case Checked.Good<org.knownvoice.config.Database> good -> work.applyAsInt(DatabaseUrl.of(good.value()));
            case Checked.Faulty<org.knownvoice.config.Database> faulty -> Main.faulty(faulty);
        };
    }
}
