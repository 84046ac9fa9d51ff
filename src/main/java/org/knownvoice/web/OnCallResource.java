package org.knownvoice.web;

import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.knownvoice.directory.Team;
import org.knownvoice.directory.TeamId;
import org.knownvoice.engine.Engine;
import org.knownvoice.routing.Roster;

/** {@code /on-call}, {@code /roster} and {@code /gaps}: who is on call now and in the time ahead, and when nobody is. */
final class OnCallResource {
    private static final int GAP_DAYS = 14;
    private static final int MOST_GAP_DAYS = 90;

    private final Engine engine;
    private final InstantSource clock;

    OnCallResource(Engine engine, InstantSource clock) {
        this.engine = engine;
        this.clock = clock;
    }

    List<Operation> operations() {
        return List.of(
                new Operation(HttpMethod.GET, "/on-call", this::onCall),
                new Operation(HttpMethod.GET, "/roster", this::roster),
                new Operation(HttpMethod.GET, "/gaps", this::gaps));
    }

    private Future<Reply> onCall(RoutingContext request) {
        var at = Asked.moment(request, "at").orElseGet(clock::instant);
        var team = team(request);
        return computed(request, roster -> OnCallJson.onCall(roster, teams(roster, team), at));
    }

    private Future<Reply> roster(RoutingContext request) {
        var period = Asked.ahead(request, clock.instant());
        var team = team(request);
        return computed(request, roster -> OnCallJson.roster(roster, teams(roster, team), period.from(), period.to()));
    }

    private Future<Reply> gaps(RoutingContext request) {
        var days = Asked.number(request, "days", 1, MOST_GAP_DAYS).orElse(GAP_DAYS);
        var now = clock.instant();
        return computed(request, roster -> OnCallJson.gaps(roster, now, now.plus(Duration.ofDays(days))));
    }

    private static Optional<TeamId> team(RoutingContext request) {
        return Asked.parameter(request, "team").map(TeamId::new);
    }

    /** A mistyped team must not look like a team in which nobody is on call. */
    private static List<Team> teams(Roster roster, Optional<TeamId> asked) {
        return asked.map(id -> List.of(roster.team(id).orElseThrow(() -> Problem.badField("team", "names no team"))))
                .orElseGet(roster::allTeams);
    }

    /** A year of many teams takes a while: not on an event loop. */
    private Future<Reply> computed(RoutingContext request, Function<Roster, JsonObject> answer) {
        return engine.warmUp()
                .compose(roster -> request.vertx().executeBlocking(() -> Reply.json(answer.apply(roster)), false));
    }
}
