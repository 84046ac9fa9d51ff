package org.knownvoice.report;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.knownvoice.contact.ContactId;
import org.knownvoice.directory.TeamId;
import org.knownvoice.routing.Continuity;

/** Reads a row of {@code response_times.sql}. */
final class ResponseTimeRow {
    private ResponseTimeRow() {}

    static ResponseTimes.TeamFigures team(JsonObject row) {
        return new ResponseTimes.TeamFigures(
                new TeamId(row.getString("team_id")), row.getString("team_name"), figures(row));
    }

    static Figures figures(JsonObject row) {
        var continuity = new EnumMap<Continuity, Integer>(Continuity.class);
        for (var each : Continuity.values()) {
            continuity.put(each, row.getInteger(each.name().toLowerCase(Locale.ROOT)));
        }
        return new Figures(
                row.getInteger("contacts"),
                row.getInteger("not_in_care"),
                measure(row, "first_page"),
                measure(row, "accept"),
                measure(row, "connect"),
                row.getInteger("answered"),
                continuity);
    }

    private static Measure measure(JsonObject row, String name) {
        int count = row.getInteger(name + "_count");
        var ranks = row.getJsonArray(name + "_ranks");
        return new Measure(
                count,
                row.getInteger("contacts") - count,
                ranks == null ? Optional.empty() : seconds(ranks.getDouble(0)),
                ranks == null ? Optional.empty() : seconds(ranks.getDouble(1)),
                seconds(row.getDouble(name + "_slowest")));
    }

    /** To the microsecond, as the database keeps it; infinite is what has not come so far. */
    private static Optional<Duration> seconds(Double seconds) {
        return seconds == null || seconds.isInfinite()
                ? Optional.empty()
                : Optional.of(Duration.ofNanos(Math.round(seconds * 1e6) * 1000));
    }

    static List<Miss> misses(JsonObject row) {
        return row.getJsonArray("misses").stream()
                .map(JsonObject.class::cast)
                .map(ResponseTimeRow::miss)
                .toList();
    }

    private static Miss miss(JsonObject json) {
        return new Miss(
                new ContactId(UUID.fromString(json.getString("contact"))),
                new TeamId(json.getString("team")),
                json.getString("team_name"),
                OffsetDateTime.parse(json.getString("opened_at")).toInstant(),
                Miss.Why.valueOf(json.getString("why")),
                seconds(json.getDouble("connect")),
                json.getBoolean("still_open"));
    }
}
