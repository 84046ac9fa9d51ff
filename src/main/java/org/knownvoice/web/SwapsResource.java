package org.knownvoice.web;

import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.sqlclient.Pool;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.knownvoice.directory.ClinicianId;
import org.knownvoice.engine.Engine;
import org.knownvoice.engine.Offers;
import org.knownvoice.schedule.Answered;
import org.knownvoice.schedule.OfferId;
import org.knownvoice.schedule.ShiftOffer;
import org.knownvoice.schedule.WhyNot;
import org.knownvoice.store.OfferStore;

/** {@code /swaps}: times on call that clinicians offer to colleagues, and what these say to it. */
final class SwapsResource {
    private static final int LONGEST_LIST = 1000;

    private final Pool pool;
    private final Engine engine;
    private final Offers offers;
    private final InstantSource clock;

    SwapsResource(Pool pool, Engine engine, Offers offers, InstantSource clock) {
        this.pool = pool;
        this.engine = engine;
        this.offers = offers;
        this.clock = clock;
    }

    /** One of the words that can be said to an offer. */
    private interface Word {
        Future<Optional<Offers.Settling>> say(OfferId id, ClinicianId clinician);
    }

    List<Operation> operations() {
        return List.of(
                new Operation(HttpMethod.GET, "/swaps", this::list),
                new Operation(HttpMethod.POST, "/swaps", this::make),
                new Operation(HttpMethod.GET, "/swaps/{id}", this::one),
                new Operation(HttpMethod.POST, "/swaps/{id}/accept", request -> word(request, offers::accept)),
                new Operation(HttpMethod.POST, "/swaps/{id}/decline", request -> word(request, offers::decline)),
                new Operation(HttpMethod.POST, "/swaps/{id}/withdraw", request -> word(request, offers::withdraw)));
    }

    private Future<Reply> list(RoutingContext request) {
        boolean any = any(request);
        var period = Asked.period(request, clock.instant().plusNanos(1000));
        var named = Asked.parameter(request, "clinician").map(ClinicianId::new);
        return engine.warmUp()
                .map(roster -> named.map(one -> Asked.known(roster, one)))
                .compose(clinician -> pool.withConnection(connection -> any
                        ? OfferStore.made(connection, clinician, period.from(), period.to(), LONGEST_LIST + 1)
                        : OfferStore.open(connection, clinician, clock.instant())))
                .map(found -> Reply.json(new JsonObject()
                        .put(
                                "swaps",
                                ChangeJson.array(
                                        any ? found.stream().limit(LONGEST_LIST).toList() : found, this::json))
                        .put("more", any && found.size() > LONGEST_LIST)));
    }

    private static boolean any(RoutingContext request) {
        return switch (Asked.parameter(request, "state").orElse("open")) {
            case "open" -> false;
            case "any" -> true;
            default -> throw Problem.badField("state", "is neither open nor any");
        };
    }

    private Future<Reply> one(RoutingContext request) {
        var id = id(request);
        return pool.withConnection(connection -> OfferStore.find(connection, id))
                .map(found -> Reply.json(json(found.orElseThrow(SwapsResource::noSuchOffer))));
    }

    private Future<Reply> make(RoutingContext request) {
        var body = Asked.body(request);
        return engine.warmUp()
                .map(roster -> AskedChange.of(body, roster))
                .compose(asked -> offers.offer(
                        asked.offer(),
                        (body.getValue("by") == null ? asked.active("clinician") : asked.active("by")).value()))
                .map(made -> switch (made) {
                    case Offers.Made.Offered offered ->
                        Reply.json(new JsonObject()
                                .put("swap", json(offered.offer()))
                                .put("gaps", ChangeJson.uncovered(offered.gaps())));
                    case Offers.Made.Refused refused ->
                        throw Problem.badField(
                                refused.why().field(), refused.why().reason());
                });
    }

    private Future<Reply> word(RoutingContext request, Word word) {
        var id = id(request);
        var body = Asked.body(request);
        return engine.warmUp()
                .compose(roster -> word.say(id, AskedChange.of(body, roster).active("clinician")))
                .map(found -> settled(found.orElseThrow(SwapsResource::noSuchOffer)));
    }

    private Reply settled(Offers.Settling settling) {
        return switch (settling.answered()) {
            case Answered.Gone gone ->
                throw Problem.conflict(gone.takenBy()
                        .map(by -> by + " has taken it")
                        .orElse("it is not open any more: "
                                + json(settling.offer()).getString("state")));
            case Answered.Refused refused -> throw refusal(refused.why());
            case Answered.Taken ignored -> reply(settling);
            case Answered.Declined ignored -> reply(settling);
            case Answered.Withdrawn ignored -> reply(settling);
            case Answered.SaidAlready ignored -> reply(settling);
        };
    }

    private static Problem.Refusal refusal(WhyNot why) {
        return why == WhyNot.NOT_ASKED
                ? Problem.badField(why.field(), why.reason())
                : Problem.conflict(why.field() + " " + why.reason());
    }

    private Reply reply(Offers.Settling settling) {
        return Reply.json(new JsonObject()
                .put("swap", json(settling.offer()))
                .put("gaps", ChangeJson.uncovered(settling.gaps())));
    }

    private JsonObject json(ShiftOffer offer) {
        return ChangeJson.swap(offer, clock.instant());
    }

    private static OfferId id(RoutingContext request) {
        try {
            return new OfferId(UUID.fromString(request.pathParam("id")));
        } catch (IllegalArgumentException e) {
            throw Problem.badField("id", "is no offer's id");
        }
    }

    private static Problem.Refusal noSuchOffer() {
        return Problem.notFound("there is no such offer");
    }
}
