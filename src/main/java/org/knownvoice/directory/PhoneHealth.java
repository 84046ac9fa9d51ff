package org.knownvoice.directory;

import java.util.Optional;
import org.knownvoice.directory.PhoneStanding.Failing;

/**
 * Whether a phone fails, and how near it is to it.
 *
 * @param unansweredPages pages in a row that it did not answer
 */
public record PhoneHealth(Optional<Failing> failing, int unansweredPages) {
    public static final PhoneHealth UNKNOWN = new PhoneHealth(Optional.empty(), 0);

    /** So many unanswered pages in a row make a phone fail. */
    public static final int TOO_MANY_UNANSWERED = 3;

    /** What is known after this sign. An opt-out outlasts every sign but its own end; it, and then the carrier's word, goes first. */
    public PhoneHealth after(PhoneSign sign) {
        return switch (sign) {
            case ALIVE -> new PhoneHealth(failing.filter(why -> why == Failing.OPTED_OUT), 0);
            case DELIVERED -> new PhoneHealth(failing.filter(why -> why != Failing.CARRIER), unansweredPages);
            case REFUSED -> failsFor(Failing.CARRIER);
            case OPTED_OUT -> failsFor(Failing.OPTED_OUT);
            case OPTED_IN -> new PhoneHealth(failing.filter(why -> why != Failing.OPTED_OUT), unansweredPages);
            case UNANSWERED -> onceMoreUnanswered();
        };
    }

    private PhoneHealth onceMoreUnanswered() {
        var counted = new PhoneHealth(failing, unansweredPages + 1);
        return counted.unansweredPages < TOO_MANY_UNANSWERED ? counted : counted.failsFor(Failing.UNANSWERED);
    }

    private PhoneHealth failsFor(Failing why) {
        boolean weightier = failing.map(Failing::weight).orElse(0) < why.weight();
        return weightier ? new PhoneHealth(Optional.of(why), unansweredPages) : this;
    }
}
