package org.knownvoice.contact;

import java.time.Duration;
import java.util.Map;

/**
 * The clinician has pressed the star key in the talk. Both are out of the conference then: the clinician hears a short
 * menu, the caller a kind word and music until the two are back together in another conference. Whoever is wanted is rung
 * only then, while the two talk, so nobody is dropped for it. Twilio does not say which of the two has left a conference:
 * until word comes that the caller has hung up, they are taken to be there, and looked up.
 */
final class Aside {
    /**
     * Longer than the menu and the silence after it: who is looked up later, as every call is from time to time, and has
     * told nothing, has told it in vain.
     */
    private static final Duration LONGEST = Duration.ofSeconds(40);

    /** When Twilio is asked about a caller of whom no word has come. */
    private static final Duration STILL_THERE_AFTER = Duration.ofSeconds(3);

    private Aside() {}

    static boolean isOut(CallLeg leg) {
        return switch (leg.place()) {
            case ASIDE, NO_INTERPRETER, NOBODY_TO_ADD -> true;
            default -> false;
        };
    }

    static void stepOut(Turn turn, CallLeg owner) {
        turn.become(turn.contact().with(turn.contact().talk().aside(turn.now)));
        turn.tell(owner, Place.ASIDE);
        turn.contact().callersLeg().ifPresent(caller -> {
            if (caller.place() == Place.CUT_OFF) {
                kindWord(turn, caller);
                turn.order(new Command.RedirectCall(caller.number()));
            } else {
                turn.put(caller.checkedAt(turn.now.plus(STILL_THERE_AFTER)));
            }
            turn.order(new Command.LookUpCall(caller.number()));
        });
        Guests.hold(turn);
    }

    /** The caller is there, so it was the clinician who has left. */
    static void kindWord(Turn turn, CallLeg caller) {
        turn.tell(caller, Place.MOMENT);
        turn.contact().ownersLeg().ifPresent(owner -> turn.note(Entry.Kind.STEPPED_ASIDE, owner, Map.of()));
    }

    static void pressed(Turn turn, CallLeg owner, String key) {
        switch (key) {
            case "1" -> add(turn, owner, CallLeg.Role.INTERPRETER);
            case "2" -> add(turn, owner, CallLeg.Role.SUPERVISOR);
            case "3" -> add(turn, owner, CallLeg.Role.CRISIS_LINE);
            default -> back(turn, owner);
        }
    }

    private static void add(Turn turn, CallLeg owner, CallLeg.Role who) {
        if (Guests.canBeCalled(turn, who)) {
            back(turn, owner);
            Guests.call(turn, who);
        } else {
            turn.tell(owner, who == CallLeg.Role.INTERPRETER ? Place.NO_INTERPRETER : Place.NOBODY_TO_ADD);
        }
    }

    /** All of the talk come together again; the clinician is about to ask by themselves. */
    static void back(Turn turn, CallLeg owner) {
        turn.tell(owner, Place.BRIDGE);
        gatherOthers(turn, owner);
    }

    /** The conference is over for those who are left in the talk: they come together in another one. */
    static void gather(Turn turn, CallLeg owner) {
        fetch(turn, owner);
        gatherOthers(turn, owner);
    }

    private static void gatherOthers(Turn turn, CallLeg owner) {
        turn.become(turn.contact().with(turn.contact().talk().back(turn.now)));
        turn.note(Entry.Kind.BACK_IN_TALK, owner, Map.of());
        turn.contact().callersLeg().ifPresent(caller -> fetch(turn, caller));
        Guests.comeBack(turn);
    }

    /** Into the conference of the talk as it is now, whichever the leg is in. */
    static void fetch(Turn turn, CallLeg leg) {
        turn.put(leg.to(Place.HOLD).to(Place.BRIDGE));
        turn.order(new Command.RedirectCall(leg.number()));
    }

    /** Twilio says that this leg is up: the one whose word got lost is fetched. */
    static void stillThere(Turn turn, CallLeg leg) {
        var since = turn.contact().talk().asideAt();
        if (since.isEmpty()) {
            return;
        }
        boolean silentCaller = leg.isCallersSide()
                && leg.place() == Place.BRIDGE
                && !since.get().plus(STILL_THERE_AFTER).isAfter(turn.now);
        if (silentCaller) {
            kindWord(turn, leg);
            turn.order(new Command.RedirectCall(leg.number()));
        } else if (isOut(leg) && !since.get().plus(LONGEST).isAfter(turn.now)) {
            back(turn, leg);
            turn.order(new Command.RedirectCall(leg.number()));
        }
    }
}
