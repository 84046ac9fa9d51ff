package org.knownvoice.probe;

import java.time.Duration;

/** How one test of the line went; the words hold no number. */
public sealed interface Outcome {
    String inWords();

    /**
     * The test phone was paged, accepted, and was joined with the caller.
     *
     * @param paged from the call to the first page
     */
    record Well(Duration paged, String inWords) implements Outcome {}

    /** Somebody who calls now may not be helped. */
    record Failed(String inWords) implements Outcome {}
}
