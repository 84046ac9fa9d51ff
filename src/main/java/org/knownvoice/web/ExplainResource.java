package org.knownvoice.web;

import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import io.vertx.sqlclient.Pool;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import org.knownvoice.directory.Client;
import org.knownvoice.directory.ClientId;
import org.knownvoice.directory.Team;
import org.knownvoice.engine.Engine;
import org.knownvoice.paging.Explanation;
import org.knownvoice.routing.Roster;
import org.knownvoice.schedule.TeamTime;
import org.knownvoice.store.WorkloadStore;

/** {@code /clients/ID/explain}: whom would you page for this client at this time, and why? */
final class ExplainResource {
    private final Pool pool;
    private final Engine engine;
    private final InstantSource clock;

    ExplainResource(Pool pool, Engine engine, InstantSource clock) {
        this.pool = pool;
        this.engine = engine;
        this.clock = clock;
    }

    List<Operation> operations() {
        return List.of(new Operation(HttpMethod.GET, "/clients/{id}/explain", this::explain));
    }

    private Future<Reply> explain(RoutingContext request) {
        var now = clock.instant();
        return pool.withConnection(connection -> engine.roster(connection).compose(roster -> {
            var client = client(request, roster);
            var at = at(request, roster, client, now);
            return WorkloadStore.ofCaller(connection, client.id(), at, now)
                    .map(load -> Explanation.of(roster, client.id(), load, at))
                    .map(explained -> Reply.json(ExplanationJson.of(explained.orElseThrow())));
        }));
    }

    private static Client client(RoutingContext request, Roster roster) {
        var id = request.pathParam("id");
        if (id.isBlank()) {
            throw Problem.badField("id", "is empty");
        }
        return roster.client(new ClientId(id))
                .orElseThrow(() -> Problem.notFound("the directory has no client of this id"));
    }

    private static Instant at(RoutingContext request, Roster roster, Client client, Instant now) {
        var zone = roster.team(client.team()).map(Team::zone).orElse(ZoneOffset.UTC);
        return Asked.parameter(request, "at")
                .map(text -> new TeamTime(zone)
                        .read(text)
                        .orElseThrow(() -> Problem.badField(
                                "at",
                                "is neither the team's local time (2026-03-02T03:00) nor a moment"
                                        + " (2026-03-02T11:00:00Z)")))
                .orElse(now);
    }
}
