package org.knownvoice.web;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.knownvoice.directory.ClinicianId;
import org.knownvoice.schedule.Gap;
import org.knownvoice.schedule.Shift;
import org.knownvoice.schedule.ShiftOffer;
import org.knownvoice.schedule.ShiftOffer.Settled;
import org.knownvoice.schedule.ShiftOverride;
import org.knownvoice.store.Code;
import org.knownvoice.store.OverrideStore.Confirmation;
import org.knownvoice.store.OverrideStore.Kept;
import org.knownvoice.store.OverrideStore.Withdrawal;
import org.knownvoice.store.RosterRecord;

/** Changes of who is on call as JSON: ids, codes and moments; of people's words only a manager's reason. */
final class ChangeJson {
    private ChangeJson() {}

    static JsonObject override(Kept kept) {
        var override = kept.override();
        var making = kept.making();
        return new JsonObject()
                .put("number", override.number())
                .put("kind", Code.of(override.kind()))
                .put("team", override.place().map(place -> place.team().value()).orElse(null))
                .put(
                        "tier",
                        override.place().map(place -> Code.of(place.tier())).orElse(null))
                .put("clinician", override.clinician().value())
                .put("covered_by", id(override.coveredBy()))
                .put("starts_at", override.startsAt().toString())
                .put("ends_at", override.endsAt().toString())
                .put("made_at", making.at().toString())
                .put("made_by", making.by())
                .put("swap", making.offer().map(Object::toString).orElse(null))
                .put("confirmed_by", confirmedBy(making.confirmation()))
                .put("reason", reason(making.confirmation()))
                .put("withdrawn_at", moment(kept.withdrawal().map(Withdrawal::at)))
                .put("withdrawn_by", kept.withdrawal().map(Withdrawal::by).orElse(null))
                .put("withdrawal_confirmed_by", confirmedBy(kept.withdrawal().flatMap(Withdrawal::confirmation)))
                .put("withdrawal_reason", reason(kept.withdrawal().flatMap(Withdrawal::confirmation)));
    }

    static JsonObject swap(ShiftOffer offer, Instant now) {
        return timeOnCall(offer.shift())
                .put("id", offer.id().toString())
                .put("code", offer.code().letters())
                .put("kind", Code.of(offer.wanted().kind()))
                .put("state", Code.of(offer.state(now)))
                .put("made_at", offer.madeAt().toString())
                .put("made_by", offer.madeBy())
                .put("taken_by", id(offer.takenBy()))
                .put("settled_at", moment(offer.settled().map(Settled::at)))
                .put("asked", array(offer.asked(), ChangeJson::asked));
    }

    private static JsonObject asked(ShiftOffer.Asked asked) {
        return new JsonObject()
                .put("clinician", asked.clinician().value())
                .put("answer", asked.answer().map(Code::of).orElse(null))
                .put("gives", asked.gives().map(ChangeJson::timeOnCall).orElse(null));
    }

    static JsonObject timeOnCall(Shift shift) {
        return place(shift.place())
                .put("clinician", shift.clinician().value())
                .put("starts_at", shift.startsAt().toString())
                .put("ends_at", shift.endsAt().toString());
    }

    static JsonArray uncovered(List<Gap> gaps) {
        return array(
                gaps,
                gap -> place(gap.place())
                        .put("starts_at", gap.startsAt().toString())
                        .put("ends_at", gap.endsAt().toString()));
    }

    static JsonObject entry(RosterRecord.Entry entry) {
        return new JsonObject()
                .put("at", entry.at().toString())
                .put("kind", entry.kind().toLowerCase(Locale.ROOT))
                .put("clinician", id(entry.clinician()))
                .put("other", id(entry.other()))
                .put("by", entry.by())
                .put("codes", new JsonObject(Map.copyOf(entry.codes())));
    }

    static <T> JsonArray array(List<T> values, Function<T, JsonObject> json) {
        return new JsonArray(values.stream().map(json).toList());
    }

    private static JsonObject place(ShiftOverride.Place place) {
        return new JsonObject().put("team", place.team().value()).put("tier", Code.of(place.tier()));
    }

    private static String id(Optional<ClinicianId> clinician) {
        return clinician.map(ClinicianId::value).orElse(null);
    }

    private static String moment(Optional<Instant> at) {
        return at.map(Instant::toString).orElse(null);
    }

    private static String confirmedBy(Optional<Confirmation> confirmation) {
        return confirmation.map(one -> one.by().value()).orElse(null);
    }

    private static String reason(Optional<Confirmation> confirmation) {
        return confirmation.map(Confirmation::reason).orElse(null);
    }
}
