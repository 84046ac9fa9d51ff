package org.knownvoice.web;

import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.sqlclient.Pool;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.knownvoice.contact.ContactId;
import org.knownvoice.directory.PhoneNumber;
import org.knownvoice.engine.Blocks;
import org.knownvoice.engine.Engine;
import org.knownvoice.routing.Blocking;
import org.knownvoice.store.BlockStore;

/** {@code /blocks}: numbers whose calls and texts page nobody for some days. A supervisor decides, with a reason. */
final class BlocksResource {
    private static final int LONGEST_LIST = 1000;
    private static final int LONGEST_REASON = 500;

    private final Pool pool;
    private final Engine engine;
    private final InstantSource clock;

    BlocksResource(Pool pool, Engine engine, InstantSource clock) {
        this.pool = pool;
        this.engine = engine;
        this.clock = clock;
    }

    List<Operation> operations() {
        return List.of(
                new Operation(HttpMethod.GET, "/blocks", this::list),
                new Operation(HttpMethod.POST, "/blocks", this::make),
                new Operation(HttpMethod.GET, "/blocks/{number}", this::one),
                new Operation(HttpMethod.DELETE, "/blocks/{number}", this::lift));
    }

    private Future<Reply> list(RoutingContext request) {
        var now = clock.instant();
        return pool.withConnection(connection -> BlockStore.newest(connection, LONGEST_LIST + 1))
                .map(found -> {
                    var blocks = new JsonArray();
                    found.stream().limit(LONGEST_LIST).forEach(kept -> blocks.add(json(kept, now)));
                    return Reply.json(new JsonObject().put("blocks", blocks).put("more", found.size() > LONGEST_LIST));
                });
    }

    private Future<Reply> make(RoutingContext request) {
        var body = Asked.body(request);
        var until = until(body, clock.instant());
        var reason = Asked.text(body, "reason", LONGEST_REASON);
        return engine.warmUp()
                .compose(roster -> {
                    var by = Asked.supervisor(roster, body, clock.instant());
                    return phone(body)
                            .compose(phone -> engine.blocks().make(new BlockStore.New(phone, until, reason, by)));
                })
                .map(this::made);
    }

    /** By its number, or by a contact that came from it. */
    private Future<PhoneNumber> phone(JsonObject body) {
        if (body.getValue("phone") == null && body.getValue("contact") == null) {
            throw Problem.badField("phone", "is missing, and so is contact: one of them says what is blocked");
        }
        if (body.getValue("phone") != null) {
            return Future.succeededFuture(PhoneNumber.parse(Asked.text(body, "phone", 40))
                    .orElseThrow(() -> Problem.badField("phone", "is no phone number")));
        }
        return engine.contact(contact(body))
                .map(found -> found.orElseThrow(() -> Problem.badField("contact", "names no contact"))
                        .origin()
                        .callerNumber()
                        .orElseThrow(
                                () -> Problem.badField("contact", "came from a withheld number: none can be blocked")));
    }

    private static ContactId contact(JsonObject body) {
        return ContactId.find(Asked.text(body, "contact", 40))
                .orElseThrow(() -> Problem.badField("contact", "is no contact's id"));
    }

    private static Instant until(JsonObject body, Instant now) {
        Instant until;
        try {
            until = OffsetDateTime.parse(Asked.text(body, "until", 40))
                    .toInstant()
                    .truncatedTo(ChronoUnit.MICROS);
        } catch (DateTimeParseException e) {
            // Its message quotes what was sent.
            throw Problem.badField("until", "is no moment with its offset, such as 2026-03-01T08:00:00-08:00");
        }
        if (!until.isAfter(now)) {
            throw Problem.badField("until", "is over");
        }
        if (until.isAfter(now.plus(Blocking.LONGEST))) {
            throw Problem.badField("until", "is more than " + Blocking.LONGEST.toDays() + " days ahead");
        }
        return until;
    }

    private Reply made(Blocks.Made made) {
        return switch (made) {
            case Blocks.Made.Done done -> Reply.created(json(done.block(), clock.instant()));
            case Blocks.Made.Already already ->
                throw Problem.conflict("it is blocked until " + already.block().until() + " by block "
                        + already.block().number() + ": lift that first");
            case Blocks.Made.Refused refused ->
                throw Problem.conflict(
                        switch (refused.why()) {
                            case OF_A_CLIENT -> "a client in care has this number: nobody in care is turned away";
                            case OF_STAFF -> "a clinician has this number";
                            case OF_A_LINE -> "it is a line's own number, or the one its callers are passed on to";
                        });
        };
    }

    private Future<Reply> one(RoutingContext request) {
        long number = number(request);
        return pool.withConnection(connection -> BlockStore.find(connection, number)
                .compose(found -> BlockStore.record(connection, number, LONGEST_LIST)
                        .map(record -> Reply.json(json(found.orElseThrow(BlocksResource::none), clock.instant())
                                .put("record", record(record))))));
    }

    private static JsonArray record(List<BlockStore.Happened> record) {
        var events = new JsonArray();
        record.forEach(one -> events.add(new JsonObject()
                .put("at", one.at().toString())
                .put("kind", one.kind().toLowerCase(Locale.ROOT))
                .put("by", one.by().map(Object::toString).orElse(null))
                .put("words", one.words().orElse(null))
                .put("media", one.media())));
        return events;
    }

    private Future<Reply> lift(RoutingContext request) {
        long number = number(request);
        var body = Asked.body(request);
        return engine.warmUp()
                .compose(roster -> engine.blocks().lift(number, Asked.supervisor(roster, body, clock.instant())))
                .map(found -> Reply.json(json(found.orElseThrow(BlocksResource::none), clock.instant())));
    }

    private static Problem.Refusal none() {
        return Problem.notFound("there is no such block");
    }

    private static long number(RoutingContext request) {
        try {
            return Long.parseLong(request.pathParam("number"));
        } catch (NumberFormatException e) {
            throw Problem.badField("number", "is no block's number");
        }
    }

    private static JsonObject json(BlockStore.Kept kept, Instant now) {
        var block = kept.block();
        return new JsonObject()
                .put("number", block.number())
                .put("phone", block.phone().e164())
                .put("until", block.until().toString())
                .put("holds", kept.lifted().isEmpty() && block.until().isAfter(now))
                .put("reason", kept.reason())
                .put("at", kept.at().toString())
                .put("by", kept.by().value())
                .put("lifted_at", kept.lifted().map(one -> one.at().toString()).orElse(null))
                .put("lifted_by", kept.lifted().map(one -> one.by().value()).orElse(null));
    }
}
