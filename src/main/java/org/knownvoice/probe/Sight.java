package org.knownvoice.probe;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What was seen of the test phone so far; each time counts from the call, and is as exact as the looks are frequent.
 *
 * @param text when a text of the line was there
 * @param call when a call of the line was there
 * @param joined when that call and the caller's were in one conference
 */
record Sight(Optional<Duration> text, Optional<Duration> call, Optional<Duration> joined) {
    static final Sight NOTHING = new Sight(Optional.empty(), Optional.empty(), Optional.empty());

    /** What is seen again was there before. */
    Sight and(boolean textIsThere, boolean callIsThere, boolean areJoined, Duration after) {
        return new Sight(
                first(text, textIsThere, after), first(call, callIsThere, after), first(joined, areJoined, after));
    }

    private static Optional<Duration> first(Optional<Duration> before, boolean isThere, Duration after) {
        return before.or(() -> isThere ? Optional.of(after) : Optional.empty());
    }

    /** When the first page was there. */
    Optional<Duration> paged() {
        return Stream.of(text, call).flatMap(Optional::stream).min(Duration::compareTo);
    }

    String inWords() {
        if (paged().isEmpty()) {
            return "the test phone was not paged";
        }
        var pages = Stream.of(words("by text", text), words("by call", call))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(", "));
        return "the test phone was paged " + pages + "; "
                + words("caller and test phone were joined", joined).orElse("caller and test phone were not joined");
    }

    private static Optional<String> words(String what, Optional<Duration> after) {
        return after.map(time -> what + " after " + seconds(time));
    }

    static String seconds(Duration time) {
        return "%d.%d s".formatted(time.toSeconds(), time.toMillisPart() / 100);
    }
}
