package org.knownvoice.web;

import io.vertx.core.Future;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.knownvoice.engine.Engine;
import org.knownvoice.routing.Roster;
import org.knownvoice.schedule.CalendarEntry;
import org.knownvoice.schedule.CalendarFeed;
import org.knownvoice.schedule.CalendarRange;
import org.knownvoice.schedule.CalendarUpdate;
import org.knownvoice.store.CalendarStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code GET /calendar/SECRET.ics}: a feed for calendar programs, for whoever has its secret address. Unknown or revoked:
 * 404 without a word. The address is never logged.
 */
public final class CalendarFeeds {
    static final String ROOT = "/calendar/";
    static final String SUFFIX = ".ics";

    private static final Logger LOG = LoggerFactory.getLogger(CalendarFeeds.class);
    private static final Pattern ADDRESS = Pattern.compile(ROOT + "([A-Za-z0-9_-]{43})\\.ics");

    private final Pool pool;
    private final Engine engine;
    private final InstantSource clock;

    public CalendarFeeds(Pool pool, Engine engine, InstantSource clock) {
        this.pool = pool;
        this.engine = engine;
        this.clock = clock;
    }

    private record Shown(CalendarFeed feed, Roster roster, List<CalendarEntry> entries) {}

    public void mount(Router router) {
        router.get(ROOT + "*").handler(this::answer);
        router.route(ROOT + "*").handler(request -> notFound(request.response()));
    }

    private void answer(RoutingContext request) {
        var address = ADDRESS.matcher(request.request().path());
        if (!address.matches()) {
            notFound(request.response());
            return;
        }
        var hash = Door.hash(address.group(1));
        pool.withTransaction(tx -> CalendarStore.find(tx, hash)
                        .compose(feed -> feed.map(known -> shown(tx, known).map(Optional::of))
                                .orElseGet(() -> Future.succeededFuture(Optional.empty()))))
                .compose(shown -> shown.map(known -> written(request, known).map(Optional::of))
                        .orElseGet(() -> Future.succeededFuture(Optional.empty())))
                .onSuccess(
                        text -> text.ifPresentOrElse(known -> send(request, known), () -> notFound(request.response())))
                .onFailure(failure -> {
                    LOG.error("a calendar feed could not be answered", failure);
                    request.response().setStatusCode(503).end();
                });
    }

    /** Nothing is locked or written unless something has changed since the feed was last read. */
    private Future<Shown> shown(SqlConnection tx, CalendarFeed feed) {
        return looked(tx, feed)
                .compose(look -> look.update().isEmpty()
                        ? Future.succeededFuture(look)
                        : CalendarStore.lock(tx, feed)
                                .compose(locked -> looked(tx, feed))
                                .compose(again -> CalendarStore.save(tx, feed, again.update())
                                        .map(again)))
                .map(look -> new Shown(feed, look.roster(), look.update().shown()));
    }

    private record Look(Roster roster, CalendarUpdate update) {}

    private Future<Look> looked(SqlConnection tx, CalendarFeed feed) {
        var now = clock.instant();
        var range = CalendarRange.around(now);
        return engine.roster(tx)
                .compose(roster -> CalendarStore.shown(tx, feed)
                        .map(before -> new Look(
                                roster,
                                CalendarUpdate.of(
                                        before,
                                        range.shifts(roster.onCall(), feed),
                                        range,
                                        now,
                                        () -> UUID.randomUUID() + "@knownvoice"))));
    }

    private static Future<String> written(RoutingContext request, Shown shown) {
        return request.vertx()
                .executeBlocking(() -> CalendarText.of(shown.feed(), shown.roster(), shown.entries()), false);
    }

    private static void send(RoutingContext request, String text) {
        var etag = '"' + Door.hash(text).substring(0, 32) + '"';
        var response = request.response().putHeader("ETag", etag).putHeader("Cache-Control", "private, no-cache");
        if (isKnown(request, etag)) {
            response.setStatusCode(304).end();
            return;
        }
        response.putHeader("Content-Type", "text/calendar; charset=utf-8").end(text);
    }

    private static boolean isKnown(RoutingContext request, String etag) {
        return request.request().headers().getAll("If-None-Match").stream()
                .flatMap(header -> Pattern.compile(",").splitAsStream(header))
                .map(String::strip)
                .anyMatch(known -> known.equals("*") || known.equals(etag) || known.equals("W/" + etag));
    }

    private static void notFound(HttpServerResponse response) {
        response.setStatusCode(404)
                .putHeader("Cache-Control", "private, no-cache")
                .end();
    }
}
