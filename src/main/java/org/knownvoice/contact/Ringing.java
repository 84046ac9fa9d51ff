package org.knownvoice.contact;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.knownvoice.directory.PhoneNumber;

/** Whose phone rings when. Never two of our calls at one phone. */
final class Ringing {
    /** How long after a call should be over Twilio is asked about it, should its last callback have been lost. */
    private static final Duration GRACE = Duration.ofSeconds(10);

    /** How soon a phone that another crisis occupies is looked at again, should the word of its release be lost. */
    private static final Duration OCCUPIED = Duration.ofSeconds(5);

    private Ringing() {}

    /** Rings every phone that is due and free; one that another crisis has just set free rings at once. */
    static void ringWhatIsDue(Turn turn) {
        for (Page page : turn.contact().pages()) {
            if (turn.contact().mayRing(page)
                    && page.ringAt().filter(at -> isDue(turn, page, at)).isPresent()) {
                ring(turn, page);
            }
        }
    }

    private static boolean isDue(Turn turn, Page page, Instant at) {
        return !at.isAfter(turn.now) || wasPutOff(turn, page) && !at.isAfter(turn.now.plus(OCCUPIED));
    }

    /** Its phone would have rung by now, had it been free. */
    private static boolean wasPutOff(Turn turn, Page page) {
        return turn.contact().legs().stream()
                .filter(leg -> leg.page().filter(of -> of == page.number()).isPresent())
                .reduce((earlier, later) -> later)
                .filter(leg ->
                        leg.startedAt().plus(turn.timings().ringAgainEvery()).isAfter(turn.now))
                .isEmpty();
    }

    private static void ring(Turn turn, Page page) {
        Optional<PhoneNumber> phone = turn.around.mobileOf(page.clinician());
        if (phone.isEmpty()) {
            turn.put(page.outOfReach(true).ringingAt(Optional.empty()));
        } else if (isOccupied(turn, page, phone.get())) {
            turn.put(page.ringingAt(Optional.of(turn.now.plus(OCCUPIED))));
        } else {
            boolean accepted = page.state() == Page.State.ACCEPTED;
            boolean first = accepted || page.round() == 1 && page.step() == 1;
            turn.put(page.ringingAt(Optional.empty()));
            place(
                    turn,
                    CallLeg.Role.CLINICIAN,
                    Optional.of(page.number()),
                    accepted ? Place.JOIN_PROMPT : Place.PROMPT,
                    first ? Priority.FIRST : Priority.PAGE);
        }
    }

    /** Rings the client's phone, to be joined on answer. */
    static void ringClient(Turn turn) {
        place(turn, CallLeg.Role.CLIENT, Optional.empty(), Place.BRIDGE, Priority.FIRST);
    }

    private static void place(Turn turn, CallLeg.Role role, Optional<Integer> page, Place place, Priority priority) {
        var leg = new CallLeg(
                turn.contact().legs().size() + 1,
                role,
                page,
                Optional.empty(),
                place,
                CallLeg.Progress.WANTED,
                Optional.empty(),
                false,
                false,
                turn.now,
                Optional.empty(),
                Optional.empty(),
                Optional.of(turn.now.plus(turn.timings().ringFor()).plus(GRACE)));
        turn.put(leg);
        turn.order(new Command.PlaceCall(leg.number(), priority));
        turn.note(Entry.Kind.CALL_WANTED, leg, Map.of("role", role.name()));
    }

    private static boolean isOccupied(Turn turn, Page page, PhoneNumber phone) {
        var contact = turn.contact();
        boolean byUs = contact.legs().stream()
                .filter(leg -> !leg.isOver())
                .flatMap(leg -> contact.clinicianOf(leg).stream())
                .flatMap(clinician -> turn.around.mobileOf(clinician).stream())
                .anyMatch(phone::equals);
        return byUs
                || turn.around.phonesInUse().contains(phone)
                || page.isOpen() && turn.around.isOnAnotherCrisis(page.clinician());
    }

    /** When the phone of this page rings again after a call that brought no answer. */
    static Page afterRing(Page page, CallLeg leg, LegOutcome outcome, Turn turn) {
        var timings = turn.timings();
        Instant next = outcome == LegOutcome.BUSY
                ? turn.now.plus(timings.busyRetry())
                : later(leg.startedAt().plus(timings.ringAgainEvery()), turn.now);
        boolean waitsForNextRound = page.supervising() && page.isOpen() && outcome != LegOutcome.BUSY;
        return page.outOfReach(page.isOpen() && outcome.isOutOfReach())
                .ringingAt(waitsForNextRound || hasRungTwice(turn, page) ? Optional.empty() : Optional.of(next));
    }

    /** Two rings belong to an acceptance, the page's own included: a third would end as it begins. */
    private static boolean hasRungTwice(Turn turn, Page page) {
        var contact = turn.contact();
        var waitsSince = contact.acceptance()
                .filter(taken -> taken.page() == page.number())
                .flatMap(Acceptance::lapsesAt)
                .map(at -> at.minus(turn.timings().lapseAfter()));
        return waitsSince
                .filter(since -> contact.legs().stream()
                                .filter(leg -> leg.page()
                                        .filter(of -> of == page.number())
                                        .isPresent())
                                .filter(leg -> hasRungSince(leg, since))
                                .count()
                        >= 2)
                .isPresent();
    }

    private static boolean hasRungSince(CallLeg leg, Instant since) {
        boolean rangBefore = Stream.of(leg.answeredAt(), leg.endedAt())
                .flatMap(Optional::stream)
                .anyMatch(at -> at.isBefore(since));
        return !rangBefore && leg.outcome().filter(LegOutcome::isOutOfReach).isEmpty();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
