package org.knownvoice.web;

import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.sqlclient.Pool;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.knownvoice.config.PublicUrl;
import org.knownvoice.directory.ClinicianId;
import org.knownvoice.directory.TeamId;
import org.knownvoice.engine.Engine;
import org.knownvoice.routing.Roster;
import org.knownvoice.schedule.CalendarFeed;
import org.knownvoice.store.CalendarStore;

/** {@code /calendar-feeds}: making, listing and revoking the secret addresses that {@link CalendarFeeds} answers. */
final class CalendarFeedsResource {
    private static final int SECRET_BYTES = 32;

    private final PublicUrl address;
    private final Pool pool;
    private final Engine engine;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    CalendarFeedsResource(PublicUrl address, Pool pool, Engine engine, InstantSource clock) {
        this.address = address;
        this.pool = pool;
        this.engine = engine;
        this.clock = clock;
    }

    List<Operation> operations() {
        return List.of(
                new Operation(HttpMethod.GET, "/calendar-feeds", this::list),
                new Operation(HttpMethod.POST, "/calendar-feeds", this::make),
                new Operation(HttpMethod.DELETE, "/calendar-feeds/{id}", this::revoke));
    }

    private Future<Reply> list(RoutingContext request) {
        return pool.withConnection(CalendarStore::all).map(feeds -> {
            var list = new JsonArray();
            feeds.forEach(feed -> list.add(json(feed)));
            return Reply.json(new JsonObject().put("feeds", list));
        });
    }

    private Future<Reply> make(RoutingContext request) {
        var body = Asked.body(request);
        var secret = secret();
        return pool.withTransaction(tx -> engine.roster(tx).compose(roster -> {
                    var feed = feed(body, roster);
                    return CalendarStore.put(tx, feed, Door.hash(secret)).map(feed);
                }))
                .map(feed -> Reply.created(
                        json(feed).put("url", address.at(CalendarFeeds.ROOT + secret + CalendarFeeds.SUFFIX))));
    }

    private CalendarFeed feed(JsonObject body, Roster roster) {
        boolean team = body.getValue("team") != null;
        boolean clinician = body.getValue("clinician") != null;
        if (team == clinician) {
            throw Problem.badField("clinician", "or team must be given, and one of them only");
        }
        return new CalendarFeed(
                UUID.randomUUID(),
                team ? Optional.empty() : Optional.of(clinician(body, roster)),
                team ? Optional.of(team(body, roster)) : Optional.empty(),
                clock.instant());
    }

    private static ClinicianId clinician(JsonObject body, Roster roster) {
        var clinician = Asked.known(roster, Asked.clinician(body));
        if (!roster.isActive(clinician)) {
            throw Problem.badField("clinician", "has left");
        }
        return clinician;
    }

    private static TeamId team(JsonObject body, Roster roster) {
        return roster.team(new TeamId(Asked.text(body, "team", 200)))
                .orElseThrow(() -> Problem.badField("team", "names no team"))
                .id();
    }

    private Future<Reply> revoke(RoutingContext request) {
        var id = id(request);
        return pool.withTransaction(tx -> CalendarStore.revoke(tx, id, clock.instant()))
                .map(found -> {
                    if (!found) {
                        throw Problem.notFound("there is no such calendar feed");
                    }
                    return Reply.nothing();
                });
    }

    private static UUID id(RoutingContext request) {
        try {
            return UUID.fromString(request.pathParam("id"));
        } catch (IllegalArgumentException e) {
            throw Problem.badField("id", "is no calendar feed's id");
        }
    }

    private String secret() {
        var bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static JsonObject json(CalendarFeed feed) {
        return new JsonObject()
                .put("id", feed.id().toString())
                .put("clinician", feed.clinician().map(ClinicianId::value).orElse(null))
                .put("team", feed.team().map(TeamId::value).orElse(null))
                .put("made_at", feed.madeAt().toString());
    }
}
