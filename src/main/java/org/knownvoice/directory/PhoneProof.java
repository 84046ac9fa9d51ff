package org.knownvoice.directory;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How far the proof has come that a phone is in its owner's hand: a code is sent there, and comes back.
 *
 * @param verifiedAt when a code came back last
 * @param waiting the code that is waited for
 * @param sentAt when codes were sent in the last day, the earliest first
 */
public record PhoneProof(Optional<Instant> verifiedAt, Optional<Waiting> waiting, List<Instant> sentAt) {
    /** How long a code is good. */
    public static final Duration GOOD_FOR = Duration.ofMinutes(10);

    /** How soon after one code the next can be sent. */
    static final Duration APART = Duration.ofMinutes(1);

    /** So many wrong codes end the waiting. */
    static final int WRONG_TRIES = 5;

    /** So many codes are sent to a phone in 24 hours. */
    static final int A_DAY = 5;

    public static final PhoneProof NONE = new PhoneProof(Optional.empty(), Optional.empty(), List.of());

    private static final Duration DAY = Duration.ofDays(1);

    /**
     * A code that is waited for.
     *
     * @param hash of number and code; the code itself is not kept
     * @param wrongTries how many wrong codes have come back
     */
    public record Waiting(String hash, Instant until, int wrongTries) {
        private Waiting oneMoreWrong() {
            return new Waiting(hash, until, wrongTries + 1);
        }
    }

    public PhoneProof {
        sentAt = List.copyOf(sentAt);
    }

    /** When a code may be sent next; not after now: at once. */
    public Instant nextCodeAt(Instant now) {
        var today = today(now);
        var afterTheLast = today.isEmpty() ? now : today.getLast().plus(APART);
        return today.size() < A_DAY
                ? afterTheLast
                : today.get(today.size() - A_DAY).plus(DAY);
    }

    /** This code goes out now, and takes the place of an earlier one. */
    public PhoneProof sent(String hash, Instant now) {
        return new PhoneProof(
                verifiedAt,
                Optional.of(new Waiting(hash, now.plus(GOOD_FOR), 0)),
                Stream.concat(today(now).stream(), Stream.of(now)).toList());
    }

    /** A code is waited for still. */
    public boolean waits(Instant now) {
        return waiting.filter(one -> one.until().isAfter(now) && one.wrongTries() < WRONG_TRIES)
                .isPresent();
    }

    /** After a code came back: verified now when its hash is the right one, one try less when it is not. */
    public PhoneProof answered(String hash, Instant now) {
        if (!waits(now)) {
            return this;
        }
        return waiting.get().hash().equals(hash)
                ? new PhoneProof(Optional.of(now), Optional.empty(), sentAt)
                : new PhoneProof(verifiedAt, waiting.map(Waiting::oneMoreWrong), sentAt);
    }

    private List<Instant> today(Instant now) {
        return sentAt.stream().filter(at -> at.isAfter(now.minus(DAY))).toList();
    }
}
