package org.knownvoice.chaos;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.knownvoice.contact.CallLeg;
import org.knownvoice.contact.Entry;
import org.knownvoice.simulator.CallStatus;
import org.knownvoice.simulator.CallView;
import org.knownvoice.store.EventLog;

/** Once somebody has it, nobody else is asked any more, and the phones of the others fall silent. */
final class NoPageAfterTheAcceptance implements Rule {
    private static final String NAME = "no page after the acceptance";

    /** As promised, and what a busy machine adds. */
    private static final Duration AT_ONCE = Duration.ofMillis(1_500).plusSeconds(1);

    /** Who has answered hears that it is taken. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(8);

    /** A server whose clock is wrong writes down a lapse so much later than it was. */
    private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(2);

    private record Held(EventLog.Line accepted, Instant to) {
        /** One that a server's journal holds is not known to the others before it is taken over. */
        Duration knownWithin() {
            return "away".equals(accepted.entry().codes().get("database"))
                    ? Duration.ofSeconds(20).plus(Tempo.SLACK)
                    : Duration.ZERO;
        }
    }

    @Override
    public Stream<Violation> brokenIn(History history) {
        var texts = history.textsBySid();
        var calls = history.callsBySid();
        return history.contacts().stream()
                .flatMap(contact -> contact.of(Entry.Kind.PAGE_ACCEPTED)
                        .map(accepted -> new Held(
                                accepted,
                                contact.next(accepted, Entry.Kind.ACCEPTANCE_LAPSED, Entry.Kind.HANDOVER_ASKED)
                                        .map(lapsed -> lapsedAt(history, lapsed))
                                        .orElse(history.end())))
                        .flatMap(held -> {
                            var known = held.knownWithin();
                            var silent = history.troubles()
                                    .deadline(held.accepted().at(), known.plus(AT_ONCE), contact.sids());
                            var alone = history.troubles()
                                    .deadline(held.accepted().at(), known.plus(LAST_WORDS), contact.sids());
                            var late = contact.orders().stream()
                                    .filter(Order::isPageText)
                                    .flatMap(order -> order.sid().map(texts::get).stream())
                                    .filter(text -> isBetween(text.at(), silent, held.to()))
                                    .map(text -> "a page was sent at " + text.at());
                            var others = contact.contact().legs().stream()
                                    .filter(leg ->
                                            leg.role() == CallLeg.Role.CLINICIAN && !isOwners(contact, leg, held))
                                    .flatMap(leg -> leg.sid().map(calls::get).stream())
                                    .flatMap(call -> rings(call, held, silent, alone, history.end()).stream());
                            return Stream.concat(late, others)
                                    .map(what -> contact.breaks(
                                            NAME,
                                            what + ", accepted at "
                                                    + held.accepted().at()));
                        }));
    }

    private static Instant lapsedAt(History history, EventLog.Line lapsed) {
        var at = lapsed.at();
        boolean clockIsWrong = history.troubles()
                .felt(at.minus(CLOCKS_DIFFER), at.plus(CLOCKS_DIFFER), Set.of(), EnumSet.of(Trouble.Kind.CLOCK_WRONG));
        return clockIsWrong ? at.minus(CLOCKS_DIFFER) : at;
    }

    private static boolean isOwners(Recorded contact, CallLeg leg, Held held) {
        return contact.contact().clinicianOf(leg).equals(held.accepted().entry().clinician());
    }

    private static Optional<String> rings(CallView call, Held held, Instant silent, Instant alone, Instant end) {
        var began = History.began(call);
        var ended = History.ended(call).orElse(end);
        boolean answered = call.statuses().stream().anyMatch(status -> status.status() == CallStatus.IN_PROGRESS);
        if (isBetween(began, silent, held.to())) {
            return Optional.of("a phone was called at " + began);
        }
        boolean before = began.isBefore(held.to());
        if (before && !answered && isBetween(ended, silent, held.to())) {
            return Optional.of("a phone rang until " + ended);
        }
        return before && answered && isBetween(ended, alone, held.to())
                ? Optional.of("another stayed in the call until " + ended)
                : Optional.empty();
    }

    private static boolean isBetween(Instant at, Instant from, Instant to) {
        return at.isAfter(from) && at.isBefore(to);
    }
}
