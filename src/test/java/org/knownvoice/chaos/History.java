package org.knownvoice.chaos;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.knownvoice.simulator.Alert;
import org.knownvoice.simulator.CallView;
import org.knownvoice.simulator.PhoneView;
import org.knownvoice.simulator.TextView;

/**
 * All that happened: what is on record, and what the phone network saw.
 *
 * @param phones by their number in E.164
 * @param arrived ids of texts that came in and were dealt with
 * @param notices ids of texts and calls that are no contact's
 * @param end when it was read
 */
record History(
        SeededAgency agency,
        List<Recorded> contacts,
        List<CallView> calls,
        List<TextView> texts,
        Map<String, PhoneView> phones,
        List<Talk> talks,
        List<Alert> alerts,
        Set<String> arrived,
        Set<String> notices,
        Troubles troubles,
        Instant end) {

    Map<String, CallView> callsBySid() {
        return calls.stream().collect(Collectors.toMap(CallView::sid, Function.identity()));
    }

    Map<String, TextView> textsBySid() {
        return texts.stream().collect(Collectors.toMap(TextView::sid, Function.identity()));
    }

    /** The contact that this call is a leg of. */
    Optional<Recorded> contactOf(String sid) {
        return contacts.stream()
                .filter(one -> one.contact().leg(sid).isPresent())
                .findFirst();
    }

    static Instant began(CallView call) {
        return call.statuses().getFirst().at();
    }

    static Optional<Instant> ended(CallView call) {
        return call.status().isOver() ? Optional.of(call.statuses().getLast().at()) : Optional.empty();
    }
}
