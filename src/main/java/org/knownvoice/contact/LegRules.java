package org.knownvoice.contact;

import java.time.Duration;
import java.util.Map;
import org.knownvoice.contact.CallLeg.Progress;

/** What the phone network says of a leg, and what the leg asks for. A leg only ever goes forward. */
final class LegRules {
    private static final Duration CHECK_ANSWERED = Duration.ofSeconds(60);
    private static final Duration CHECK_RINGING = Duration.ofSeconds(15);

    private LegRules() {}

    /** The leg fetches what it hears next: so it is answered, and has heard what came before. */
    static void asked(Turn turn, CallLeg leg) {
        if (leg.isOver()) {
            return;
        }
        progressed(turn, leg, Progress.ANSWERED);
        var answered = turn.contact().leg(leg.number()).orElseThrow();
        turn.put(answered.checkedAt(turn.now.plus(CHECK_ANSWERED)));
        var next = turn.contact().leg(leg.number()).orElseThrow();
        switch (leg.place()) {
            case GREETING, STILL_REACHING, FALLBACK_FAILED, AFTER_FALLBACK, MESSAGE, AFTER_MESSAGE, NO_NUMBER ->
                turn.put(next.to(Place.HOLD));
            case EXHAUSTED -> CallerKeys.toFallback(turn, next);
            case BRIDGE -> turn.put(next.joinedBridge());
            default -> {}
        }
    }

    static void placed(Turn turn, CallLeg leg, String sid) {
        if (leg.isOver() || leg.sid().isPresent()) {
            return;
        }
        turn.put(leg.placedAs(sid));
        turn.note(Entry.Kind.CALL_PLACED, leg, Map.of("sid", sid));
        reached(turn, leg);
    }

    static void progressed(Turn turn, CallLeg leg, Progress progress) {
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

    static void ended(Turn turn, CallLeg leg, LegOutcome outcome) {
        if (leg.isOver()) {
            return;
        }
        boolean owners = turn.contact()
                .ownersLeg()
                .filter(own -> own.number() == leg.number())
                .isPresent();
        turn.put(leg.over(outcome, turn.now));
        turn.note(
                Entry.Kind.CALL_ENDED,
                leg,
                Map.of("outcome", outcome.name(), "role", leg.role().name()));
        switch (leg.role()) {
            case CLINICIAN -> {
                if (owners) {
                    Bridging.ownerLeft(turn, leg);
                }
                leg.page()
                        .flatMap(turn.contact()::page)
                        .ifPresent(page -> turn.put(Ringing.afterRing(page, leg, outcome, turn)));
            }
            case CLIENT -> {
                if (leg.isPresent() && !turn.contact().talk().isOn()) {
                    CallingBack.noAnswer(turn);
                } else {
                    CallingBack.callerLeft(turn);
                }
            }
            case CALLER -> CallingBack.callerLeft(turn);
        }
    }

    /** No word came for long: Twilio is asked how the call stands. */
    static void check(Turn turn, CallLeg leg) {
        turn.put(leg.checkedAt(turn.now.plus(leg.isAnswered() ? CHECK_ANSWERED : CHECK_RINGING)));
        turn.order(new Command.LookUpCall(leg.number()));
    }
}
