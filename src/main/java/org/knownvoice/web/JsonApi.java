package org.knownvoice.web;

import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.sqlclient.Pool;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.knownvoice.config.Api;
import org.knownvoice.config.PublicUrl;
import org.knownvoice.engine.Engine;
import org.knownvoice.engine.Leavers;
import org.knownvoice.engine.Listening;
import org.knownvoice.engine.Offers;
import org.knownvoice.engine.RosterCache;
import org.knownvoice.engine.RosterChanges;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The JSON API for other programs, under {@code /api/v1}: behind tokens, described by its own {@code openapi.json}, every
 * refusal an RFC 9457 problem that names the field and the reason.
 */
public final class JsonApi {
    static final String ROOT = "/api/v1";

    /** The largest request body, in bytes. */
    static final long LARGEST_BODY = 64 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(JsonApi.class);

    private final Door door;
    private final List<Operation> operations;

    public JsonApi(
            Api api,
            PublicUrl address,
            Pool pool,
            Engine engine,
            RosterCache rosters,
            Listening listening,
            InstantSource clock) {
        door = new Door(api);
        var all = new ArrayList<Operation>();
        all.addAll(new ResponseTimesResource(pool, engine, clock).operations());
        all.addAll(new OnCallResource(engine, clock).operations());
        all.addAll(new ContactsResource(pool, engine, clock).operations());
        all.addAll(new PagesResource(engine).operations());
        all.addAll(new MessagesResource(pool, engine, listening).operations());
        all.addAll(new VoiceMessagesResource(engine, listening).operations());
        all.addAll(new CallbackResource(engine, clock).operations());
        all.addAll(new BlocksResource(pool, engine, clock).operations());
        all.addAll(ofChanges(pool, engine, rosters, clock));
        all.addAll(new ExplainResource(pool, engine, clock).operations());
        all.addAll(new CalendarFeedsResource(address, pool, engine, clock).operations());
        all.addAll(new PhonesResource(pool, engine, clock).operations());
        all.add(OpenApi.operation());
        operations = List.copyOf(all);
    }

    /** All that changes who is on call. */
    private static List<Operation> ofChanges(Pool pool, Engine engine, RosterCache rosters, InstantSource clock) {
        var offers = new Offers(pool, clock, rosters, UUID::randomUUID);
        var all = new ArrayList<Operation>();
        all.addAll(new OverridesResource(pool, engine, new RosterChanges(pool, clock, rosters), clock).operations());
        all.addAll(new SwapsResource(pool, engine, offers, clock).operations());
        all.addAll(new DeactivationResource(engine, new Leavers(pool, clock, offers)).operations());
        all.addAll(new RosterRecordResource(pool, clock).operations());
        return all;
    }

    List<Operation> operations() {
        return operations;
    }

    public void mount(Router router) {
        router.route(ROOT + "/*").failureHandler(JsonApi::failed);
        router.route(ROOT + "/*").handler(request -> {
            request.response().putHeader("Cache-Control", "no-store");
            door.check(request);
        });
        router.route(ROOT + "/*").handler(BodyHandler.create(false).setBodyLimit(LARGEST_BODY));
        byRoute().forEach((route, methods) -> {
            methods.forEach(
                    (method, operation) -> router.route(method, route).handler(request -> answer(request, operation)));
            router.route(route).handler(request -> {
                var allowed = methods.keySet().stream().map(HttpMethod::name).collect(Collectors.joining(", "));
                request.response().putHeader("Allow", allowed);
                request.fail(new Problem.Refusal(Problem.of(405, "this can be asked by " + allowed + " only")));
            });
        });
        router.route(ROOT + "/*")
                .handler(request -> request.fail(
                        Problem.notFound("nothing is here; " + ROOT + "/openapi.json says what there is")));
    }

    private Map<String, Map<HttpMethod, Operation>> byRoute() {
        var routes = new LinkedHashMap<String, Map<HttpMethod, Operation>>();
        for (Operation operation : operations) {
            routes.computeIfAbsent(operation.route(), route -> new LinkedHashMap<>())
                    .put(operation.method(), operation);
        }
        return routes;
    }

    private static void answer(RoutingContext request, Operation operation) {
        answered(request, operation).onSuccess(reply -> send(request, reply)).onFailure(failure -> {
            if (!(failure instanceof Problem.Refusal)) {
                LOG.error("{} {} could not be answered", operation.method(), operation.path(), failure);
            }
            request.fail(failure);
        });
    }

    private static Future<Reply> answered(RoutingContext request, Operation operation) {
        try {
            return operation.answer().apply(request);
        } catch (RuntimeException refused) {
            return Future.failedFuture(refused);
        }
    }

    private static void failed(RoutingContext request) {
        if (!request.response().ended()) {
            send(request, problem(request).reply());
        }
    }

    private static Problem problem(RoutingContext request) {
        if (request.failure() instanceof Problem.Refusal refusal) {
            return refusal.problem();
        }
        return switch (request.statusCode()) {
            case 413 -> Problem.of(413, "the body is larger than " + LARGEST_BODY / 1024 + " KB");
            case 400 -> Problem.of(400, "the request cannot be read");
            default -> Problem.of(500, "this could not be answered now; nothing is known to have changed");
        };
    }

    private static void send(RoutingContext request, Reply reply) {
        var response = request.response().setStatusCode(reply.status());
        if (reply.body().length() > 0) {
            response.putHeader("Content-Type", reply.contentType());
        }
        response.end(reply.body());
    }
}
