package org.knownvoice.contact;

import java.util.Map;
import java.util.Optional;

/**
 * A text of the client's waits for a word: after a time the clinician is told, after the same time again the supervisors,
 * each once. Silence closes nothing.
 */
final class Answering {
    private Answering() {}

    /** The client has written. The time runs from the first text without an answer. */
    static void clientWrote(Turn turn) {
        if (!turn.contact().state().isLive()) {
            return;
        }
        var next = new Unanswered(turn.now.plus(turn.timings().textUnansweredAfter()), false);
        leave(turn, turn.contact().acceptance().flatMap(Acceptance::unanswered).or(() -> Optional.of(next)));
    }

    /** A word has gone to the client. */
    static void answered(Turn turn) {
        leave(turn, Optional.empty());
    }

    /** Nobody is told while the two speak: that is an answer. */
    static void run(Turn turn) {
        var contact = turn.contact();
        var due = contact.acceptance()
                .flatMap(Acceptance::unanswered)
                .filter(text -> !text.tellAt().isAfter(turn.now));
        if (due.isEmpty()) {
            return;
        }
        if (contact.talk().isOn() && contact.callersLeg().isPresent()) {
            answered(turn);
        } else if (due.get().clinicianTold()) {
            answered(turn);
            tellSupervisors(turn);
        } else {
            leave(turn, Optional.of(new Unanswered(turn.now.plus(turn.timings().textUnansweredAfter()), true)));
            var taken = contact.acceptance().get();
            turn.text(taken.clinician(), TextKind.CLIENT_UNANSWERED, Optional.of(taken.page()));
            note(turn, "clinician");
        }
    }

    private static void tellSupervisors(Turn turn) {
        Climbing.supervisors(turn)
                .forEach(person ->
                        turn.text(person.clinician(), TextKind.CLIENT_UNANSWERED_SUPERVISOR, Optional.empty()));
        note(turn, "supervisor");
    }

    private static void note(Turn turn, String told) {
        var page = turn.contact().acceptance().flatMap(taken -> turn.contact().page(taken.page()));
        turn.note(Entry.Kind.TEXT_UNANSWERED, page.orElseThrow(), Map.of("told", told));
    }

    private static void leave(Turn turn, Optional<Unanswered> text) {
        var contact = turn.contact();
        turn.become(contact.withAcceptance(contact.acceptance().map(taken -> taken.leaving(text))));
    }
}
