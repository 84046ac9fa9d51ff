package org.knownvoice.engine;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.knownvoice.store.OutboxStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The orders that this server has claimed and not finished. Their leases are short, and renewed for as long as it lives:
 * what a dead server had in hand is soon another's, and what a slow network delays stays with who has it.
 */
final class Leases {
    private static final Logger LOG = LoggerFactory.getLogger(Leases.class);
    private static final int RENEWALS = 3;

    private final Vertx vertx;
    private final Pool pool;
    private final InstantSource clock;
    private final Duration length;
    private final Map<Long, Instant> held = new ConcurrentHashMap<>();
    private volatile boolean stopping;

    Leases(Vertx vertx, Pool pool, InstantSource clock, Duration length) {
        this.vertx = vertx;
        this.pool = pool;
        this.clock = clock;
        this.length = length;
    }

    void start() {
        vertx.setPeriodic(length.toMillis() / RENEWALS, timer -> {
            if (stopping && held.isEmpty()) {
                vertx.cancelTimer(timer);
            } else {
                renew();
            }
        });
    }

    /** Ends with the last order that is still in hand. */
    void stop() {
        stopping = true;
    }

    /** @param claimedAt from when the lease counts */
    void take(long order, Instant claimedAt) {
        held.put(order, claimedAt.plus(length));
    }

    /** Whether no other server can have taken it over yet. */
    boolean holds(long order) {
        var until = held.get(order);
        return until != null && clock.instant().isBefore(until);
    }

    void release(long order) {
        held.remove(order);
    }

    /** What is still in hand is another server's at once, instead of when its lease is over. */
    Future<Void> giveBack() {
        var orders = Set.copyOf(held.keySet());
        held.clear();
        return orders.isEmpty()
                ? Future.succeededFuture()
                : pool.withConnection(conn -> OutboxStore.giveBack(conn, orders));
    }

    int count() {
        return held.size();
    }

    Duration length() {
        return length;
    }

    Future<Void> renew() {
        if (held.isEmpty()) {
            return Future.succeededFuture();
        }
        var orders = Map.copyOf(held);
        var until = clock.instant().plus(length);
        return pool.withConnection(conn -> OutboxStore.renew(conn, orders, until))
                .<Void>map(renewed -> {
                    renewed.forEach(order -> held.replace(order, orders.get(order), until));
                    return null;
                })
                .onFailure(failure -> LOG.warn("{} leases could not be renewed", orders.size(), failure));
    }
}
