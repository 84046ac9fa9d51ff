package org.knownvoice.store;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.knownvoice.directory.ClinicianId;

/** The record of the roster: who offered, took, covered, was told. Ids and codes only; append-only. */
public final class RosterRecord {
    /** Who did what nobody did by hand. */
    public static final String SYSTEM = "system";

    private RosterRecord() {}

    /** One thing that happened; {@code other} is the second person concerned. */
    public record Entry(
            Instant at,
            String kind,
            Optional<ClinicianId> clinician,
            Optional<ClinicianId> other,
            String by,
            Map<String, String> codes) {
        public Entry {
            codes = Map.copyOf(codes);
        }
    }

    public static Future<Void> append(SqlConnection tx, Entry entry) {
        return tx.preparedQuery("""
                        insert into roster_event (at, kind, clinician_id, other_id, by, codes)
                        values ($1, $2, $3, $4, $5, $6)""")
                .execute(Tuple.of(
                        Moments.of(entry.at()),
                        entry.kind(),
                        entry.clinician().map(ClinicianId::value).orElse(null),
                        entry.other().map(ClinicianId::value).orElse(null),
                        entry.by(),
                        new JsonObject(Map.copyOf(entry.codes()))))
                .mapEmpty();
    }

    /** What happened in [from, to), the earliest first. */
    public static Future<List<Entry>> between(SqlConnection tx, Instant from, Instant to, int limit) {
        return tx.preparedQuery("""
                        select at, kind, clinician_id, other_id, by, codes from roster_event
                        where at >= $1 and at < $2 order by at, id limit $3""")
                .mapping(row -> new Entry(
                        Moments.in(row, "at"),
                        row.getString("kind"),
                        Optional.ofNullable(row.getString("clinician_id")).map(ClinicianId::new),
                        Optional.ofNullable(row.getString("other_id")).map(ClinicianId::new),
                        row.getString("by"),
                        row.getJsonObject("codes").getMap().entrySet().stream()
                                .collect(Collectors.toMap(
                                        Map.Entry::getKey,
                                        code -> code.getValue().toString()))))
                .execute(Tuple.of(Moments.of(from), Moments.of(to), limit))
                .map(rows -> rows.stream().toList());
    }
}
