package org.knownvoice.contact;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.knownvoice.directory.PhoneNumber;

/**
 * Takes over a call that went on while the database did not answer. Nobody is moved, and no phone that rings is rung
 * again: the contact becomes what the caller's call is by now, and goes on from there.
 */
final class Recovering {
    /** Facts of before this may be out of date: Twilio is asked how their calls stand. */
    private static final Duration FRESH = Duration.ofSeconds(5);

    private final String sid;
    private final Surroundings around;
    private final boolean cameToNothing;
    private final Set<Command> commands = new LinkedHashSet<>();
    private final List<Recovered.Noted> noted = new ArrayList<>();
    private CrisisContact contact;

    private Recovering(CrisisContact contact, String sid, Surroundings around, boolean cameToNothing) {
        this.contact = contact;
        this.sid = sid;
        this.around = around;
        this.cameToNothing = cameToNothing;
    }

    static boolean takesIn(CrisisContact contact, List<Meanwhile> steps) {
        boolean hasCalledSince = steps.stream()
                .map(Meanwhile::at)
                .min(Comparator.naturalOrder())
                .flatMap(came ->
                        contact.callersLeg().filter(leg -> leg.startedAt().isAfter(came)))
                .isPresent();
        if (!hasCalledSince) {
            return !contact.talk().isOn();
        }
        boolean mayBeWithTheCrisisLine =
                !isOver(steps) && steps.stream().anyMatch(Meanwhile.ToFallback.class::isInstance);
        return !hasTalked(steps) && !mayBeWithTheCrisisLine;
    }

    private static boolean isOver(List<Meanwhile> steps) {
        return steps.stream().anyMatch(Meanwhile.Over.class::isInstance);
    }

    private static boolean hasTalked(List<Meanwhile> steps) {
        return steps.stream().anyMatch(Meanwhile.Accepted.class::isInstance);
    }

    static Recovered recover(
            CrisisContact contact,
            String sid,
            Optional<PhoneNumber> from,
            List<Meanwhile> steps,
            Surroundings around,
            Instant now) {
        var recovering = new Recovering(contact, sid, around, isOver(steps) && !hasTalked(steps));
        var inOrder = steps.stream().sorted(Comparator.comparing(Meanwhile::at)).toList();
        if (isOnlyNews(contact, sid, inOrder)) {
            inOrder.forEach(step -> recovering.take(step, now));
        } else {
            inOrder.stream().findFirst().ifPresent(first -> recovering.take(new Meanwhile.Came(first.at()), now));
            recovering.calledFrom(from);
            inOrder.forEach(step -> recovering.take(step, now));
            recovering.goOn(inOrder, now);
        }
        var wanted = recovering.commands.stream()
                .filter(recovering.contact::stillWants)
                .toList();
        return new Recovered(recovering.contact, wanted, recovering.noted);
    }

    /** A spoken message of a call that went on by itself: nothing else follows from it. */
    private static boolean isOnlyNews(CrisisContact contact, String sid, List<Meanwhile> steps) {
        return contact.leg(sid).isPresent() && steps.stream().allMatch(Meanwhile.MessageLeft.class::isInstance);
    }

    private void calledFrom(Optional<PhoneNumber> number) {
        contact = contact.leg(sid)
                .map(own -> contact.calledFrom(number, own.startedAt()))
                .orElse(contact);
    }

    private void take(Meanwhile step, Instant now) {
        var turn = new Turn(contact, around, step.at().isAfter(now) ? now : step.at());
        var call = new RecoveredCall(turn, sid, cameToNothing);
        call.take(step);
        call.noteState();
        finish(turn, true);
    }

    private void goOn(List<Meanwhile> steps, Instant now) {
        var turn = new Turn(contact, around, now);
        var call = new RecoveredCall(turn, sid, cameToNothing);
        if (contact.state().isLive()) {
            call.goOn();
            ContactRules.settle(turn);
        }
        boolean mayBeOld = steps.stream().map(Meanwhile::at).allMatch(at -> at.isBefore(now.minus(FRESH)));
        turn.contact().legs().stream()
                .filter(leg -> mayBeOld && !leg.isOver() && leg.sid().isPresent())
                .forEach(leg -> turn.order(new Command.LookUpCall(leg.number())));
        call.noteState();
        finish(turn, false);
    }

    private void finish(Turn turn, boolean meanwhile) {
        var decision = turn.decision();
        contact = decision.next();
        commands.addAll(decision.commands());
        if (!decision.entries().isEmpty()) {
            var entries = meanwhile
                    ? decision.entries().stream().map(Recovering::whileAway).toList()
                    : decision.entries();
            noted.add(new Recovered.Noted(turn.now, entries));
        }
    }

    private static Entry whileAway(Entry entry) {
        var codes = new HashMap<>(entry.codes());
        codes.put("database", "away");
        return new Entry(entry.kind(), entry.page(), entry.leg(), entry.clinician(), codes);
    }
}
