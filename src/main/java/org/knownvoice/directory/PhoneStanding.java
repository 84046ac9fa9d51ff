package org.knownvoice.directory;

import java.util.Optional;

/**
 * What is known of a clinician's phone. A phone of which nothing is known is unverified and not failing.
 *
 * @param failing why a page may not get through; empty: nothing speaks against it
 */
public record PhoneStanding(PhoneNumber phone, boolean verified, Optional<Failing> failing) {

    /** Why a page may not get through. It is paged all the same, after the clinician's other phones. */
    public enum Failing {
        /** The carrier refused the last call or text for good. */
        CARRIER,
        /** Its owner sent STOP: texts are refused. */
        OPTED_OUT,
        /** Three pages in a row were not answered. */
        UNANSWERED;

        /** Of two reasons the one that weighs more is told. */
        int weight() {
            return switch (this) {
                case UNANSWERED -> 1;
                case CARRIER -> 2;
                case OPTED_OUT -> 3;
            };
        }
    }

    public static PhoneStanding unknown(PhoneNumber phone) {
        return new PhoneStanding(phone, false, Optional.empty());
    }

    public boolean isSound() {
        return verified && failing.isEmpty();
    }

    /** The lower, the earlier it is tried. */
    public int rank() {
        return isSound() ? 0 : failing.isEmpty() ? 1 : 2;
    }
}
