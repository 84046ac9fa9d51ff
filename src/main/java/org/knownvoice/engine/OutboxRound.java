package org.knownvoice.engine;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.knownvoice.store.OutboxItem;
import org.knownvoice.store.OutboxStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Claims what may go now, within Twilio's rates and by priority, and has it sent. Sending is not waited for: calls do not wait for texts. */
final class OutboxRound implements Loop.Round {
    private static final Logger LOG = LoggerFactory.getLogger(OutboxRound.class);
    private static final int AT_ONCE = 40;
    private static final int LONGEST_WAIT_AFTER_A_FAULT = 5;

    private final Pool pool;
    private final InstantSource clock;
    private final Leases leases;
    private final OutboxStore.Rates rates;
    private final Sending sending;
    private final Runnable wake;
    private final AtomicInteger claiming = new AtomicInteger();

    OutboxRound(
            Pool pool, InstantSource clock, Leases leases, OutboxStore.Rates rates, Sending sending, Runnable wake) {
        this.pool = pool;
        this.clock = clock;
        this.leases = leases;
        this.rates = rates;
        this.sending = sending;
        this.wake = wake;
    }

    @Override
    public Future<Integer> runOnce() {
        claiming.incrementAndGet();
        return claimAndSend().onComplete(claimed -> claiming.decrementAndGet());
    }

    private Future<Integer> claimAndSend() {
        return pool.withConnection(conn -> {
                    var now = clock.instant();
                    return OutboxStore.claim(conn, now, leases.length(), rates, AT_ONCE)
                            .onSuccess(items -> {
                                items.forEach(item -> send(item, now));
                            });
                })
                .map(List::size);
    }

    @Override
    public Future<Optional<Instant>> next() {
        return pool.withConnection(OutboxStore::nextDue);
    }

    int inFlight() {
        return claiming.get() + leases.count();
    }

    private void send(OutboxItem item, Instant claimedAt) {
        leases.take(item.id(), claimedAt);
        Future.succeededFuture()
                .compose(now -> sending.send(item))
                .recover(failure -> {
                    LOG.warn(
                            "contact {}: an order could not be carried out, it is tried again",
                            item.contact(),
                            failure);
                    return Future.succeededFuture(
                            new Sending.Result.Again(afterAFault(item), "fault", Sending.Doubt.NEW));
                })
                .compose(result -> settle(item, result))
                .onComplete(done -> {
                    leases.release(item.id());
                    wake.run();
                });
    }

    /** 1, 2, 3 s and so on: orders that fail each time leave the others their part of the pace. */
    private static Duration afterAFault(OutboxItem item) {
        return Duration.ofSeconds(Math.min(item.attempts(), LONGEST_WAIT_AFTER_A_FAULT));
    }

    /** When this fails the lease runs out, and the order is looked up and tried again. */
    private Future<Void> settle(OutboxItem item, Sending.Result result) {
        boolean lost = result instanceof Sending.Result.Lost
                || result instanceof Sending.Result.Again && !leases.holds(item.id());
        if (lost) {
            LOG.warn("contact {}: order {} is another server's by now", item.contact(), item.id());
            return Future.succeededFuture();
        }
        var now = clock.instant();
        return pool.withConnection(conn -> switch (result) {
            case Sending.Result.Lost ignored -> Future.succeededFuture();
            case Sending.Result.Done done -> OutboxStore.done(conn, item.id(), now, done.how(), done.sid());
            case Sending.Result.Again again ->
                OutboxStore.retryAt(conn, item.id(), now.plus(again.after()), unclearSince(item, again, now));
        });
    }

    private static Optional<Instant> unclearSince(OutboxItem item, Sending.Result.Again again, Instant now) {
        return switch (again.doubt()) {
            case NONE -> Optional.empty();
            case NEW -> Optional.of(now);
            case SAME -> item.unclearSince();
        };
    }
}
