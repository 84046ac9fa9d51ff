package org.knownvoice.contact;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.knownvoice.contact.CallLeg.Progress;
import org.knownvoice.contact.CallLeg.Role;
import org.knownvoice.directory.ClinicianId;
import org.knownvoice.paging.Channel;

/** The caller's call of one {@link Recovering}, and what each fact makes of its contact. */
final class RecoveredCall {
    /** Why this person was asked is on another server, which has not told it yet. */
    private static final String NOT_TOLD = "in_turn";

    private final Turn turn;
    private final String sid;
    private final boolean cameToNothing;

    private ContactState noted;

    /** @param cameToNothing the call is over, and nobody has talked in it */
    RecoveredCall(Turn turn, String sid, boolean cameToNothing) {
        this.turn = turn;
        this.sid = sid;
        this.cameToNothing = cameToNothing;
        this.noted = turn.contact().state();
    }

    /** Once for each state on the way. */
    void noteState() {
        ContactRules.noteState(turn, noted);
        noted = turn.contact().state();
    }

    void take(Meanwhile step) {
        switch (step) {
            case Meanwhile.Came ignored -> came();
            case Meanwhile.Asked asked -> pageOf(asked.clinician(), asked.step(), asked.reason());
            case Meanwhile.Rang rang -> rang(rang.ring());
            case Meanwhile.Accepted accepted -> accepted(accepted.ring());
            case Meanwhile.Declined declined -> declined(declined.ring());
            case Meanwhile.RingOver over -> ringOver(over);
            case Meanwhile.CutOff ignored -> cutOff();
            case Meanwhile.ToFallback ignored -> toFallback();
            case Meanwhile.FallbackAnswered ignored -> ContactRules.fallbackAnswered(turn, own());
            case Meanwhile.FallbackLeft left -> ContactRules.fallbackLeft(turn, own(), left.talked());
            case Meanwhile.MessageLeft ignored -> ContactRules.messageLeft(turn, own(), true);
            case Meanwhile.Over over -> over(over.outcome());
        }
    }

    private CallLeg own() {
        return turn.contact().leg(sid).orElseThrow();
    }

    /** The caller is on the line in another call. */
    private boolean hasAnotherCall() {
        return turn.contact()
                .callersLeg()
                .filter(leg -> leg.number() != own().number())
                .isPresent();
    }

    private void came() {
        var contact = turn.contact();
        if (contact.leg(sid).isPresent()) {
            if (!hasAnotherCall()) {
                isPastTheFirstWords();
                startAsking();
            }
            return;
        }
        boolean isNew = contact.legs().isEmpty() && !contact.ladder().isStarted();
        var older = contact.callersLeg();
        turn.put(ContactRules.callersLeg(turn, sid, Place.HOLD));
        if (isNew) {
            turn.note(Entry.Kind.OPENED, ContactRules.opened(contact.origin()));
            contact.identity()
                    .client()
                    .ifPresentOrElse(
                            client -> turn.note(
                                    Entry.Kind.IDENTIFIED,
                                    Map.of(
                                            "client", client.value(),
                                            "team", contact.identity().team().value(),
                                            "by", "number")),
                            () -> turn.note(Entry.Kind.NOT_IDENTIFIED));
        } else {
            turn.note(Entry.Kind.CALLER_CALLED_AGAIN, own(), Map.of());
            if (older.filter(this::staysInstead).isPresent()) {
                turn.end(own());
                return;
            }
            older.ifPresent(turn::end);
        }
        startAsking();
        if (isNew) {
            noted = turn.contact().state();
        }
    }

    /** What is told afterwards takes the place of no call that began later, and what is over of none that goes on. */
    private boolean staysInstead(CallLeg other) {
        return cameToNothing || other.startedAt().isAfter(turn.now);
    }

    /** The contact was opened after all; but the words that the caller heard were others. */
    private void isPastTheFirstWords() {
        switch (own().place()) {
            case GREETING, KEYPAD, KEYPAD_AGAIN -> turn.put(own().to(Place.HOLD));
            default -> {}
        }
    }

    private void startAsking() {
        var contact = turn.contact();
        if (!contact.ladder().isStarted()) {
            turn.become(contact.with(contact.ladder().nextRound())
                    .with(contact.identity().askedEnough()));
        }
    }

    private void rang(Meanwhile.Ring ring) {
        startAsking();
        if (turn.contact().leg(ring.sid()).isPresent()) {
            return;
        }
        var page = pageOf(ring.clinician(), 1, NOT_TOLD);
        var leg = new CallLeg(
                turn.contact().legs().size() + 1,
                Role.CLINICIAN,
                Optional.of(page.number()),
                firstPhone(ring.clinician()),
                Optional.of(ring.sid()),
                Place.PROMPT,
                Progress.RINGING,
                Optional.empty(),
                false,
                false,
                turn.now,
                Optional.empty(),
                Optional.empty(),
                Optional.of(turn.now.plusSeconds(60)));
        turn.put(leg);
        turn.note(Entry.Kind.CALL_PLACED, leg, Map.of("sid", ring.sid()));
        turn.note(Entry.Kind.CALL_RINGING, leg, Map.of());
        if (turn.contact().talk().cutOffAt().isPresent()) {
            rungAgain();
        }
    }

    /** The one that rings while the database is away. */
    private int firstPhone(ClinicianId clinician) {
        var roster = turn.around.roster();
        return roster.phonesOf(clinician).stream()
                .findFirst()
                .map(roster::placeOf)
                .orElse(1);
    }

    /** The caller was cut off, and the same clinician is called once more. */
    private void rungAgain() {
        var contact = turn.contact();
        turn.become(contact.with(contact.talk().over().next())
                .withAcceptance(contact.acceptance()
                        .map(taken -> taken.lapsing(
                                Optional.of(turn.now.plus(turn.timings().cutOffRecall()))))));
        if (own().isPresent()) {
            turn.put(own().to(Place.HOLD));
        }
    }

    /** A page that was just made is not rung by us before its turn in the caller's call is over. */
    private Page pageOf(ClinicianId clinician, int step, String reason) {
        startAsking();
        var contact = turn.contact();
        var known = contact.pageOf(clinician).filter(page -> page.isOpen() || page.state() == Page.State.ACCEPTED);
        if (known.isPresent()) {
            return known.get();
        }
        var page = new Page(
                contact.pages().size() + 1,
                clinician,
                contact.ladder().round(),
                step,
                Set.of(Channel.VOICE),
                reason,
                turn.now,
                contact.acceptance().isPresent() || !contact.state().isLive() ? Page.State.TAKEN : Page.State.OPEN,
                false,
                false,
                false,
                Set.of(),
                Optional.empty(),
                Optional.of(turn.now.plus(turn.timings().ringAgainEvery())),
                Optional.empty());
        turn.put(page);
        turn.note(Entry.Kind.CLINICIAN_PAGED, page, Map.of("step", Integer.toString(step), "reason", reason));
        return page;
    }

    private CallLeg legOf(Meanwhile.Ring ring) {
        rang(ring);
        return turn.contact().leg(ring.sid()).orElseThrow();
    }

    private void declined(Meanwhile.Ring ring) {
        var leg = legOf(ring);
        if (!leg.isOver()) {
            turn.tell(leg, Place.DECLINED);
        }
        leg.page().ifPresent(page -> Accepting.decline(turn, page));
    }

    private void accepted(Meanwhile.Ring ring) {
        var leg = legOf(ring);
        var contact = turn.contact();
        boolean mine = isOwner(ring.clinician());
        if (mine && (leg.joined() || leg.place() == Place.CALLER_GONE)) {
            return;
        }
        if (!contact.state().isLive()
                || hasAnotherCall()
                || !mine && contact.talk().isOn()) {
            contact.page(leg.page().orElseThrow())
                    .ifPresent(page ->
                            turn.note(Entry.Kind.ACCEPTED_TOO_LATE, page, Map.of("way", Acceptance.Way.VOICE.name())));
            return;
        }
        if (!mine) {
            giveWay();
            Accepting.take(turn, turn.contact().page(leg.page().orElseThrow()).orElseThrow(), Acceptance.Way.VOICE);
            noteState();
        }
        talk(leg);
    }

    private boolean isOwner(ClinicianId clinician) {
        return turn.contact()
                .acceptance()
                .filter(taken -> taken.clinician().equals(clinician))
                .isPresent();
    }

    /** Another has accepted, but it is this one with whom the caller speaks. */
    private void giveWay() {
        turn.contact()
                .acceptance()
                .flatMap(taken -> turn.contact().page(taken.page()))
                .ifPresent(page -> {
                    turn.note(Entry.Kind.ACCEPTANCE_LAPSED, page, Map.of());
                    turn.become(turn.contact().withAcceptance(Optional.empty()));
                    Accepting.withdraw(turn, page);
                });
    }

    private void talk(CallLeg leg) {
        if (!leg.isOver()) {
            turn.put(
                    leg.progressed(Progress.ANSWERED, turn.now).to(Place.BRIDGE).joinedBridge());
        }
        if (own().isPresent()) {
            turn.put(own().to(Place.BRIDGE).joinedBridge());
        }
        turn.become(turn.contact().with(turn.contact().talk().on(turn.now)).with(Callback.NONE));
        Accepting.holdAcceptance(turn);
        turn.note(
                Entry.Kind.CONNECTED,
                turn.contact().page(leg.page().orElseThrow()).orElseThrow(),
                Map.of("medium", Medium.CALL.name()));
        if (!own().isPresent()) {
            noteState();
            Bridging.end(turn);
        } else if (leg.isOver()) {
            Bridging.cutOff(turn, own());
        }
    }

    private void ringOver(Meanwhile.RingOver over) {
        turn.contact()
                .leg(over.sid())
                .filter(leg -> leg.role() == Role.CLINICIAN && !leg.isOver())
                .ifPresent(leg -> LegRules.ended(turn, leg, over.outcome(), Optional.empty()));
    }

    private void cutOff() {
        if (!turn.contact().talk().isOn() || !own().isPresent()) {
            return;
        }
        Guests.sendAway(turn);
        turn.contact()
                .ownersLeg()
                .filter(CallLeg::isClinicianInTheTalk)
                .ifPresentOrElse(
                        owner -> LegRules.ended(turn, owner, LegOutcome.COMPLETED, Optional.empty()),
                        () -> Bridging.cutOff(turn, own()));
    }

    private void toFallback() {
        if (own().isPresent() && own().place() != Place.FALLBACK) {
            ContactRules.toFallback(turn, own());
        }
    }

    private void over(LegOutcome outcome) {
        if (own().isOver()) {
            return;
        }
        turn.put(own().over(outcome, turn.now));
        turn.note(Entry.Kind.CALL_ENDED, own(), Map.of("outcome", outcome.name(), "role", Role.CALLER.name()));
        var contact = turn.contact();
        if (!contact.state().isLive() || contact.callersLeg().isPresent()) {
            return;
        }
        if (contact.talk().isOn()) {
            Bridging.end(turn);
        } else if (turn.callbackNumber().isEmpty()) {
            CallingBack.unreachable(turn);
        } else {
            turn.note(Entry.Kind.CALLER_HUNG_UP);
        }
    }

    /** The database is back: whoever must be asked, or must call back, is asked now. */
    void goOn() {
        var contact = turn.contact();
        if (contact.talk().isOn()) {
            return;
        }
        if (contact.acceptance().isPresent()) {
            if (!hasAnotherCall()
                    && !contact.callerTalksElsewhere()
                    && (contact.ownersLeg().isEmpty() || contact.awaitsNoTalk())) {
                AskingAnew.byCall(turn);
            }
        } else if (contact.ladder().isExhausted()) {
            if (!hasAnotherCall()) {
                AskingAnew.begin(turn);
            }
        } else if (contact.ladder().isStarted() && contact.ladder().stepEndsAt().isEmpty()) {
            Climbing.startAsOf(turn, contact.callerIsThere() ? contact.origin().openedAt() : turn.now);
        }
    }
}
