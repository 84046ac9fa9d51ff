package org.knownvoice.engine;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;
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
    private static final Duration A_SECOND = Duration.ofSeconds(1);

    private final Vertx vertx = Vertx.vertx();
    private final Database database = Database.patient(vertx, TestDatabase.fresh());
    private final Pool pool = database.pool();
    private Instant now = NOW;
    private final Server first = new Server();
    private final Server second = new Server();

    /** One server's part of the work; Twilio keeps it waiting. */
    private final class Server {
        final List<OutboxItem> sent = new CopyOnWriteArrayList<>();
        final Promise<Sending.Result> twilioAnswers = Promise.promise();
        final Promise<Void> finished = Promise.promise();
        final Leases leases;
        final OutboxRound round;

        Server() {
            this(() -> now);
        }

        Server(InstantSource clock) {
            leases = new Leases(vertx, pool, clock, LEASE);
            round = new OutboxRound(
                    pool, clock, leases, new OutboxStore.Rates(1000, 1000), this::send, finished::tryComplete);
        }

        private Future<Sending.Result> send(OutboxItem item) {
            sent.add(item);
            return twilioAnswers.future();
        }

        void looks() {
            round.runOnce().await();
        }

        /** What Twilio says, a second before the next thing happens. */
        void looksAndIsTold(Sending.Result result) {
            looks();
            twilioAnswers.complete(result);
            finished.future().await();
            now = now.plus(A_SECOND);
        }
    }

    /** Told of each lease that is written from now on. */
    private BlockingQueue<String> renewals() {
        pool.query("""
                        create function tell() returns trigger language plpgsql as
                            $$begin perform pg_notify('renewed', new.id::text); return null; end$$;
                        create trigger told after update of leased_until on outbox
                            for each row execute function tell()""").execute().await();
        var told = new LinkedBlockingQueue<String>();
        var listener = database.connect().await();
        listener.notificationHandler(notice -> told.add(notice.getPayload()));
        listener.query("listen renewed").execute().await();
        return told;
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
        assertThat(first.leases.holds(first.sent.getFirst().id())).isFalse();
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
    void howeverLongTheDatabaseTakesTheLeaseCountsFromWhenItWasAskedFor() {
        var slow = new Server(() -> {
            var asked = now;
            now = NOW.plusSeconds(3);
            return asked;
        });
        slow.looks();
        assertThat(slow.leases.holds(slow.sent.getFirst().id())).isTrue();
        now = NOW.plusSeconds(4);
        assertThat(slow.leases.holds(slow.sent.getFirst().id())).isFalse();
    }

    /** Its timer goes on until the last order is out of its hands. */
    @Test
    void aServerThatLivesRenewsWhatItHasAlsoWhileItEnds() throws InterruptedException {
        first.looks();
        var renewals = renewals();
        now = now.plusSeconds(3);
        first.leases.start();
        first.leases.stop();
        assertThat(renewals.poll(10, SECONDS)).isNotNull();

        now = now.plusSeconds(3);
        second.looks();
        assertThat(second.sent).isEmpty();
    }

    @Test
    void whatCouldNotBeClaimedForGoodIsNotSent() {
        pool.query("""
                        create function refuse() returns trigger language plpgsql as
                            $$begin raise exception 'not at the commit'; end$$;
                        create constraint trigger refused after update on outbox
                            deferrable initially deferred for each row execute function refuse()""").execute().await();

        assertThatThrownBy(first::looks).hasMessageContaining("not at the commit");
        assertThat(first.sent).isEmpty();
    }

    @Test
    void whatCouldNotBeCarriedOutIsInDoubtAndTriedAgainAfterASecond() {
        first.looks();
        first.twilioAnswers.fail("something broke");
        first.finished.future().await();
        second.looks();
        assertThat(second.sent).isEmpty();

        now = now.plusSeconds(1);
        second.looks();
        assertThat(second.sent).extracting(OutboxItem::unclearSince).containsExactly(Optional.of(NOW));
    }

    @Test
    void aDoubtIsAsOldAsItIsUntilItIsClearThatNothingWasDone() {
        var third = new Server();
        var fourth = new Server();
        first.looksAndIsTold(new Sending.Result.Again(A_SECOND, "unclear", Sending.Doubt.NEW));
        second.looksAndIsTold(new Sending.Result.Again(A_SECOND, "not found yet", Sending.Doubt.SAME));
        third.looksAndIsTold(new Sending.Result.Again(A_SECOND, "not taken", Sending.Doubt.NONE));
        fourth.looks();

        assertThat(Stream.of(first, second, third, fourth).map(server -> server.sent.getFirst()))
                .extracting(OutboxItem::unclearSince)
                .containsExactly(Optional.empty(), Optional.of(NOW), Optional.of(NOW), Optional.empty());
    }

    @Test
    void whatWasDoneIsDoneAlsoWhenTheLeaseIsOverByThen() {
        first.looks();
        now = now.plusSeconds(5);
        first.twilioAnswers.complete(new Sending.Result.Done("ended", Optional.empty()));
        first.finished.future().await();

        second.looks();
        assertThat(second.sent).isEmpty();
    }

    @Test
    void whatIsFinishedWhileItsLeaseIsRenewedIsHeldByNobody() {
        first.looks();
        var renewal = first.leases.renew();
        first.leases.release(first.sent.getFirst().id());
        renewal.await();
        assertThat(first.round.inFlight()).isZero();
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
