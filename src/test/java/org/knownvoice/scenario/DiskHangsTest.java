package org.knownvoice.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.sqlclient.Pool;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knownvoice.Ports;
import org.knownvoice.TestDatabase;
import org.knownvoice.away.HangingDisk;
import org.knownvoice.away.Journal;
import org.knownvoice.away.JournalDesk;
import org.knownvoice.config.FamiliarityWeights;
import org.knownvoice.config.Settings;
import org.knownvoice.config.SettingsFile;
import org.knownvoice.config.Timings;
import org.knownvoice.engine.BlockedNumbers;
import org.knownvoice.engine.DatabaseWatch;
import org.knownvoice.engine.Engine;
import org.knownvoice.engine.JournalledMeantime;
import org.knownvoice.engine.Recovery;
import org.knownvoice.engine.RosterCache;
import org.knownvoice.engine.StaffLine;
import org.knownvoice.metrics.ContactMeters;
import org.knownvoice.metrics.Meters;
import org.knownvoice.simulator.Credentials;
import org.knownvoice.store.Database;
import org.knownvoice.telephony.Recordings;
import org.knownvoice.telephony.Webhooks;

/** Postgres is away, and the disk for the journal neither takes anything nor refuses. The times here are real ones. */
class DiskHangsTest {
    private static final Duration SOON = Duration.ofSeconds(5);

    private static final String[] CALL = {
        "CallSid",
        "CA00000000000000000000000000000001",
        "From",
        "+14255550131",
        "To",
        Agency.LINE.e164(),
        "CallStatus",
        "in-progress",
        "Direction",
        "inbound"
    };

    private final Agency agency = new Agency();
    private final Vertx vertx = Vertx.vertx();
    private final InstantSource clock = InstantSource.fixed(CrisisLine.NIGHT);
    private Pool pool;
    private Journal journal;
    private JournalDesk desk;
    private TwilioByHand twilio;

    @TempDir
    private Path folder;

    @BeforeEach
    void start() {
        var database = Database.patient(vertx, TestDatabase.fresh());
        agency.files().importInto(database);
        pool = database.pool();
        var engine = new Engine(
                pool,
                Timings.defaults(),
                clock,
                new RosterCache(clock, FamiliarityWeights.defaults(), Set.of()),
                UUID::randomUUID,
                new ContactMeters(new Meters(), clock),
                List.of(),
                Optional.empty());
        engine.warmUp().await();
        journal = new Journal(folder);
        desk = new JournalDesk(vertx, journal);
        var recovery = new Recovery(desk, engine);
        var watch = new DatabaseWatch(vertx, () -> Future.failedFuture("away"), recovery::all);
        watch.start().await();
        int port = Ports.free();
        var router = Router.router(vertx);
        new Webhooks(
                        engine,
                        new JournalledMeantime(desk, recovery, watch, engine, UUID::randomUUID),
                        BlockedNumbers.NONE,
                        StaffLine.NONE,
                        settings(port),
                        Recordings.read(Optional.empty()).orThrow())
                .mount(router);
        vertx.createHttpServer().requestHandler(router).listen(port).await();
        twilio = TwilioByHand.to("http://localhost:" + port);
    }

    @AfterEach
    void close() {
        pool.close().await();
        vertx.close().await();
    }

    private static Settings settings(int port) {
        return Settings.from(
                        Map.of(
                                "DATABASE_URL",
                                "postgresql://test@localhost/test",
                                "PUBLIC_URL",
                                "http://localhost:" + port,
                                "TWILIO_ACCOUNT_SID",
                                Credentials.demo().accountSid(),
                                "TWILIO_AUTH_TOKEN",
                                Credentials.demo().authToken()),
                        SettingsFile.packaged())
                .orThrow();
    }

    @Test
    void aCallerIsGreetedInTimeAndOnePhoneAfterTheOtherRings() {
        var disk = HangingDisk.of(journal);
        try (disk) {
            var greeting = inTime("/twilio/voice");
            assertThat(greeting.body()).contains("911", "988", phone("ana"));

            var next = inTime(action(greeting), "DialCallStatus", "no-answer", "DialCallSid", "CA2");
            assertThat(next.body()).contains(phone("ben"));
        }
    }

    @Test
    void aTexterIsAnsweredInTime() {
        var disk = HangingDisk.of(journal);
        try (disk) {
            assertThat(inTime("/twilio/sms", "MessageSid", "SM1", "Body", "words", "NumMedia", "0")
                            .body())
                    .contains("911", "988");
        }
    }

    @Test
    void whatHappenedMeanwhileIsOnTheDiskOnceThatGoesOn() throws IOException {
        var disk = HangingDisk.of(journal);
        try (disk) {
            inTime("/twilio/voice");
        }
        desk.close().await();

        try (var other = new Journal(folder)) {
            other.open();
            assertThat(other.waiting()).hasSize(2);
        }
    }

    private String phone(String name) {
        return ">" + agency.phoneOf(name).e164() + "<";
    }

    private static String action(HttpResponse<String> document) {
        var action = Pattern.compile("<Dial[^>]* action=\"([^\"]+)\"").matcher(document.body());
        assertThat(action.find()).as(document.body()).isTrue();
        return action.group(1);
    }

    private HttpResponse<String> inTime(String address, String... more) {
        var form = new ArrayList<>(List.of(CALL));
        form.addAll(List.of(more));
        long began = System.nanoTime();
        var answer = twilio.posts(address, form.toArray(String[]::new));
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(SOON);
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer;
    }
}
