package org.knownvoice.directory;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The carrier's own words: a text that is nothing but one of them stops all texts to that phone, or lets them go again. */
public enum CarrierWord {
    STOP,
    START,
    /** The same as START, but only from who has stopped them: for anybody else it is a word like any other. */
    YES;

    private static final Set<String> STOPS =
            Set.of("STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT", "REVOKE", "OPTOUT");

    private static final Set<String> STARTS = Set.of("START", "UNSTOP");

    /**
     * What Twilio has made of a text ({@code OptOutType}) on a line whose Messaging Service has words of the agency's own;
     * empty for HELP, which stops nothing.
     */
    public static Optional<CarrierWord> ofType(String type) {
        return Stream.of(STOP, START).filter(word -> word.name().equals(type)).findFirst();
    }

    /** A text in the words that every carrier knows. */
    public static Optional<CarrierWord> of(String body) {
        var word = body.strip().toUpperCase(Locale.ROOT);
        if (STOPS.contains(word)) {
            return Optional.of(STOP);
        }
        if (STARTS.contains(word)) {
            return Optional.of(START);
        }
        return word.equals(YES.name()) ? Optional.of(YES) : Optional.empty();
    }
}
