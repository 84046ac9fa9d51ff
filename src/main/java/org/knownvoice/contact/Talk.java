package org.knownvoice.contact;

import java.time.Instant;
import java.util.Optional;

/**
 * The bridge of caller and clinician.
 *
 * @param number counts the bridges of this contact: each has a conference name of its own
 * @param since when the two were joined; empty while they are not
 * @param cutOffAt when the clinician's leg left with the caller still there
 */
public record Talk(int number, Optional<Instant> since, Optional<Instant> cutOffAt) {
    static final Talk NONE = new Talk(0, Optional.empty(), Optional.empty());

    public boolean isOn() {
        return since.isPresent();
    }

    Talk next() {
        return new Talk(number + 1, since, Optional.empty());
    }

    Talk on(Instant now) {
        return new Talk(number, Optional.of(since.orElse(now)), Optional.empty());
    }

    Talk cutOff(Instant now) {
        return new Talk(number, since, Optional.of(cutOffAt.orElse(now)));
    }

    Talk over() {
        return new Talk(number, Optional.empty(), Optional.empty());
    }
}
