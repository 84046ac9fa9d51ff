package org.knownvoice.web;

import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.sqlclient.Pool;
import java.time.InstantSource;
import java.util.List;
import org.knownvoice.store.RosterRecord;

/** {@code /roster-record}: what happened to the roster, line by line. */
final class RosterRecordResource {
    private static final int LONGEST_LIST = 1000;

    private final Pool pool;
    private final InstantSource clock;

    RosterRecordResource(Pool pool, InstantSource clock) {
        this.pool = pool;
        this.clock = clock;
    }

    List<Operation> operations() {
        return List.of(new Operation(HttpMethod.GET, "/roster-record", this::list));
    }

    private Future<Reply> list(RoutingContext request) {
        // What happens in this microsecond has happened.
        var period = Asked.period(request, clock.instant().plusNanos(1000));
        return pool.withConnection(
                        connection -> RosterRecord.between(connection, period.from(), period.to(), LONGEST_LIST + 1))
                .map(found -> Reply.json(new JsonObject()
                        .put(
                                "entries",
                                ChangeJson.array(
                                        found.stream().limit(LONGEST_LIST).toList(), ChangeJson::entry))
                        .put("more", found.size() > LONGEST_LIST)));
    }
}
