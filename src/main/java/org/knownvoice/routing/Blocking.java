package org.knownvoice.routing;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.knownvoice.directory.NumberBlock;
import org.knownvoice.directory.PhoneNumber;

/**
 * Whose calls page nobody. A block is for abuse by strangers: the number of a client in care is never turned away, be it
 * blocked before it became a client's.
 */
public final class Blocking {
    /** A block is made again, or it ends. */
    public static final Duration LONGEST = Duration.ofDays(30);

    private Blocking() {}

    /** Why a number cannot be blocked. */
    public enum Never {
        /** A client in care has it, alone or with others. */
        OF_A_CLIENT,
        /** A clinician has it. */
        OF_STAFF,
        /** It is one of our lines, or the number to which a line's callers are passed on. */
        OF_A_LINE
    }

    /** Empty when it can be. */
    public static Optional<Never> never(Roster roster, PhoneNumber phone) {
        var match = CallerLookup.identify(roster, phone);
        if (match instanceof CallerMatch.OneClient || match instanceof CallerMatch.SeveralClients) {
            return Optional.of(Never.OF_A_CLIENT);
        }
        if (roster.clinicianWithPhone(phone).isPresent()) {
            return Optional.of(Never.OF_STAFF);
        }
        boolean ofALine = roster.allLines().stream()
                .anyMatch(line ->
                        line.phone().equals(phone) || line.fallbackNumber().equals(phone));
        return ofALine ? Optional.of(Never.OF_A_LINE) : Optional.empty();
    }

    /** The block that holds for a call or text from here now. A withheld number is nobody's and is never blocked. */
    public static Optional<NumberBlock> of(Roster roster, String from, Instant now) {
        if (roster.arrangements().blocks().isEmpty() || Withheld.isWithheld(from)) {
            return Optional.empty();
        }
        return PhoneNumber.parse(from)
                .filter(phone -> never(roster, phone).isEmpty())
                .flatMap(phone -> roster.arrangements().blocks().stream()
                        .filter(block ->
                                block.phone().equals(phone) && block.until().isAfter(now))
                        .findFirst());
    }
}
