package org.knownvoice.engine;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.knownvoice.store.NoticeItem;
import org.knownvoice.store.NoticeStore;
import org.knownvoice.store.OutboxStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Claims the notices that may go now and has them sent; one that has lost its sense meanwhile is struck off. */
final class NoticeRound implements Loop.Round {
    private static final Logger LOG = LoggerFactory.getLogger(NoticeRound.class);
    private static final int AT_ONCE = 20;
    /** Longer than it takes to look up and try all the phones of a person, one after the other. */
    private static final Duration LEASE = Duration.ofMinutes(1);

    private static final Duration AFTER_A_FAULT = Duration.ofSeconds(5);
    private static final Sending.Result EXPIRED = new Sending.Result.Done("expired", Optional.empty());

    private final Pool pool;
    private final InstantSource clock;
    private final OutboxStore.Rates rates;
    private final NoticeSending sending;
    private final Runnable wake;
    private final AtomicInteger inFlight = new AtomicInteger();

    NoticeRound(Pool pool, InstantSource clock, OutboxStore.Rates rates, NoticeSending sending, Runnable wake) {
        this.pool = pool;
        this.clock = clock;
        this.rates = rates;
        this.sending = sending;
        this.wake = wake;
    }

    @Override
    public Future<Integer> runOnce() {
        inFlight.incrementAndGet();
        return pool.withConnection(conn -> NoticeStore.claim(conn, clock.instant(), LEASE, rates, AT_ONCE))
                .map(items -> {
                    items.forEach(this::send);
                    return items.size();
                })
                .onComplete(claimed -> inFlight.decrementAndGet());
    }

    @Override
    public Future<Optional<Instant>> next() {
        return pool.withConnection(conn -> NoticeStore.nextDue(conn, clock.instant()));
    }

    int inFlight() {
        return inFlight.get();
    }

    private void send(NoticeItem item) {
        inFlight.incrementAndGet();
        Future.succeededFuture()
                .compose(now -> clock.instant().isBefore(item.notice().expiresAt(item.createdAt()))
                        ? sending.send(item)
                        : Future.succeededFuture(EXPIRED))
                .recover(failure -> {
                    LOG.warn("notice {} could not be sent, it is tried again", item.id(), failure);
                    return Future.succeededFuture(new Sending.Result.Again(AFTER_A_FAULT, "fault"));
                })
                .compose(result -> settle(item, result))
                .onComplete(done -> {
                    inFlight.decrementAndGet();
                    wake.run();
                });
    }

    /** When this fails the lease runs out, and the notice is looked up and tried again. */
    private Future<Void> settle(NoticeItem item, Sending.Result result) {
        return pool.withConnection(conn -> switch (result) {
            case Sending.Result.Lost ignored -> Future.succeededFuture();
            case Sending.Result.Done done -> NoticeStore.done(conn, item.id(), clock.instant(), done.how(), done.sid());
            case Sending.Result.Again again ->
                NoticeStore.retryAt(conn, item.id(), clock.instant().plus(again.after()));
        });
    }
}
