package org.knownvoice.contact;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** One clinician, for certain: accepting, declining, and what becomes of the others. */
final class Accepting {
    /** Within this time the phone network takes a call. */
    private static final Duration USUAL_WAY = Duration.ofSeconds(5);

    private Accepting() {}

    /** A clinician presses a key on a call of ours. */
    static void pressed(Turn turn, CallLeg leg, String keys) {
        int page = leg.page().orElseThrow();
        boolean mine = turn.contact()
                .acceptance()
                .filter(taken -> taken.page() == page)
                .isPresent();
        if (leg.place() == Place.PROMPT || leg.place() == Place.JOIN_PROMPT) {
            switch (keys) {
                case "1" -> {
                    if (mine) {
                        Bridging.ownerJoins(turn, leg);
                    } else {
                        accept(turn, page, Acceptance.Way.VOICE, Optional.of(leg));
                    }
                }
                case "2" -> {
                    if (mine && turn.contact().talk().isOn()) {
                        turn.tell(leg, Place.OVER);
                        return;
                    }
                    decline(turn, page);
                    turn.contact()
                            .leg(leg.number())
                            .filter(still -> still.place() == Place.OVER)
                            .ifPresent(still -> turn.tell(still, Place.DECLINED));
                }
                default -> {}
            }
        }
    }

    /** Accepts by voice, with the leg on which 1 was pressed, or by text or screen, without one. */
    static void accept(Turn turn, int number, Acceptance.Way way, Optional<CallLeg> leg) {
        var contact = turn.contact();
        var page = openOneOf(contact, contact.page(number).orElseThrow());
        if (contact.acceptance()
                .filter(taken -> taken.clinician().equals(page.clinician()))
                .isPresent()) {
            return;
        }
        if (!contact.state().isLive() || isExcluded(turn, page)) {
            refuse(turn, page, leg, Place.OVER, TextKind.NOTHING_OPEN);
        } else if (contact.acceptance().isPresent() && !HandingOver.mayTake(contact, page)) {
            turn.note(Entry.Kind.ACCEPTED_TOO_LATE, page, Map.of("way", way.name()));
            refuse(turn, page, leg, Place.TAKEN, TextKind.ALREADY_TAKEN);
        } else if (turn.around.hasAnotherCrisis(page.clinician())) {
            refuse(turn, page, leg, Place.ON_ANOTHER_CRISIS, TextKind.ON_ANOTHER_CRISIS);
        } else {
            contact.acceptance()
                    .ifPresentOrElse(before -> HandingOver.take(turn, before, page, way), () -> take(turn, page, way));
            Bridging.bringTogether(turn, leg);
        }
    }

    /** Who answers an older page of theirs means the one that is open now. */
    private static Page openOneOf(CrisisContact contact, Page page) {
        return contact.pageOf(page.clinician()).filter(Page::isOpen).orElse(page);
    }

    private static boolean isExcluded(Turn turn, Page page) {
        return turn.contact()
                .identity()
                .client()
                .filter(client -> turn.around.roster().isExcluded(client, page.clinician()))
                .isPresent();
    }

    private static void refuse(Turn turn, Page page, Optional<CallLeg> leg, Place heard, TextKind read) {
        leg.ifPresentOrElse(
                onThePhone -> turn.tell(onThePhone, heard),
                () -> turn.order(new Command.TextClinician(
                        page.clinician(),
                        read,
                        Optional.of(page.number()),
                        turn.contact().acceptance().map(Acceptance::clinician),
                        Priority.PAGE)));
    }

    static void take(Turn turn, Page page, Acceptance.Way way) {
        var contact = turn.contact();
        var continuity = turn.around.roster().continuity(contact.identity().client(), page.clinician());
        var lapse = contact.isByText() || Answering.isByWriting(turn)
                ? turn.timings().textLapseAfter()
                : turn.timings().lapseAfter();
        turn.become(contact.withAcceptance(Optional.of(new Acceptance(
                        page.number(),
                        page.clinician(),
                        way,
                        continuity,
                        turn.now,
                        contact.callerTalksElsewhere() ? Optional.empty() : Optional.of(turn.now.plus(lapse)))))
                .with(contact.callback().now()));
        turn.put(page.in(Page.State.ACCEPTED));
        turn.note(
                Entry.Kind.PAGE_ACCEPTED,
                page,
                Map.of("way", way.name(), "continuity", continuity.name(), "step", Integer.toString(page.step())));
        turn.contact().openPages().forEach(other -> withdraw(turn, other));
        if (turn.contact().callback().insteadOfTexts()) {
            Answering.tellOfFailure(turn);
        } else if (turn.readsTexts()) {
            turn.order(new Command.TextCaller(TextKind.SOMEBODY_HAS_IT));
        }
        Answering.tellWhoAccepts(turn);
    }

    static void decline(Turn turn, int number) {
        var contact = turn.contact();
        var page = contact.page(number).orElseThrow();
        if (page.state() == Page.State.ACCEPTED
                && contact.state().isLive()
                && contact.acceptance().filter(taken -> taken.page() == number).isPresent()
                && !contact.talk().isOn()) {
            turn.note(Entry.Kind.PAGE_DECLINED, page, Map.of());
            lapse(turn);
            return;
        }
        if (!page.isOpen()) {
            return;
        }
        turn.put(page.in(Page.State.DECLINED));
        turn.note(Entry.Kind.PAGE_DECLINED, page, Map.of());
        contact.liveLegOf(number).ifPresent(leg -> turn.dismiss(leg, Place.DECLINED));
        HandingOver.declined(turn, page);
    }

    /** Ends a page that is not needed any more; who was asked is told once, by voice where the phone is answered. */
    static void withdraw(Turn turn, Page page) {
        turn.put(page.in(Page.State.TAKEN));
        var leg = turn.contact().liveLegOf(page.number());
        boolean hears = leg.filter(CallLeg::isAnswered).isPresent();
        leg.ifPresent(live -> turn.dismiss(live, Place.TAKEN));
        if (page.reached() && !hears) {
            tellTaken(turn, page);
        }
    }

    static void tellTaken(Turn turn, Page page) {
        turn.order(new Command.TextClinician(
                page.clinician(),
                TextKind.TAKEN,
                Optional.of(page.number()),
                turn.contact().acceptance().map(Acceptance::clinician),
                Priority.NOTICE));
    }

    /** No talk came of the acceptance: on the record, the caller is told, this step and the next are asked at once. */
    static void lapse(Turn turn) {
        release(turn);
        Climbing.resume(turn);
    }

    /** The contact is nobody's again; the caller is told. */
    static void release(Turn turn) {
        var taken = turn.contact().acceptance().orElseThrow();
        letGo(turn, Page.State.LAPSED);
        turn.text(taken.clinician(), TextKind.LAPSED, Optional.of(taken.page()));
        tellCaller(turn);
    }

    /** The contact is nobody's again, and nobody is told. */
    static void letGo(Turn turn, Page.State now) {
        var contact = turn.contact();
        var page = contact.page(contact.acceptance().orElseThrow().page()).orElseThrow();
        turn.note(Entry.Kind.ACCEPTANCE_LAPSED, page, Map.of());
        contact.ownersLeg().ifPresent(turn::end);
        turn.put(page.in(page.state() == Page.State.ACCEPTED ? now : page.state()));
        turn.become(turn.contact()
                .withAcceptance(Optional.empty())
                .with(contact.talk().over().next())
                .with(contact.callback().now()));
    }

    private static void tellCaller(Turn turn) {
        if (turn.readsTexts()) {
            turn.order(new Command.TextCaller(TextKind.STILL_REACHING));
        }
        turn.contact().callersLeg().ifPresent(leg -> {
            if (leg.role() == CallLeg.Role.CLIENT && !leg.isAnswered()) {
                turn.end(leg);
            } else if (leg.place() == Place.HOLD || leg.place() == Place.BRIDGE || leg.place() == Place.CUT_OFF) {
                turn.move(leg, Place.STILL_REACHING);
            }
        });
    }

    /** The acceptance waits again for the two to talk, as long as any does. */
    static void expectTalk(Turn turn) {
        expectTalk(turn, turn.now.plus(turn.timings().lapseAfter()));
    }

    /** The acceptance waits again for the two to talk, until the given time; the owner's phone rings now. */
    static void expectTalk(Turn turn, Instant until) {
        var contact = turn.contact();
        contact.acceptance().ifPresent(taken -> {
            turn.become(contact.withAcceptance(Optional.of(taken.lapsing(Optional.of(until))))
                    .with(contact.callback().now()));
            contact.page(taken.page()).ifPresent(page -> turn.put(page.ringingAt(Optional.of(turn.now))));
        });
    }

    /** The network took its time over the call of the one who accepted: the wait for the talk begins with the call. */
    static void ownersCallWasPlaced(Turn turn, CallLeg leg) {
        var contact = turn.contact();
        boolean owners =
                contact.ownersLeg().filter(own -> own.number() == leg.number()).isPresent();
        if (owners && leg.startedAt().plus(USUAL_WAY).isBefore(turn.now)) {
            var until = turn.now.plus(turn.timings().lapseAfter());
            turn.become(contact.withAcceptance(contact.acceptance()
                    .map(taken -> taken.lapsing(taken.lapsesAt().map(at -> at.isAfter(until) ? at : until)))));
        }
    }

    /** A ring that was asked for does not end as it begins. */
    static void lapsesNotBefore(Turn turn, Instant at) {
        var contact = turn.contact();
        turn.become(contact.withAcceptance(contact.acceptance()
                .map(taken -> taken.lapsing(taken.lapsesAt().map(due -> due.isBefore(at) ? at : due)))));
    }

    /** The acceptance does not lapse for now: a human is with the caller, or the next try has its time. */
    static void holdAcceptance(Turn turn) {
        var contact = turn.contact();
        turn.become(contact.withAcceptance(contact.acceptance().map(taken -> taken.lapsing(Optional.empty()))));
    }
}
