package org.knownvoice.telephony;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * Whether Twilio can be reached, judged by what comes of our requests. Orders and questions are judged apart: Twilio may
 * answer questions and yet take no call. Safe from every thread.
 */
public final class TwilioReach {
    /** A kind that failed and was not asked of again for so long is judged no more. */
    private static final Duration FORGOTTEN_AFTER = Duration.ofSeconds(15);

    private final Duration awayAfter;
    private final InstantSource clock;
    private final Map<Kind, Failing> failing = new EnumMap<>(Kind.class);
    private Optional<Instant> workedAt = Optional.empty();

    /** What a request is for. */
    enum Kind {
        ORDER,
        QUESTION
    }

    /** @param since when the first of the requests that failed without one between that went well was begun */
    private record Failing(Instant since, Instant last) {}

    /** @param awayAfter for how long requests must have failed without one that went well */
    public TwilioReach(Duration awayAfter, InstantSource clock) {
        this.awayAfter = awayAfter;
        this.clock = clock;
    }

    synchronized void noted(Kind kind, Instant begun, TwilioAnswer<?> answer) {
        if (isAnAnswer(answer)) {
            failing.remove(kind);
            workedAt = Optional.of(clock.instant());
        } else {
            var since = current(kind).map(Failing::since).orElse(begun);
            failing.put(kind, new Failing(since, clock.instant()));
        }
    }

    /** Twilio is there, whatever it said. Credentials that it does not take, or too many requests, are as good as no answer. */
    static boolean isAnAnswer(TwilioAnswer<?> answer) {
        return answer instanceof TwilioAnswer.Done<?>
                || answer instanceof TwilioAnswer.Refused<?> refused
                        && refused.status() != 401
                        && refused.status() != 403;
    }

    /** The last request of some kind failed. */
    public synchronized boolean isDoubtful() {
        return current(Kind.ORDER).isPresent() || current(Kind.QUESTION).isPresent();
    }

    /** Requests of some kind have failed for long, and none has gone well since. */
    public synchronized boolean isAway() {
        return isAway(Kind.ORDER) || isAway(Kind.QUESTION);
    }

    /** A request has gone well within this time, and none has failed since. */
    synchronized boolean hasWorkedWithin(Duration time) {
        return !isDoubtful()
                && workedAt.filter(at -> at.plus(time).isAfter(clock.instant())).isPresent();
    }

    /** For how long orders must fail until a page goes by another way too. */
    Duration awayAfter() {
        return awayAfter;
    }

    private boolean isAway(Kind kind) {
        return current(kind)
                .filter(one -> !one.since().plus(awayAfter).isAfter(one.last()))
                .isPresent();
    }

    private Optional<Failing> current(Kind kind) {
        return Optional.ofNullable(failing.get(kind))
                .filter(one -> one.last().plus(FORGOTTEN_AFTER).isAfter(clock.instant()));
    }
}
