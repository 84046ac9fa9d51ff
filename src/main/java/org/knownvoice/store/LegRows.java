package org.knownvoice.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Optional;
import org.knownvoice.contact.CallLeg;
import org.knownvoice.contact.ContactId;
import org.knownvoice.contact.LegOutcome;
import org.knownvoice.contact.Place;
import org.knownvoice.directory.ClinicianId;

/** The call legs of a contact. */
final class LegRows {
    private LegRows() {}

    private static final Columns<CallLeg> COLUMNS = new Columns<CallLeg>()
            .with(Integer.class, CallLeg::number)
            .text(leg -> leg.role().name())
            .withOptional(Integer.class, CallLeg::page)
            .with(Integer.class, CallLeg::phone)
            .withOptional(String.class, leg -> leg.guest().map(ClinicianId::value))
            .withOptional(String.class, CallLeg::sid)
            .text(leg -> leg.place().name())
            .text(leg -> leg.progress().name())
            .withOptional(String.class, leg -> leg.outcome().map(LegOutcome::name))
            .with(Boolean.class, CallLeg::joined)
            .with(Boolean.class, CallLeg::talkingElsewhere)
            .moment(CallLeg::startedAt)
            .optionalMoment(CallLeg::answeredAt)
            .optionalMoment(CallLeg::endedAt)
            .optionalMoment(CallLeg::checkAt);

    static Future<Void> put(SqlConnection tx, ContactId contact, List<CallLeg> legs) {
        if (legs.isEmpty()) {
            return Future.succeededFuture();
        }
        return tx.preparedQuery("""
                        insert into call_leg (
                            contact_id, number, role, page, phone, guest, sid, place, progress, outcome, joined, talking_elsewhere,
                            started_at, answered_at, ended_at, check_at)
                        select $16, number, role, page, phone, guest, sid, place, progress, outcome, joined, talking_elsewhere,
                            started_at, answered_at, ended_at, check_at
                        from unnest($1::int[], $2::text[], $3::int[], $4::int[], $5::text[], $6::text[], $7::text[],
                            $8::text[], $9::text[], $10::boolean[], $11::boolean[], $12::timestamptz[],
                            $13::timestamptz[], $14::timestamptz[], $15::timestamptz[])
                            as given (number, role, page, phone, guest, sid, place, progress, outcome, joined, talking_elsewhere,
                                started_at, answered_at, ended_at, check_at)
                        on conflict (contact_id, number) do update set
                            sid = excluded.sid, place = excluded.place, progress = excluded.progress,
                            outcome = excluded.outcome, joined = excluded.joined,
                            talking_elsewhere = excluded.talking_elsewhere, answered_at = excluded.answered_at,
                            ended_at = excluded.ended_at, check_at = excluded.check_at""")
                .execute(COLUMNS.arrays(legs).addUUID(contact.value()))
                .mapEmpty();
    }

    static Future<List<CallLeg>> load(SqlConnection tx, ContactId contact) {
        return tx.preparedQuery("""
                        select number, role, page, phone, guest, sid, place, progress, outcome, joined, talking_elsewhere,
                            started_at, answered_at, ended_at, check_at
                        from call_leg where contact_id = $1 order by number""")
                .mapping(LegRows::leg)
                .execute(Tuple.of(contact.value()))
                .map(rows -> rows.stream().toList());
    }

    private static CallLeg leg(Row row) {
        return new CallLeg(
                row.getInteger("number"),
                CallLeg.Role.valueOf(row.getString("role")),
                Optional.ofNullable(row.getInteger("page")),
                row.getInteger("phone"),
                Optional.ofNullable(row.getString("guest")).map(ClinicianId::new),
                Optional.ofNullable(row.getString("sid")),
                Place.valueOf(row.getString("place")),
                CallLeg.Progress.valueOf(row.getString("progress")),
                Optional.ofNullable(row.getString("outcome")).map(LegOutcome::valueOf),
                row.getBoolean("joined"),
                row.getBoolean("talking_elsewhere"),
                Moments.in(row, "started_at"),
                Moments.find(row, "answered_at"),
                Moments.find(row, "ended_at"),
                Moments.find(row, "check_at"));
    }
}
