package org.knownvoice.contact;

import org.knownvoice.contact.ContactEvent.CallerPressed;

/** What the keys of a caller do while nobody has joined them yet. They always work. */
final class CallerKeys {
    private CallerKeys() {}

    static void pressed(Turn turn, CallLeg leg, CallerPressed event) {
        switch (leg.place()) {
            case KEYPAD, KEYPAD_AGAIN -> whileAsked(turn, leg, event);
            case GREETING, HOLD, STILL_REACHING, EXHAUSTED, FALLBACK_FAILED, AFTER_FALLBACK, AFTER_MESSAGE, NO_NUMBER ->
                onHold(turn, leg, event);
            default -> {}
        }
    }

    private static void whileAsked(Turn turn, CallLeg leg, CallerPressed event) {
        switch (event.keys()) {
            case "9" -> Identifying.notInCare(turn, leg);
            case "1", "2", "3" -> {
                Identifying.notIdentified(turn);
                onHold(turn, turn.contact().leg(leg.number()).orElseThrow(), event);
            }
            default -> {
                if (isOfThisPlace(leg, event)) {
                    turn.around
                            .roster()
                            .line(turn.contact().origin().line())
                            .flatMap(line -> line.languageAt(event.keys()))
                            .ifPresentOrElse(
                                    language -> Identifying.inLanguage(turn, leg, language),
                                    () -> Identifying.typed(turn, leg, event.typed()));
                }
            }
        }
    }

    /** The request belongs to the words that the leg hears now: it is no repeat of an earlier one. */
    private static boolean isOfThisPlace(CallLeg leg, CallerPressed event) {
        return event.at().orElse(leg.place()) == leg.place();
    }

    private static void onHold(Turn turn, CallLeg leg, CallerPressed event) {
        switch (event.keys()) {
            case "1" -> toFallback(turn, leg);
            case "2" -> callMeBack(turn, leg);
            case "3" -> {
                turn.tell(leg, Place.MESSAGE);
                turn.note(Entry.Kind.MESSAGE_STARTED);
            }
            case "" -> {
                if (isOfThisPlace(leg, event)) {
                    LegRules.heard(turn, leg, leg.place());
                }
            }
            default -> {
                if (isOfThisPlace(leg, event) && leg.place() != Place.GREETING) {
                    turn.tell(leg, Place.HOLD);
                }
            }
        }
    }

    /** The caller is put through to the regional crisis line; the team is asked all the same. */
    static void toFallback(Turn turn, CallLeg leg) {
        if (turn.contact().origin().isFallbackLine()) {
            turn.tell(leg, Place.HOLD);
            return;
        }
        turn.tell(leg, Place.FALLBACK);
        turn.note(Entry.Kind.FALLBACK_STARTED);
    }

    private static void callMeBack(Turn turn, CallLeg leg) {
        if (turn.callbackNumber().isEmpty()) {
            turn.tell(leg, Place.NO_NUMBER);
            return;
        }
        turn.tell(leg, Place.CALLBACK_PROMISED);
        turn.note(Entry.Kind.CALLBACK_ASKED);
    }
}
