package org.knownvoice.web;

import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.sqlclient.Pool;
import java.time.InstantSource;
import java.util.List;
import org.knownvoice.engine.Engine;
import org.knownvoice.engine.RosterChanges;
import org.knownvoice.engine.RosterChanges.Changed;
import org.knownvoice.store.OverrideStore;

/** {@code /overrides}: who covers whom, is off, or comes in addition; made by hand, or by a swap that was taken. */
final class OverridesResource {
    private static final int LONGEST_LIST = 1000;

    private final Pool pool;
    private final Engine engine;
    private final RosterChanges changes;
    private final InstantSource clock;

    OverridesResource(Pool pool, Engine engine, RosterChanges changes, InstantSource clock) {
        this.pool = pool;
        this.engine = engine;
        this.changes = changes;
        this.clock = clock;
    }

    List<Operation> operations() {
        return List.of(
                new Operation(HttpMethod.GET, "/overrides", this::list),
                new Operation(HttpMethod.POST, "/overrides", this::make),
                new Operation(HttpMethod.DELETE, "/overrides/{number}", this::withdraw));
    }

    private Future<Reply> list(RoutingContext request) {
        var period = Asked.ahead(request, clock.instant());
        return pool.withConnection(
                        connection -> OverrideStore.between(connection, period.from(), period.to(), LONGEST_LIST + 1))
                .map(found -> Reply.json(new JsonObject()
                        .put(
                                "overrides",
                                ChangeJson.array(
                                        found.stream().limit(LONGEST_LIST).toList(), ChangeJson::override))
                        .put("more", found.size() > LONGEST_LIST)));
    }

    private Future<Reply> make(RoutingContext request) {
        var body = Asked.body(request);
        return engine.warmUp()
                .map(roster -> AskedChange.of(body, roster))
                .compose(asked -> changes.make(asked.override(), asked.active("by"), asked.confirmation()))
                .map(OverridesResource::reply);
    }

    private Future<Reply> withdraw(RoutingContext request) {
        long number = number(request);
        var body = Asked.body(request);
        return engine.warmUp()
                .map(roster -> AskedChange.of(body, roster))
                .compose(asked -> changes.withdraw(number, asked.active("by"), asked.confirmation()))
                .map(found -> reply(found.orElseThrow(() -> Problem.notFound("there is no such override"))));
    }

    private static long number(RoutingContext request) {
        try {
            return Long.parseLong(request.pathParam("number"));
        } catch (NumberFormatException e) {
            throw Problem.badField("number", "is no override's number");
        }
    }

    private static Reply reply(Changed changed) {
        return switch (changed) {
            case Changed.Done done ->
                Reply.json(new JsonObject()
                        .put("overrides", ChangeJson.array(done.overrides(), ChangeJson::override))
                        .put("gaps", ChangeJson.uncovered(done.gaps())));
            case Changed.Uncovered uncovered ->
                throw Problem.conflict(
                        "nobody would be on call in the primary tier at these times; a manager can confirm it"
                                + " (confirmed_by, reason)",
                        "uncovered",
                        ChangeJson.uncovered(uncovered.gaps()));
            case Changed.Refused refused ->
                throw Problem.badField(refused.why().field(), refused.why().reason());
        };
    }
}
