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
import org.knownvoice.store.DirectoryStore;
import org.knownvoice.store.NoticeStore;
import org.knownvoice.store.OutboxStore;
import org.knownvoice.store.TimerStore;

/** The loops of one replica, and what wakes them: timers, outbox, notices, roster. */
public final class Loops {

    /** Who carries out what the loops find: orders of contacts, and notices to staff. */
    public record Senders(Sending orders, NoticeSending notices) {}

    private final TimerRound timerRound;
    private final OutboxRound outboxRound;
    private final NoticeRound noticeRound;
    private final RosterRound rosterRound;
    private final Loop timers;
    private final Loop outbox;
    private final Loop notices;
    private final Loop roster;
    private final Wakeups wakeups;

    public Loops(
            Vertx vertx,
            Database database,
            Pool pool,
            Engine engine,
            ShiftChecks checks,
            Senders senders,
            OutboxStore.Rates rates,
            Timings timings,
            InstantSource clock) {
        timerRound = new TimerRound(pool, engine, clock);
        outboxRound = new OutboxRound(pool, clock, timings.outboxLease(), rates, senders.orders(), this::kickOutbox);
        noticeRound = new NoticeRound(pool, clock, timings.outboxLease(), rates, senders.notices(), this::kickNotices);
        rosterRound = new RosterRound(pool, clock, engine.rosters(), checks);
        timers = new Loop("timers", vertx, clock, timings.sweepEvery(), timerRound);
        outbox = new Loop("outbox", vertx, clock, timings.sweepEvery(), outboxRound);
        notices = new Loop("notices", vertx, clock, timings.sweepEvery(), noticeRound);
        roster = new Loop("roster", vertx, clock, timings.sweepEvery(), rosterRound);
        wakeups = new Wakeups(
                vertx,
                database::connect,
                timings.sweepEvery(),
                Map.of(
                        OutboxStore.CHANNEL,
                        this::kickOutbox,
                        TimerStore.CHANNEL,
                        timers::kick,
                        NoticeStore.CHANNEL,
                        this::kickNotices,
                        DirectoryStore.ROSTER_CHANGED,
                        () -> engine.warmUp().onComplete(known -> roster.kick())));
        engine.afterCommit(this::kick);
    }

    public Future<Void> start() {
        return wakeups.start().onComplete(started -> kick());
    }

    /** No new round starts; what is on its way is finished by its lease. */
    public Future<Void> stop() {
        timers.stop();
        outbox.stop();
        notices.stop();
        roster.stop();
        return wakeups.stop();
    }

    /** Looks at once for what is due: after a commit, or when the clock was moved. */
    public void kick() {
        timers.kick();
        outbox.kick();
        notices.kick();
        roster.kick();
    }

    /** When the next timer, order or notice is due, or the roster brings something. */
    public Future<Optional<Instant>> nextDue() {
        var timer = timerRound.next();
        var order = outboxRound.next();
        var notice = noticeRound.next();
        var roster = rosterRound.next();
        return Future.all(timer, order, notice, roster)
                .map(all -> Stream.of(timer.result(), order.result(), notice.result(), roster.result())
                        .flatMap(Optional::stream)
                        .min(Instant::compareTo));
    }

    /** Whether an order or a notice is on its way. */
    public boolean isSending() {
        return outboxRound.inFlight() > 0 || noticeRound.inFlight() > 0;
    }

    /** A notice may have waited for the order that is done. */
    private void kickOutbox() {
        outbox.kick();
        notices.kick();
    }

    private void kickNotices() {
        notices.kick();
    }
}
