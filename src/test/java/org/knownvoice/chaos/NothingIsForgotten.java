package org.knownvoice.chaos;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.knownvoice.contact.Entry;

/** Whatever is open has a deadline that is kept; every order is carried out; the exhausted ladder pages supervisors. */
final class NothingIsForgotten implements Rule {
    private static final String NAME = "nothing is forgotten";
    private static final Duration LATE = Duration.ofSeconds(2).plus(Tempo.SLACK);

    /** A refused order waits at most 5 s for its next try. */
    private static final Duration CARRIED_OUT = Duration.ofSeconds(8).plus(Tempo.SLACK);

    @Override
    public Stream<Violation> brokenIn(History history) {
        return history.contacts().stream()
                .flatMap(contact -> Stream.of(
                                withoutTimer(contact),
                                overdue(history, contact),
                                supervisors(contact),
                                orders(history, contact))
                        .flatMap(each -> each));
    }

    private static Stream<Violation> withoutTimer(Recorded contact) {
        var next = contact.contact().nextDeadline(Tempo.timings().cutOffWait());
        return next.isPresent() && contact.due().isEmpty()
                ? Stream.of(contact.breaks(NAME, "waits for " + next.get() + " without a timer"))
                : Stream.empty();
    }

    private static Stream<Violation> overdue(History history, Recorded contact) {
        return contact
                .due()
                .filter(due -> isLate(history, contact, due, LATE))
                .map(due -> contact.breaks(NAME, "its deadline " + due + " was not kept"))
                .stream();
    }

    private static Stream<Violation> supervisors(Recorded contact) {
        return contact.of(Entry.Kind.LADDER_EXHAUSTED)
                .filter(exhausted -> contact.next(exhausted, Entry.Kind.SUPERVISORS_PAGED)
                        .filter(paged -> paged.at().equals(exhausted.at())
                                && !"0".equals(paged.entry().codes().get("people")))
                        .isEmpty())
                .map(exhausted -> contact.breaks(NAME, "exhausted at " + exhausted.at() + " and no supervisor paged"));
    }

    private static Stream<Violation> orders(History history, Recorded contact) {
        return contact.orders().stream()
                .filter(order -> order.doneAt().isEmpty())
                .filter(order -> isLate(history, contact, order.createdAt(), CARRIED_OUT))
                .filter(order -> isFirstOfItsLeg(contact, order))
                .map(order -> contact.breaks(
                        NAME,
                        "order " + order.kind() + " of " + order.createdAt() + " is not carried out after "
                                + order.attempts() + " attempts"));
    }

    /** An order waits for those before it. */
    private static boolean isFirstOfItsLeg(Recorded contact, Order order) {
        return order.leg().isEmpty()
                || contact.orders().stream()
                        .noneMatch(other -> other.id() < order.id()
                                && other.doneAt().isEmpty()
                                && other.leg().equals(order.leg()));
    }

    private static boolean isLate(History history, Recorded contact, Instant since, Duration inPeace) {
        return Optional.of(history.troubles().deadline(since, inPeace, contact.sids()))
                .filter(deadline -> deadline.isBefore(history.end()))
                .isPresent();
    }
}
