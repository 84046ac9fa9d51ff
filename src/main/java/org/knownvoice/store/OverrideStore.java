package org.knownvoice.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.knownvoice.directory.ClinicianId;
import org.knownvoice.schedule.NewOverride;
import org.knownvoice.schedule.OfferId;
import org.knownvoice.schedule.ShiftOverride;

/** Overrides as they are kept. Who changes one has locked the directory; every server reads the roster again after it. */
public final class OverrideStore {

    private OverrideStore() {}

    /** A manager says that it shall be done though it leaves primary hours uncovered; {@code reason} in their words. */
    public record Confirmation(ClinicianId by, String reason) {}

    /** When, by whom, from which offer. */
    public record Making(Instant at, String by, Optional<OfferId> offer, Optional<Confirmation> confirmation) {}

    /** It counts no more. */
    public record Withdrawal(Instant at, String by, Optional<Confirmation> confirmation) {}

    /** An override with its story. */
    public record Kept(ShiftOverride override, Making making, Optional<Withdrawal> withdrawal) {}

    public static Future<Kept> insert(SqlConnection tx, NewOverride override, Making making) {
        return tx.preparedQuery("""
                        insert into shift_override (kind, team_id, tier, clinician_id, covered_by, starts_at, ends_at, made_at,
                            made_by, offer_id, confirmed_by, reason)
                        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
                        returning *""")
                .mapping(OverrideStore::kept)
                .execute(Tuple.tuple()
                        .addString(override.kind().name())
                        .addString(override.place()
                                .map(place -> place.team().value())
                                .orElse(null))
                        .addString(override.place()
                                .map(place -> place.tier().name())
                                .orElse(null))
                        .addString(override.clinician().value())
                        .addString(override.coveredBy().map(ClinicianId::value).orElse(null))
                        .addOffsetDateTime(Moments.of(override.startsAt()))
                        .addOffsetDateTime(Moments.of(override.endsAt()))
                        .addOffsetDateTime(Moments.of(making.at()))
                        .addString(making.by())
                        .addUUID(making.offer().map(OfferId::value).orElse(null))
                        .addString(confirmedBy(making.confirmation()))
                        .addString(reason(making.confirmation())))
                .compose(rows -> DirectoryStore.grow(tx).map(rows.iterator().next()));
    }

    public static Future<Optional<Kept>> find(SqlConnection tx, long number) {
        return read(tx, "select * from shift_override where number = $1", Tuple.of(number))
                .map(found -> found.stream().findFirst());
    }

    /** All that one offer has brought: two for a swap. */
    public static Future<List<Kept>> of(SqlConnection tx, OfferId offer) {
        return read(tx, "select * from shift_override where offer_id = $1 order by number", Tuple.of(offer.value()));
    }

    public static Future<Void> withdraw(SqlConnection tx, List<Long> numbers, Withdrawal withdrawal) {
        return tx.preparedQuery("""
                        update shift_override set withdrawn_at = $2, withdrawn_by = $3, withdrawal_confirmed_by = $4,
                            withdrawal_reason = $5
                        where number = any($1) and withdrawn_at is null""")
                .execute(Tuple.tuple()
                        .addArrayOfLong(numbers.toArray(Long[]::new))
                        .addOffsetDateTime(Moments.of(withdrawal.at()))
                        .addString(withdrawal.by())
                        .addString(confirmedBy(withdrawal.confirmation()))
                        .addString(reason(withdrawal.confirmation())))
                .compose(done -> DirectoryStore.grow(tx))
                .mapEmpty();
    }

    /** Those that count and of which any part lies in [from, to), by number. */
    public static Future<List<Kept>> between(SqlConnection tx, Instant from, Instant to, int limit) {
        return read(tx, """
                select * from shift_override where withdrawn_at is null and starts_at < $2 and ends_at > $1
                order by number limit $3""", Tuple.of(Moments.of(from), Moments.of(to), limit));
    }

    private static Future<List<Kept>> read(SqlConnection tx, String sql, Tuple parameters) {
        return tx.preparedQuery(sql)
                .mapping(OverrideStore::kept)
                .execute(parameters)
                .map(rows -> rows.stream().toList());
    }

    private static Kept kept(Row row) {
        return new Kept(
                ArrangementStore.override(row),
                new Making(
                        Moments.in(row, "made_at"),
                        row.getString("made_by"),
                        Optional.ofNullable(row.getUUID("offer_id")).map(OfferId::new),
                        confirmation(row, "confirmed_by", "reason")),
                Moments.find(row, "withdrawn_at")
                        .map(at -> new Withdrawal(
                                at,
                                row.getString("withdrawn_by"),
                                confirmation(row, "withdrawal_confirmed_by", "withdrawal_reason"))));
    }

    private static Optional<Confirmation> confirmation(Row row, String by, String reason) {
        return Optional.ofNullable(row.getString(by))
                .map(manager -> new Confirmation(new ClinicianId(manager), row.getString(reason)));
    }

    private static String confirmedBy(Optional<Confirmation> confirmation) {
        return confirmation.map(one -> one.by().value()).orElse(null);
    }

    private static String reason(Optional<Confirmation> confirmation) {
        return confirmation.map(Confirmation::reason).orElse(null);
    }
}
