package org.knownvoice.web;

import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.MIMEHeader;
import io.vertx.ext.web.RoutingContext;
import io.vertx.sqlclient.Pool;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.knownvoice.directory.TeamId;
import org.knownvoice.engine.Engine;
import org.knownvoice.report.ResponseTimes;
import org.knownvoice.report.ResponseTimesCsv;

/** {@code /response-times}: how fast callers reached somebody. */
final class ResponseTimesResource {
    private final Pool pool;
    private final Engine engine;
    private final InstantSource clock;

    ResponseTimesResource(Pool pool, Engine engine, InstantSource clock) {
        this.pool = pool;
        this.engine = engine;
        this.clock = clock;
    }

    private enum Form {
        JSON,
        CSV,
        CSV_OF_MISSES
    }

    List<Operation> operations() {
        return List.of(new Operation(HttpMethod.GET, "/response-times", this::responseTimes));
    }

    private Future<Reply> responseTimes(RoutingContext request) {
        var period = Asked.period(request, clock.instant());
        var form = form(request);
        return team(Asked.parameter(request, "team"))
                .compose(team -> pool.withConnection(connection -> ResponseTimes.of(connection, period, team)))
                .map(report -> switch (form) {
                    case JSON -> Reply.json(ResponseTimesJson.of(report));
                    case CSV -> Reply.csv(ResponseTimesCsv.figures(report));
                    case CSV_OF_MISSES -> Reply.csv(ResponseTimesCsv.misses(report));
                });
    }

    /** A mistyped team must not look like a team that nobody has called. */
    private Future<Optional<TeamId>> team(Optional<String> id) {
        if (id.isEmpty()) {
            return Future.succeededFuture(Optional.empty());
        }
        var team = new TeamId(id.get());
        return engine.warmUp().map(roster -> {
            if (roster.team(team).isEmpty()) {
                throw Problem.badField("team", "names no team");
            }
            return Optional.of(team);
        });
    }

    private static Form form(RoutingContext request) {
        boolean misses = Asked.parameter(request, "rows")
                .map(rows -> switch (rows) {
                    case "teams" -> false;
                    case "misses" -> true;
                    default -> throw Problem.badField("rows", "is neither teams nor misses");
                })
                .orElse(false);
        boolean csv = Asked.parameter(request, "format")
                .map(format -> switch (format) {
                    case "json" -> false;
                    case "csv" -> true;
                    default -> throw Problem.badField("format", "is neither json nor csv");
                })
                .orElseGet(() -> prefersCsv(request));
        if (!csv) {
            return Form.JSON;
        }
        return misses ? Form.CSV_OF_MISSES : Form.CSV;
    }

    /** The header's own order of preference counts. */
    private static boolean prefersCsv(RoutingContext request) {
        return request.parsedHeaders().accept().stream()
                .map(MIMEHeader::value)
                .filter(type -> type.equals("text/csv") || type.equals("application/json") || type.equals("*/*"))
                .findFirst()
                .filter("text/csv"::equals)
                .isPresent();
    }
}
