package org.knownvoice.contact;

import org.knownvoice.contact.ContactEvent.CallerPressed;

/** What the keys of a caller do while nobody has joined them yet. They always work. */
final class CallerKeys {
    private CallerKeys() {}

    static void pressed(Turn turn, CallLeg leg, CallerPressed event) {
        switch (leg.place()) {
            case KEYPAD, KEYPAD_AGAIN -> whileAsked(turn, leg, event);
            case GREETING, HOLD, STILL_REACHING, EXHAUSTED, FALLBACK_FAILED, AFTER_FALLBACK, AFTER_MESSAGE, NO_NUMBER ->
                onHold(turn, leg, event.keys());
            default -> {}
        }
    }

    private static void whileAsked(Turn turn, CallLeg leg, CallerPressed event) {
        switch (event.keys()) {
            case "9" -> Identifying.notInCare(turn, leg);
            case "1", "2", "3" -> {
                Identifying.notIdentified(turn);
                onHold(turn, turn.contact().leg(leg.number()).orElseThrow(), event.keys());
            }
            default -> Identifying.typed(turn, leg, event.typed());
        }
    }

    private static void onHold(Turn turn, CallLeg leg, String keys) {
        switch (keys) {
            case "1" -> toFallback(turn, leg);
            case "2" -> callMeBack(turn, leg);
            case "3" -> {
                turn.put(leg.to(Place.MESSAGE));
                turn.note(Entry.Kind.MESSAGE_STARTED);
            }
            default -> turn.put(leg.to(Place.HOLD));
        }
    }

    /** The caller is put through to the regional crisis line; the team is asked all the same. */
    static void toFallback(Turn turn, CallLeg leg) {
        turn.put(leg.to(Place.FALLBACK));
        turn.note(Entry.Kind.FALLBACK_STARTED);
    }

    private static void callMeBack(Turn turn, CallLeg leg) {
        if (turn.callbackNumber().isEmpty()) {
            turn.put(leg.to(Place.NO_NUMBER));
            return;
        }
        turn.put(leg.to(Place.CALLBACK_PROMISED));
        turn.note(Entry.Kind.CALLBACK_ASKED);
    }
}
