package org.knownvoice.contact;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.knownvoice.contact.CallLeg.Progress;

/** What the phone network says of a leg, and what the leg asks for. A leg only ever goes forward. */
final class LegRules {
    static final Duration CHECK_ANSWERED = Duration.ofSeconds(60);
    private static final Duration CHECK_RINGING = Duration.ofSeconds(15);

    private LegRules() {}

    /** The leg has asked for words, whatever about: so it is answered, and we have had word of it. */
    static void alive(Turn turn, CallLeg leg) {
        if (leg.isOver()) {
            return;
        }
        progressed(turn, leg, Progress.ANSWERED);
        if (leg.isPresent()) {
            turn.put(turn.contact().leg(leg.number()).orElseThrow().checkedAt(turn.now.plus(CHECK_ANSWERED)));
        }
    }

    /** The words of a place are over: only when the leg has not been moved since does it go on from there. */
    static void heard(Turn turn, CallLeg leg, Place place) {
        if (leg.isOver() || leg.place() != place) {
            return;
        }
        switch (place) {
            case GREETING -> turn.tell(leg, nobodyCanCome(turn) ? Climbing.nobodyAnswered(turn.contact()) : Place.HOLD);
            case STILL_REACHING, FALLBACK_FAILED, AFTER_FALLBACK, MESSAGE, AFTER_MESSAGE, NO_NUMBER ->
                turn.tell(leg, Place.HOLD);
            case KEYPAD, KEYPAD_AGAIN -> Identifying.typed(turn, leg, new ContactEvent.Typed.Half());
            case EXHAUSTED -> CallerKeys.toFallback(turn, leg);
            case ASIDE, NO_INTERPRETER, NOBODY_TO_ADD -> Aside.back(turn, leg);
            default -> {}
        }
    }

    private static boolean nobodyCanCome(Turn turn) {
        return turn.contact().ladder().isExhausted()
                && turn.contact().acceptance().isEmpty();
    }

    /** Whatever a leg in the bridge asked for, the answer is the bridge: it is in it now. */
    static void entersBridge(Turn turn, CallLeg leg) {
        if (leg.place() == Place.BRIDGE && !leg.isOver() && !leg.joined()) {
            turn.put(leg.joinedBridge());
            if (leg.isGuest()) {
                turn.note(
                        Entry.Kind.GUEST_JOINED, leg, Map.of("role", leg.role().name()));
            }
        }
    }

    static void placed(Turn turn, CallLeg leg, String sid) {
        if (leg.sid().isPresent()) {
            return;
        }
        turn.put(leg.placedAs(sid));
        turn.note(Entry.Kind.CALL_PLACED, leg, Map.of("sid", sid));
        if (leg.isPresent()) {
            reached(turn, leg);
            Accepting.ownersCallWasPlaced(turn, leg);
        } else if (!leg.isOver()) {
            turn.order(new Command.EndCall(leg.number()));
        }
    }

    /** What the phone network says of the call, by itself or because it was asked. */
    static void reported(Turn turn, CallLeg leg, Progress progress) {
        if (leg.isAnswered() && progress == Progress.ANSWERED) {
            Aside.stillThere(turn, leg);
        } else {
            progressed(turn, leg, progress);
        }
    }

    private static void progressed(Turn turn, CallLeg leg, Progress progress) {
        if (progress.ordinal() <= leg.progress().ordinal() || progress == Progress.OVER) {
            return;
        }
        turn.put(leg.progressed(progress, turn.now));
        reached(turn, leg);
        leg.page()
                .flatMap(turn.contact()::page)
                .filter(Page::unreachable)
                .ifPresent(page -> turn.put(page.outOfReach(false)));
        switch (progress) {
            case RINGING -> turn.note(Entry.Kind.CALL_RINGING, leg, Map.of());
            case ANSWERED ->
                turn.note(
                        Entry.Kind.CALL_ANSWERED, leg, Map.of("role", leg.role().name()));
            default -> {}
        }
    }

    private static void reached(Turn turn, CallLeg leg) {
        leg.page()
                .flatMap(turn.contact()::page)
                .filter(page -> !page.reached())
                .ifPresent(page -> turn.put(page.wasReached()));
    }

    /** @param code why the phone network could not, where it says so */
    static void ended(Turn turn, CallLeg leg, LegOutcome outcome, Optional<Integer> code) {
        if (leg.isOver()) {
            return;
        }
        boolean owners = turn.contact()
                .ownersLeg()
                .filter(own -> own.number() == leg.number())
                .isPresent();
        turn.put(leg.over(outcome, turn.now));
        var codes = new HashMap<>(
                Map.of("outcome", outcome.name(), "role", leg.role().name()));
        code.ifPresent(why -> codes.put("code", why.toString()));
        turn.note(Entry.Kind.CALL_ENDED, leg, codes);
        switch (leg.role()) {
            case CLINICIAN -> {
                if (owners) {
                    Bridging.ownerLeft(turn, leg);
                }
                leg.page()
                        .flatMap(turn.contact()::page)
                        .ifPresent(page -> turn.put(Ringing.afterRing(page, leg, turn)));
            }
            case CLIENT -> {
                if (leg.isPresent() && !leg.isAnswered()) {
                    CallingBack.noAnswer(turn);
                } else {
                    CallingBack.callerLeft(turn, leg);
                }
            }
            case CALLER -> CallingBack.callerLeft(turn, leg);
            case SUPERVISOR, INTERPRETER, CRISIS_LINE -> Guests.ended(turn, leg);
        }
    }

    /** No word came for long: Twilio is asked how the call stands; one that should be over by now is ended. */
    static void check(Turn turn, CallLeg leg) {
        boolean stays = leg.isPresent() && leg.isAnswered();
        turn.put(leg.checkedAt(turn.now.plus(stays ? CHECK_ANSWERED : CHECK_RINGING)));
        if (!leg.isPresent()) {
            turn.order(new Command.EndCall(leg.number()));
        }
        turn.order(new Command.LookUpCall(leg.number()));
    }
}
