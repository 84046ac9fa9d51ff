package org.knownvoice.chaos;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.knownvoice.contact.Entry;

/** While people are asked, somebody takes the contact within the time of the ladder, or it is said to be exhausted. */
final class NobodyWaitsTooLong implements Rule {
    private static final Duration BUDGET = Tempo.LADDER.plus(Tempo.SLACK);

    /** A time in which people are asked; without an end it lasts. */
    private record Asking(Instant from, Optional<Instant> to) {}

    @Override
    public Stream<Violation> brokenIn(History history) {
        return history.contacts().stream()
                .flatMap(contact -> asking(contact).stream()
                        .filter(time -> time.to()
                                .orElse(history.end())
                                .isAfter(history.troubles().deadline(time.from(), BUDGET, contact.sids())))
                        .map(time -> contact.breaks(
                                "nobody waits too long",
                                "asked from " + time.from() + " to "
                                        + time.to().map(Instant::toString).orElse("the end"))));
    }

    private static List<Asking> asking(Recorded contact) {
        var all = new ArrayList<Asking>();
        Optional<Instant> since = Optional.empty();
        boolean exhausted = false;
        for (var line : contact.lines()) {
            switch (line.entry().kind()) {
                case OPENED, ACCEPTANCE_LAPSED -> {
                    since = since.or(() -> Optional.of(line.at()));
                    exhausted = false;
                }
                case IDENTIFIED -> since = since.map(before -> line.at());
                case CALLER_CALLED_AGAIN -> {
                    if (exhausted) {
                        since = Optional.of(line.at());
                        exhausted = false;
                    }
                }
                case PAGE_ACCEPTED, LADDER_EXHAUSTED, CLOSED, NOT_IN_CARE, UNREACHABLE_CALLER -> {
                    since.ifPresent(from -> all.add(new Asking(from, Optional.of(line.at()))));
                    since = Optional.empty();
                    exhausted = line.entry().kind() == Entry.Kind.LADDER_EXHAUSTED;
                }
                default -> {}
            }
        }
        since.ifPresent(from -> all.add(new Asking(from, Optional.empty())));
        return all;
    }
}
