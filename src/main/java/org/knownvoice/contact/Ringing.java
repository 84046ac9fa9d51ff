package org.knownvoice.contact;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.knownvoice.directory.ClinicianId;

/** Whose phone rings when. Never two of our calls at one phone, nor two phones of one clinician. */
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

    /**
     * The clinician asks to be called: for their open page, or to be brought to the caller whom they have, or back to the
     * one who stays with whom they have called in.
     */
    static void soon(Turn turn, ClinicianId clinician, Duration after) {
        turn.contact().pageOf(clinician).ifPresent(page -> {
            boolean atOnce = turn.contact().ladder().isExhausted() && page.isOpen();
            var asked = (atOnce ? page.asSupervisor() : page).byVoiceToo().ringingAt(Optional.of(turn.now.plus(after)));
            if (turn.contact().mayRing(asked) && !isNeededElsewhere(turn, asked)) {
                turn.put(asked);
                Accepting.lapsesNotBefore(
                        turn, turn.now.plus(after).plus(turn.timings().ringFor()));
            }
        });
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
        Optional<Integer> phone = PhoneToRing.next(turn, page);
        if (phone.isEmpty()) {
            turn.put(page.outOfReach(true).ringingAt(Optional.empty()));
        } else if (isNeededElsewhere(turn, page)) {
            turn.put(page.ringingAt(Optional.empty()));
        } else if (isOccupied(turn, page)) {
            turn.put(page.ringingAt(Optional.of(turn.now.plus(OCCUPIED))));
        } else {
            boolean accepted = page.state() == Page.State.ACCEPTED;
            boolean first = accepted || page.round() == 1 && page.step() == 1;
            turn.put(page.ringingAt(Optional.empty()));
            place(
                    turn,
                    CallLeg.Role.CLINICIAN,
                    Optional.of(page.number()),
                    phone.get(),
                    Optional.empty(),
                    accepted ? Place.JOIN_PROMPT : Place.PROMPT,
                    first ? Priority.FIRST : Priority.PAGE);
        }
    }

    /** This caller is in good hands, and the clinician has taken another crisis. */
    private static boolean isNeededElsewhere(Turn turn, Page page) {
        return turn.contact().talk().isOn() && turn.around.hasAnotherCrisis(page.clinician());
    }

    /** Rings the client's phone, to be joined on answer. */
    static void ringClient(Turn turn) {
        place(turn, CallLeg.Role.CLIENT, Optional.empty(), 1, Optional.empty(), Place.BRIDGE, Priority.FIRST);
    }

    /** Rings somebody whom the clinician wants in the talk: a supervisor is asked first, a line is in when it answers. */
    static void ringGuest(Turn turn, CallLeg.Role role, Optional<ClinicianId> supervisor, int phone) {
        var place =
                supervisor.isPresent() ? Place.PROMPT : turn.contact().talk().isAside() ? Place.MOMENT : Place.BRIDGE;
        place(turn, role, Optional.empty(), phone, supervisor, place, Priority.FIRST);
    }

    private static void place(
            Turn turn,
            CallLeg.Role role,
            Optional<Integer> page,
            int phone,
            Optional<ClinicianId> guest,
            Place place,
            Priority priority) {
        var leg = new CallLeg(
                turn.contact().legs().size() + 1,
                role,
                page,
                phone,
                guest,
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

    private static boolean isOccupied(Turn turn, Page page) {
        var contact = turn.contact();
        boolean byUs = contact.legs().stream()
                .filter(leg -> !leg.isOver())
                .flatMap(leg -> contact.clinicianOf(leg).stream())
                .anyMatch(page.clinician()::equals);
        return byUs
                || turn.around.isOnThePhone(page.clinician())
                || page.isOpen() && turn.around.isOnAnotherCrisis(page.clinician());
    }

    /**
     * When a phone of this page rings again after a call that brought no answer: the next one at once where this one was
     * not reached, as long as not all of them have been tried in vain. Out of a talk that goes on a clinician is rung once
     * each time that they ask for it.
     */
    static Page afterRing(Page page, CallLeg leg, Turn turn) {
        if (page.state() == Page.State.ACCEPTED && turn.contact().talk().isOn()) {
            return page;
        }
        var timings = turn.timings();
        var failures = PhoneToRing.failures(turn, page);
        int phones = PhoneToRing.count(turn, page);
        boolean triesTheNext = failures.size() % phones > 0;
        boolean busy = failures.stream()
                .skip(Math.max(0, failures.size() - phones))
                .anyMatch(outcome -> outcome == LegOutcome.BUSY);
        Instant next = triesTheNext
                ? turn.now
                : busy
                        ? turn.now.plus(timings.busyRetry())
                        : later(leg.startedAt().plus(timings.ringAgainEvery()), turn.now);
        boolean waitsForNextRound = !triesTheNext && !busy && supervisorHasRung(turn, page);
        return page.outOfReach(page.isOpen() && failures.size() >= phones)
                .ringingAt(
                        waitsForNextRound || hasRungTwice(turn, page) || isToWrite(turn, page, leg)
                                ? Optional.empty()
                                : Optional.of(next));
    }

    /** Who was told that the client has written writes to them, or asks to be called. */
    private static boolean isToWrite(Turn turn, Page page, CallLeg leg) {
        return page.state() == Page.State.ACCEPTED && !leg.isPresent() && Answering.isByWriting(turn);
    }

    /** In a round of supervisors each of a supervisor's phones rings once. */
    private static boolean supervisorHasRung(Turn turn, Page page) {
        var round = turn.contact()
                .ladder()
                .supervisorsAt()
                .map(next -> next.minus(turn.timings().exhaustedSupervisorEvery()));
        return page.supervising()
                && page.isOpen()
                && round.map(since -> PhoneToRing.allHaveRungSince(turn, page, since))
                        .orElse(true);
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
        boolean talked = leg.joined() || leg.place() == Place.CALLER_GONE;
        return !rangBefore
                && !talked
                && leg.outcome().filter(LegOutcome::isOutOfReach).isEmpty();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
