package org.knownvoice.engine;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.knownvoice.directory.ClinicianId;
import org.knownvoice.routing.Roster;
import org.knownvoice.routing.Supervisors;
import org.knownvoice.schedule.Handovers;
import org.knownvoice.schedule.Notice;
import org.knownvoice.schedule.Shift;
import org.knownvoice.schedule.ShiftCheck;
import org.knownvoice.schedule.Tier;
import org.knownvoice.store.RosterRecord;
import org.knownvoice.store.ShiftCheckStore;
import org.knownvoice.store.ShiftCheckStore.Known;

/** What follows from the decision about the start of a shift: notices, the record, a stand-in. */
final class ShiftEffects {

    /** By which act a decision came about. */
    enum By {
        TEXT,
        CALL,
        PAGE,
        NOBODY
    }

    private final StandIns standIns;

    ShiftEffects(StandIns standIns) {
        this.standIns = standIns;
    }

    /** A new check: the text goes out, unless the clinician is with a caller right now. */
    Future<Void> asked(SqlConnection tx, Roster roster, Known known, Instant now) {
        return known.check().isWaiting()
                ? Notices.put(tx, roster, List.of(starts(known, Notice.Way.TEXT, now)), now)
                : record(tx, known.check(), "SHIFT_CONFIRMED", By.PAGE, now);
    }

    Future<Void> of(SqlConnection tx, Roster roster, Known known, List<ShiftCheck.Effect> effects, By by, Instant now) {
        Future<Void> done = Future.succeededFuture();
        for (var effect : effects) {
            done = done.compose(before -> of(tx, roster, known, effect, by, now));
        }
        return done;
    }

    private Future<Void> of(
            SqlConnection tx, Roster roster, Known known, ShiftCheck.Effect effect, By by, Instant now) {
        var check = known.check();
        return switch (effect) {
            case CALL -> Notices.put(tx, roster, List.of(starts(known, Notice.Way.CALL, now)), now);
            case CONFIRM ->
                record(tx, check, "SHIFT_CONFIRMED", by, now)
                        .compose(done -> reply(tx, roster, known, Notice.Kind.SHIFT_CONFIRMED, by, now));
            case ALL_RIGHT -> tellSupervisors(tx, roster, known, Notice.Kind.SHIFT_CONFIRMED, now);
            case TELL_SUPERVISORS ->
                record(tx, check, "SHIFT_NOT_CONFIRMED", by, now)
                        .compose(done -> reply(tx, roster, known, Notice.Kind.SHIFT_NOT_CONFIRMED, by, now))
                        .compose(done -> tellSupervisors(tx, roster, known, Notice.Kind.SHIFT_NOT_CONFIRMED, now));
            case ASK_BACKUPS -> askBackups(tx, roster, check, now);
        };
    }

    static Future<Void> confirmedByPage(SqlConnection tx, Known known, Instant now) {
        var decision = known.check().decide(new ShiftCheck.Event.Confirmed(), now);
        return ShiftCheckStore.save(tx, known.id(), decision.next(), now)
                .compose(saved -> record(tx, decision.next(), "SHIFT_CONFIRMED", By.PAGE, now));
    }

    private static Notice starts(Known known, Notice.Way way, Instant now) {
        var values = new HashMap<>(values(known.check()));
        values.put("check", known.id().toString());
        return new Notice(
                "shift-starts:" + known.id() + ":" + way,
                known.check().clinician(),
                Notice.Kind.SHIFT_STARTS,
                way,
                values,
                now);
    }

    /** Who texted is answered by text; in a call the answer is spoken. */
    private static Future<Void> reply(
            SqlConnection tx, Roster roster, Known known, Notice.Kind kind, By by, Instant now) {
        return by == By.TEXT
                ? Notices.put(
                        tx,
                        roster,
                        List.of(notice(known, kind, known.check().clinician(), values(known.check()), now)),
                        now)
                : Future.succeededFuture();
    }

    private static Future<Void> tellSupervisors(
            SqlConnection tx, Roster roster, Known known, Notice.Kind kind, Instant now) {
        var check = known.check();
        var values = new HashMap<>(values(check));
        values.put("colleague", check.clinician().value());
        values.put("count", Integer.toString(backups(roster, check).size()));
        var notices = Supervisors.of(roster, check.place().team(), now, Set.of(check.clinician())).stream()
                .map(to -> notice(known, kind, to, values, now))
                .toList();
        return Notices.put(tx, roster, notices, now);
    }

    private static Notice notice(
            Known known, Notice.Kind kind, ClinicianId to, Map<String, String> values, Instant now) {
        var key = String.join(":", kind.name(), known.id().toString(), to.value(), now.toString());
        return new Notice(key, to, kind, Notice.Way.TEXT, values, now);
    }

    private Future<Void> askBackups(SqlConnection tx, Roster roster, ShiftCheck check, Instant now) {
        Future<Void> done = Future.succeededFuture();
        for (Shift shift :
                Handovers.shiftsFrom(roster.onCall(), new Handovers.Turn(check.clinician(), check.startsAt()))) {
            done = done.compose(before -> shift.tier() == Tier.PRIMARY
                    ? standIns.ask(tx, roster, shift, backups(roster, check), now)
                    : Future.succeededFuture());
        }
        return done;
    }

    private static List<ClinicianId> backups(Roster roster, ShiftCheck check) {
        return check.place().tier() != Tier.PRIMARY
                ? List.of()
                : roster.onCall(check.place().team(), Tier.BACKUP, check.startsAt()).stream()
                        .filter(one -> !one.equals(check.clinician()))
                        .toList();
    }

    private static Map<String, String> values(ShiftCheck check) {
        return Map.of(
                "team", check.place().team().value(),
                "tier", check.place().tier().name(),
                "from", check.startsAt().toString());
    }

    private static Future<Void> record(SqlConnection tx, ShiftCheck check, String kind, By by, Instant now) {
        var codes = new HashMap<>(values(check));
        codes.put("by", by.name());
        return RosterRecord.append(
                tx,
                new RosterRecord.Entry(
                        now,
                        kind,
                        Optional.of(check.clinician()),
                        Optional.empty(),
                        by == By.NOBODY
                                ? RosterRecord.SYSTEM
                                : check.clinician().value(),
                        codes));
    }
}
