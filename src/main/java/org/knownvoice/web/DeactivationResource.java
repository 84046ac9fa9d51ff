package org.knownvoice.web;

import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import org.knownvoice.directory.ClinicianId;
import org.knownvoice.engine.Engine;
import org.knownvoice.engine.Leavers;
import org.knownvoice.engine.Leavers.Left;
import org.knownvoice.routing.Roster;

/** {@code /clinicians/ID/deactivation}: a clinician leaves, or is back. */
final class DeactivationResource {
    /** So many of the times that are in the way are listed. */
    private static final int LONGEST_LIST = 20;

    private final Engine engine;
    private final Leavers leavers;

    DeactivationResource(Engine engine, Leavers leavers) {
        this.engine = engine;
        this.leavers = leavers;
    }

    List<Operation> operations() {
        return List.of(
                new Operation(HttpMethod.POST, "/clinicians/{id}/deactivation", this::leave),
                new Operation(HttpMethod.DELETE, "/clinicians/{id}/deactivation", this::comeBack));
    }

    private Future<Reply> leave(RoutingContext request) {
        var body = Asked.body(request);
        return engine.warmUp()
                .compose(roster -> leavers.leave(
                        clinician(request, roster), AskedChange.of(body, roster).active("by")))
                .map(DeactivationResource::reply);
    }

    private static Reply reply(Left left) {
        return switch (left) {
            case Left.Gone gone ->
                Reply.json(new JsonObject()
                        .put("clinician", gone.deactivation().clinician().value())
                        .put("active", false)
                        .put("at", gone.deactivation().at().toString())
                        .put("by", gone.deactivation().by()));
            case Left.StillOnCall still ->
                throw Problem.conflict(
                        "this clinician is on call at these times, and perhaps later: they are covered first",
                        "on_call",
                        ChangeJson.array(
                                still.shifts().stream().limit(LONGEST_LIST).toList(), ChangeJson::timeOnCall));
        };
    }

    private Future<Reply> comeBack(RoutingContext request) {
        var body = Asked.body(request);
        return engine.warmUp().compose(roster -> {
            var clinician = clinician(request, roster);
            return leavers.comeBack(clinician, AskedChange.of(body, roster).active("by"))
                    .map(done -> Reply.json(new JsonObject()
                            .put("clinician", clinician.value())
                            .put("active", true)
                            .putNull("at")
                            .putNull("by")));
        });
    }

    private static ClinicianId clinician(RoutingContext request, Roster roster) {
        var id = request.pathParam("id");
        return roster.allClinicians().stream()
                .map(one -> one.id())
                .filter(one -> one.value().equals(id))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("there is no such clinician"));
    }
}
