package org.knownvoice.contact;

import java.time.Duration;
import java.time.Instant;

/** When somebody is told of a spoken message to which nobody has listened, and who. */
public final class UnheardMessage {
    private static final Duration LONGEST_WAIT = Duration.ofDays(1);
    private static final int MOST_DOUBLINGS = 16;

    private UnheardMessage() {}

    /**
     * The next moment: when the time is over, then after twice that time, four times, and so on, at last once a day.
     *
     * @param left when the message was left
     * @param tellings how often somebody was told
     * @param within how soon it should be heard
     */
    public static Instant tellAt(Instant left, int tellings, Duration within) {
        var at = left;
        for (int i = 0; i <= tellings; i++) {
            at = at.plus(wait(within, i));
        }
        return at;
    }

    private static Duration wait(Duration within, int earlier) {
        var doubled = within.multipliedBy(1L << Math.clamp(earlier - 1, 0, MOST_DOUBLINGS));
        return doubled.compareTo(LONGEST_WAIT) < 0 ? doubled : LONGEST_WAIT;
    }

    /** The first word goes to whoever has the contact, the others, and those of nobody's contact, to the supervisors. */
    public static boolean isForOwner(int tellings, boolean hasOwner) {
        return hasOwner && tellings == 0;
    }
}
