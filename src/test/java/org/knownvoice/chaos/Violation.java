package org.knownvoice.chaos;

import java.util.List;

/**
 * A promise that was not kept.
 *
 * @param about the contact, or the call or text
 * @param timeline what is on record of it
 */
record Violation(String rule, String about, String what, List<String> timeline) {
    @Override
    public String toString() {
        return rule + ": " + about + ": " + what
                + timeline.stream().map(line -> "\n        " + line).reduce("", String::concat);
    }
}
