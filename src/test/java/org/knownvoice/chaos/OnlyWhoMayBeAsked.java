package org.knownvoice.chaos;

import java.util.Optional;
import java.util.stream.Stream;
import org.knownvoice.contact.Entry;
import org.knownvoice.store.EventLog;

/** Nobody off shift is asked, and never one who is excluded for the client. */
final class OnlyWhoMayBeAsked implements Rule {
    @Override
    public Stream<Violation> brokenIn(History history) {
        return history.contacts().stream()
                .flatMap(contact -> contact.of(Entry.Kind.CLINICIAN_PAGED)
                        .flatMap(line -> wrong(history.agency(), contact, line).stream())
                        .map(what -> contact.breaks("only who may be asked", what)));
    }

    private static Optional<String> wrong(SeededAgency agency, Recorded contact, EventLog.Line line) {
        var asked = line.entry().clinician().orElseThrow().value();
        if (agency.staff(asked).flatMap(SeededAgency.Staff::tier).isEmpty()) {
            return Optional.of(asked + " is not on shift and was asked at " + line.at());
        }
        boolean excluded = contact.of(Entry.Kind.IDENTIFIED)
                .filter(known -> known.id() < line.id())
                .flatMap(known -> agency.client(known.entry().codes().get("client")).stream())
                .anyMatch(client -> client.excluded().contains(asked));
        return excluded ? Optional.of(asked + " is excluded and was asked at " + line.at()) : Optional.empty();
    }
}
