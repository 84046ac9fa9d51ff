package org.knownvoice.chaos;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.knownvoice.contact.Entry;
import org.knownvoice.simulator.CallView;
import org.knownvoice.simulator.Heard;
import org.knownvoice.simulator.LegView;

/** Who hears that they have it, has it on record by then. */
final class ConfirmedIsCommitted implements Rule {
    private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(2);
    private static final Duration TAKEN_OVER_WITHIN = Duration.ofSeconds(20).plus(Tempo.SLACK);
    private static final String NAME = "confirmed is committed";

    @Override
    public Stream<Violation> brokenIn(History history) {
        return history.agency().staff().stream()
                .flatMap(staff -> Stream.ofNullable(
                                history.phones().get(staff.phone().e164()))
                        .flatMap(phone -> phone.calls().stream())
                        .flatMap(leg -> confirmed(leg).filter(at -> !at.isAfter(history.end())).stream()
                                .flatMap(at -> unfounded(history, staff, leg, at).stream())));
    }

    /** While the database was away the caller's own call rang this phone: the journal's record is taken over later. */
    private static boolean isJournalled(History history, LegView leg, Instant at) {
        return Optional.ofNullable(history.callsBySid().get(leg.callSid()))
                        .flatMap(CallView::parentSid)
                        .isPresent()
                && history.troubles().deadline(at, TAKEN_OVER_WITHIN, Set.of()).isAfter(history.end());
    }

    private static Optional<Instant> confirmed(LegView leg) {
        return leg.heard().stream()
                .filter(Heard.Said.class::isInstance)
                .map(Heard.Said.class::cast)
                .filter(said -> said.text().startsWith("You have it"))
                .map(Heard.Said::at)
                .findFirst();
    }

    private static Optional<Violation> unfounded(History history, SeededAgency.Staff staff, LegView leg, Instant at) {
        var contact = history.contactOf(leg.callSid());
        boolean onRecord = contact.stream()
                .flatMap(one -> one.of(Entry.Kind.PAGE_ACCEPTED))
                .anyMatch(line -> line.entry().clinician().orElseThrow().value().equals(staff.id())
                        && !line.at().isAfter(at.plus(CLOCKS_DIFFER)));
        if (onRecord || isJournalled(history, leg, at)) {
            return Optional.empty();
        }
        var what = staff.id() + " heard at " + at + " that they have it, and no acceptance of theirs is on record";
        return Optional.of(contact.map(one -> one.breaks(NAME, what))
                .orElseGet(() -> new Violation(NAME, leg.callSid(), what, List.of())));
    }
}
