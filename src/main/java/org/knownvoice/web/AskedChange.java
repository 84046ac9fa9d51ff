package org.knownvoice.web;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.knownvoice.directory.ClinicianId;
import org.knownvoice.directory.LoginRole;
import org.knownvoice.directory.TeamId;
import org.knownvoice.routing.Roster;
import org.knownvoice.schedule.NewOverride;
import org.knownvoice.schedule.Shift;
import org.knownvoice.schedule.ShiftOffer;
import org.knownvoice.schedule.ShiftOffer.Asked;
import org.knownvoice.schedule.ShiftOffer.Wanted;
import org.knownvoice.schedule.ShiftOverride;
import org.knownvoice.schedule.ShiftOverride.Place;
import org.knownvoice.schedule.Tier;
import org.knownvoice.store.Code;
import org.knownvoice.store.OverrideStore.Confirmation;

/**
 * Reads what a body says about who shall be on call, and refuses what it cannot read, naming the field.
 *
 * @param at the path to this object inside the body, such as {@code asked[0].}; empty: the body itself
 */
record AskedChange(JsonObject body, Roster roster, String at) {
    private static final int LONGEST_ID = 200;
    private static final int LONGEST_REASON = 500;
    private static final int MOST_ASKED = 100;
    private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("2200-01-01T00:00:00Z");

    static AskedChange of(JsonObject body, Roster roster) {
        return new AskedChange(body, roster, "");
    }

    /** Somebody of the directory who has not left. */
    ClinicianId active(String field) {
        var clinician = known(field);
        if (!roster.isActive(clinician)) {
            throw Problem.badField(at + field, "names somebody who has left");
        }
        return clinician;
    }

    ClinicianId known(String field) {
        return roster.clinician(new ClinicianId(text(field, LONGEST_ID)))
                .orElseThrow(() -> Problem.badField(at + field, "names nobody"))
                .id();
    }

    NewOverride override() {
        var kind = code(ShiftOverride.Kind.class, "kind");
        var place = kind == ShiftOverride.Kind.TIME_OFF && isAbsent("team") && isAbsent("tier")
                ? Optional.<Place>empty()
                : Optional.of(place());
        var clinician = kind == ShiftOverride.Kind.EXTRA ? active("clinician") : known("clinician");
        if (kind != ShiftOverride.Kind.COVER && !isAbsent("covered_by")) {
            throw Problem.badField(at + "covered_by", "is given, and this is no cover");
        }
        var coveredBy =
                kind == ShiftOverride.Kind.COVER ? Optional.of(active("covered_by")) : Optional.<ClinicianId>empty();
        return new NewOverride(kind, place, clinician, coveredBy, moment("starts_at"), endsAt());
    }

    Wanted offer() {
        var kind = code(ShiftOffer.Kind.class, "kind");
        return new Wanted(kind, shift(active("clinician")), isAbsent("asked") ? List.of() : asked());
    }

    private List<Asked> asked() {
        if (!(body.getValue("asked") instanceof JsonArray array) || array.isEmpty() || array.size() > MOST_ASKED) {
            throw Problem.badField(at + "asked", "is no list of 1 to " + MOST_ASKED + " colleagues");
        }
        var asked = new ArrayList<Asked>();
        for (int i = 0; i < array.size(); i++) {
            asked.add(object(array.getValue(i), "asked[" + i + "]").oneAsked());
        }
        return asked;
    }

    private Asked oneAsked() {
        var clinician = active("clinician");
        return Asked.of(
                clinician,
                isAbsent("gives")
                        ? Optional.empty()
                        : Optional.of(
                                object(body.getValue("gives"), at + "gives").shift(clinician)));
    }

    private AskedChange object(Object value, String path) {
        if (value instanceof JsonObject object) {
            return new AskedChange(object, roster, path + ".");
        }
        throw Problem.badField(path, "is no JSON object");
    }

    private Shift shift(ClinicianId clinician) {
        var place = place();
        return new Shift(place.team(), place.tier(), clinician, moment("starts_at"), endsAt());
    }

    private Place place() {
        var team = new TeamId(text("team", LONGEST_ID));
        if (roster.team(team).isEmpty()) {
            throw Problem.badField(at + "team", "names no team");
        }
        return new Place(team, code(Tier.class, "tier"));
    }

    private Instant endsAt() {
        var ends = moment("ends_at");
        if (!moment("starts_at").isBefore(ends)) {
            throw Problem.badField(at + "ends_at", "is not after starts_at");
        }
        return ends;
    }

    private Instant moment(String field) {
        try {
            // Postgres keeps microseconds.
            var moment = OffsetDateTime.parse(text(field, 40)).toInstant().truncatedTo(ChronoUnit.MICROS);
            if (!moment.isBefore(FIRST) && moment.isBefore(LAST)) {
                return moment;
            }
        } catch (DateTimeParseException e) {
            // Its message quotes what was sent.
        }
        throw Problem.badField(at + field, "is no moment with its offset, such as 2026-03-01T08:00:00-08:00");
    }

    private <E extends Enum<E>> E code(Class<E> type, String field) {
        return Code.find(type, text(field, LONGEST_ID))
                .orElseThrow(() -> Problem.badField(
                        at + field,
                        "is none of "
                                + Arrays.stream(type.getEnumConstants())
                                        .map(Code::of)
                                        .toList()));
    }

    /** That uncovered hours are meant; both of its fields, or neither. */
    Optional<Confirmation> confirmation() {
        if (isAbsent("confirmed_by") && isAbsent("reason")) {
            return Optional.empty();
        }
        var by = active("confirmed_by");
        var role = roster.clinician(by).orElseThrow().role();
        if (role != LoginRole.MANAGER && role != LoginRole.ADMIN) {
            throw Problem.badField("confirmed_by", "is neither a manager nor an admin");
        }
        return Optional.of(new Confirmation(by, text("reason", LONGEST_REASON)));
    }

    private boolean isAbsent(String field) {
        return body.getValue(field) == null;
    }

    private String text(String field, int longest) {
        return org.knownvoice.web.Asked.text(body, field, longest, at);
    }
}
