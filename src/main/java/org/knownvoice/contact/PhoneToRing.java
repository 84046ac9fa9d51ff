package org.knownvoice.contact;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.knownvoice.directory.ClinicianPhone;
import org.knownvoice.routing.Roster;

/** Which of a clinician's phones rings next for a page: one after the other, round and round. */
final class PhoneToRing {
    private PhoneToRing() {}

    /**
     * The phone, by its place in the directory, which has not rung for this page for longest; of those that never rang the
     * first in order. Whom we had on a phone is rung there again, and whoever has just accepted is looked for on all
     * phones anew. Empty when the clinician has none.
     */
    static Optional<Integer> next(Turn turn, Page page) {
        var roster = turn.around.roster();
        var legs = turn.contact().legsOf(page.number()).toList();
        var taken = turn.contact().acceptance().filter(one -> one.page() == page.number());
        var since = taken.map(Acceptance::at).orElse(Instant.MIN);
        var spokeOn = legs.stream()
                .reduce((earlier, later) -> later)
                .filter(PhoneToRing::wasTakenUp)
                .map(CallLeg::phone)
                .filter(place -> roster.phoneOf(page.clinician(), place).isPresent());
        boolean byText = taken.filter(one -> one.way() == Acceptance.Way.TEXT).isPresent();
        return spokeOn.or(() -> phonesOf(roster, page, byText).stream()
                .map(roster::placeOf)
                .min(Comparator.comparing(place -> lastRung(legs, place, since))));
    }

    /** Who answered by text has such a phone in hand. */
    private static List<ClinicianPhone> phonesOf(Roster roster, Page page, boolean thatTakeTexts) {
        return roster.phonesOf(page.clinician()).stream()
                .sorted(Comparator.comparing(phone -> thatTakeTexts && !phone.textOk()))
                .toList();
    }

    /** Somebody heard more there than the question, so they have said something to it. */
    private static boolean wasTakenUp(CallLeg leg) {
        return leg.answeredAt().isPresent() && leg.place() != Place.PROMPT && leg.place() != Place.JOIN_PROMPT;
    }

    private static int lastRung(List<CallLeg> legs, int place, Instant since) {
        return legs.stream()
                .filter(leg -> leg.phone() == place && !leg.startedAt().isBefore(since))
                .mapToInt(CallLeg::number)
                .max()
                .orElse(0);
    }

    /** How the latest calls of the page ended that did not get through to a phone, one after the other. */
    static List<LegOutcome> failures(Turn turn, Page page) {
        return turn.contact().legsOf(page.number()).toList().reversed().stream()
                .map(CallLeg::outcome)
                .takeWhile(outcome -> outcome.filter(LegOutcome::isOutOfReach).isPresent())
                .flatMap(Optional::stream)
                .toList()
                .reversed();
    }

    /** How many phones take part; at least the one that was rung. */
    static int count(Turn turn, Page page) {
        return Math.max(1, turn.around.roster().listedPhonesOf(page.clinician()).size());
    }

    /** Every phone has rung for the page after that moment, be it in a call that began before. */
    static boolean allHaveRungSince(Turn turn, Page page, Instant since) {
        var rung = turn.contact()
                .legsOf(page.number())
                .filter(leg -> leg.endedAt().filter(at -> at.isBefore(since)).isEmpty())
                .map(CallLeg::phone)
                .toList();
        var roster = turn.around.roster();
        return roster.listedPhonesOf(page.clinician()).stream()
                .map(roster::placeOf)
                .allMatch(rung::contains);
    }
}
