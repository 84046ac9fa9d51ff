package org.knownvoice.chaos;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.knownvoice.contact.Entry;
import org.knownvoice.directory.PhoneNumber;
import org.knownvoice.simulator.CallStatus;
import org.knownvoice.simulator.CallView;
import org.knownvoice.simulator.Direction;

/** Who stays on the line speaks with a clinician or the fallback line in time: as the phone network saw it. */
final class TheCallerIsHeard implements Rule {
    private static final Duration BUDGET = Tempo.LADDER.plus(Tempo.TO_FALLBACK).plus(Tempo.SLACK);
    private static final Duration ANOTHER_ROUND = Tempo.LADDER.plusSeconds(12);

    @Override
    public Stream<Violation> brokenIn(History history) {
        var staff =
                history.agency().staff().stream().map(SeededAgency.Staff::phone).collect(Collectors.toSet());
        return history.calls().stream()
                .filter(call -> call.direction() == Direction.INBOUND)
                .flatMap(call -> late(history, call, staff).stream());
    }

    private static Optional<Violation> late(History history, CallView call, Set<PhoneNumber> staff) {
        var contact = history.contactOf(call.sid());
        var began = History.began(call);
        var leg = contact.flatMap(one -> one.contact().leg(call.sid()));
        long rounds = contact.stream()
                .flatMap(one -> one.of(Entry.Kind.ACCEPTANCE_LAPSED, Entry.Kind.CALLER_CALLED_AGAIN))
                .count();
        boolean chose = contact.stream()
                .flatMap(one -> one.of(Entry.Kind.MESSAGE_STARTED, Entry.Kind.CALLBACK_ASKED, Entry.Kind.NOT_IN_CARE))
                .findAny()
                .isPresent();
        var sids = contact.map(Recorded::sids).orElse(Set.of(call.sid()));
        var deadline = history.troubles().deadline(began, BUDGET.plus(ANOTHER_ROUND.multipliedBy(rounds)), sids);
        var heard = heardAt(history, call, staff);
        var stayed = History.ended(call).orElse(history.end());
        if (chose
                || !stayed.isAfter(deadline)
                || heard.filter(at -> !at.isAfter(deadline)).isPresent()) {
            return Optional.empty();
        }
        var what = "call " + call.sid() + " waits from " + began + " to " + heard.orElse(stayed)
                + leg.map(one -> " at " + one.place()).orElse(" on no record");
        return Optional.of(contact.map(one -> one.breaks("the caller is heard", what))
                .orElseGet(() -> new Violation("the caller is heard", call.sid(), what, List.of())));
    }

    private static Optional<Instant> heardAt(History history, CallView call, Set<PhoneNumber> staff) {
        var caller = new PhoneNumber(phoneOf(history, call));
        var fallback = history.calls().stream()
                .filter(child -> child.parentSid().filter(call.sid()::equals).isPresent())
                .flatMap(child -> child.statuses().stream())
                .filter(status -> status.status() == CallStatus.IN_PROGRESS)
                .map(CallView.StatusAt::at);
        var talk = history.talks().stream()
                .filter(one -> one.phones().contains(caller)
                        && one.phones().stream().anyMatch(staff::contains)
                        && !one.to().isBefore(History.began(call)))
                .map(Talk::from);
        return Stream.concat(fallback, talk).min(Instant::compareTo);
    }

    /** The phone itself: what its call shows may be withheld. */
    private static String phoneOf(History history, CallView call) {
        return history.phones().values().stream()
                .filter(phone ->
                        phone.calls().stream().anyMatch(leg -> leg.callSid().equals(call.sid())))
                .map(phone -> phone.number().e164())
                .findFirst()
                .orElse(SeededAgency.FALLBACK.e164());
    }
}
