package org.knownvoice.web;

import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.sqlclient.Pool;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.knownvoice.directory.Clinician;
import org.knownvoice.directory.ClinicianId;
import org.knownvoice.directory.ClinicianPhone;
import org.knownvoice.engine.Engine;
import org.knownvoice.engine.PhoneVerification;
import org.knownvoice.routing.Roster;
import org.knownvoice.store.Code;

/** {@code /clinicians/…/phones}: who can be reached, and the proof of a phone. A phone is called by its place, never by its number. */
final class PhonesResource {
    private final Pool pool;
    private final Engine engine;
    private final InstantSource clock;
    private final PhoneVerification verification = PhoneVerification.secure();

    PhonesResource(Pool pool, Engine engine, InstantSource clock) {
        this.pool = pool;
        this.engine = engine;
        this.clock = clock;
    }

    List<Operation> operations() {
        return List.of(
                new Operation(HttpMethod.GET, "/clinicians/phones", this::all),
                new Operation(HttpMethod.GET, "/clinicians/{id}/phones", this::ofOne),
                new Operation(HttpMethod.POST, "/clinicians/{id}/phones/{place}/verification", this::ask),
                new Operation(HttpMethod.POST, "/clinicians/{id}/phones/{place}/verification/confirm", this::confirm));
    }

    private Future<Reply> all(RoutingContext request) {
        return engine.warmUp().map(roster -> {
            var clinicians = new JsonArray();
            roster.allClinicians().stream()
                    .map(Clinician::id)
                    .filter(roster::isActive)
                    .sorted()
                    .forEach(clinician -> clinicians.add(reach(roster, clinician)));
            return Reply.json(new JsonObject().put("clinicians", clinicians));
        });
    }

    private Future<Reply> ofOne(RoutingContext request) {
        return engine.warmUp().map(roster -> Reply.json(reach(roster, clinician(request, roster))));
    }

    private static JsonObject reach(Roster roster, ClinicianId clinician) {
        var phones = new JsonArray();
        roster.listedPhonesOf(clinician).forEach(phone -> phones.add(phone(roster, phone)));
        return new JsonObject()
                .put("clinician", clinician.value())
                .put(
                        "reachable",
                        roster.phonesOf(clinician).stream()
                                .anyMatch(phone ->
                                        roster.standing(phone.phone()).failing().isEmpty()))
                .put("phones", phones);
    }

    private static JsonObject phone(Roster roster, ClinicianPhone phone) {
        var standing = roster.standing(phone.phone());
        return new JsonObject()
                .put("place", roster.placeOf(phone))
                .put("text_ok", phone.textOk())
                .put("verified", standing.verified())
                .put("failing", standing.failing().map(Code::of).orElse(null));
    }

    private Future<Reply> ask(RoutingContext request) {
        var by = by(request);
        return engine.warmUp().compose(roster -> {
            var phone = phone(request, roster);
            return pool.withTransaction(tx -> verification.ask(
                            tx, roster, phone, by.orElse(phone.clinician().value()), clock.instant()))
                    .map(asked -> asked(roster, phone, asked));
        });
    }

    private static Reply asked(Roster roster, ClinicianPhone phone, PhoneVerification.Asked asked) {
        return switch (asked) {
            case PhoneVerification.Asked.Sent sent ->
                Reply.json(new JsonObject()
                        .put("clinician", phone.clinician().value())
                        .put("place", roster.placeOf(phone))
                        .put("valid_until", sent.until().toString()));
            case PhoneVerification.Asked.TakesNoTexts ignored ->
                throw Problem.conflict("this phone takes no texts, and a code is sent by text only");
            case PhoneVerification.Asked.OptedOut ignored ->
                throw Problem.conflict("this phone has opted out of texts: START must be sent from it first");
            case PhoneVerification.Asked.TooSoon soon ->
                throw new Problem.Refusal(
                        Problem.of(429, "a code was sent a short while ago, or five today: not before " + soon.from()));
        };
    }

    private Future<Reply> confirm(RoutingContext request) {
        var by = by(request);
        var code = Asked.text(Asked.body(request), "code", 6);
        if (!code.matches("\\d{6}")) {
            throw Problem.badField("code", "is not six digits");
        }
        return engine.warmUp().compose(roster -> {
            var phone = phone(request, roster);
            return pool.withTransaction(tx -> verification.answer(
                            tx, roster, phone, code, by.orElse(phone.clinician().value()), clock.instant()))
                    .compose(answered -> confirmed(phone, answered));
        });
    }

    private Future<Reply> confirmed(ClinicianPhone phone, PhoneVerification.Answered answered) {
        return switch (answered) {
            case VERIFIED -> engine.warmUp().map(roster -> Reply.json(phone(roster, phone)));
            case WRONG -> throw Problem.badField("code", "is not the one that was sent");
            case NOTHING_WAITS ->
                throw Problem.conflict("no code is waited for: ask for one, which is good for ten minutes");
        };
    }

    /** Who asks; without a body, the owner of the phone. */
    private static Optional<String> by(RoutingContext request) {
        return request.body().length() <= 0 || !Asked.body(request).containsKey("by")
                ? Optional.empty()
                : Optional.of(Asked.text(Asked.body(request), "by", 200));
    }

    private static ClinicianPhone phone(RoutingContext request, Roster roster) {
        var clinician = clinician(request, roster);
        try {
            return Optional.of(Integer.parseInt(request.pathParam("place")))
                    .filter(place -> place > 0)
                    .flatMap(place -> roster.phoneOf(clinician, place))
                    .orElseThrow(() -> Problem.notFound("this clinician has no phone in that place"));
        } catch (NumberFormatException e) {
            throw Problem.badField("place", "is no number: 1 is the clinician's first phone");
        }
    }

    private static ClinicianId clinician(RoutingContext request, Roster roster) {
        return roster.clinician(new ClinicianId(request.pathParam("id")))
                .map(Clinician::id)
                .orElseThrow(() -> Problem.notFound("there is no such clinician"));
    }
}
