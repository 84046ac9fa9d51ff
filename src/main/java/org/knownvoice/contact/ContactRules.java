package org.knownvoice.contact;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.knownvoice.contact.CallLeg.Progress;
import org.knownvoice.contact.CallLeg.Role;
import org.knownvoice.contact.ContactEvent.*;
import org.knownvoice.directory.PhoneNumber;
import org.knownvoice.paging.Channel;

/** What happens next to a crisis contact. Pure: no clock, no database, no network. */
public final class ContactRules {
    private ContactRules() {}

    /** A call or text from somebody who has no open contact. {@code sid} is the call's, empty for a text. */
    public static Decision open(CrisisContact blank, Optional<String> sid, Surroundings around, Instant now) {
        var turn = new Turn(blank, around, now);
        var origin = blank.origin();
        var identity = blank.identity();
        turn.note(Entry.Kind.OPENED, opened(origin));
        identity.client()
                .ifPresent(client -> turn.note(
                        Entry.Kind.IDENTIFIED,
                        Map.of("client", client.value(), "team", identity.team().value(), "by", "number")));
        if (origin.isMachine()) {
            CallingBack.machineWrote(turn);
            return turn.decision();
        }
        boolean asks = sid.isPresent() && identity.client().isEmpty() && !origin.isFallbackLine();
        sid.ifPresent(call -> turn.put(callersLeg(turn, call, asks ? Place.KEYPAD : Place.GREETING)));
        if (sid.isEmpty()) {
            turn.order(new Command.TextCaller(TextKind.FIRST_REPLY));
            turn.note(Entry.Kind.CALLER_TEXTED);
            Identifying.askByText(turn);
        }
        if (asks) {
            turn.become(turn.contact()
                    .with(identity.askedUntil(now.plus(around.timings().identifyingLimit()))));
        } else {
            Identifying.notIdentified(turn);
        }
        settle(turn);
        return turn.decision();
    }

    static Map<String, String> opened(Origin origin) {
        var codes = new HashMap<>(Map.of("medium", origin.medium().name()));
        origin.about().ifPresent(about -> codes.put("about", about.contact().toString()));
        if (origin.isMachine()) {
            codes.put("machine", "true");
        }
        return codes;
    }

    /** Everything that is due by now is done first, then the event, then what follows from both. */
    public static Decision decide(CrisisContact contact, ContactEvent event, Surroundings around, Instant now) {
        var turn = new Turn(contact, around, now);
        DueRules.run(turn);
        noteState(turn, contact.state());
        var due = turn.contact().state();
        asking(event).flatMap(turn.contact()::leg).ifPresent(leg -> LegRules.alive(turn, leg));
        apply(turn, event);
        asking(event).flatMap(turn.contact()::leg).ifPresent(leg -> LegRules.entersBridge(turn, leg));
        settle(turn);
        noteState(turn, due);
        return turn.decision();
    }

    /**
     * Takes over what happened to the call with this id while the database did not answer. The contact may be a blank one,
     * the caller's open one, or one that knows the call already.
     *
     * @param from where the call came from; empty when it was withheld, or is known to the contact
     */
    public static Recovered recover(
            CrisisContact contact,
            String sid,
            Optional<PhoneNumber> from,
            List<Meanwhile> steps,
            Surroundings around,
            Instant now) {
        return Recovering.recover(contact, sid, from, steps, around, now);
    }

    /**
     * Whether a call that is told afterwards goes into the caller's open contact. A talk that is on is left alone, and so is
     * a caller who has called again since: what was or is spoken in the earlier call is a contact of its own then.
     */
    public static boolean takesIn(CrisisContact contact, List<Meanwhile> steps) {
        return Recovering.takesIn(contact, steps);
    }

    /** The leg that waits for an answer to this event: the words of its place. */
    private static Optional<Integer> asking(ContactEvent event) {
        return switch (event) {
            case LegAsked asked -> Optional.of(asked.leg());
            case CallerPressed pressed -> Optional.of(pressed.leg());
            case ClinicianPressed pressed -> Optional.of(pressed.leg());
            case BridgeLeft left -> Optional.of(left.leg());
            case FallbackLeft left -> Optional.of(left.leg());
            default -> Optional.empty();
        };
    }

    private static void apply(Turn turn, ContactEvent event) {
        var contact = turn.contact();
        switch (event) {
            case TimePassed ignored -> {}
            case CallerCalled called -> callerCalled(turn, called);
            case LegAsked asked ->
                contact.leg(asked.leg())
                        .ifPresent(leg -> asked.heard().ifPresent(place -> LegRules.heard(turn, leg, place)));
            case CallerPressed pressed ->
                contact.leg(pressed.leg())
                        .filter(leg -> leg.isPresent() && leg.isCallersSide())
                        .ifPresent(leg -> CallerKeys.pressed(turn, leg, pressed));
            case ClinicianPressed pressed ->
                contact.leg(pressed.leg())
                        .filter(leg -> leg.isPresent() && !leg.isCallersSide())
                        .ifPresent(leg -> staffPressed(turn, leg, pressed.keys()));
            case PageAccepted accepted ->
                contact.page(accepted.page())
                        .ifPresent(page -> Accepting.accept(turn, page.number(), accepted.way(), Optional.empty()));
            case PageDeclined declined ->
                contact.page(declined.page()).ifPresent(page -> Accepting.decline(turn, page.number()));
            case CallPlaced placed ->
                contact.leg(placed.leg()).ifPresent(leg -> LegRules.placed(turn, leg, placed.sid()));
            case CallRefused refused ->
                contact.leg(refused.leg())
                        .ifPresent(leg -> LegRules.ended(turn, leg, LegOutcome.REFUSED, Optional.of(refused.code())));
            case LegProgressed progressed ->
                contact.leg(progressed.leg()).ifPresent(leg -> LegRules.reported(turn, leg, progressed.progress()));
            case LegEnded ended ->
                contact.leg(ended.leg()).ifPresent(leg -> LegRules.ended(turn, leg, ended.outcome(), ended.code()));
            case BridgeLeft left -> contact.leg(left.leg()).ifPresent(leg -> Bridging.left(turn, leg, left.talk()));
            case FallbackAnswered answered -> contact.leg(answered.leg()).ifPresent(leg -> fallbackAnswered(turn, leg));
            case FallbackLeft left -> contact.leg(left.leg()).ifPresent(leg -> fallbackLeft(turn, leg, left.talked()));
            case PutThroughElsewhere elsewhere ->
                contact.leg(elsewhere.leg()).ifPresent(leg -> putThroughElsewhere(turn, leg, elsewhere.talks()));
            case MessageLeft left -> contact.leg(left.leg()).ifPresent(leg -> messageLeft(turn, leg, left.first()));
            case PageTextSent sent ->
                contact.page(sent.page()).ifPresent(page -> {
                    turn.put(page.wasReached());
                    turn.note(Entry.Kind.PAGE_TEXT_SENT, page, Map.of());
                    if (page.state() == Page.State.TAKEN && !page.reached()) {
                        Accepting.tellTaken(turn, page);
                    }
                });
            case PageTextDelivered delivered ->
                contact.page(delivered.page()).ifPresent(page -> {
                    turn.put(page.textUnsureAt(Optional.empty()));
                    turn.note(Entry.Kind.PAGE_TEXT_DELIVERED, page, Map.of());
                });
            case PageLost lost ->
                contact.page(lost.page())
                        .filter(page -> page.isOpen()
                                && !page.reached()
                                && contact.state().isLive())
                        .ifPresent(page -> Climbing.sendAgain(turn, page));
            case PageTextFailed failed -> contact.page(failed.page()).ifPresent(page -> textFailed(turn, page, failed));
            case PageMailed mailed ->
                contact.page(mailed.page()).ifPresent(page -> turn.note(Entry.Kind.PAGE_MAILED, page, Map.of()));
            case PageMailFailed failed ->
                contact.page(failed.page())
                        .ifPresent(page -> turn.note(
                                Entry.Kind.PAGE_MAIL_FAILED, page, Map.of("code", Integer.toString(failed.code()))));
            case CallerTexted ignored -> callerTexted(turn);
            case CallerWroteCode code -> Identifying.wrote(turn, code.typed());
            case CallerTextFailed failed -> Answering.textFailed(turn, failed.code());
            case CallerTakesTexts ignored -> Answering.textsAgain(turn);
            case ClinicianWrote wrote -> clinicianWrote(turn, wrote);
            case RingAsked asked -> Ringing.soon(turn, asked.clinician(), asked.after());
            case RingBackAsked asked -> {
                if (contact.acceptance()
                        .filter(taken -> taken.clinician().equals(asked.clinician()))
                        .isPresent()) {
                    CallingBack.ringBack(turn);
                    Ringing.soon(turn, asked.clinician(), asked.after());
                }
            }
            case HandoverAsked asked -> HandingOver.ask(turn, asked.by(), asked.to());
            case CallbackDecided decided -> CallingBack.decided(turn, decided.by());
            case Disposed disposed -> dispose(turn, disposed);
        }
    }

    /** What follows from any event: who is spent, who must ring, who talks now. */
    static void settle(Turn turn) {
        if (turn.contact().state().isLive()) {
            Bridging.noticeTalk(turn);
            while (Climbing.stepIsSpent(turn.contact())) {
                Climbing.nextStep(turn);
            }
            CallingBack.ringClientWhenAwaited(turn);
            Ringing.ringWhatIsDue(turn);
        } else {
            HandingOver.over(turn);
        }
    }

    static void noteState(Turn turn, ContactState before) {
        var after = turn.contact().state();
        if (after == before) {
            return;
        }
        // Off in production: whatever else is wrong there, the caller goes on.
        assert before.next().contains(after) : "a crisis contact cannot go from " + before + " to " + after;
        turn.note(Entry.Kind.STATE_CHANGED, Map.of("from", before.name(), "to", after.name()));
    }

    private static void staffPressed(Turn turn, CallLeg leg, String keys) {
        if (leg.isGuest()) {
            Guests.pressed(turn, leg, keys);
        } else if (leg.place() == Place.ASIDE) {
            Aside.pressed(turn, leg, keys);
        } else {
            Accepting.pressed(turn, leg, keys);
        }
    }

    static CallLeg callersLeg(Turn turn, String sid, Place place) {
        return new CallLeg(
                turn.contact().legs().size() + 1,
                Role.CALLER,
                Optional.empty(),
                1,
                Optional.of(sid),
                place,
                Progress.ANSWERED,
                Optional.empty(),
                false,
                false,
                turn.now,
                Optional.of(turn.now),
                Optional.empty(),
                Optional.of(turn.now.plusSeconds(60)));
    }

    private static void callerCalled(Turn turn, CallerCalled called) {
        var sid = called.sid();
        if (turn.contact().leg(sid).isPresent() || !turn.contact().state().isLive()) {
            return;
        }
        turn.become(turn.contact().calledFrom(called.from(), turn.now));
        var contact = turn.contact();
        boolean asked = contact.callersLeg()
                .filter(older -> older.place() == Place.KEYPAD || older.place() == Place.KEYPAD_AGAIN)
                .isPresent();
        if (contact.talk().isOn() && !contact.clinicianIsInTheTalk()) {
            Guests.sendAway(turn);
            contact = turn.contact();
            turn.become(contact.with(contact.talk().over().next()));
        }
        var leg = callersLeg(turn, sid, asked ? Place.KEYPAD : Place.GREETING);
        turn.put(leg);
        turn.note(Entry.Kind.CALLER_CALLED_AGAIN, leg, Map.of());
        Bridging.regroup(turn, leg, contact.callersLeg());
        contact.callersLeg().ifPresent(turn::end);
        var next = turn.contact();
        if (next.acceptance().isPresent()) {
            if (next.ownersLeg().isEmpty() || next.awaitsNoTalk()) {
                AskingAnew.byCall(turn);
            }
        } else if (next.ladder().isExhausted()) {
            AskingAnew.begin(turn);
        }
    }

    static void fallbackAnswered(Turn turn, CallLeg leg) {
        if (leg.place() == Place.FALLBACK && !leg.isOver() && !leg.talkingElsewhere()) {
            turn.put(leg.talksElsewhere());
            turn.note(Entry.Kind.FALLBACK_ANSWERED, leg, Map.of());
            if (turn.contact().acceptance().isPresent()) {
                Bridging.tellCallerTalksElsewhere(turn, Optional.empty());
            }
        }
    }

    /** They are left there, as those are who asked for it; their people are asked all the same. */
    private static void putThroughElsewhere(Turn turn, CallLeg leg, boolean talks) {
        if (!leg.isPresent() || !leg.isCallersSide() || !turn.contact().state().isLive()) {
            return;
        }
        if (leg.place() != Place.FALLBACK) {
            boolean talked = turn.contact().talk().isOn();
            toFallback(turn, leg);
            Identifying.notIdentified(turn);
            if (talked) {
                Accepting.expectTalk(turn);
            }
        }
        if (talks) {
            fallbackAnswered(turn, turn.contact().leg(leg.number()).orElseThrow());
        }
    }

    /** Out of whatever talk there was. */
    static void toFallback(Turn turn, CallLeg leg) {
        if (turn.contact().talk().isOn()) {
            Guests.sendAway(turn);
            turn.become(turn.contact().with(turn.contact().talk().over().next()));
        }
        CallerKeys.toFallback(turn, leg);
    }

    static void fallbackLeft(Turn turn, CallLeg leg, boolean talked) {
        if (leg.place() != Place.FALLBACK || leg.isOver()) {
            return;
        }
        turn.tell(leg, talked ? Place.AFTER_FALLBACK : Place.FALLBACK_FAILED);
        turn.note(Entry.Kind.FALLBACK_LEFT, leg, Map.of("talked", Boolean.toString(talked)));
        if (turn.contact().acceptance().flatMap(Acceptance::lapsesAt).isEmpty()) {
            AskingAnew.afterAWait(turn);
        }
    }

    /** The page goes to the clinician's next phone that takes texts; where none is left, the phone rings and a step of texts does not wait. */
    private static void textFailed(Turn turn, Page page, PageTextFailed failed) {
        turn.note(
                Entry.Kind.PAGE_TEXT_FAILED,
                page,
                Map.of("code", Integer.toString(failed.code()), "phone", Integer.toString(failed.phone())));
        var after = page.textFailedAt(failed.phone());
        turn.put(after);
        if (!page.isOpen() || after.equals(page)) {
            return;
        }
        if (PhoneToText.isLeft(turn.around.roster(), after)) {
            Climbing.textPage(turn, after);
        } else {
            turn.put(after.outOfReach(after.unreachable() || !page.channels().contains(Channel.VOICE)));
            Climbing.ringInsteadOfText(turn, turn.contact().page(page.number()).orElseThrow());
        }
    }

    /** Also when the caller has been moved on, or has hung up, by the time that we are told. */
    static void messageLeft(Turn turn, CallLeg leg, boolean first) {
        if (leg.place() == Place.MESSAGE && !leg.isOver()) {
            turn.tell(leg, Place.AFTER_MESSAGE);
        }
        if (first) {
            turn.note(Entry.Kind.MESSAGE_LEFT, leg, Map.of());
            turn.contact()
                    .acceptance()
                    .ifPresent(taken -> turn.text(taken.clinician(), TextKind.MESSAGE_LEFT, Optional.of(taken.page())));
        }
    }

    private static void callerTexted(Turn turn) {
        turn.note(Entry.Kind.CALLER_TEXTED);
        if (turn.contact().state().isLive() && AskingAnew.byText(turn)) {
            return;
        }
        if (isFirstTextOfACaller(turn)) {
            turn.order(new Command.TextCaller(TextKind.FIRST_REPLY));
        }
        Answering.clientWrote(turn);
    }

    private static boolean isFirstTextOfACaller(Turn turn) {
        var contact = turn.contact();
        return contact.origin().medium() == Medium.CALL
                && contact.state().isLive()
                && !contact.talk().isOn()
                && turn.around.written().byClient().isEmpty();
    }

    private static void clinicianWrote(Turn turn, ClinicianWrote wrote) {
        var contact = turn.contact();
        var taken = contact.acceptance().filter(one -> one.clinician().equals(wrote.clinician()));
        if (taken.isEmpty() || !contact.state().isLive()) {
            return;
        }
        var page = contact.page(taken.get().page()).orElseThrow();
        turn.note(Entry.Kind.CLINICIAN_WROTE, page, Map.of());
        Answering.answered(turn);
        if (contact.callback().isWaiting()) {
            Accepting.holdAcceptance(turn);
        }
        if (turn.readsTexts() && !contact.talk().isOn()) {
            contact.ownersLeg().ifPresent(turn::end);
            turn.become(turn.contact().with(contact.talk().on(turn.now)).with(Callback.NONE));
            Accepting.holdAcceptance(turn);
            turn.note(Entry.Kind.CONNECTED, page, Map.of("medium", "TEXT"));
        }
    }

    /** Only what has no caller on the line can be closed. */
    private static void dispose(Turn turn, Disposed disposed) {
        var contact = turn.contact();
        if (contact.state() == ContactState.CLOSED || contact.callersLeg().isPresent()) {
            return;
        }
        contact.openPages().forEach(page -> Accepting.withdraw(turn, page));
        turn.contact().ownersLeg().ifPresent(turn::end);
        turn.become(turn.contact().with(contact.ending().closed(Ending.Outcome.DISPOSED, turn.now)));
        turn.note(Entry.Kind.CLOSED, Map.of("by", disposed.by().value(), "disposition", disposed.disposition()));
    }
}
