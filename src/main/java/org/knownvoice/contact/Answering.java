package org.knownvoice.contact;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A text of the client's waits for a word: after a time the clinician is told, after the same time again the supervisors,
 * each once, and then others are asked, so that it ends with a person who writes. Silence closes nothing.
 */
final class Answering {
    /** Of further texts within this time the clinician is told at its end. */
    private static final Duration QUIET = Duration.ofMinutes(1);

    private Answering() {}

    /**
     * The client has written: whoever has the contact is told. Of several texts in a minute they are told once, and once
     * more at its end: a phone that answers by itself wakes nobody again and again. Each text is on the record at once,
     * and the time to answer runs from the first one without an answer.
     */
    static void clientWrote(Turn turn) {
        var waiting = unanswered(turn);
        if (waiting.filter(text -> text.isQuietAt(turn.now)).isPresent()) {
            leave(turn, waiting.map(Unanswered::withMore));
            return;
        }
        tell(turn, TextKind.CLIENT_WROTE);
        if (turn.contact().state().isLive()) {
            var quiet = turn.now.plus(QUIET);
            var first = new Unanswered(
                    turn.now.plus(turn.timings().textUnansweredAfter()), false, Optional.of(quiet), false);
            leave(turn, Optional.of(waiting.map(text -> text.alerted(quiet)).orElse(first)));
        }
    }

    /**
     * The caller is not on the line, and the last they did was to write: they may not be able to speak. So nobody rings them
     * before the clinician wants it; they are written to.
     */
    static boolean isByWriting(Turn turn) {
        var contact = turn.contact();
        return contact.callersLeg().isEmpty()
                && !contact.callback().insteadOfTexts()
                && turn.around
                        .written()
                        .byClient()
                        .filter(at -> contact.legs().stream()
                                .noneMatch(leg ->
                                        leg.isCallersSide() && !leg.startedAt().isBefore(at)))
                        .isPresent();
    }

    /** Who accepts learns of the text that came while nobody had the contact. */
    static void tellWhoAccepts(Turn turn) {
        var written = turn.around.written();
        boolean waits = written.byClient()
                .filter(at ->
                        written.byClinician().filter(word -> word.isAfter(at)).isEmpty())
                .isPresent();
        if (waits && !turn.contact().isByText()) {
            clientWrote(turn);
        }
    }

    /** A word has gone to the client. Of a text that came just before it the clinician may not know yet. */
    static void answered(Turn turn) {
        unanswered(turn).filter(Unanswered::more).ifPresent(text -> tell(turn, TextKind.CLIENT_WROTE));
        leave(turn, Optional.empty());
    }

    private static void tell(Turn turn, TextKind kind) {
        turn.contact().acceptance().ifPresent(taken -> turn.text(taken.clinician(), kind, Optional.of(taken.page())));
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
        } else if ((contact.isByText() || isByWriting(turn))
                && turn.callbackNumber().isPresent()) {
            turn.become(contact.with(contact.callback().callsSinceTextsFail()));
        }
    }

    /** Who has accepted knows that the client gets no texts, and has written. */
    static void tellOfFailure(Turn turn) {
        tell(turn, TextKind.CLIENT_TEXT_FAILED);
    }

    /**
     * The client takes our texts again. Unless the clinician wants to call, the conversation goes on by text; a call that
     * is on its way already goes on.
     */
    static void textsAgain(Turn turn) {
        if (!turn.contact().state().isLive()) {
            return;
        }
        turn.note(Entry.Kind.CALLER_TAKES_TEXTS);
        tell(turn, TextKind.CLIENT_TEXTS_AGAIN);
        if (!turn.contact().callback().textsFail() || turn.contact().ownersLeg().isPresent()) {
            return;
        }
        turn.become(turn.contact().with(turn.contact().callback().byText()));
        if (turn.readsTexts()) {
            turn.order(new Command.TextCaller(howItStands(turn.contact())));
        }
        if (turn.contact().isByText()) {
            var until = Optional.of(turn.now.plus(turn.timings().textLapseAfter()));
            turn.become(
                    turn.contact().withAcceptance(turn.contact().acceptance().map(taken -> taken.lapsing(until))));
        }
    }

    private static TextKind howItStands(CrisisContact contact) {
        if (contact.acceptance().isPresent()) {
            return TextKind.SOMEBODY_HAS_IT;
        }
        return contact.ladder().isExhausted() ? TextKind.EXHAUSTED_REPLY : TextKind.FIRST_REPLY;
    }

    /** The clinician wants to speak with a client who has written: first their own phone rings, then the client's. */
    static void callInstead(Turn turn) {
        var contact = turn.contact();
        var talk = contact.talk().isOn() ? contact.talk().over().next() : contact.talk();
        turn.become(contact.with(talk).with(contact.callback().callsAsAskedFor()));
        Accepting.expectTalk(turn);
    }

    /** Nobody is told while the two speak: that is an answer. */
    static void run(Turn turn) {
        if (waits(turn, Unanswered::alertAt)) {
            tell(turn, TextKind.CLIENT_WROTE);
            leave(turn, unanswered(turn).map(text -> text.alerted(turn.now.plus(QUIET))));
        }
        if (!waits(turn, text -> Optional.of(text.tellAt()))) {
            return;
        }
        var contact = turn.contact();
        if (contact.talk().isOn() && contact.callersLeg().isPresent()) {
            answered(turn);
        } else if (unanswered(turn).filter(Unanswered::clinicianTold).isPresent()) {
            answered(turn);
            tellSupervisors(turn);
            expectWord(turn);
        } else {
            var next = turn.now.plus(turn.timings().textUnansweredAfter());
            leave(turn, unanswered(turn).map(text -> text.told(next)));
            tell(turn, TextKind.CLIENT_UNANSWERED);
            note(turn, "clinician");
        }
    }

    /** The conversation is over unless a word goes to the client now: it lapses as an acceptance without one. */
    private static void expectWord(Turn turn) {
        var contact = turn.contact();
        var until = turn.now.plus(turn.timings().textLapseAfter());
        var talk = contact.talk().isOn() ? contact.talk().over().next() : contact.talk();
        turn.become(contact.with(talk)
                .withAcceptance(contact.acceptance()
                        .map(taken -> taken.lapsing(Optional.of(taken.lapsesAt().orElse(until))))));
    }

    private static Optional<Unanswered> unanswered(Turn turn) {
        return turn.contact().acceptance().flatMap(Acceptance::unanswered);
    }

    private static boolean waits(Turn turn, Function<Unanswered, Optional<Instant>> until) {
        return unanswered(turn)
                .flatMap(until)
                .filter(at -> !at.isAfter(turn.now))
                .isPresent();
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
