package org.knownvoice.chaos;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.knownvoice.simulator.CallView;
import org.knownvoice.simulator.Direction;
import org.knownvoice.simulator.TextView;

/** Every call and text that the phone network saw is on record once, and all that is on record exists. */
final class EverythingIsOnRecord implements Rule {
    private static final String NAME = "everything is on record";

    /** The watchdog finds what is older than 15 s, every 10 s. */
    private static final Duration FOUND_WITHIN = Duration.ofSeconds(15 + 10).plus(Tempo.SLACK);

    /** The answer to a text that is kept in the journal: no order, and given once for each request. */
    private static final Pattern SAID_AT_ONCE =
            Pattern.compile("our records are out of reach|nobody can read this yet|nadie puede leer");

    /** While an order is on its way, longest: the answer is waited for 5 s, twice looked up. */
    private static final Duration ON_ITS_WAY = Duration.ofSeconds(8);

    /** Where the look-up itself gets no answer, or the order leaves after it, something may be done twice. */
    private static final Set<Trouble.Kind> UNCLEAR = EnumSet.of(
            Trouble.Kind.HELD,
            Trouble.Kind.DATABASE_CUT,
            Trouble.Kind.DATABASE_BLOCKED,
            Trouble.Kind.TWILIO_REFUSES,
            Trouble.Kind.TWILIO_SLOW);

    @Override
    public Stream<Violation> brokenIn(History history) {
        var legs = history.contacts().stream()
                .flatMap(one -> one.contact().legs().stream())
                .flatMap(leg -> leg.sid().stream())
                .collect(Collectors.toSet());
        var orders = history.contacts().stream()
                .flatMap(one -> one.orders().stream())
                .flatMap(order -> order.sid().stream())
                .collect(Collectors.toSet());
        return Stream.of(
                        history.calls().stream().flatMap(call -> unknown(history, call, legs).stream()),
                        history.texts().stream().flatMap(text -> unknown(history, text, orders).stream()),
                        invented(history))
                .flatMap(each -> each);
    }

    private static Optional<Violation> unknown(History history, CallView call, Set<String> legs) {
        if (call.parentSid().isPresent()
                || legs.contains(call.sid())
                || history.notices().contains(call.sid())) {
            return Optional.empty();
        }
        var began = History.began(call);
        if (call.direction() == Direction.INBOUND) {
            var over = History.ended(call).orElse(history.end());
            return isDue(history, over, call.sid())
                    ? Optional.of(violation(call.sid(), "a call that came in at " + began))
                    : Optional.empty();
        }
        return excused(history, began)
                ? Optional.empty()
                : Optional.of(violation(
                        call.sid(), "a call to " + staffOf(history, call.to()) + " at " + began + ", made twice?"));
    }

    private static Optional<Violation> unknown(History history, TextView text, Set<String> orders) {
        if (text.inbound()) {
            return history.arrived().contains(text.sid()) || !isDue(history, text.at(), text.sid())
                    ? Optional.empty()
                    : Optional.of(violation(text.sid(), "a text that came in at " + text.at()));
        }
        return orders.contains(text.sid())
                        || history.notices().contains(text.sid())
                        || SAID_AT_ONCE.matcher(text.body()).find()
                        || excused(history, text.at())
                ? Optional.empty()
                : Optional.of(violation(
                        text.sid(),
                        "a text to " + staffOf(history, text.to()) + " at " + text.at() + ", sent twice? \""
                                + text.body() + "\""));
    }

    private static boolean isDue(History history, Instant since, String sid) {
        return history.troubles().deadline(since, FOUND_WITHIN, Set.of(sid)).isBefore(history.end());
    }

    /** What has just been done may not be noted yet. */
    private static boolean excused(History history, Instant done) {
        return done.plus(ON_ITS_WAY).isAfter(history.end())
                || history.troubles().felt(done.minus(ON_ITS_WAY), done.plus(ON_ITS_WAY), Set.of(), UNCLEAR);
    }

    private static Stream<Violation> invented(History history) {
        var calls = history.callsBySid();
        var texts = history.textsBySid();
        return history.contacts().stream()
                .flatMap(contact -> contact.sids().stream()
                        .filter(sid -> !calls.containsKey(sid) && !texts.containsKey(sid))
                        .map(sid ->
                                contact.breaks(NAME, sid + " is on record, and no call or text of the phone network")));
    }

    private static String staffOf(History history, String phone) {
        return Optional.ofNullable(history.agency().staffByPhone().get(phone))
                .map(SeededAgency.Staff::id)
                .orElse("a caller");
    }

    private static Violation violation(String sid, String what) {
        return new Violation(NAME, sid, what + " is on no record", List.of());
    }
}
