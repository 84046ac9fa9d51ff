package org.knownvoice.contact;

import java.util.Map;
import java.util.Optional;
import org.knownvoice.contact.ContactEvent.Typed;
import org.knownvoice.directory.ClientId;
import org.knownvoice.directory.Language;
import org.knownvoice.directory.TeamId;

/** Asking an unknown caller who they are. A match and a miss go the same way, so that nobody learns who is a client. */
final class Identifying {
    private Identifying() {}

    /** Greeting and question once more, in the language that the caller has chosen, with time to answer. */
    static void inLanguage(Turn turn, CallLeg leg, Language language) {
        var contact = turn.contact();
        if (contact.identity().language().equals(language)) {
            return;
        }
        var limit = turn.timings().identifyingLimit();
        var latest = contact.origin().openedAt().plus(limit.multipliedBy(2));
        var askUntil = turn.now.plus(limit);
        turn.become(contact.with(contact.identity().speaks(language, askUntil.isBefore(latest) ? askUntil : latest)));
        turn.note(Entry.Kind.LANGUAGE_CHOSEN, Map.of("language", language.code()));
        turn.tell(leg, Place.KEYPAD);
    }

    static void typed(Turn turn, CallLeg leg, Typed typed) {
        switch (typed) {
            case Typed.Known known -> {
                turn.tell(leg, Place.HOLD);
                identified(turn, known.client(), known.team(), "keypad");
            }
            case Typed.Miss ignored -> {
                turn.tell(leg, Place.HOLD);
                notIdentified(turn);
            }
            case Typed.Former former -> {
                turn.become(turn.contact().with(turn.contact().identity().wasOnce(former.client())));
                turn.tell(leg, Place.HOLD);
                notIdentified(turn);
            }
            case Typed.Half ignored -> {
                boolean again = leg.place() == Place.KEYPAD;
                turn.tell(leg, again ? Place.KEYPAD_AGAIN : Place.HOLD);
                if (!again) {
                    notIdentified(turn);
                }
            }
        }
    }

    /** Once in a contact, with the first reply; the line's on-call team is asked meanwhile. */
    static void askByText(Turn turn) {
        if (turn.contact().identity().client().isEmpty()) {
            turn.order(new Command.TextCaller(TextKind.WHO_ARE_YOU));
        }
    }

    /** Nothing is said to a match or a miss. */
    static void wrote(Turn turn, Typed typed) {
        var contact = turn.contact();
        if (!contact.state().isLive() || contact.identity().client().isPresent()) {
            return;
        }
        switch (typed) {
            case Typed.Known known -> identified(turn, known.client(), known.team(), "text");
            case Typed.Former former ->
                turn.become(contact.with(contact.identity().wasOnce(former.client())));
            case Typed.Miss ignored -> {}
            case Typed.Half ignored -> {}
        }
    }

    /** The line's on-call team is asked for an unidentified caller; asking the caller may go on meanwhile. */
    static void notIdentified(Turn turn) {
        if (!turn.contact().ladder().isStarted()) {
            if (turn.contact().identity().client().isEmpty()) {
                turn.note(Entry.Kind.NOT_IDENTIFIED);
            }
            Climbing.start(turn);
        }
    }

    /** Also when paging has begun already: then the client's own people are asked beside those who are asked by now. */
    private static void identified(Turn turn, ClientId client, TeamId team, String by) {
        if (turn.contact().identity().client().isPresent()) {
            return;
        }
        turn.become(turn.contact().with(turn.contact().identity().identifiedAs(client, team)));
        turn.note(Entry.Kind.IDENTIFIED, Map.of("client", client.value(), "team", team.value(), "by", by));
        withdrawExcluded(turn, client);
        var taken = turn.contact().acceptance();
        if (taken.isEmpty()) {
            Climbing.start(turn);
        } else {
            var continuity = turn.around
                    .roster()
                    .continuity(Optional.of(client), taken.get().clinician());
            turn.become(turn.contact().withAcceptance(taken.map(one -> one.closeness(continuity))));
        }
    }

    private static void withdrawExcluded(Turn turn, ClientId client) {
        var roster = turn.around.roster();
        turn.contact().openPages().stream()
                .filter(page -> roster.isExcluded(client, page.clinician()))
                .forEach(page -> Accepting.withdraw(turn, page));
        if (!turn.contact().talk().isOn()) {
            turn.contact()
                    .acceptance()
                    .filter(taken -> roster.isExcluded(client, taken.clinician()))
                    .ifPresent(taken -> Accepting.release(turn));
        }
    }

    /** Not in care here: the numbers are spoken, who was asked by now is told, nobody is owed a call. */
    static void notInCare(Turn turn, CallLeg leg) {
        turn.tell(leg, Place.NOT_IN_CARE);
        turn.note(Entry.Kind.NOT_IN_CARE);
        CallingBack.sendAway(turn);
        turn.become(turn.contact().with(turn.contact().ending().closed(Ending.Outcome.NOT_IN_CARE, turn.now)));
    }
}
