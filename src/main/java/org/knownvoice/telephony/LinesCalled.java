package org.knownvoice.telephony;

import java.util.Optional;
import org.knownvoice.directory.Line;
import org.knownvoice.directory.PhoneNumber;
import org.knownvoice.routing.Roster;

/** Which line of the directory a dialled number is. */
public final class LinesCalled {
    private LinesCalled() {}

    /** A number that is in no line's row is taken for the first line; empty only when there is no line at all. */
    public static Optional<Line> line(Roster roster, PhoneNumber dialled) {
        return roster.line(dialled).or(() -> roster.allLines().stream().findFirst());
    }

    /** A number as people write and say it: {@code 844-822-7609}; another country's stays as it is. */
    public static String spoken(PhoneNumber number) {
        String digits = number.e164();
        return digits.matches("\\+1\\d{10}")
                ? digits.substring(2, 5) + "-" + digits.substring(5, 8) + "-" + digits.substring(8)
                : digits;
    }
}
