package org.knownvoice.chaos;

import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.knownvoice.DatabaseProxy;
import org.knownvoice.TestDatabase;
import org.knownvoice.simulator.Credentials;
import org.knownvoice.simulator.Network;
import org.knownvoice.simulator.SimulatedLine;
import org.knownvoice.simulator.Simulator;
import org.knownvoice.simulator.SimulatorSettings;
import org.knownvoice.store.Database;
import org.knownvoice.store.DatabaseUrl;

/** Three servers, a database behind a proxy, the simulator and a load balancer, in real time. */
final class House implements AutoCloseable {
    static final String API_TOKEN = "breaking";

    private static final int SERVERS = 3;
    private static final Duration START_WITHIN = Duration.ofSeconds(60);

    private final Vertx vertx = Vertx.vertx();
    private final SeededAgency agency;
    private final Pool pool;
    private final DatabaseProxy proxy;
    private final Simulator simulator;
    private final List<ServerProcess> servers = new ArrayList<>();
    private final FrontDoor door;
    private final Queue<Trouble> troubles = new ConcurrentLinkedQueue<>();
    private final Thread endsServers = new Thread(this::endServers);

    /** @param planted what is wrong with the servers and the database */
    House(SeededAgency agency, long seed, Planted planted) {
        this.agency = agency;
        var url = TestDatabase.fresh();
        var database = Database.patient(vertx, url);
        pool = database.pool();
        agency.files().importInto(database);
        planted.sql().forEach(sql -> pool.query(sql).execute().await());
        proxy = DatabaseProxy.to(vertx, url.address().hosts().getFirst());
        simulator = Simulator.start(
                        vertx,
                        SimulatorSettings.defaults()
                                .withNetwork(new Network(1000, 1000, Duration.ofMillis(200), Duration.ofMillis(200))),
                        InstantSource.system())
                .await();
        door = FrontDoor.start(vertx, servers, seed, troubles::add);
        simulator
                .configure(SimulatedLine.servedAt(SeededAgency.LINE, door.url()))
                .await();
        var folder = Path.of("target", "breaking", planted.name().replace(' ', '-') + "-" + seed);
        for (int i = 0; i < SERVERS; i++) {
            servers.add(new ServerProcess("server-" + i, settings(url), planted.folders(), folder.toAbsolutePath()));
        }
        Runtime.getRuntime().addShutdownHook(endsServers);
        servers.forEach(ServerProcess::start);
        servers.forEach(this::untilReady);
    }

    private Map<String, String> settings(DatabaseUrl url) {
        var settings = new HashMap<>(Tempo.settings());
        var credentials = Credentials.demo();
        settings.put(
                "DATABASE_URL",
                "postgresql://%s:%s@127.0.0.1:%d/%s?sslmode=disable"
                        .formatted(
                                url.address().user(),
                                url.address().password().value(),
                                proxy.host().port(),
                                url.address().name()));
        settings.put("PUBLIC_URL", door.url());
        settings.put("TWILIO_ACCOUNT_SID", credentials.accountSid());
        settings.put("TWILIO_AUTH_TOKEN", credentials.authToken());
        settings.put("TWILIO_API_URL", simulator.url());
        settings.put("TWILIO_CALLS_PER_SECOND", "1000");
        settings.put("TWILIO_TEXTS_PER_SECOND", "1000");
        settings.put("API_TOKENS", sha256(API_TOKEN));
        return settings;
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits until the server answers webhooks. */
    void untilReady(ServerProcess server) {
        var giveUp = Instant.now().plus(START_WITHIN);
        while (!server.isReady().join()) {
            if (!server.isAlive() || Instant.now().isAfter(giveUp)) {
                throw new IllegalStateException("a server does not start: see its log below target/breaking");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }

    SeededAgency agency() {
        return agency;
    }

    Vertx vertx() {
        return vertx;
    }

    Pool pool() {
        return pool;
    }

    DatabaseProxy proxy() {
        return proxy;
    }

    Simulator simulator() {
        return simulator;
    }

    List<ServerProcess> servers() {
        return servers;
    }

    FrontDoor door() {
        return door;
    }

    /** Notes what went wrong on purpose. */
    void note(Trouble trouble) {
        troubles.add(trouble);
    }

    Troubles troubles() {
        return new Troubles(List.copyOf(troubles));
    }

    private void endServers() {
        servers.forEach(ServerProcess::kill);
    }

    @Override
    public void close() {
        endServers();
        Runtime.getRuntime().removeShutdownHook(endsServers);
        door.close();
        proxy.close();
        simulator.stop().await();
        pool.close().await();
        vertx.close().await();
    }
}
