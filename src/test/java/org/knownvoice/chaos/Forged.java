package org.knownvoice.chaos;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.knownvoice.contact.Entry;
import org.knownvoice.directory.ClinicianId;
import org.knownvoice.simulator.Alert;
import org.knownvoice.simulator.CallView;
import org.knownvoice.simulator.Direction;
import org.knownvoice.simulator.Heard;
import org.knownvoice.simulator.LegView;
import org.knownvoice.simulator.PhoneView;
import org.knownvoice.simulator.TextView;
import org.knownvoice.store.EventLog;

/** A true history in which one thing is changed. */
final class Forged {
    private final History truth;

    Forged(History truth) {
        this.truth = truth;
    }

    /** Read five minutes later, when nothing more had happened. */
    Forged later() {
        return new Forged(with(
                truth.contacts(),
                truth.texts(),
                truth.phones(),
                truth.alerts(),
                new Troubles(List.of()),
                truth.end().plusSeconds(300)));
    }

    /** Another takes it as well, a moment later. */
    History acceptedTwice() {
        return lines(Entry.Kind.PAGE_ACCEPTED, line -> Stream.of(line, line));
    }

    /** Every phone is told this as soon as it rings. */
    History everyPhoneHears(String words) {
        var phones = new HashMap<String, PhoneView>();
        truth.phones()
                .forEach((number, phone) -> phones.put(
                        number,
                        new PhoneView(
                                phone.number(),
                                phone.label(),
                                phone.role(),
                                phone.script(),
                                phone.calls().stream()
                                        .map(leg -> hears(leg, words))
                                        .toList(),
                                phone.received(),
                                phone.sent())));
        return with(truth.contacts(), truth.texts(), phones, truth.alerts(), truth.troubles(), truth.end());
    }

    private static LegView hears(LegView leg, String words) {
        var said = new Heard.Said(leg.startedAt(), Duration.ofSeconds(2), Optional.empty(), words, "en-US", "any");
        return new LegView(
                leg.callSid(),
                leg.shown(),
                leg.state(),
                leg.startedAt(),
                leg.answeredAt(),
                leg.endedAt(),
                Stream.concat(Stream.<Heard>of(said), leg.heard().stream()).toList(),
                leg.with());
    }

    History without(Entry.Kind... kinds) {
        var left = List.of(kinds);
        return contacts(all -> all.stream()
                .map(one -> one.with(one.lines().stream()
                        .filter(line -> !left.contains(line.entry().kind()))
                        .toList()))
                .toList());
    }

    History withoutTimers() {
        return contacts(all -> all.stream().map(Recorded::withoutTimer).toList());
    }

    History withoutTheFirstContact() {
        return contacts(all -> all.subList(1, all.size()));
    }

    History somebodyElseIsAsked(String clinician) {
        return lines(
                Entry.Kind.CLINICIAN_PAGED,
                line -> Stream.of(new EventLog.Line(
                        line.id(),
                        line.at(),
                        new Entry(
                                line.entry().kind(),
                                line.entry().page(),
                                line.entry().leg(),
                                Optional.of(new ClinicianId(clinician)),
                                line.entry().codes()))));
    }

    /** Every page's text leaves so much later. */
    History pagesLeaveLater(Duration by) {
        return texts(
                text -> text.body().contains("Reply 1"),
                text -> new TextView(
                        text.sid(),
                        text.inbound(),
                        text.from(),
                        text.to(),
                        text.body(),
                        text.at().plus(by),
                        text.statuses(),
                        text.errorCode()));
    }

    History pagesSay(String more) {
        return texts(
                text -> text.body().contains("Reply 1"),
                text -> new TextView(
                        text.sid(),
                        text.inbound(),
                        text.from(),
                        text.to(),
                        text.body() + " " + more,
                        text.at(),
                        text.statuses(),
                        text.errorCode()));
    }

    /** Nobody hangs up, no two are ever joined, and the fallback line never answers. */
    History callersStayAndNobodySpeaksWithThem() {
        var calls = truth.calls().stream()
                .filter(call -> call.parentSid().isEmpty())
                .map(call -> call.direction() == Direction.INBOUND ? goesOn(call) : call)
                .toList();
        return new History(
                truth.agency(),
                truth.contacts(),
                calls,
                truth.texts(),
                truth.phones(),
                List.of(),
                truth.alerts(),
                truth.arrived(),
                truth.notices(),
                truth.troubles(),
                truth.end());
    }

    private static CallView goesOn(CallView call) {
        return new CallView(
                call.sid(),
                call.parentSid(),
                call.direction(),
                call.from(),
                call.to(),
                call.statuses().stream()
                        .filter(status -> !status.status().isOver())
                        .toList(),
                Optional.empty(),
                call.sipCode(),
                call.activity());
    }

    History complains(int code) {
        var alerts = new ArrayList<>(truth.alerts());
        alerts.add(new Alert(truth.end(), code, "Document parse failure", "CA0", ""));
        return with(truth.contacts(), truth.texts(), truth.phones(), alerts, truth.troubles(), truth.end());
    }

    /** All else as it was. */
    private History with(
            List<Recorded> contacts,
            List<TextView> texts,
            Map<String, PhoneView> phones,
            List<Alert> alerts,
            Troubles troubles,
            Instant end) {
        return new History(
                truth.agency(),
                contacts,
                truth.calls(),
                texts,
                phones,
                truth.talks(),
                alerts,
                truth.arrived(),
                truth.notices(),
                troubles,
                end);
    }

    private History texts(Predicate<TextView> which, UnaryOperator<TextView> change) {
        return with(
                truth.contacts(),
                truth.texts().stream()
                        .map(text -> which.test(text) ? change.apply(text) : text)
                        .toList(),
                truth.phones(),
                truth.alerts(),
                truth.troubles(),
                truth.end());
    }

    private History lines(Entry.Kind kind, Function<EventLog.Line, Stream<EventLog.Line>> change) {
        return contacts(all -> all.stream()
                .map(one -> one.with(one.lines().stream()
                        .flatMap(line -> line.entry().kind() == kind ? change.apply(line) : Stream.of(line))
                        .toList()))
                .toList());
    }

    /** Without the excuses: a forger does not say what went wrong. */
    private History contacts(UnaryOperator<List<Recorded>> change) {
        return with(
                change.apply(truth.contacts()),
                truth.texts(),
                truth.phones(),
                truth.alerts(),
                new Troubles(List.of()),
                truth.end());
    }
}
