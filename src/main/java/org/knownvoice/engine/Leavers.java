package org.knownvoice.engine;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.knownvoice.directory.ClinicianId;
import org.knownvoice.routing.Roster;
import org.knownvoice.schedule.Shift;
import org.knownvoice.store.DeactivationStore;
import org.knownvoice.store.DeactivationStore.Deactivation;
import org.knownvoice.store.RosterRecord;

/** Clinicians who leave, once all their times on call are covered: from then on they are never on call and never asked. */
public final class Leavers {
    /** How far ahead times on call are looked for: a rotation has no end. */
    private static final Duration AHEAD = Duration.ofDays(366);

    private final Transactions transactions;
    private final InstantSource clock;
    private final Offers offers;

    public Leavers(Pool pool, InstantSource clock, Offers offers) {
        this.transactions = new Transactions(pool);
        this.clock = clock;
        this.offers = offers;
    }

    /** What came of it. */
    public sealed interface Left {
        /** They have left; or they had. */
        record Gone(Deactivation deactivation) implements Left {}

        /** Nothing has changed: these times on call lie ahead of them. By start. */
        record StillOnCall(List<Shift> shifts) implements Left {}
    }

    public Future<Left> leave(ClinicianId clinician, ClinicianId by) {
        return transactions.run(tx -> offers.lockedRoster(tx)
                .compose(roster -> DeactivationStore.find(tx, clinician)
                        .compose(already -> already.isPresent()
                                ? Future.succeededFuture(new Left.Gone(already.get()))
                                : leave(tx, roster, new Deactivation(clinician, clock.instant(), by.value())))));
    }

    private Future<Left> leave(SqlConnection tx, Roster roster, Deactivation deactivation) {
        var now = deactivation.at();
        var ahead = roster.onCall().between(deactivation.clinician(), now, now.plus(AHEAD));
        if (!ahead.isEmpty()) {
            return Future.succeededFuture(new Left.StillOnCall(ahead));
        }
        return offers.leave(tx, roster, deactivation.clinician())
                .compose(done -> DeactivationStore.insert(tx, deactivation))
                .compose(done -> record(tx, "CLINICIAN_DEACTIVATED", deactivation.clinician(), deactivation.by(), now))
                .map(done -> new Left.Gone(deactivation));
    }

    /** They are back. */
    public Future<Void> comeBack(ClinicianId clinician, ClinicianId by) {
        return transactions.run(tx -> offers.lockedRoster(tx)
                .compose(roster -> DeactivationStore.find(tx, clinician))
                .compose(left -> left.isEmpty()
                        ? Future.succeededFuture()
                        : DeactivationStore.delete(tx, clinician)
                                .compose(done ->
                                        record(tx, "CLINICIAN_REACTIVATED", clinician, by.value(), clock.instant()))));
    }

    private static Future<Void> record(SqlConnection tx, String kind, ClinicianId clinician, String by, Instant now) {
        return RosterRecord.append(
                tx, new RosterRecord.Entry(now, kind, Optional.of(clinician), Optional.empty(), by, Map.of()));
    }
}
