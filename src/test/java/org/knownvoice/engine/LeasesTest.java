package org.knownvoice.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
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
import org.knownvoice.directory.Language;
import org.knownvoice.directory.PhoneNumber;
import org.knownvoice.directory.TeamId;
import org.knownvoice.store.ContactStore;
import org.knownvoice.store.Database;
import org.knownvoice.store.OutboxItem;
import org.knownvoice.store.OutboxStore;

/** An order stays with the server that has it for as long as that server lives, and not five seconds longer. */
class LeasesTest {
    private static final Instant NOW = Instant.parse("2026-03-02T11:00:00Z");
    private static final Duration LEASE = Duration.ofSeconds(4);

    private final Vertx vertx = Vertx.vertx();
    private final Pool pool = Database.patient(vertx, TestDatabase.fresh()).pool();
    private Instant now = NOW;
    private final Server first = new Server();
    private final Server second = new Server();

    /** One server's part of the work; Twilio keeps it waiting. */
    private final class Server {
        final List<OutboxItem> sent = new CopyOnWriteArrayList<>();
        final Promise<Sending.Result> twilioAnswers = Promise.promise();
        final Leases leases = new Leases(vertx, pool, () -> now, LEASE);
        final Promise<Void> finished = Promise.promise();
        final OutboxRound round = new OutboxRound(
                pool, () -> now, leases, new OutboxStore.Rates(1000, 1000), this::send, finished::tryComplete);

        private Future<Sending.Result> send(OutboxItem item) {
            sent.add(item);
            return twilioAnswers.future();
        }

        void looks() {
            round.runOnce().await();
        }
    }

    @BeforeEach
    void put() {
        var contact = CrisisContact.opened(
                new ContactId(UUID.randomUUID()),
                new Origin(new PhoneNumber("+14255550100"), Medium.TEXT, Optional.empty(), NOW),
                new Identity(
                        Optional.empty(),
                        Optional.empty(),
                        new TeamId("north"),
                        Language.ENGLISH,
                        Optional.of(NOW.plusSeconds(30))));
        pool.withTransaction(tx -> ContactStore.insert(tx, contact)
                        .compose(done -> OutboxStore.put(tx, contact.id(), List.of(new Command.EndCall(1)), NOW)))
                .await();
    }

    @AfterEach
    void close() {
        pool.close().await();
        vertx.close().await();
    }

    @Test
    void whatASlowNetworkDelaysStaysWithWhoHasIt() {
        first.looks();
        for (int second = 0; second < 20; second += 2) {
            now = now.plusSeconds(2);
            first.leases.renew().await();
            this.second.looks();
        }

        assertThat(first.sent).hasSize(1);
        assertThat(second.sent).isEmpty();
    }

    @Test
    void whatADeadServerHadInHandIsTakenOverWithinFiveSeconds() {
        first.looks();
        first.leases.renew().await();

        now = now.plusSeconds(3);
        second.looks();
        assertThat(second.sent).isEmpty();

        now = now.plusSeconds(1);
        second.looks();
        assertThat(second.sent).extracting(OutboxItem::attempts).containsExactly(2);
    }

    @Test
    void aServerThatEndsHandsOverAtOnceWhatItCouldNotFinish() {
        first.looks();
        second.looks();
        assertThat(second.sent).isEmpty();

        first.leases.giveBack().await();
        second.looks();
        assertThat(second.sent).extracting(OutboxItem::unclearSince).containsExactly(Optional.of(NOW));
    }

    @Test
    void whatAnotherMayHaveTakenOverIsNotSentAnyMore() {
        first.looks();
        var order = first.sent.getFirst().id();
        assertThat(first.leases.holds(order)).isTrue();
        now = now.plusSeconds(3);
        first.leases.renew().await();
        now = now.plusSeconds(3);
        assertThat(first.leases.holds(order)).isTrue();

        now = now.plusSeconds(1);
        assertThat(first.leases.holds(order)).isFalse();
        second.looks();
        first.leases.renew().await();
        assertThat(first.leases.holds(order)).isFalse();
        assertThat(second.leases.holds(order)).isTrue();
    }

    /** It would take the order out of the hands of the one who has it now. */
    @Test
    void whoHasLostAnOrderDoesNotPutItBack() {
        first.looks();
        now = now.plusSeconds(4);
        second.looks();
        first.twilioAnswers.complete(new Sending.Result.Again(Duration.ZERO, "later"));
        first.finished.future().await();

        var third = new Server();
        third.looks();
        assertThat(second.sent).hasSize(1);
        assertThat(third.sent).isEmpty();
    }

    @Test
    void whatIsFinishedIsHeldByNobody() {
        first.looks();
        assertThat(first.round.inFlight()).isEqualTo(1);

        first.twilioAnswers.complete(new Sending.Result.Done("ended", Optional.empty()));
        first.finished.future().await();

        assertThat(first.round.inFlight()).isZero();
        now = now.plusSeconds(60);
        second.looks();
        assertThat(second.sent).isEmpty();
    }
}
