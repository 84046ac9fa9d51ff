package org.knownvoice.engine;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.knownvoice.config.Timings;
import org.knownvoice.store.Database;
import org.knownvoice.store.DirectoryStore;
import org.knownvoice.store.NoticeStore;
import org.knownvoice.store.OutboxStore;
import org.knownvoice.store.TimerStore;

/** The loops of one replica, and what wakes them: timers, outbox, notices, roster, watchdog, outages. */
public final class Loops {

    /** Who carries out what the loops find, orders of contacts and notices to staff, and who tells what Twilio has. */
    public record Outside(
            Sending orders, NoticeSending notices, TwilioRecords records, OutsidePart twilio, MessageRound messages) {}

    private final Outside outside;
    private final TimerRound timerRound;
    private final Pool heartbeat;
    private final Leases leases;
    private final OutboxRound outboxRound;
    private final NoticeRound noticeRound;
    private final RosterRound rosterRound;
    private final Watchdog watchdog;
    private final OutageWatch outageWatch;
    private final Loop outages;
    private final Loop watching;
    private final Loop messages;
    private final Loop timers;
    private final Loop outbox;
    private final Loop notices;
    private final Loop roster;
    private final Wakeups wakeups;
    private volatile BooleanSupplier held = () -> false;

    public Loops(
            Vertx vertx,
            Database database,
            Pool pool,
            Engine engine,
            ShiftChecks checks,
            Outside outside,
            OutboxStore.Rates rates,
            Timings timings,
            InstantSource clock,
            Watchdog.Counts counts) {
        this.outside = outside;
        timerRound = new TimerRound(pool, engine, clock);
        heartbeat = database.ofOneConnection().pool();
        leases = new Leases(vertx, heartbeat, clock, timings.outboxLease());
        outside.orders().onlyWhile(leases::holds);
        outboxRound = new OutboxRound(pool, clock, leases, rates, outside.orders(), this::kickOutbox);
        noticeRound = new NoticeRound(pool, clock, rates, outside.notices(), this::kickNotices);
        rosterRound = new RosterRound(pool, clock, engine.rosters(), checks);
        watchdog = new Watchdog(pool, engine, outside.records(), timings, clock, counts);
        BooleanSupplier asleep = () -> held.getAsBoolean();
        watching = new Loop("watchdog", vertx, clock, timings.watchEvery(), watchdog, asleep);
        outageWatch = new OutageWatch(pool, engine.rosters(), outside.twilio(), clock);
        outages = new Loop("outages", vertx, clock, timings.sweepEvery(), outageWatch, asleep);
        messages = new Loop("messages", vertx, clock, timings.sweepEvery(), outside.messages(), asleep);
        timers = new Loop("timers", vertx, clock, timings.sweepEvery(), timerRound, asleep);
        outbox = new Loop("outbox", vertx, clock, timings.sweepEvery(), outboxRound, asleep);
        notices = new Loop("notices", vertx, clock, timings.sweepEvery(), noticeRound, asleep);
        roster = new Loop("roster", vertx, clock, timings.sweepEvery(), rosterRound, asleep);
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
                        () -> engine.warmUp().onComplete(known -> roster.kick()),
                        DirectoryStore.READ_AGAIN,
                        engine::readAgain));
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
        outages.stop();
        messages.stop();
        timers.stop();
        outbox.stop();
        notices.stop();
        roster.stop();
        return wakeups.stop();
    }

    /** What could not be finished goes to the other servers. Call it when this one has waited long enough. */
    public Future<Void> handOver() {
        return leases.giveBack().eventually(heartbeat::close);
    }

    /** Looks at once for what a contact's commit may have brought; notices and the roster are told of by NOTIFY. */
    private void kick() {
        timers.kick();
        outbox.kick();
    }

    /** Looks at once for whatever is due: the clock was moved. */
    public void kickAll() {
        kick();
        notices.kick();
        roster.kick();
        watching.kick();
        outages.kick();
        messages.kick();
    }

    /** No round starts while this is so: what happened meanwhile is still to be taken over. */
    public void holdWhile(BooleanSupplier away) {
        held = away;
    }

    /** The database was away. */
    public void databaseIsBack() {
        wakeups.listenAnew();
        kickAll();
    }

    /**
     * When the next timer, order, notice or look of the watchdog is due, or the roster brings something. What brings orders
     * and notices is asked first: whatever it has committed by then is seen.
     */
    public Future<Optional<Instant>> nextDue() {
        return Future.all(
                        timerRound.next(),
                        rosterRound.next(),
                        outside.messages().next())
                .compose(sources -> Future.all(
                                outboxRound.next(), noticeRound.next(), watchdog.next(), outageWatch.next())
                        .map(rest -> Stream.of(sources, rest)
                                .flatMap(all -> all.<Optional<Instant>>list().stream())
                                .flatMap(Optional::stream)
                                .min(Instant::compareTo)));
    }

    /** Whether an order or a notice is on its way, or Twilio is being asked. */
    public boolean isSending() {
        return outboxRound.inFlight() > 0
                || outside.orders().isBusy()
                || noticeRound.inFlight() > 0
                || watchdog.isLooking()
                || outageWatch.isLooking()
                || outside.messages().isWorking();
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
