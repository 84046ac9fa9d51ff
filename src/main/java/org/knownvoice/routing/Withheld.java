package org.knownvoice.routing;

import java.util.Set;
import org.knownvoice.directory.PhoneNumber;

/** Numbers that are none: what the network sends when a caller hides theirs. */
public final class Withheld {
    /** "anonymous", "restricted", "unavailable" and the like, typed on a keypad by some carriers. */
    private static final Set<String> PSEUDO = Set.of(
            "+266696687", "+2562533", "+7378742883", "+7378742833", "+8656696", "+8566696", "+86282452253", "+464");

    private Withheld() {}

    /** Whether this is no number at which anybody could be called back. */
    public static boolean isWithheld(String from) {
        String number = from.strip();
        return !number.startsWith("+") && !number.matches("\\d{10,15}")
                || PSEUDO.contains(number)
                || PSEUDO.contains("+" + number)
                || PhoneNumber.parse(number).isEmpty();
    }
}
