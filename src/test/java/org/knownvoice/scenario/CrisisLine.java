package org.knownvoice.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.knownvoice.DatabaseProxy;
import org.knownvoice.KnownVoice;
import org.knownvoice.Ports;
import org.knownvoice.TestDatabase;
import org.knownvoice.config.Settings;
import org.knownvoice.config.SettingsFile;
import org.knownvoice.contact.ContactId;
import org.knownvoice.contact.ContactState;
import org.knownvoice.contact.CrisisContact;
import org.knownvoice.simulator.Credentials;
import org.knownvoice.simulator.Fault;
import org.knownvoice.simulator.Network;
import org.knownvoice.simulator.Pace;
import org.knownvoice.simulator.SimulatedLine;
import org.knownvoice.simulator.Simulator;
import org.knownvoice.simulator.SimulatorSettings;
import org.knownvoice.store.ContactStore;
import org.knownvoice.store.Database;
import org.knownvoice.store.DatabaseUrl;
import org.knownvoice.store.Migrations;

/**
 * The whole house on one machine, with a clock moved by hand: real Postgres, one or more real servers over real HTTP, and
 * the simulator with its phones.
 */
final class CrisisLine implements AutoCloseable {
    /** A night in which nothing special happens to the clocks: Monday, 03:00 in the counties. */
    static final Instant NIGHT = Instant.parse("2026-03-02T11:00:00Z");

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Looking too often, and waking the servers each time, would keep them from the work that is waited for. */
    private static final long LOOK_EVERY = 500_000;

    private static final int LOOKS_A_WAKE = 20;

    private final Agency agency;
    private final Instant opened;
    private final ManualClock clock;
    private final Vertx vertx = Vertx.vertx();
    private final Simulator simulator;
    private final Pool pool;
    private final Database database;
    private final org.knownvoice.config.Database address;
    private final DatabaseProxy proxy;
    private final Map<String, String> changes;
    private final UUID state = UUID.randomUUID();
    private final List<KnownVoice> servers = new CopyOnWriteArrayList<>();
    private Optional<Balancer> balancer = Optional.empty();
    private final Map<String, TestPhone> phones = new HashMap<>();
    private int port;
    private boolean databaseAway;

    private CrisisLine(Agency agency, Instant start, Map<String, String> changes) {
        this(agency, start, changes, TestDatabase.fresh());
    }

    private CrisisLine(Agency agency, Instant start, Map<String, String> changes, DatabaseUrl url) {
        this.agency = agency;
        this.opened = start;
        this.clock = new ManualClock(start);
        this.changes = changes;
        var hosts = new ArrayList<>(url.address().hosts());
        proxy = DatabaseProxy.to(vertx, hosts.getFirst());
        hosts.set(0, proxy.host());
        address = url.withHosts(hosts).address();
        database = Database.patient(vertx, url);
        pool = database.pool();
        agency.files().importInto(database);
        var network = new Network(100, 100, Duration.ofMillis(300), Duration.ofMillis(800));
        var pretend = SimulatorSettings.defaults().withPace(Pace.BY_HAND).withNetwork(network);
        simulator = Simulator.start(vertx, pretend, clock).await();
    }

    static CrisisLine open() {
        return open(agency -> {});
    }

    static CrisisLine open(Consumer<Agency> changed) {
        return open(changed, NIGHT, Map.of());
    }

    /** With another agency, another hour, or other settings. */
    static CrisisLine open(Consumer<Agency> changed, Instant start, Map<String, String> settings) {
        var agency = new Agency();
        changed.accept(agency);
        var house = new CrisisLine(agency, start, settings);
        house.startServer();
        return house;
    }

    /** On a database of the test's own, with no schema yet. */
    static CrisisLine openOn(DatabaseUrl database) {
        Migrations.apply(database);
        var house = new CrisisLine(new Agency(), NIGHT, Map.of(), database);
        house.startServer();
        return house;
    }

    Agency agency() {
        return agency;
    }

    /** The directory changes. */
    CrisisLine imports(Consumer<Agency> changes) {
        changes.accept(agency);
        agency.files().importInto(database);
        settle();
        return this;
    }

    /** Somebody else is at these rows until the transaction is ended. */
    Held holds(String rows) {
        var connection = pool.getConnection().await();
        var tx = connection.begin().await();
        connection.query(rows + " for update").execute().await();
        return () -> tx.rollback().eventually(connection::close).await();
    }

    /** Rows that others cannot change meanwhile. */
    interface Held extends AutoCloseable {
        @Override
        void close();
    }

    /** Something shall go wrong. */
    CrisisLine suffers(Fault fault) {
        simulator.add(fault).await();
        return this;
    }

    Simulator simulator() {
        return simulator;
    }

    Instant now() {
        return clock.instant();
    }

    TestPhone phone(String name) {
        return phones.computeIfAbsent(name, known -> new TestPhone(this, known, agency.phoneOf(known)));
    }

    /** So many servers on one database behind one address: each request goes to the next of them. */
    static CrisisLine openWithServers(int count) {
        return openWithServers(count, agency -> {}, Map.of());
    }

    /** The same with another agency and other settings. */
    static CrisisLine openWithServers(int count, Consumer<Agency> changed, Map<String, String> settings) {
        var agency = new Agency();
        changed.accept(agency);
        var house = new CrisisLine(agency, NIGHT, settings);
        house.balancer = Optional.of(Balancer.start(house.vertx, house.servers));
        for (int i = 0; i < count; i++) {
            house.startServer();
        }
        return house;
    }

    /** Another server on the same database. Twilio asks the latest, or all in turn where they share an address. */
    CrisisLine startServer() {
        try {
            int port = Ports.free();
            var server = KnownVoice.start(vertx, settings(port), clock).await(30, TimeUnit.SECONDS);
            servers.add(server);
            simulator
                    .configure(SimulatedLine.servedAt(Agency.LINE, publicUrl(port)))
                    .await();
            return this;
        } catch (Exception e) {
            throw new IllegalStateException("the server does not start", e);
        }
    }

    /** The servers lose the database; tests still see it. */
    CrisisLine databaseStops() {
        settle();
        databaseAway = true;
        proxy.cut();
        return this;
    }

    /** The same, and the servers know it. */
    CrisisLine databaseIsLost() {
        return databaseStops().isNoticed();
    }

    /** The test has done something to it, and the servers know that it is of no use. */
    CrisisLine databaseIsOfNoUse(Runnable harm) {
        return databaseSuffers(harm).isNoticed();
    }

    private CrisisLine isNoticed() {
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        while (servers.stream().anyMatch(KnownVoice::hasTakenOver)) {
            LockSupport.parkNanos(LOOK_EVERY);
            assertThat(System.nanoTime()).as("the time to notice").isLessThan(giveUp);
        }
        return this;
    }

    /** The database does not refuse, but does not answer either. */
    CrisisLine databaseHangs() {
        settle();
        databaseAway = true;
        proxy.block();
        return this;
    }

    /** The database is there and of no use: the test has done something to it. */
    CrisisLine databaseSuffers(Runnable harm) {
        settle();
        databaseAway = true;
        harm.run();
        return this;
    }

    /** The test has mended it. */
    CrisisLine databaseRecovers() {
        databaseAway = false;
        settle();
        return this;
    }

    /** The database is back, and what happened meanwhile is in it. */
    CrisisLine databaseReturns() {
        proxy.open();
        databaseAway = false;
        settle();
        return this;
    }

    /** One server ends; the others go on. */
    CrisisLine stopServer(int index) {
        settle();
        servers.remove(index).stop().await();
        return this;
    }

    Balancer balancer() {
        return balancer.orElseThrow();
    }

    /** All servers end and a new one takes their place, after this time. */
    CrisisLine restartsAfter(Duration away) {
        return goesDown().comesBackAfter(away);
    }

    /** All servers end. */
    CrisisLine goesDown() {
        settle();
        port = servers.getFirst().port();
        servers.forEach(server -> server.stop().await());
        servers.clear();
        return this;
    }

    CrisisLine comesBackAfter(Duration away) {
        clock.moveTo(clock.instant().plus(away));
        try {
            servers.add(KnownVoice.start(vertx, settings(port), clock).await(30, TimeUnit.SECONDS));
        } catch (Exception e) {
            throw new IllegalStateException("the server does not start again", e);
        }
        settle();
        return this;
    }

    /** Lets time pass, stopping at each moment at which something is due. */
    CrisisLine advance(Duration time) {
        var until = clock.instant().plus(time);
        for (var next = settle(); next.filter(at -> !at.isAfter(until)).isPresent(); next = settle()) {
            clock.moveTo(next.get());
        }
        clock.moveTo(until);
        settle();
        return this;
    }

    /** Lets time pass while a request is held back: waits for this to be so, then moves the clock. */
    void passes(Duration time, BooleanSupplier reached) {
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        while (!reached.getAsBoolean()) {
            simulator.runDue().await();
            servers.forEach(KnownVoice::wake);
            LockSupport.parkNanos(1_000_000);
            assertThat(System.nanoTime()).as("the time to wait").isLessThan(giveUp);
        }
        clock.moveTo(clock.instant().plus(time));
    }

    /** Waits until everything that follows from what has happened so far has happened; when the next is due then. */
    Optional<Instant> settle() {
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        for (int look = 0; System.nanoTime() < giveUp; look++) {
            simulator.runDue().await();
            if (look % LOOKS_A_WAKE == 0) {
                wakeServers();
            }
            // Whoever was at work while this looked may have left something to the other.
            if (isIdle() && isIdle()) {
                var next = nextDue();
                if (next.filter(at -> !at.isAfter(clock.instant())).isEmpty() && isIdle()) {
                    return next;
                }
            }
            LockSupport.parkNanos(LOOK_EVERY);
        }
        throw new AssertionError("the house does not come to rest at " + clock.instant() + ": next due " + nextDue()
                + ", simulator idle " + simulator.idle() + ", servers idle "
                + servers.stream().map(KnownVoice::isIdle).toList());
    }

    /** How long ago this house was opened, in whole seconds. */
    long secondsAt(Instant moment) {
        return Duration.between(opened, moment).toSeconds();
    }

    /** Who was asked so far in the latest contact, when and in which step: {@code "45 s: ben in step 2"}. */
    List<String> peopleAsked() {
        return pool
                .preparedQuery("""
                        select at, clinician_id, codes ->> 'step' as step from contact_event
                        where contact_id = $1 and kind = 'CLINICIAN_PAGED' order by id""")
                .execute(io.vertx.sqlclient.Tuple.of(contact().id().value()))
                .await()
                .stream()
                .map(row -> secondsAt(row.getOffsetDateTime("at").toInstant()) + " s: " + row.getString("clinician_id")
                        + " in step " + row.getString("step"))
                .toList();
    }

    /** The latest contact. */
    CrisisContact contact() {
        return contacts().getLast();
    }

    /** All contacts, oldest first. */
    List<CrisisContact> contacts() {
        return pool.withConnection(conn -> conn.query("select id from crisis_contact order by opened_at, id")
                        .execute()
                        .compose(rows -> io.vertx.core.Future.all(rows.stream()
                                .map(row -> ContactStore.load(conn, new ContactId(row.getUUID(0))))
                                .toList()))
                        .map(all -> all.<Optional<CrisisContact>>list().stream()
                                .flatMap(Optional::stream)
                                .toList()))
                .await();
    }

    CrisisLine isIn(ContactState state) {
        assertThat(contact().state()).as("the state of the contact").isEqualTo(state);
        return this;
    }

    /** The kinds of the timeline of the latest contact, in order, without the states. */
    List<String> timeline() {
        return pool
                .preparedQuery(
                        "select kind from contact_event where contact_id = $1 and kind <> 'STATE_CHANGED' order by id")
                .execute(io.vertx.sqlclient.Tuple.of(contact().id().value()))
                .await()
                .stream()
                .map(row -> row.getString(0))
                .toList();
    }

    /** What staff were to be told of this kind so far, oldest first: what the words use. */
    List<JsonObject> notices(String kind) {
        return pool
                .preparedQuery("select details, clinician_id from notice where kind = $1 order by id")
                .execute(io.vertx.sqlclient.Tuple.of(kind))
                .await()
                .stream()
                .map(row -> row.getJsonObject("details").put("to", row.getString("clinician_id")))
                .toList();
    }

    /** The record of the roster so far: kind, clinician and place. */
    List<String> rosterEvents() {
        return pool
                .query("select kind, clinician_id, codes ->> 'place' as place from roster_event order by id")
                .execute()
                .await()
                .stream()
                .map(row -> row.getString("kind") + " " + row.getString("clinician_id") + " " + row.getString("place"))
                .toList();
    }

    /** How many rows each table has. */
    Map<String, Long> rowCounts() {
        settle();
        var counts = new TreeMap<String, Long>();
        pool.query("select table_name as name from information_schema.tables where table_schema = 'public'")
                .execute()
                .await()
                .forEach(row -> counts.put(row.getString("name"), rows(row.getString("name"))));
        return counts;
    }

    private long rows(String table) {
        return pool.query("select count(*) as count from " + table)
                .execute()
                .await()
                .iterator()
                .next()
                .getLong("count");
    }

    Pool pool() {
        return pool;
    }

    List<KnownVoice> servers() {
        return servers;
    }

    Vertx vertx() {
        return vertx;
    }

    @Override
    public void close() {
        assertThat(simulator.alerts())
                .as("what Twilio would have complained of")
                .isEmpty();
        closeAnyway();
    }

    /** For a scenario in which Twilio has reason to complain. */
    void closeAnyway() {
        servers.forEach(server -> server.stop().await());
        simulator.stop().await();
        pool.close().await();
        vertx.close().await();
    }

    private void wakeServers() {
        if (!databaseAway) {
            servers.forEach(KnownVoice::wake);
        }
    }

    private boolean isIdle() {
        return simulator.idle()
                && (databaseAway || servers.stream().allMatch(KnownVoice::hasTakenOver))
                && servers.stream().noneMatch(databaseAway ? KnownVoice::isAnswering : server -> !server.isIdle());
    }

    private Optional<Instant> nextDue() {
        var server = servers.isEmpty() || databaseAway
                ? Optional.<Instant>empty()
                : servers.getFirst()
                        .nextDue()
                        .otherwise(Optional.of(clock.instant()))
                        .await();
        return Stream.of(simulator.nextDue(), server).flatMap(Optional::stream).min(Instant::compareTo);
    }

    private Settings settings(int port) {
        var credentials = Credentials.demo();
        var environment = new HashMap<>(Map.of(
                "DATABASE_URL",
                "postgresql://test@localhost/test",
                "PUBLIC_URL",
                publicUrl(port),
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
                "1000"));
        environment.put("STATE_DIR", stateDirectory(port).toString());
        // Time that passes would stop each minute for a look at what Twilio has.
        environment.put("WATCH_EVERY", "PT1H");
        // A test asks the API as fast as it can.
        environment.put("API_REQUESTS_PER_SECOND", "10000");
        environment.putAll(changes);
        return Settings.from(environment, SettingsFile.packaged()).orThrow().withDatabase(address);
    }

    /** Each server's own, which it finds again when it is started again. */
    Path stateDirectory(int port) {
        return Path.of("target", "test-state", state + "-" + port).toAbsolutePath();
    }

    /** Where Twilio finds the server. */
    String publicUrl() {
        return publicUrl(servers.getFirst().port());
    }

    private String publicUrl(int port) {
        return balancer.map(Balancer::url).orElse("http://localhost:" + port);
    }
}
