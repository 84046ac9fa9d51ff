package org.knownvoice.contact;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Bringing caller and clinician together, and each way in which a talk ends. */
final class Bridging {
    /** Nobody waits for who cannot come. */
    private static final Duration AT_ONCE = Duration.ofSeconds(1);

    private Bridging() {}

    /** Right after the acceptance: the two legs go to one conference, or the one that is missing is rung. */
    static void bringTogether(Turn turn, Optional<CallLeg> acceptedOn) {
        var contact = turn.contact();
        var owner = acceptedOn.or(contact::ownersLeg);
        if (contact.callerTalksElsewhere()) {
            tellCallerTalksElsewhere(turn, acceptedOn);
        } else if (contact.isByText() || Answering.isByWriting(turn)) {
            owner.ifPresent(leg -> dismiss(turn, leg, acceptedOn.isPresent()));
            contact.page(contact.acceptance().orElseThrow().page())
                    .ifPresent(page -> turn.put(page.ringingAt(Optional.empty())));
            turn.text(contact.acceptance().orElseThrow().clinician(), TextKind.YOU_HAVE_IT, ownersPage(turn));
        } else if (acceptedOn.isPresent()) {
            ownerJoins(turn, acceptedOn.get());
        } else {
            turn.text(contact.acceptance().orElseThrow().clinician(), TextKind.YOU_HAVE_IT, ownersPage(turn));
            owner.ifPresentOrElse(
                    leg -> askToJoin(turn, leg),
                    () -> contact.page(contact.acceptance().orElseThrow().page())
                            .ifPresent(page -> turn.put(page.ringingAt(Optional.of(turn.now)))));
        }
    }

    private static Optional<Integer> ownersPage(Turn turn) {
        return turn.contact().acceptance().map(Acceptance::page);
    }

    private static void askToJoin(Turn turn, CallLeg leg) {
        if (leg.isAnswered()) {
            turn.move(leg, Place.JOIN_PROMPT);
        } else {
            turn.put(leg.to(Place.JOIN_PROMPT));
        }
    }

    private static void dismiss(Turn turn, CallLeg leg, boolean onThePhone) {
        if (onThePhone) {
            turn.tell(leg, Place.YOURS_BY_TEXT);
        } else {
            turn.dismiss(leg, Place.YOURS_BY_TEXT);
        }
    }

    /** The clinician has pressed 1: into the bridge, and the caller after them. */
    static void ownerJoins(Turn turn, CallLeg leg) {
        if (turn.contact().callerTalksElsewhere()) {
            tellCallerTalksElsewhere(turn, Optional.of(leg));
            return;
        }
        if (turn.contact().talk().isOn()) {
            ownerComesBack(turn, leg);
            return;
        }
        turn.put(leg.to(Place.BRIDGE).joinedBridge());
        turn.contact()
                .callersLeg()
                .filter(caller -> caller.place() != Place.BRIDGE)
                .ifPresent(caller -> turn.move(caller, Place.BRIDGE));
    }

    /**
     * Into the conference in which the caller and whoever keeps them company are: nobody is moved for it. A caller who is
     * out of it by now, since that one has left, is brought together with the clinician.
     */
    private static void ownerComesBack(Turn turn, CallLeg leg) {
        boolean callerIsAlone = turn.contact()
                .callersLeg()
                .filter(caller -> caller.place() != Place.BRIDGE)
                .isPresent();
        if (callerIsAlone) {
            Aside.back(turn, leg);
        } else {
            turn.put(leg.to(Place.BRIDGE).joinedBridge());
            turn.note(Entry.Kind.BACK_IN_TALK, leg, Map.of());
        }
    }

    /** Who has accepted while the caller speaks with the fallback line is told so, and called when that talk ends. */
    static void tellCallerTalksElsewhere(Turn turn, Optional<CallLeg> onThePhone) {
        Accepting.holdAcceptance(turn);
        var leg = onThePhone.or(() -> turn.contact().ownersLeg());
        boolean hears = leg.filter(CallLeg::isAnswered).isPresent();
        leg.ifPresent(live -> {
            if (onThePhone.isPresent()) {
                turn.tell(live, Place.CALLER_ON_FALLBACK);
            } else {
                turn.dismiss(live, Place.CALLER_ON_FALLBACK);
            }
        });
        if (!hears) {
            turn.contact()
                    .acceptance()
                    .ifPresent(taken -> turn.order(new Command.TextClinician(
                            taken.clinician(),
                            TextKind.CALLER_ON_FALLBACK,
                            Optional.of(taken.page()),
                            Optional.empty(),
                            Priority.PAGE)));
        }
    }

    /** Notes that the two talk, as soon as both are in the bridge. */
    static void noticeTalk(Turn turn) {
        var contact = turn.contact();
        boolean bothJoined = contact.callersLeg().filter(CallLeg::joined).isPresent()
                && contact.ownersLeg().filter(CallLeg::joined).isPresent();
        if (bothJoined && !contact.talk().isOn()) {
            turn.become(contact.with(contact.talk().on(turn.now)).with(Callback.NONE));
            Accepting.holdAcceptance(turn);
            contact.page(contact.acceptance().orElseThrow().page())
                    .ifPresent(page -> turn.put(page.ringingAt(Optional.empty())));
            HandingOver.over(turn);
            turn.note(
                    Entry.Kind.CONNECTED,
                    contact.page(contact.acceptance().orElseThrow().page()).orElseThrow(),
                    Map.of("medium", "CALL"));
        }
    }

    /**
     * This leg's conference is over, and the leg still asks what comes next. A clinician who is still on the phone has
     * pressed the star key, or the conference was lost: either way the caller is somewhere behind it, unless word comes
     * that they have hung up.
     */
    static void left(Turn turn, CallLeg leg, Optional<Integer> talk) {
        var contact = turn.contact();
        boolean earlierTalk =
                talk.filter(number -> number != contact.talk().number()).isPresent();
        if (leg.place() != Place.BRIDGE || leg.isOver() || earlierTalk) {
            return;
        }
        if (leg.isGuest()) {
            Guests.left(turn, leg);
        } else if (leg.isCallersSide()) {
            callerIsLeftAlone(turn, leg);
        } else if (!contact.talk().isOn() && !clientRings(contact)) {
            turn.tell(leg, Place.JOIN_PROMPT);
        } else if (contact.talk().isOn() && leg.joined()) {
            Aside.stepOut(turn, leg);
        }
    }

    /** Then the clinician goes on waiting in the bridge, whatever key they have pressed: the client must find them there. */
    private static boolean clientRings(CrisisContact contact) {
        return contact.callersLeg()
                .filter(leg -> leg.role() == CallLeg.Role.CLIENT && !leg.isAnswered())
                .isPresent();
    }

    private static void callerIsLeftAlone(Turn turn, CallLeg leg) {
        var talk = turn.contact().talk();
        if (talk.isAside()) {
            Aside.kindWord(turn, leg);
        } else if (talk.isOn() && turn.contact().clinicianIsInTheTalk()) {
            waitsCutOff(turn, leg);
        } else if (talk.isOn()) {
            cutOff(turn, leg);
        } else {
            turn.tell(leg, Place.HOLD);
        }
    }

    /** The clinician's leg is over or has stepped aside: word of it is on its way, and asked for. */
    private static void waitsCutOff(Turn turn, CallLeg caller) {
        turn.tell(caller, Place.CUT_OFF);
        turn.become(turn.contact().with(turn.contact().talk().cutOff(turn.now)));
        turn.contact().ownersLeg().ifPresent(owner -> turn.order(new Command.LookUpCall(owner.number())));
    }

    static void cutOff(Turn turn, CallLeg caller) {
        waitsCutOff(turn, caller);
        turn.note(Entry.Kind.CUT_OFF, caller, Map.of());
    }

    /**
     * The caller is still there some seconds after the clinician's leg ended: the same clinician is called again, unless
     * their phone rings for this caller already.
     */
    static void recall(Turn turn) {
        turn.contact().ownersLeg().filter(CallLeg::isClinicianInTheTalk).ifPresent(owner -> {
            turn.note(Entry.Kind.CUT_OFF, owner, Map.of());
            turn.end(owner);
        });
        Guests.sendAway(turn);
        var contact = turn.contact();
        turn.become(contact.with(contact.talk().over().next()));
        Accepting.expectTalk(
                turn,
                turn.now.plus(hasAnotherCrisis(turn) ? AT_ONCE : turn.timings().cutOffRecall()));
        turn.contact()
                .callersLeg()
                .filter(leg -> leg.place() == Place.CUT_OFF)
                .ifPresent(leg -> turn.move(leg, Place.HOLD));
    }

    /** The caller was in other hands meanwhile: then others are asked. */
    private static boolean hasAnotherCrisis(Turn turn) {
        return turn.contact()
                .acceptance()
                .map(Acceptance::clinician)
                .filter(turn.around::hasAnotherCrisis)
                .isPresent();
    }

    /** The clinician's leg is over; {@code leg} as it was until then. One that was to bring them back leaves nobody behind. */
    static void ownerLeft(Turn turn, CallLeg leg) {
        var contact = turn.contact();
        var caller = contact.callersLeg();
        if (contact.talk().isOn()) {
            caller.filter(there -> leg.isClinicianInTheTalk()).ifPresent(there -> clinicianIsGone(turn, there));
            return;
        }
        if (leg.joined() || leg.place() == Place.BRIDGE) {
            caller.filter(there -> there.place() == Place.BRIDGE).ifPresent(there -> {
                if (there.role() == CallLeg.Role.CLIENT && !there.isAnswered()) {
                    turn.end(there);
                } else {
                    turn.move(there, Place.HOLD);
                }
            });
        }
    }

    /** The clinician is gone from the talk: the caller stays with whoever else can help, or is asked to stay on the line. */
    private static void clinicianIsGone(Turn turn, CallLeg caller) {
        if (Guests.keepCaller(turn)) {
            return;
        }
        Guests.sendAway(turn);
        switch (caller.place()) {
            case BRIDGE -> cutOff(turn, caller);
            case MOMENT -> {
                cutOff(turn, caller);
                turn.order(new Command.RedirectCall(caller.number()));
            }
            case CUT_OFF -> turn.note(Entry.Kind.CUT_OFF, caller, Map.of());
            default -> {}
        }
    }

    /** The talk is over: it needs its note, and the clinician may ring back. */
    static void end(Turn turn) {
        var contact = turn.contact();
        turn.become(contact.with(contact.talk().over().next())
                .with(contact.ending().ended(Ending.Outcome.TALKED, turn.now)));
        Answering.answered(turn);
        turn.note(Entry.Kind.TALK_ENDED);
        contact.acceptance()
                .ifPresent(taken -> turn.text(taken.clinician(), TextKind.AFTER_TALK, Optional.of(taken.page())));
        contact.ownersLeg().ifPresent(leg -> {
            if (leg.place() == Place.BRIDGE && callerWasIn(contact)) {
                turn.tell(leg, Place.CALLER_GONE);
            } else {
                turn.dismiss(leg, Place.CALLER_GONE);
            }
        });
        Guests.sendAway(turn);
    }

    /** Whose leaving ends the conference, so that the others ask by themselves. */
    private static boolean callerWasIn(CrisisContact contact) {
        return contact.legs().stream()
                .filter(CallLeg::isCallersSide)
                .reduce((earlier, later) -> later)
                .filter(CallLeg::joined)
                .isPresent();
    }

    /**
     * A second call of the same caller takes the place of the older leg. Where that one was in the bridge it tears the
     * conference apart when it leaves: the talk goes on in a new one. While the clinician has stepped aside, the caller
     * waits for them on the new leg.
     */
    static void regroup(Turn turn, CallLeg newLeg, Optional<CallLeg> older) {
        if (turn.contact().talk().isAside()) {
            turn.put(newLeg.to(Place.MOMENT));
            return;
        }
        var owner = turn.contact().ownersLeg().filter(leg -> leg.place() == Place.BRIDGE);
        if (owner.isEmpty()) {
            return;
        }
        turn.put(newLeg.to(Place.BRIDGE).joinedBridge());
        if (older.filter(CallLeg::joined).isPresent()) {
            turn.become(turn.contact().with(turn.contact().talk().next()));
            turn.put(owner.get().to(Place.HOLD).to(Place.BRIDGE));
            turn.order(new Command.RedirectCall(owner.get().number()));
        }
    }
}
