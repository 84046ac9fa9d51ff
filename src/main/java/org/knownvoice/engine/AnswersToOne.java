package org.knownvoice.engine;

import java.time.Duration;

/** How many answers of one kind go to one phone by themselves: it may answer texts by itself, and so on for ever. */
final class AnswersToOne {
    static final int MOST = 3;

    static final Duration WITHIN = Duration.ofMinutes(10);

    private AnswersToOne() {}
}
