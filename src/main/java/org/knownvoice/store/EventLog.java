package org.knownvoice.store;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.knownvoice.contact.ContactId;
import org.knownvoice.contact.Entry;
import org.knownvoice.directory.ClinicianId;

/** The timeline of each contact. It only grows: the database refuses any change of it with SQLSTATE {@value #REFUSED}. */
public final class EventLog {
    /** The SQLSTATE of an attempt to change or remove a line. */
    public static final String REFUSED = "KV001";

    private EventLog() {}

    /** A line as it was written. */
    public record Line(long id, Instant at, Entry entry) {}

    /** Adds lines in their order. */
    public static Future<Void> append(SqlConnection tx, ContactId contact, Instant at, List<Entry> entries) {
        if (entries.isEmpty()) {
            return Future.succeededFuture();
        }
        var lines = new JsonArray(entries.stream().map(EventLog::json).toList());
        return tx.preparedQuery("""
                        insert into contact_event (contact_id, at, kind, page, leg, clinician_id, codes)
                        select $1, $2, kind, page, leg, clinician_id, codes
                        from rows from (jsonb_to_recordset($3) as (
                                kind text, page int, leg int, clinician_id text, codes jsonb))
                            with ordinality as given (kind, page, leg, clinician_id, codes, place)
                        order by place""")
                .execute(Tuple.of(contact.value(), Moments.of(at), lines))
                .mapEmpty();
    }

    private static JsonObject json(Entry entry) {
        var json = new JsonObject()
                .put("kind", entry.kind().name())
                .put("codes", new JsonObject(Map.copyOf(entry.codes())));
        entry.page().ifPresent(page -> json.put("page", page));
        entry.leg().ifPresent(leg -> json.put("leg", leg));
        entry.clinician().ifPresent(clinician -> json.put("clinician_id", clinician.value()));
        return json;
    }

    /** The whole timeline of a contact, oldest first. */
    public static Future<List<Line>> read(SqlConnection tx, ContactId contact) {
        return tx.preparedQuery("""
                        select id, at, kind, page, leg, clinician_id, codes
                        from contact_event where contact_id = $1 order by id""")
                .mapping(EventLog::line)
                .execute(Tuple.of(contact.value()))
                .map(rows -> rows.stream().toList());
    }

    private static Line line(Row row) {
        return new Line(
                row.getLong("id"),
                Moments.in(row, "at"),
                new Entry(
                        Entry.Kind.valueOf(row.getString("kind")),
                        Optional.ofNullable(row.getInteger("page")),
                        Optional.ofNullable(row.getInteger("leg")),
                        Optional.ofNullable(row.getString("clinician_id")).map(ClinicianId::new),
                        row.getJsonObject("codes").stream()
                                .collect(Collectors.toMap(
                                        Map.Entry::getKey,
                                        code -> code.getValue().toString()))));
    }
}
