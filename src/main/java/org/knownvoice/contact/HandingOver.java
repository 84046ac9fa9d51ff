package org.knownvoice.contact;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.knownvoice.directory.ClinicianId;
import org.knownvoice.paging.Candidate;
import org.knownvoice.paging.WhomToAsk;

/**
 * Whoever has a contact asks a colleague to take it. It stays with the one who has it until the colleague accepts: at no
 * moment is it nobody's. Nobody is woken for it who is off shift. While the two talk on the phone it cannot change hands.
 */
final class HandingOver {
    /** So long the colleague's phone rings again and again; then whoever has the contact is told. */
    static final Duration OFFERED_FOR = Duration.ofMinutes(5);

    /** Why the colleague is asked: a code for the event log. */
    private static final String HANDED_OVER = "handed_over";

    private HandingOver() {}

    /** A later colleague is asked instead of an earlier one. */
    static void ask(Turn turn, ClinicianId by, ClinicianId to) {
        var contact = turn.contact();
        var taken = contact.acceptance().filter(one -> one.clinician().equals(by));
        if (taken.isEmpty() || !contact.state().isLive() || contact.isBridged() || !mayBeAsked(turn, by, to)) {
            return;
        }
        over(turn);
        var page = Climbing.askBeside(turn, new Candidate(to, HANDED_OVER));
        turn.put(page.offeredUntil(Optional.of(turn.now.plus(OFFERED_FOR))));
        turn.note(Entry.Kind.HANDOVER_ASKED, page, Map.of("by", by.value()));
        tell(turn, TextKind.HANDOVER_ASKED, to);
    }

    private static boolean mayBeAsked(Turn turn, ClinicianId by, ClinicianId to) {
        var contact = turn.contact();
        var identity = contact.identity();
        return !to.equals(by)
                && WhomToAsk.mayBeRung(turn.around.roster(), identity.client(), identity.team(), to, turn.now)
                && contact.pageOf(to).filter(Page::isOffered).isEmpty();
    }

    static boolean mayTake(CrisisContact contact, Page page) {
        return page.isOffered() && !contact.isBridged();
    }

    /** The colleague accepts. A text of the client's that waits for a word waits on. */
    static void take(Turn turn, Acceptance before, Page page, Acceptance.Way way) {
        var contact = turn.contact();
        var leg = contact.ownersLeg();
        var had = contact.page(before.page()).orElseThrow();
        turn.note(
                Entry.Kind.HANDED_OVER, page, Map.of("from", before.clinician().value()));
        turn.put(had.in(Page.State.TAKEN));
        turn.become(turn.contact().with(contact.talk().over().next()));
        Accepting.take(turn, page, way);
        turn.become(turn.contact()
                .withAcceptance(turn.contact()
                        .acceptance()
                        .map(taken -> taken.leaving(before.unanswered().or(taken::unanswered)))));
        leg.ifPresent(live -> turn.dismiss(live, Place.TAKEN));
        turn.contact()
                .callersLeg()
                .filter(caller -> caller.place() == Place.BRIDGE && caller.isAnswered())
                .ifPresent(caller -> turn.move(caller, Place.HOLD));
        Accepting.tellTaken(turn, had);
    }

    static void declined(Turn turn, Page page) {
        if (page.isOffered()) {
            notTaken(turn, page);
        }
    }

    /** The colleague has not answered in time; where nobody has the contact any more, the page goes on as any other. */
    static void run(Turn turn) {
        for (Page page : turn.contact().openPages()) {
            if (page.offeredUntil().filter(until -> !until.isAfter(turn.now)).isPresent()) {
                if (turn.contact().acceptance().isPresent()) {
                    Accepting.withdraw(turn, page);
                    notTaken(turn, page);
                } else {
                    turn.put(page.offeredUntil(Optional.empty()));
                }
            }
        }
    }

    private static void notTaken(Turn turn, Page page) {
        turn.note(Entry.Kind.HANDOVER_NOT_TAKEN, page, Map.of());
        tell(turn, TextKind.HANDOVER_NOT_TAKEN, page.clinician());
    }

    /** Nothing is handed over any more. */
    static void over(Turn turn) {
        turn.contact().openPages().stream().filter(Page::isOffered).forEach(page -> Accepting.withdraw(turn, page));
    }

    private static void tell(Turn turn, TextKind kind, ClinicianId colleague) {
        turn.contact()
                .acceptance()
                .ifPresent(taken -> turn.order(new Command.TextClinician(
                        taken.clinician(), kind, Optional.of(taken.page()), Optional.of(colleague), Priority.NOTICE)));
    }
}
