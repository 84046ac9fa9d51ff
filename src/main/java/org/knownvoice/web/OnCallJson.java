package org.knownvoice.web;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.knownvoice.directory.ClinicianId;
import org.knownvoice.directory.Team;
import org.knownvoice.routing.Roster;
import org.knownvoice.schedule.Gap;
import org.knownvoice.schedule.Shift;
import org.knownvoice.schedule.Tier;
import org.knownvoice.store.Code;

/** Who is on call, as JSON: ids only. Moments in UTC, and beside them the zone of the team. */
final class OnCallJson {
    private OnCallJson() {}

    /** Every tier of these teams, also one in which nobody is on call. */
    static JsonObject onCall(Roster roster, Collection<Team> teams, Instant at) {
        var tiers = new JsonArray();
        for (Team team : teams) {
            for (Tier tier : Tier.values()) {
                tiers.add(place(team, tier)
                        .put("clinicians", ids(roster.onCall().at(team.id(), tier, at))));
            }
        }
        return new JsonObject().put("at", at.toString()).put("on_call", tiers);
    }

    private static JsonArray ids(List<ClinicianId> clinicians) {
        return new JsonArray(clinicians.stream().map(ClinicianId::value).collect(Collectors.toList()));
    }

    /** The times on call in [from, to), cut off there. */
    static JsonObject roster(Roster roster, Collection<Team> teams, Instant from, Instant to) {
        var times = new JsonArray();
        for (Team team : teams) {
            for (Shift shift : roster.onCall().between(team.id(), from, to)) {
                times.add(lasting(place(team, shift.tier()), shift.startsAt(), shift.endsAt())
                        .put("clinician", shift.clinician().value()));
            }
        }
        return period(from, to).put("on_call", times);
    }

    /** When in [from, to) nobody is on call, cut off there. */
    static JsonObject gaps(Roster roster, Instant from, Instant to) {
        var gaps = new JsonArray();
        for (Gap gap : roster.onCall().gaps(from, to)) {
            roster.team(gap.place().team())
                    .ifPresent(
                            team -> gaps.add(lasting(place(team, gap.place().tier()), gap.startsAt(), gap.endsAt())));
        }
        return period(from, to).put("gaps", gaps);
    }

    private static JsonObject period(Instant from, Instant to) {
        return new JsonObject().put("from", from.toString()).put("to", to.toString());
    }

    private static JsonObject place(Team team, Tier tier) {
        return new JsonObject()
                .put("team", team.id().value())
                .put("time_zone", team.zone().getId())
                .put("tier", Code.of(tier));
    }

    private static JsonObject lasting(JsonObject place, Instant startsAt, Instant endsAt) {
        return place.put("starts_at", startsAt.toString()).put("ends_at", endsAt.toString());
    }
}
