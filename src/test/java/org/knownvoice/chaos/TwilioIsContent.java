package org.knownvoice.chaos;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.knownvoice.simulator.Alert;

/** Twilio finds no fault with a document, and with an answer only while there is trouble. */
final class TwilioIsContent implements Rule {
    private static final Set<Integer> NO_ANSWER = Set.of(11200, 11205, 11206, 15003);

    @Override
    public Stream<Violation> brokenIn(History history) {
        return history.alerts().stream()
                .filter(alert -> !isExcused(history, alert))
                .map(alert -> new Violation(
                        "Twilio is content",
                        alert.about(),
                        alert.code() + " " + alert.text() + " at " + alert.at(),
                        List.of()));
    }

    private static boolean isExcused(History history, Alert alert) {
        return NO_ANSWER.contains(alert.code())
                && history.troubles().felt(alert.at().minusSeconds(16), alert.at(), Set.of(alert.about()));
    }
}
