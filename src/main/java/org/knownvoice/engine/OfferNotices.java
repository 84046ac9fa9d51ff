package org.knownvoice.engine;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.knownvoice.directory.ClinicianId;
import org.knownvoice.directory.Team;
import org.knownvoice.routing.Roster;
import org.knownvoice.schedule.Notice;
import org.knownvoice.schedule.Notice.Kind;
import org.knownvoice.schedule.OfferCode;
import org.knownvoice.schedule.Shift;
import org.knownvoice.schedule.ShiftOffer;
import org.knownvoice.schedule.ShiftOffer.Asked;
import org.knownvoice.schedule.Tier;
import org.knownvoice.schedule.Waking;
import org.knownvoice.schedule.WhyNot;
import org.knownvoice.store.RosterRecord;

/**
 * What people hear of an offer: at once whoever said a word, the others by day unless it is urgent.
 *
 * @param word tells this word from every other: each is answered once
 */
record OfferNotices(Roster roster, UUID word, Instant now) {

    /** To those who are asked. */
    List<Notice> offered(ShiftOffer offer) {
        return offer.asked().stream()
                .map(asked -> told(
                        offer,
                        asked.clinician(),
                        kindOfQuestion(offer),
                        values(offer, Optional.of(asked), Optional.of(offer.clinician()))))
                .toList();
    }

    /** The keys of what {@link #offered} puts, by who gets it. */
    static Map<String, ClinicianId> questions(ShiftOffer offer) {
        var questions = new HashMap<String, ClinicianId>();
        offer.asked().forEach(asked -> questions.put(question(offer, asked.clinician()), asked.clinician()));
        return questions;
    }

    static String question(ShiftOffer offer, ClinicianId to) {
        return key(offer, kindOfQuestion(offer), to);
    }

    private static Kind kindOfQuestion(ShiftOffer offer) {
        if (isOfSystem(offer)) {
            return Kind.STAND_IN_ASKED;
        }
        return offer.wanted().kind() == ShiftOffer.Kind.SWAP ? Kind.SWAP_OFFERED : Kind.COVER_OFFERED;
    }

    /**
     * To the two whom it concerns, and to the others who were asked.
     *
     * @param rest what is left of the stretch
     * @param untold who has not heard of the offer
     */
    List<Notice> taken(ShiftOffer offer, Shift rest, Asked taker, Set<ClinicianId> untold) {
        var told = new ArrayList<Notice>();
        var values = values(offer, Optional.of(taker), Optional.of(taker.clinician()));
        values.put("from", rest.startsAt().toString());
        told.add(told(offer, offer.clinician(), Kind.OFFER_TAKEN, values));
        supervisors(offer, taker.clinician()).forEach(one -> told.add(told(offer, one, Kind.SHIFT_CONFIRMED, values)));
        told.add(yours(offer, rest, taker));
        told.addAll(gone(offer, Optional.of(taker.clinician()), untold));
        return told;
    }

    /** The answer to the one who took it; to each word of theirs again. */
    Notice yours(ShiftOffer offer, Shift rest, Asked taker) {
        var values = values(offer, Optional.of(taker), Optional.of(offer.clinician()));
        values.put("from", rest.startsAt().toString());
        return answer(offer, taker.clinician(), Kind.OFFER_IS_YOURS, values);
    }

    /** To those who were asked and have not said no: it is not to be had any more. */
    List<Notice> gone(ShiftOffer offer, Optional<ClinicianId> takenBy, Set<ClinicianId> untold) {
        return offer.stillAsked().stream()
                .map(Asked::clinician)
                .filter(one -> takenBy.filter(one::equals).isEmpty() && !untold.contains(one))
                .map(one -> told(offer, one, Kind.OFFER_GONE, values(offer, Optional.empty(), takenBy)))
                .toList();
    }

    /** The answer to somebody who comes too late. */
    Notice tooLate(ShiftOffer offer, ClinicianId to) {
        return answer(offer, to, Kind.OFFER_GONE, values(offer, Optional.empty(), offer.takenBy()));
    }

    /** The key of the notice by which those who were asked hear that it is gone. */
    static String goneKey(ShiftOffer offer, ClinicianId to) {
        return key(offer, Kind.OFFER_GONE, to);
    }

    /** To the offerer: everybody has said no. */
    List<Notice> declined(ShiftOffer offer) {
        var values = values(offer, Optional.empty(), Optional.empty());
        var nobody = values(offer, Optional.empty(), Optional.of(offer.clinician()));
        return Stream.concat(
                        Stream.of(told(offer, offer.clinician(), Kind.OFFER_DECLINED, values)),
                        supervisors(offer, offer.clinician()).stream()
                                .map(one -> told(offer, one, Kind.SHIFT_NOT_CONFIRMED, nobody)))
                .toList();
    }

    /** The answer to an offer by text. */
    Notice made(ShiftOffer offer) {
        var only = offer.asked().size() == 1 ? offer.asked().stream().findFirst() : Optional.<Asked>empty();
        var values = values(offer, only, only.map(Asked::clinician));
        values.put("count", Integer.toString(offer.asked().size()));
        return answer(offer, offer.clinician(), Kind.OFFER_MADE, values);
    }

    /** The answer to a text that cannot be done. */
    Notice notUnderstood(ClinicianId to, WhyNot why, Optional<OfferCode> about) {
        var values = new HashMap<String, String>();
        values.put("why", why.code());
        about.ifPresent(code -> values.put("code", code.letters()));
        return new Notice("not_understood:" + word, to, Kind.NOT_UNDERSTOOD, Notice.Way.TEXT, values, now);
    }

    /** Who has been told that somebody does not answer the start of a shift is told how that ends. */
    private List<ClinicianId> supervisors(ShiftOffer offer, ClinicianId concerned) {
        return isOfSystem(offer)
                ? roster.onCall(offer.shift().team(), Tier.SUPERVISOR, now).stream()
                        .filter(one -> !one.equals(concerned) && !one.equals(offer.clinician()))
                        .toList()
                : List.of();
    }

    private Notice told(ShiftOffer offer, ClinicianId to, Kind kind, Map<String, String> values) {
        return new Notice(key(offer, kind, to), to, kind, Notice.Way.TEXT, values, toldAt(offer));
    }

    private Notice answer(ShiftOffer offer, ClinicianId to, Kind kind, Map<String, String> values) {
        return new Notice(key(offer, kind, to) + ":" + word, to, kind, Notice.Way.TEXT, values, now);
    }

    private static String key(ShiftOffer offer, Kind kind, ClinicianId to) {
        return "offer:" + offer.id() + ":" + kind + ":" + to;
    }

    private Instant toldAt(ShiftOffer offer) {
        if (isOfSystem(offer)) {
            return now;
        }
        var zone = roster.team(offer.shift().team()).map(Team::zone).orElse(ZoneOffset.UTC);
        var first = Stream.concat(
                        Stream.of(offer.shift()), offer.asked().stream().flatMap(asked -> asked.gives().stream()))
                .map(Shift::startsAt)
                .min(Instant::compareTo)
                .orElseThrow();
        return Waking.toldAt(zone, first, now);
    }

    private static boolean isOfSystem(ShiftOffer offer) {
        return offer.madeBy().equals(RosterRecord.SYSTEM);
    }

    private static Map<String, String> values(
            ShiftOffer offer, Optional<Asked> asked, Optional<ClinicianId> colleague) {
        var values = new HashMap<>(Map.of(
                "code", offer.code().letters(),
                "team", offer.shift().team().value(),
                "tier", offer.shift().tier().name(),
                "from", offer.shift().startsAt().toString(),
                "to", offer.shift().endsAt().toString()));
        colleague.ifPresent(one -> values.put("colleague", one.value()));
        asked.flatMap(Asked::gives)
                .ifPresent(gives -> values.putAll(Map.of(
                        "gives_team", gives.team().value(),
                        "gives_tier", gives.tier().name(),
                        "gives_from", gives.startsAt().toString(),
                        "gives_to", gives.endsAt().toString())));
        return values;
    }
}
