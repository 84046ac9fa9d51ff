package org.knownvoice.routing;

import java.util.Set;
import java.util.regex.Pattern;
import org.knownvoice.directory.PhoneNumber;

/** Numbers that are none: what the network sends when a caller hides theirs. */
public final class Withheld {
    /** Anonymous, blocked, restricted (right and wrong), unknown, unavailable, private: words typed on a keypad by carriers. */
    private static final Set<String> PSEUDO = Set.of(
            "266696687", "2562533", "7378742833", "7378742883", "8656696", "8566696", "86282452253", "7748283", "464");

    private static final Pattern PUNCTUATION = Pattern.compile("[\\s().-]");
    private static final Pattern DIGITS = Pattern.compile("\\+?\\d{7,15}");

    /** No area code of North America begins with 0 or 1: {@code +10000000000} is a placeholder. */
    private static final Pattern NO_AREA = Pattern.compile("1[01]\\d{9}");

    private Withheld() {}

    /** Whether this is no number at which anybody could be called back. */
    public static boolean isWithheld(String from) {
        String number = PUNCTUATION.matcher(from).replaceAll("");
        if (!DIGITS.matcher(number).matches()) {
            return true;
        }
        String digits = number.startsWith("+") ? number.substring(1) : number;
        return PSEUDO.contains(digits)
                || NO_AREA.matcher(digits).matches()
                || PhoneNumber.parse(number).isEmpty();
    }
}
