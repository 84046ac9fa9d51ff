package org.knownvoice.report;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.knownvoice.directory.TeamId;
import org.knownvoice.store.ReportQuery;

/**
 * How fast callers reached somebody, from the event log alone; the contact's own row only says which team it is.
 *
 * <ul>
 *   <li><b>Period:</b> a contact belongs to the moment at which it was opened ({@code OPENED}), whenever the rest happened.
 *   <li><b>First page:</b> from there until Twilio had taken the first page to a clinician, text or call ({@code
 *       PAGE_TEXT_SENT}, or {@code CALL_PLACED} of a page).
 *   <li><b>Accept:</b> until the first {@code PAGE_ACCEPTED}, also when it lapsed later.
 *   <li><b>Connect:</b> until caller and clinician first talked, or the clinician first wrote to a texting client ({@code
 *       CONNECTED}).
 *   <li><b>Answered:</b> connected within {@link #BUDGET}, the end included.
 *   <li><b>Miss:</b> every other measured contact: still open, abandoned, too late. Each is listed as a case.
 *   <li><b>Not in care:</b> the caller said so before anybody was paged. Counted apart, in no other figure.
 *   <li><b>A machine's text</b> (an {@code OPENED} that says so) is nobody's crisis: in no figure.
 *   <li><b>Continuity:</b> of the one who had the contact when the first talk began; without a talk, of the one who has
 *       accepted and not let it lapse; else {@code NONE}.
 * </ul>
 *
 * @param budget see {@link #BUDGET}
 * @param teams those with a contact in the period, by name
 * @param misses in the order in which they were opened
 */
public record ResponseTimes(
        Period period, Duration budget, Figures overall, List<TeamFigures> teams, List<Miss> misses) {
    /** What the three steps of the house's ladder take together. */
    public static final Duration BUDGET = Duration.ofSeconds(150);

    private static final ReportQuery QUERY = ReportQuery.named("response_times");

    /** The figures of one team. */
    public record TeamFigures(TeamId team, String name, Figures figures) {}

    public ResponseTimes {
        teams = List.copyOf(teams);
        misses = List.copyOf(misses);
    }

    /** Of this team, or of all teams. */
    public static Future<ResponseTimes> of(SqlConnection connection, Period period, Optional<TeamId> team) {
        return QUERY.run(connection, period.from(), period.to(), team.map(TeamId::value), (double) BUDGET.toSeconds())
                .map(rows -> read(period, rows));
    }

    private static ResponseTimes read(Period period, List<JsonObject> rows) {
        var overall = rows.getFirst();
        return new ResponseTimes(
                period,
                BUDGET,
                ResponseTimeRow.figures(overall),
                rows.stream().skip(1).map(ResponseTimeRow::team).toList(),
                ResponseTimeRow.misses(overall));
    }
}
