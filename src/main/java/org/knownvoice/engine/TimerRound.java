package org.knownvoice.engine;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.knownvoice.contact.ContactId;
import org.knownvoice.store.TimerStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Every contact whose deadline has come gets its turn. */
final class TimerRound implements Loop.Round {
    private static final Logger LOG = LoggerFactory.getLogger(TimerRound.class);
    private static final int AT_ONCE = 50;
    private static final Duration PUT_OFF = Duration.ofSeconds(5);

    private final Pool pool;
    private final Engine engine;
    private final InstantSource clock;

    TimerRound(Pool pool, Engine engine, InstantSource clock) {
        this.pool = pool;
        this.engine = engine;
        this.clock = clock;
    }

    @Override
    public Future<Integer> runOnce() {
        return pool.withConnection(conn -> TimerStore.due(conn, clock.instant(), AT_ONCE))
                .compose(due -> Future.join(due.stream().map(this::timePassed).toList()))
                .map(done ->
                        (int) done.<Boolean>list().stream().filter(did -> did).count());
    }

    /** One contact that cannot be decided must not hold up the others: it is put off, and said. */
    private Future<Boolean> timePassed(ContactId id) {
        return engine.timePassed(id).recover(failure -> {
            LOG.error("contact {}: its deadline could not be acted on, it is tried again", id, failure);
            return pool.withConnection(conn ->
                            TimerStore.set(conn, id, Optional.of(clock.instant().plus(PUT_OFF))))
                    .map(false);
        });
    }

    @Override
    public Future<Optional<Instant>> next() {
        return pool.withConnection(TimerStore::next);
    }
}
