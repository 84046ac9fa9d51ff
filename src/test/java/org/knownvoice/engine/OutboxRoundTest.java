package org.knownvoice.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.knownvoice.TestDatabase;
import org.knownvoice.contact.Command;
import org.knownvoice.contact.ContactId;
import org.knownvoice.contact.CrisisContact;
import org.knownvoice.contact.Identity;
import org.knownvoice.contact.Medium;
import org.knownvoice.contact.Origin;
import org.knownvoice.contact.Priority;
import org.knownvoice.directory.Language;
import org.knownvoice.directory.PhoneNumber;
import org.knownvoice.directory.TeamId;
import org.knownvoice.store.ContactStore;
import org.knownvoice.store.Database;
import org.knownvoice.store.OutboxItem;
import org.knownvoice.store.OutboxStore;

/** Orders that fail each time keep no other order from going out. */
class OutboxRoundTest {
    private static final Instant NOW = Instant.parse("2026-03-02T11:00:00Z");

    private final Vertx vertx = Vertx.vertx();
    private final Pool pool = Database.patient(vertx, TestDatabase.fresh()).pool();
    private final ContactId contact = new ContactId(UUID.randomUUID());
    private final List<Integer> called = new CopyOnWriteArrayList<>();
    private final BlockingQueue<Boolean> finished = new LinkedBlockingQueue<>();
    private Instant now = NOW;

    @BeforeEach
    void open() {
        var blank = CrisisContact.opened(
                contact,
                new Origin(new PhoneNumber("+14255550100"), Medium.CALL, Optional.empty(), NOW),
                new Identity(
                        Optional.empty(),
                        Optional.empty(),
                        new TeamId("north"),
                        Language.ENGLISH,
                        Optional.of(NOW.plusSeconds(30))));
        pool.withTransaction(tx -> ContactStore.insert(tx, blank)).await();
    }

    @AfterEach
    void close() {
        pool.close().await();
        vertx.close().await();
    }

    @Test
    void oneThatThrowsHoldsUpNoneOfThoseBesideIt() throws Exception {
        putCalls(3);
        var round = round(1000, item -> {
            throw new IllegalStateException("cursed");
        });

        assertThat(round.runOnce().await()).isEqualTo(3);

        for (int i = 0; i < 3; i++) {
            assertThat(finished.poll(10, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(round.inFlight()).isZero();
    }

    @Test
    void twoThatFailForEverLeaveTheOthersTheirPartOfThePace() throws Exception {
        putCalls(4);
        var round = round(
                1,
                item -> leg(item) <= 2
                        ? Future.failedFuture("cursed")
                        : Future.succeededFuture(new Sending.Result.Done("placed", Optional.empty())));

        for (int second = 0; second < 10; second++) {
            now = NOW.plusSeconds(second);
            for (int claimed = round.runOnce().await(); claimed > 0; claimed--) {
                assertThat(finished.poll(10, TimeUnit.SECONDS)).isTrue();
            }
        }

        assertThat(called).contains(1, 2, 3, 4);
    }

    private void putCalls(int count) {
        List<Command> calls = IntStream.rangeClosed(1, count)
                .<Command>mapToObj(leg -> new Command.PlaceCall(leg, Priority.FIRST))
                .toList();
        pool.withTransaction(tx -> OutboxStore.put(tx, contact, calls, NOW)).await();
    }

    private OutboxRound round(int callsPerSecond, Sending sending) {
        var leases = new Leases(vertx, pool, () -> now, Duration.ofSeconds(4));
        return new OutboxRound(
                pool,
                () -> now,
                leases,
                new OutboxStore.Rates(callsPerSecond, 1000),
                item -> {
                    called.add(leg(item));
                    return sending.send(item);
                },
                () -> finished.add(true));
    }

    private static int leg(OutboxItem item) {
        return ((Command.PlaceCall) item.command()).leg();
    }
}
