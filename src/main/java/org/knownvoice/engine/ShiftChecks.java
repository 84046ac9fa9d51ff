package org.knownvoice.engine;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.knownvoice.contact.Page;
import org.knownvoice.contact.PageReply;
import org.knownvoice.directory.ClinicianId;
import org.knownvoice.routing.Roster;
import org.knownvoice.schedule.Handovers;
import org.knownvoice.schedule.Handovers.Turn;
import org.knownvoice.schedule.Shift;
import org.knownvoice.schedule.ShiftCheck;
import org.knownvoice.schedule.ShiftCheck.Event;
import org.knownvoice.store.ContactStore;
import org.knownvoice.store.ShiftCheckStore;
import org.knownvoice.store.ShiftCheckStore.Known;

/** Asks those whose time on call begins whether they can be reached; one event, one transaction. */
public final class ShiftChecks implements StaffText {
    /** An answer that comes later than this after the start is about something else. */
    private static final Duration ANSWERED_WITHIN = Duration.ofHours(1);

    private static final Duration PAGES_OF = Duration.ofHours(24);

    private final Pool pool;
    private final InstantSource clock;
    private final RosterCache rosters;
    private final Supplier<UUID> ids;
    private final Transactions transactions;
    private final ShiftEffects effects;

    public ShiftChecks(Pool pool, InstantSource clock, RosterCache rosters, Supplier<UUID> ids, StandIns standIns) {
        this.pool = pool;
        this.clock = clock;
        this.rosters = rosters;
        this.ids = ids;
        this.transactions = new Transactions(pool);
        this.effects = new ShiftEffects(standIns);
    }

    /** Somebody comes on call soon: asks them, once. False when that was done, or need not be. */
    Future<Boolean> coming(Turn coming) {
        return transactions.run(tx -> rosters.current(tx).compose(roster -> {
            var now = clock.instant();
            var first = Handovers.shiftsFrom(roster.onCall(), coming).stream().findFirst();
            return first.isEmpty() ? Future.succeededFuture(false) : ask(tx, roster, first.get(), now);
        }));
    }

    private Future<Boolean> ask(SqlConnection tx, Roster roster, Shift shift, Instant now) {
        return ContactStore.isOnACall(tx, shift.clinician())
                .map(talks -> talks ? ShiftCheck.reachable(shift) : ShiftCheck.texted(shift))
                .map(check -> new Known(ids.get(), check))
                .compose(known -> ShiftCheckStore.insert(tx, known, now)
                        .compose(isNew -> isNew
                                ? effects.asked(tx, roster, known, now).map(true)
                                : Future.succeededFuture(false)));
    }

    /** The deadline of a check has come. False when another transaction sees to it. */
    Future<Boolean> timePassed(UUID id) {
        return transactions.run(tx -> ShiftCheckStore.lockUnlessBusy(tx, id)
                .compose(found -> found.isEmpty()
                        ? Future.succeededFuture(false)
                        : rosters.current(tx)
                                .compose(roster -> timePassed(tx, roster, found.get()))
                                .map(true)));
    }

    private Future<?> timePassed(SqlConnection tx, Roster roster, Known known) {
        var check = known.check();
        if (Handovers.shiftsFrom(roster.onCall(), new Turn(check.clinician(), check.startsAt()))
                .isEmpty()) {
            return ShiftCheckStore.drop(tx, known.id());
        }
        return ContactStore.isOnACall(tx, check.clinician())
                .compose(talks -> decide(tx, roster, known, new Event.TimePassed(talks), ShiftEffects.By.NOBODY));
    }

    /** {@code 1} and {@code 2} belong to a page while one is open; else to the shift that begins. */
    @Override
    public Future<Boolean> take(SqlConnection tx, Roster roster, Said said) {
        var reply = PageReply.parse(said.body())
                .filter(one -> one.code().isEmpty() && one.act() != PageReply.Act.RING_BACK);
        if (reply.isEmpty()) {
            return Future.succeededFuture(false);
        }
        return ContactStore.recentPagesOf(tx, said.clinician().id(), said.at().minus(PAGES_OF))
                .compose(pages -> pages.stream().anyMatch(page -> page.state() == Page.State.OPEN)
                        ? Future.succeededFuture(false)
                        : answered(tx, roster, said, event(reply.get())));
    }

    private static Event event(PageReply reply) {
        return reply.act() == PageReply.Act.ACCEPT ? new Event.Confirmed() : new Event.Cannot();
    }

    private Future<Boolean> answered(SqlConnection tx, Roster roster, Said said, Event event) {
        return ShiftCheckStore.lockOf(tx, said.clinician().id(), said.at().minus(ANSWERED_WITHIN))
                .compose(known -> known.isEmpty()
                        ? Future.succeededFuture(false)
                        : decide(tx, roster, known.get(), event, ShiftEffects.By.TEXT)
                                .map(next -> !next.equals(known.get().check())
                                        || said.at().isBefore(next.startsAt())));
    }

    /** A key that the clinician pressed in the call of the check; how it stands then. Empty: no such check. */
    public Future<Optional<ShiftCheck>> pressed(UUID id, String digits) {
        return switch (digits) {
            case "1" -> happened(id, new Event.Confirmed());
            case "2" -> happened(id, new Event.Cannot());
            default -> find(id);
        };
    }

    /** The call of the check is over, or could not be made. */
    public Future<Void> callOver(UUID id) {
        return happened(id, new Event.CallOver()).mapEmpty();
    }

    /** The check as it stands; empty when there is none. */
    public Future<Optional<ShiftCheck>> find(UUID id) {
        return pool.withConnection(conn -> ShiftCheckStore.find(conn, id)).map(found -> found.map(Known::check));
    }

    private Future<Optional<ShiftCheck>> happened(UUID id, Event event) {
        return transactions.run(tx -> ShiftCheckStore.lock(tx, id)
                .compose(found -> found.isEmpty()
                        ? Future.succeededFuture(Optional.<ShiftCheck>empty())
                        : rosters.current(tx)
                                .compose(roster -> decide(tx, roster, found.get(), event, ShiftEffects.By.CALL))
                                .map(Optional::of)));
    }

    /** Who accepts a page can be reached. Nobody who accepts waits for another transaction that is at the check. */
    static Future<Void> reached(SqlConnection tx, ClinicianId clinician, Instant now) {
        return ShiftCheckStore.lockWaitingUnlessBusy(tx, clinician)
                .compose(known -> known.map(one -> ShiftEffects.confirmedByPage(tx, one, now))
                        .orElseGet(Future::succeededFuture));
    }

    private Future<ShiftCheck> decide(SqlConnection tx, Roster roster, Known known, Event event, ShiftEffects.By by) {
        var now = clock.instant();
        var decision = known.check().decide(event, now);
        return effects.of(tx, roster, new Known(known.id(), decision.next()), decision.effects(), by, now)
                .compose(done -> decision.next().equals(known.check())
                        ? Future.succeededFuture()
                        : ShiftCheckStore.save(tx, known.id(), decision.next(), now))
                .map(decision.next());
    }
}
