package org.knownvoice.simulator;

import java.time.Duration;

/**
 * Keys that a scripted phone presses in every call that it answers.
 *
 * @param digits one or more of {@code 0-9 * #}
 * @param afterAnswer how long after the phone was picked up
 */
public record KeyPress(String digits, Duration afterAnswer) {
    public KeyPress {
        if (!digits.matches("[0-9*#]+")) {
            throw new IllegalArgumentException("keys are 0-9, * and #");
        }
    }
}
