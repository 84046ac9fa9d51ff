package org.knownvoice.engine;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.knownvoice.config.Timings;
import org.knownvoice.store.Database;
import org.knownvoice.store.OutboxStore;

/** The timer loop and the outbox loop of one replica, and what wakes them. */
public final class Loops {
    private final TimerRound timerRound;
    private final Leases leases;
    private final OutboxRound outboxRound;
    private final Watchdog watchdog;
    private final Loop watching;
    private final Loop timers;
    private final Loop outbox;
    private final Wakeups wakeups;

    public Loops(
            Vertx vertx,
            Database database,
            Pool pool,
            Engine engine,
            Sending sending,
            OutboxStore.Rates rates,
            Timings timings,
            InstantSource clock,
            TwilioRecords records,
            Watchdog.Counts counts) {
        timerRound = new TimerRound(pool, engine, clock);
        leases = new Leases(vertx, pool, clock, timings.outboxLease());
        outboxRound = new OutboxRound(pool, clock, leases, rates, sending, this::kickOutbox);
        watchdog = new Watchdog(pool, engine, records, timings, clock, counts);
        watching = new Loop("watchdog", vertx, clock, timings.watchEvery(), watchdog);
        timers = new Loop("timers", vertx, clock, timings.sweepEvery(), timerRound);
        outbox = new Loop("outbox", vertx, clock, timings.sweepEvery(), outboxRound);
        wakeups = new Wakeups(
                vertx,
                database::connect,
                timings.sweepEvery(),
                Map.of("outbox", this::kickOutbox, "timer", timers::kick, "roster_changed", () -> engine.warmUp()));
        engine.afterCommit(this::kick);
    }

    public Future<Void> start() {
        leases.start();
        return wakeups.start().onComplete(started -> kickAll());
    }

    /** No new round starts; what is on its way keeps its lease until it is finished. */
    public Future<Void> stop() {
        leases.stop();
        watching.stop();
        timers.stop();
        outbox.stop();
        return wakeups.stop();
    }

    /** Looks at once for what is due: after a commit, or when the clock was moved. */
    public void kick() {
        timers.kick();
        outbox.kick();
    }

    /** The same, and whatever else the clock brings. */
    public void kickAll() {
        kick();
        watching.kick();
    }

    /** When the next timer, order or look of the watchdog is due. */
    public Future<Optional<Instant>> nextDue() {
        var timer = timerRound.next();
        var order = outboxRound.next();
        var look = watchdog.next();
        return Future.all(timer, order, look)
                .map(all -> Stream.of(timer.result(), order.result(), look.result())
                        .flatMap(Optional::stream)
                        .min(Instant::compareTo));
    }

    /** Whether an order is on its way to Twilio, or Twilio is being asked. */
    public boolean isSending() {
        return outboxRound.inFlight() > 0 || watchdog.isLooking();
    }

    private void kickOutbox() {
        outbox.kick();
    }
}
