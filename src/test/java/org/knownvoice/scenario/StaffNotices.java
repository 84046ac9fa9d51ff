package org.knownvoice.scenario;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;

/** What staff are told of offers, and why something could not be done, as it was put. */
final class StaffNotices {
    private final CrisisLine house;
    private long seen;

    StaffNotices(CrisisLine house) {
        this.house = house;
    }

    /** One of them. */
    record Put(String to, String kind, JsonObject values, Instant dueAt, boolean dropped) {
        /** {@code "OFFER_GONE to cora"}. */
        String line() {
            return kind + " to " + to;
        }
    }

    /** Those since this was last asked, in order, without what was dropped before it was sent. */
    List<Put> fresh() {
        house.settle();
        var rows = house.pool()
                .preparedQuery("select id, clinician_id, kind, details, due_at, result from notice where id > $1"
                        + " and (key like 'offer:%' or key like 'not_understood:%') order by id")
                .execute(io.vertx.sqlclient.Tuple.of(seen))
                .await();
        rows.forEach(row -> seen = row.getLong("id"));
        return rows.stream()
                .map(row -> new Put(
                        row.getString("clinician_id"),
                        row.getString("kind"),
                        row.getJsonObject("details"),
                        row.getOffsetDateTime("due_at").toInstant(),
                        "dropped".equals(row.getString("result"))))
                .filter(one -> !one.dropped())
                .toList();
    }

    List<String> freshLines() {
        return fresh().stream().map(Put::line).toList();
    }

    /** The only one since this was last asked. */
    Put only() {
        var all = fresh();
        if (all.size() != 1) {
            throw new AssertionError("put: " + all);
        }
        return all.getFirst();
    }
}
