package org.knownvoice.paging;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * One rung of the ladder.
 *
 * @param number 1, 2, … in order
 * @param answerWithin how long the step waits for an answer; 1 s to 30 min
 */
public record EscalationStep(int number, List<Who> who, Set<Channel> channels, Duration answerWithin) {
    public static final Duration SHORTEST = Duration.ofSeconds(1);
    public static final Duration LONGEST = Duration.ofMinutes(30);

    public EscalationStep {
        who = List.copyOf(who);
        channels = Set.copyOf(channels);
        if (answerWithin.compareTo(SHORTEST) < 0 || answerWithin.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("a step waits from 1 s to 30 min");
        }
    }
}
