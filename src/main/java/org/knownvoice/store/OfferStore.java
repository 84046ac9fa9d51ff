package org.knownvoice.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.knownvoice.directory.ClinicianId;
import org.knownvoice.directory.TeamId;
import org.knownvoice.schedule.OfferCode;
import org.knownvoice.schedule.OfferId;
import org.knownvoice.schedule.Shift;
import org.knownvoice.schedule.ShiftOffer;
import org.knownvoice.schedule.ShiftOffer.Asked;
import org.knownvoice.schedule.ShiftOffer.Settled;
import org.knownvoice.schedule.ShiftOffer.State;
import org.knownvoice.schedule.Tier;

/** Offers of time on call, and the words of those who were asked. Who changes one has locked the directory, then its row. */
public final class OfferStore {

    private OfferStore() {}

    public static Future<Void> insert(SqlConnection tx, ShiftOffer offer) {
        var shift = offer.shift();
        var asked = new Columns<Asked>()
                .text(one -> one.clinician().value())
                .withOptional(
                        String.class,
                        one -> one.gives().map(gives -> gives.team().value()))
                .withOptional(
                        String.class,
                        one -> one.gives().map(gives -> gives.tier().name()))
                .optionalMoment(one -> one.gives().map(Shift::startsAt))
                .optionalMoment(one -> one.gives().map(Shift::endsAt))
                .arrays(offer.asked());
        return tx.preparedQuery("""
                        insert into shift_offer (id, code, kind, team_id, tier, clinician_id, starts_at, ends_at, made_at,
                            made_by, state)
                        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'OPEN')""")
                .execute(Tuple.of(
                                offer.id().value(),
                                offer.code().letters(),
                                offer.wanted().kind().name())
                        .addString(shift.team().value())
                        .addString(shift.tier().name())
                        .addString(shift.clinician().value())
                        .addOffsetDateTime(Moments.of(shift.startsAt()))
                        .addOffsetDateTime(Moments.of(shift.endsAt()))
                        .addOffsetDateTime(Moments.of(offer.madeAt()))
                        .addString(offer.madeBy()))
                .compose(done ->
                        tx.preparedQuery("""
                                insert into shift_offer_asked (offer_id, clinician_id, gives_team_id, gives_tier,
                                    gives_starts_at, gives_ends_at)
                                select $6, * from unnest($1::text[], $2::text[], $3::text[], $4::timestamptz[],
                                    $5::timestamptz[])""").execute(asked.addUUID(offer.id().value())))
                .mapEmpty();
    }

    /** The offer, which nobody else changes until this transaction ends. */
    public static Future<Optional<ShiftOffer>> lock(SqlConnection tx, OfferId id) {
        return read(tx, """
                select * from shift_offer where id = $1 for update""", Tuple.of(id.value())).map(OfferStore::first);
    }

    public static Future<Optional<ShiftOffer>> find(SqlConnection tx, OfferId id) {
        return read(tx, """
                select * from shift_offer where id = $1""", Tuple.of(id.value())).map(OfferStore::first);
    }

    /** Those that are not settled and not over, the oldest first. */
    public static Future<List<ShiftOffer>> open(SqlConnection tx, Instant now) {
        return open(tx, Optional.empty(), now);
    }

    /** The same, only those that this clinician made or was asked in. */
    public static Future<List<ShiftOffer>> open(SqlConnection tx, Optional<ClinicianId> clinician, Instant now) {
        return read(
                tx,
                """
                select * from shift_offer where state = 'OPEN' and ends_at > $1
                    and ($2::text is null or clinician_id = $2 or exists (
                        select from shift_offer_asked as asked
                        where asked.offer_id = shift_offer.id and asked.clinician_id = $2))
                order by made_at, id""",
                Tuple.of(Moments.of(now), clinician.map(ClinicianId::value).orElse(null)));
    }

    /** The newest offers made in [from, to), however they stand; with a clinician, only those of that person. */
    public static Future<List<ShiftOffer>> made(
            SqlConnection tx, Optional<ClinicianId> clinician, Instant from, Instant to, int limit) {
        return read(
                tx,
                """
                select * from shift_offer where made_at >= $1 and made_at < $2
                    and ($3::text is null or clinician_id = $3 or exists (
                        select from shift_offer_asked as asked
                        where asked.offer_id = shift_offer.id and asked.clinician_id = $3))
                order by made_at desc, id limit $4""",
                Tuple.of(
                        Moments.of(from),
                        Moments.of(to),
                        clinician.map(ClinicianId::value).orElse(null),
                        limit));
    }

    /** In which this clinician was asked, made since; the newest first. */
    public static Future<List<ShiftOffer>> asked(SqlConnection tx, ClinicianId clinician, Instant since) {
        return read(tx, """
                select shift_offer.* from shift_offer join shift_offer_asked as asked on asked.offer_id = id
                where asked.clinician_id = $1 and made_at >= $2 order by made_at desc, id""", Tuple.of(clinician.value(), Moments.of(since)));
    }

    /** Codes that another offer cannot have now. */
    public static Future<Set<OfferCode>> codesInUse(SqlConnection tx) {
        return tx.preparedQuery("select code from shift_offer where state = 'OPEN'")
                .mapping(row -> new OfferCode(row.getString("code")))
                .execute()
                .map(rows -> rows.stream().collect(Collectors.toSet()));
    }

    /** Settles those that are over, so that their codes are free. */
    public static Future<Void> expire(SqlConnection tx, Instant now) {
        return tx.preparedQuery(
                        "update shift_offer set state = 'EXPIRED', settled_at = $1 where state = 'OPEN' and ends_at <= $1")
                .execute(Tuple.of(Moments.of(now)))
                .mapEmpty();
    }

    public static Future<Void> answer(
            SqlConnection tx, OfferId offer, ClinicianId clinician, ShiftOffer.Answer answer, Instant at) {
        return tx.preparedQuery("""
                        update shift_offer_asked set answer = $3, answered_at = $4
                        where offer_id = $1 and clinician_id = $2""")
                .execute(Tuple.of(offer.value(), clinician.value(), answer.name(), Moments.of(at)))
                .mapEmpty();
    }

    public static Future<Void> settle(SqlConnection tx, OfferId offer, Settled settled) {
        return tx.preparedQuery("update shift_offer set state = $2, taken_by = $3, settled_at = $4 where id = $1")
                .execute(Tuple.of(
                        offer.value(),
                        settled.state().name(),
                        settled.takenBy().map(ClinicianId::value).orElse(null),
                        Moments.of(settled.at())))
                .mapEmpty();
    }

    private static Future<List<ShiftOffer>> read(SqlConnection tx, String sql, Tuple parameters) {
        return tx.preparedQuery(sql)
                .execute(parameters)
                .map(rows -> rows.stream().toList())
                .compose(rows -> askedIn(tx, rows)
                        .map(asked -> rows.stream()
                                .map(row -> offer(row, asked.getOrDefault(row.getUUID("id"), List.of())))
                                .toList()));
    }

    private static Future<Map<UUID, List<Asked>>> askedIn(SqlConnection tx, List<Row> offers) {
        var ids = offers.stream().map(row -> row.getUUID("id")).toArray(UUID[]::new);
        return tx.preparedQuery("select * from shift_offer_asked where offer_id = any($1) order by clinician_id")
                .execute(Tuple.tuple().addArrayOfUUID(ids))
                .map(rows -> rows.stream()
                        .collect(Collectors.groupingBy(
                                row -> row.getUUID("offer_id"),
                                Collectors.mapping(OfferStore::asked, Collectors.toList()))));
    }

    private static ShiftOffer offer(Row row, List<Asked> asked) {
        var shift = new Shift(
                new TeamId(row.getString("team_id")),
                Tier.valueOf(row.getString("tier")),
                new ClinicianId(row.getString("clinician_id")),
                Moments.in(row, "starts_at"),
                Moments.in(row, "ends_at"));
        return new ShiftOffer(
                new OfferId(row.getUUID("id")),
                new OfferCode(row.getString("code")),
                new ShiftOffer.Wanted(ShiftOffer.Kind.valueOf(row.getString("kind")), shift, asked),
                Moments.in(row, "made_at"),
                row.getString("made_by"),
                Moments.find(row, "settled_at")
                        .map(at -> new Settled(
                                State.valueOf(row.getString("state")),
                                Optional.ofNullable(row.getString("taken_by")).map(ClinicianId::new),
                                at)));
    }

    private static Asked asked(Row row) {
        var clinician = new ClinicianId(row.getString("clinician_id"));
        return new Asked(
                clinician,
                Optional.ofNullable(row.getString("gives_team_id"))
                        .map(team -> new Shift(
                                new TeamId(team),
                                Tier.valueOf(row.getString("gives_tier")),
                                clinician,
                                Moments.in(row, "gives_starts_at"),
                                Moments.in(row, "gives_ends_at"))),
                Optional.ofNullable(row.getString("answer")).map(ShiftOffer.Answer::valueOf));
    }

    private static Optional<ShiftOffer> first(List<ShiftOffer> offers) {
        return offers.stream().findFirst();
    }
}
