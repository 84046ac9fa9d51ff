package org.knownvoice.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.knownvoice.contact.Acceptance;
import org.knownvoice.contact.CallLeg;
import org.knownvoice.contact.ContactState;
import org.knownvoice.contact.Entry;
import org.knownvoice.directory.ClinicianId;
import org.knownvoice.store.EventLog;

/** The timeline tells a story without a gap, each thing in it once, and ends where the contact stands. */
final class TheRecordAgrees implements Rule {
    private static final String NAME = "the record agrees";

    @Override
    public Stream<Violation> brokenIn(History history) {
        return history.contacts().stream()
                .flatMap(contact -> Stream.of(
                                states(contact), legs(contact), pages(contact), stillOpen(contact), holder(contact))
                        .flatMap(each -> each)
                        .map(what -> contact.breaks(NAME, what)));
    }

    private static Stream<String> states(Recorded contact) {
        var found = new ArrayList<String>();
        Optional<ContactState> before = Optional.empty();
        for (var line : contact.of(Entry.Kind.STATE_CHANGED).toList()) {
            var from = ContactState.valueOf(line.entry().codes().get("from"));
            var to = ContactState.valueOf(line.entry().codes().get("to"));
            before.filter(state -> state != from)
                    .ifPresent(state -> found.add("it was " + state + " and left " + from + " at " + line.at()));
            if (!from.next().contains(to)) {
                found.add("it went from " + from + " to " + to + " at " + line.at());
            }
            before = Optional.of(to);
        }
        before.filter(state -> state != contact.contact().state())
                .ifPresent(state -> found.add("the timeline ends " + state + ", the contact is "
                        + contact.contact().state()));
        return found.stream();
    }

    private static Stream<String> legs(Recorded contact) {
        var ended = count(contact, Entry.Kind.CALL_ENDED, Entry::leg);
        var wanted = count(contact, Entry.Kind.CALL_WANTED, Entry::leg);
        return contact.contact().legs().stream().flatMap(leg -> {
            long ends = ended.getOrDefault(leg.number(), 0L);
            long wants = wanted.getOrDefault(leg.number(), 0L);
            var found = new ArrayList<String>();
            if (ends != (leg.isOver() ? 1 : 0)) {
                found.add("leg " + leg.number() + " is " + leg.progress() + " and has ended " + ends + " times");
            }
            if (wants != (isOrdered(contact, leg) ? 1 : 0)) {
                found.add("leg " + leg.number() + " was wanted " + wants + " times");
            }
            return found.stream();
        });
    }

    /** Not the caller's own call, nor what that call rang by itself while the database was away. */
    private static boolean isOrdered(Recorded contact, CallLeg leg) {
        return leg.role() != CallLeg.Role.CALLER
                && contact.of(Entry.Kind.CALL_PLACED)
                        .map(EventLog.Line::entry)
                        .noneMatch(placed -> placed.leg().equals(Optional.of(leg.number()))
                                && "away".equals(placed.codes().get("database")));
    }

    private static Stream<String> pages(Recorded contact) {
        var asked = count(contact, Entry.Kind.CLINICIAN_PAGED, Entry::page);
        return Stream.concat(
                contact.contact().pages().stream()
                        .filter(page -> asked.getOrDefault(page.number(), 0L) != 1)
                        .map(page -> "page " + page.number() + " was asked " + asked.getOrDefault(page.number(), 0L)
                                + " times"),
                asked.keySet().stream()
                        .filter(number -> contact.contact().page(number).isEmpty())
                        .map(number -> "page " + number + " is on record only in the timeline"));
    }

    /** Once somebody has it, or nobody needs to, nobody is asked. */
    private static Stream<String> stillOpen(Recorded contact) {
        boolean settled = contact.contact().acceptance().isPresent()
                || !contact.contact().state().isLive();
        return contact.contact().openPages().stream()
                .filter(page -> settled && !page.isOffered())
                .map(page -> "page " + page.number() + " is open though nobody is asked any more");
    }

    private static java.util.Map<Integer, Long> count(
            Recorded contact, Entry.Kind kind, Function<Entry, Optional<Integer>> number) {
        return contact.of(kind)
                .map(line -> number.apply(line.entry()))
                .flatMap(Optional::stream)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    private static Stream<String> holder(Recorded contact) {
        List<EventLog.Line> lines = contact.of(Entry.Kind.PAGE_ACCEPTED, Entry.Kind.ACCEPTANCE_LAPSED)
                .toList();
        Optional<ClinicianId> told = lines.isEmpty() || lines.getLast().entry().kind() != Entry.Kind.PAGE_ACCEPTED
                ? Optional.empty()
                : lines.getLast().entry().clinician();
        var has = contact.contact().acceptance().map(Acceptance::clinician);
        return told.equals(has)
                ? Stream.empty()
                : Stream.of("by the timeline " + told + " has it, by the contact " + has);
    }
}
