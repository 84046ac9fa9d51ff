package org.knownvoice.routing;

import java.util.Locale;

/** The keys of a telephone: 2 is also A, B and C. */
final class Keypad {
    private static final String LETTERS = "22233344455566677778889999";

    private Keypad() {}

    /** What one presses to type this text; all that is neither a letter nor a digit is left out. */
    static String keys(String text) {
        var keys = new StringBuilder();
        for (char c : text.toUpperCase(Locale.ROOT).toCharArray()) {
            if (c >= 'A' && c <= 'Z') {
                keys.append(LETTERS.charAt(c - 'A'));
            } else if (c >= '0' && c <= '9') {
                keys.append(c);
            }
        }
        return keys.toString();
    }
}
