package org.knownvoice.chaos;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.knownvoice.contact.Entry;
import org.knownvoice.directory.ClinicianId;
import org.knownvoice.store.EventLog;

/** Exactly one has a contact; nobody talks with two clinicians, and no clinician in two talks. */
final class OneClinicianAtATime implements Rule {
    private static final String NAME = "one clinician at a time";

    private record OnTheLine(Recorded contact, ClinicianId clinician, Instant from, Instant to) {}

    @Override
    public Stream<Violation> brokenIn(History history) {
        return Stream.of(
                        history.contacts().stream().flatMap(OneClinicianAtATime::acceptedTwice),
                        twoInOneConference(history),
                        inTwoTalks(history))
                .flatMap(each -> each);
    }

    private static Stream<Violation> acceptedTwice(Recorded contact) {
        var found = new ArrayList<Violation>();
        Optional<EventLog.Line> holder = Optional.empty();
        for (var line : contact.lines()) {
            switch (line.entry().kind()) {
                case PAGE_ACCEPTED -> {
                    holder.ifPresent(before -> found.add(contact.breaks(
                            NAME, "accepted at " + line.at() + " though it was taken at " + before.at() + " already")));
                    holder = Optional.of(line);
                }
                case ACCEPTANCE_LAPSED, HANDED_OVER -> holder = Optional.empty();
                default -> {}
            }
        }
        return found.stream();
    }

    private static Stream<Violation> twoInOneConference(History history) {
        var staff = history.agency().staffByPhone();
        return history.talks().stream()
                .filter(talk -> talk.phones().stream()
                                .filter(phone -> staff.containsKey(phone.e164()))
                                .count()
                        > 1)
                .map(talk -> new Violation(
                        NAME,
                        talk.conference(),
                        "two clinicians in one conference from " + talk.from() + " to " + talk.to(),
                        List.of()));
    }

    private static Stream<Violation> inTwoTalks(History history) {
        Map<ClinicianId, List<OnTheLine>> talks = history.contacts().stream()
                .flatMap(contact -> contact.of(Entry.Kind.CONNECTED)
                        .filter(line -> "CALL".equals(line.entry().codes().get("medium")))
                        .map(line -> talk(history, contact, line)))
                .sorted(java.util.Comparator.comparing(OnTheLine::from))
                .collect(Collectors.groupingBy(OnTheLine::clinician));
        return talks.values().stream()
                .flatMap(mine -> IntStream.range(1, mine.size())
                        .filter(i -> mine.get(i).from().isBefore(mine.get(i - 1).to())
                                && !mine.get(i).contact().equals(mine.get(i - 1).contact()))
                        .mapToObj(i -> mine.get(i)
                                .contact()
                                .breaks(
                                        NAME,
                                        mine.get(i).clinician() + " talks from "
                                                + mine.get(i).from()
                                                + " though with another until "
                                                + mine.get(i - 1).to())));
    }

    /** It lasts until the clinician's own call of this contact is over, as the phone network saw it. */
    private static OnTheLine talk(History history, Recorded contact, EventLog.Line connected) {
        var clinician = connected.entry().clinician().orElseThrow();
        var phone =
                history.agency().staff(clinician.value()).orElseThrow().phone().e164();
        var end = history.calls().stream()
                .filter(call -> call.to().equals(phone)
                        && contact.contact().leg(call.sid()).isPresent())
                .filter(call -> !History.ended(call).orElse(history.end()).isBefore(connected.at()))
                .map(call -> History.ended(call).orElse(history.end()))
                .min(Instant::compareTo);
        return new OnTheLine(contact, clinician, connected.at(), end.orElse(connected.at()));
    }
}
