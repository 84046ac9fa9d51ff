package org.knownvoice.contact;

import java.time.Instant;
import java.util.Optional;

/**
 * The bridge of caller and clinician.
 *
 * @param number counts the bridges of this contact: each has a conference name of its own
 * @param since when the two were joined; empty while they are not
 * @param cutOffAt when the clinician's leg left with the caller still there
 * @param asideAt when the clinician has stepped aside with the star key, while they are not back
 * @param backAt when those of the talk came together again in this bridge; empty in a talk's first one
 */
public record Talk(
        int number,
        Optional<Instant> since,
        Optional<Instant> cutOffAt,
        Optional<Instant> asideAt,
        Optional<Instant> backAt) {
    static final Talk NONE = new Talk(0, Optional.empty(), Optional.empty());

    /** A talk in which nobody has stepped aside. */
    public Talk(int number, Optional<Instant> since, Optional<Instant> cutOffAt) {
        this(number, since, cutOffAt, Optional.empty(), Optional.empty());
    }

    public boolean isOn() {
        return since.isPresent();
    }

    /** The clinician hears the menu, the caller a kind word. */
    public boolean isAside() {
        return isOn() && asideAt.isPresent();
    }

    Talk next() {
        return new Talk(number + 1, since, Optional.empty());
    }

    Talk on(Instant now) {
        return new Talk(number, Optional.of(since.orElse(now)), Optional.empty(), Optional.empty(), backAt);
    }

    Talk cutOff(Instant now) {
        return new Talk(number, since, Optional.of(cutOffAt.orElse(now)), Optional.empty(), backAt);
    }

    Talk aside(Instant now) {
        return new Talk(number, since, Optional.empty(), Optional.of(now), backAt);
    }

    /** All come together again in another bridge. */
    Talk back(Instant now) {
        return new Talk(number + 1, since, Optional.empty(), Optional.empty(), Optional.of(now));
    }

    Talk over() {
        return new Talk(number, Optional.empty(), Optional.empty());
    }
}
