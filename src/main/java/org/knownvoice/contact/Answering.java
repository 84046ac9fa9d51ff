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

    /**
     * A text of ours does not reach the client: from now on they are called. Who has the contact decides when: they may
     * be in the middle of a conversation of which one text got lost.
     */
    static void textFailed(Turn turn, int code) {
        var contact = turn.contact();
        if (!contact.state().isLive()) {
            return;
        }
        turn.note(Entry.Kind.CALLER_TEXT_FAILED, Map.of("code", Integer.toString(code)));
        if (contact.acceptance().isPresent()) {
            tellOfFailure(turn);
        } else if (contact.isByText() && turn.callbackNumber().isPresent()) {
            turn.become(contact.with(contact.callback().callsInsteadOfTexts()));
        }
    }

    /** Who has accepted knows that the client gets no texts, and has written. */
    static void tellOfFailure(Turn turn) {
        turn.contact()
                .acceptance()
                .ifPresent(
                        taken -> turn.text(taken.clinician(), TextKind.CLIENT_TEXT_FAILED, Optional.of(taken.page())));
    }

    /** The clinician wants to speak with a client who has written: first their own phone rings, then the client's. */
    static void callInstead(Turn turn) {
        var contact = turn.contact();
        var talk = contact.talk().isOn() ? contact.talk().over().next() : contact.talk();
        turn.become(contact.with(talk).with(contact.callback().callsInsteadOfTexts()));
        Accepting.expectTalk(turn);
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
