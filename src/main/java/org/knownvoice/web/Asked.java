package org.knownvoice.web;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.knownvoice.contact.ContactId;
import org.knownvoice.directory.ClinicianId;
import org.knownvoice.report.Period;
import org.knownvoice.routing.Roster;
import org.knownvoice.routing.Supervisors;

/** Reads what a request asks for, and refuses what it cannot read, naming the field. */
final class Asked {
    private static final Duration AHEAD = Duration.ofDays(14);

    private Asked() {}

    static Optional<String> parameter(RoutingContext request, String name) {
        var values = request.queryParam(name);
        if (values.size() > 1) {
            throw Problem.badField(name, "is given more than once");
        }
        return values.stream().findFirst().filter(value -> !value.isBlank());
    }

    /** The period of {@code from} and {@code to} that lies ahead; without them, the next 14 days. */
    static Period ahead(RoutingContext request, Instant now) {
        var from = moment(request, "from").orElse(now);
        var to = moment(request, "to").orElseGet(() -> from.plus(AHEAD));
        return period(from, to);
    }

    /** The period of {@code from} and {@code to}; without them, the last 30 days. */
    static Period period(RoutingContext request, Instant now) {
        var to = moment(request, "to").orElse(now);
        return period(moment(request, "from").orElseGet(() -> to.minus(Period.DEFAULT)), to);
    }

    private static Period period(Instant from, Instant to) {
        if (!from.isBefore(to)) {
            throw Problem.badField("from", "is not before to");
        }
        var period = new Period(from, to);
        if (period.isTooLong()) {
            throw Problem.badField("from", "is more than " + Period.LONGEST.toDays() + " days before to");
        }
        return period;
    }

    static Optional<Instant> moment(RoutingContext request, String name) {
        return parameter(request, name)
                .map(text -> Period.moment(text)
                        .orElseThrow(() -> Problem.badField(
                                name, "is neither a moment (2026-03-01T08:00:00Z) nor a day (2026-03-01)")));
    }

    /** A whole number between two, both included. */
    static Optional<Integer> number(RoutingContext request, String name, int least, int most) {
        var refusal = "is no whole number from " + least + " to " + most;
        return parameter(request, name).map(text -> {
            if (!text.matches("\\d{1,9}") || Integer.parseInt(text) < least || Integer.parseInt(text) > most) {
                throw Problem.badField(name, refusal);
            }
            return Integer.parseInt(text);
        });
    }

    static ContactId contact(RoutingContext request) {
        return ContactId.find(request.pathParam("id")).orElseThrow(() -> Problem.badField("id", "is no contact's id"));
    }

    static int page(RoutingContext request) {
        try {
            return Integer.parseInt(request.pathParam("n"));
        } catch (NumberFormatException e) {
            throw Problem.badField("n", "is no page's number");
        }
    }

    static JsonObject body(RoutingContext request) {
        try {
            var json = request.body().asJsonObject();
            if (json != null) {
                return json;
            }
        } catch (DecodeException | ClassCastException e) {
            // Its message quotes the body, which may be personal.
        }
        throw new Problem.Refusal(Problem.of(400, "the body is not a JSON object"));
    }

    static String text(JsonObject body, String field, int longest) {
        return text(body, field, longest, "");
    }

    /** {@code at}: the path to this object inside the whole body. */
    static String text(JsonObject object, String field, int longest, String at) {
        if (!(object.getValue(field) instanceof String text) || text.isBlank()) {
            throw Problem.badField(at + field, "is missing or no text");
        }
        if (text.length() > longest) {
            throw Problem.badField(at + field, "is longer than " + longest + " characters");
        }
        if (text.indexOf('\0') >= 0) {
            throw Problem.badField(at + field, "holds a character that is no text");
        }
        return text;
    }

    static ClinicianId clinician(JsonObject body) {
        return new ClinicianId(text(body, "clinician", 200));
    }

    /** {@code by}: somebody who supervises now, or by role. */
    static ClinicianId supervisor(Roster roster, JsonObject body, Instant now) {
        var by = new ClinicianId(text(body, "by", 200));
        if (!Supervisors.maySupervise(roster, by, now)) {
            throw Problem.badField("by", "names nobody who supervises");
        }
        return by;
    }

    static ClinicianId known(Roster roster, ClinicianId clinician) {
        return roster.clinician(clinician)
                .orElseThrow(() -> Problem.badField("clinician", "names nobody"))
                .id();
    }

    static Problem.Refusal noSuchContact() {
        return Problem.notFound("there is no such contact");
    }
}
