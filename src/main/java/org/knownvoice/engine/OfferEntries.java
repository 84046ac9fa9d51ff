package org.knownvoice.engine;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.knownvoice.directory.ClinicianId;
import org.knownvoice.schedule.ShiftOffer;
import org.knownvoice.schedule.ShiftOffer.Asked;
import org.knownvoice.store.RosterRecord;

/** The lines that offers leave on the record of the roster: each with whose time on call it is. */
final class OfferEntries {
    private OfferEntries() {}

    static RosterRecord.Entry made(ShiftOffer offer) {
        var codes = codes(offer);
        codes.put(
                "asked",
                offer.asked().stream().map(one -> one.clinician().value()).collect(Collectors.joining(";")));
        return new RosterRecord.Entry(
                offer.madeAt(), "OFFER_MADE", Optional.of(offer.clinician()), Optional.empty(), offer.madeBy(), codes);
    }

    static RosterRecord.Entry taken(ShiftOffer offer, Asked taker, Instant now) {
        var codes = codes(offer);
        taker.gives()
                .ifPresent(gives -> codes.putAll(Map.of(
                        "gives_team", gives.team().value(),
                        "gives_tier", gives.tier().name(),
                        "gives_from", gives.startsAt().toString(),
                        "gives_to", gives.endsAt().toString())));
        return entry(offer, "OFFER_TAKEN", Optional.of(taker.clinician()), taker.clinician(), now, codes);
    }

    static RosterRecord.Entry declined(ShiftOffer offer, ClinicianId by, Instant now) {
        return entry(offer, "OFFER_DECLINED", Optional.of(by), by, now, codes(offer));
    }

    static RosterRecord.Entry withdrawn(ShiftOffer offer, ClinicianId by, Instant now) {
        return entry(offer, "OFFER_WITHDRAWN", Optional.empty(), by, now, codes(offer));
    }

    private static RosterRecord.Entry entry(
            ShiftOffer offer,
            String kind,
            Optional<ClinicianId> other,
            ClinicianId by,
            Instant now,
            Map<String, String> codes) {
        return new RosterRecord.Entry(now, kind, Optional.of(offer.clinician()), other, by.value(), codes);
    }

    private static Map<String, String> codes(ShiftOffer offer) {
        var shift = offer.shift();
        return new HashMap<>(Map.of(
                "offer", offer.id().toString(),
                "kind", offer.wanted().kind().name(),
                "team", shift.team().value(),
                "tier", shift.tier().name(),
                "from", shift.startsAt().toString(),
                "to", shift.endsAt().toString()));
    }
}
