package org.knownvoice.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.knownvoice.directory.ClinicianId;
import org.knownvoice.directory.PhoneNumber;
import org.knownvoice.directory.PhoneStanding;
import org.knownvoice.directory.TeamId;
import org.knownvoice.routing.Arrangements;
import org.knownvoice.schedule.ShiftOverride;
import org.knownvoice.schedule.Tier;

/** What people have arranged, and phones have shown, since the import: read with the directory, as one. */
final class ArrangementStore {
    private ArrangementStore() {}

    static Future<Arrangements> load(SqlConnection tx) {
        var overrides = overrides(tx);
        var deactivated = deactivated(tx);
        var standings = standings(tx);
        var blocks = BlockStore.standing(tx);
        return Future.all(overrides, deactivated, standings, blocks)
                .map(all -> new Arrangements(
                        overrides.result(), deactivated.result(), standings.result(), blocks.result()));
    }

    private static Future<List<ShiftOverride>> overrides(SqlConnection tx) {
        return tx.preparedQuery("""
                        select number, kind, team_id, tier, clinician_id, covered_by, starts_at, ends_at
                        from shift_override where withdrawn_at is null order by number""")
                .mapping(ArrangementStore::override)
                .execute()
                .map(rows -> rows.stream().toList());
    }

    static ShiftOverride override(Row row) {
        return new ShiftOverride(
                row.getLong("number"),
                ShiftOverride.Kind.valueOf(row.getString("kind")),
                Optional.ofNullable(row.getString("team_id"))
                        .map(team -> new ShiftOverride.Place(new TeamId(team), Tier.valueOf(row.getString("tier")))),
                new ClinicianId(row.getString("clinician_id")),
                Optional.ofNullable(row.getString("covered_by")).map(ClinicianId::new),
                Moments.in(row, "starts_at"),
                Moments.in(row, "ends_at"));
    }

    private static Future<Set<ClinicianId>> deactivated(SqlConnection tx) {
        return tx.preparedQuery("select clinician_id from clinician_deactivation")
                .mapping(row -> new ClinicianId(row.getString("clinician_id")))
                .execute()
                .map(rows -> rows.stream().collect(Collectors.toSet()));
    }

    private static Future<List<PhoneStanding>> standings(SqlConnection tx) {
        return tx.preparedQuery("""
                        select phone, verified_at is not null as verified, failing from phone_standing
                        where verified_at is not null or failing is not null""")
                .mapping(row -> new PhoneStanding(
                        new PhoneNumber(row.getString("phone")),
                        row.getBoolean("verified"),
                        Optional.ofNullable(row.getString("failing")).map(PhoneStanding.Failing::valueOf)))
                .execute()
                .map(rows -> rows.stream().toList());
    }
}
