package org.knownvoice.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.knownvoice.contact.ContactState;

/** Postgres neither answers nor refuses: nobody on a phone waits for it. The times here are real ones. */
class PostgresHangsTest {
    private static final Duration GREETING = Duration.ofSeconds(12);
    private static final String[] CALL = {
        "CallSid",
        "CA00000000000000000000000000000001",
        "From",
        "+14255550131",
        "To",
        Agency.LINE.e164(),
        "CallStatus",
        "ringing",
        "Direction",
        "inbound"
    };

    private final CrisisLine house = CrisisLine.open();
    private final TestPhone maria = house.phone("maria");
    private final TestPhone ana = house.phone("ana");

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void theFirstCallerIsGreetedWithinFiveSeconds() {
        house.databaseHangs();

        assertThat(took(this::calls)).isLessThan(Duration.ofSeconds(5));
        house.databaseReturns();
        assertThat(house.contacts()).hasSize(1);
    }

    @Test
    void aCallerReachesTheirClinicianAndIsOnTheRecordAfterwards() {
        house.databaseHangs();

        maria.dials().hears("911").hears("988").after(GREETING);
        ana.rings().answers().hears("Press 1").presses("1").after(Duration.ofSeconds(4));
        maria.isBridgedTo("ana");
        house.databaseReturns().advance(Duration.ofSeconds(1));

        assertThat(house.contacts()).hasSize(1);
        house.isIn(ContactState.CONNECTED);
        maria.isBridgedTo("ana");
        ana.wasCalled(1);
    }

    @Test
    void whenThatIsKnownNobodyWaitsAtAll() {
        house.databaseHangs();
        waitsUntil(() -> !house.servers().getFirst().hasTakenOver());

        // On a busy machine one request may wait for other reasons.
        var quickest = Stream.generate(() -> took(this::calls)).limit(5).min(Duration::compareTo);
        assertThat(quickest.orElseThrow()).isLessThan(Duration.ofMillis(1300));
        house.databaseReturns();
    }

    @Test
    void theServerStaysReadyAndSaysWhatIsMissing() {
        house.databaseHangs();

        assertThat(took(() -> waitsUntil(() -> health() == 503))).isLessThan(Duration.ofSeconds(10));
        assertThat(management().gets("/health").body()).contains("database");
        assertThat(management().gets("/ready").statusCode()).isEqualTo(200);
        house.databaseReturns();
        assertThat(took(() -> waitsUntil(() -> health() == 200))).isLessThan(Duration.ofSeconds(20));
    }

    @Test
    void whatIsKeptOnTheDiskIsForItsOwnerOnly() throws IOException {
        house.databaseHangs();
        maria.dials();
        house.phone("luz").texts("hello");

        for (Path file : files()) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
        assertThat(files())
                .extracting(file -> file.getFileName().toString())
                .anyMatch(name -> name.contains("journal"));
        house.databaseReturns();
    }

    @Test
    void aRequestThatComesAgainGetsTheSameAnswer() {
        house.databaseHangs();

        var first = calls();
        house.advance(Duration.ofSeconds(5));
        var second = calls();

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(first.body()).contains("<Number").doesNotContain("ana").doesNotContain("maria");
    }

    @Test
    void aServerThatIsStoppedNowEndsInTime() {
        maria.dials().after(Duration.ofSeconds(3));
        house.databaseHangs();

        assertThat(took(() -> house.stopServer(0))).isLessThan(Duration.ofSeconds(9));
    }

    private HttpResponse<String> calls() {
        return TwilioByHand.to("http://localhost:" + house.servers().getFirst().port())
                .posts("/twilio/voice", CALL);
    }

    private List<Path> files() throws IOException {
        try (var found = Files.list(
                house.stateDirectory(house.servers().getFirst().port()).resolve("away"))) {
            return found.toList();
        }
    }

    private TwilioByHand management() {
        return TwilioByHand.to("http://localhost:" + house.servers().getFirst().managementPort());
    }

    private int health() {
        return management().gets("/health").statusCode();
    }

    private static void waitsUntil(BooleanSupplier reached) {
        long giveUp = System.nanoTime() + Duration.ofSeconds(25).toNanos();
        while (!reached.getAsBoolean()) {
            assertThat(System.nanoTime()).as("the time to wait").isLessThan(giveUp);
            LockSupport.parkNanos(50_000_000);
        }
    }

    private static Duration took(Runnable work) {
        long began = System.nanoTime();
        work.run();
        return Duration.ofNanos(System.nanoTime() - began);
    }
}
