package org.knownvoice.contact;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.knownvoice.directory.ClinicianId;

/** The caller is not on the line: the one who accepted is connected to the client by a masked call. */
final class CallingBack {
    /** How often the supervisor is reminded of a client whom no try has reached. */
    private static final Duration REMIND_EVERY = Duration.ofMinutes(30);

    private CallingBack() {}

    /** The caller has hung up, or left by asking for a callback. */
    static void callerLeft(Turn turn, CallLeg leg) {
        var contact = turn.contact();
        if (!contact.state().isLive() || contact.callersLeg().isPresent()) {
            return;
        }
        if (contact.talk().isOn()) {
            Bridging.end(turn);
        } else if (turn.callbackNumber().isEmpty()) {
            unreachable(turn);
        } else {
            if (leg.isAnswered()) {
                turn.note(Entry.Kind.CALLER_HUNG_UP);
            }
            Identifying.notIdentified(turn);
            if (contact.acceptance().flatMap(Acceptance::lapsesAt).isEmpty()) {
                AskingAnew.afterAWait(turn);
            }
        }
    }

    static void unreachable(Turn turn) {
        unreachable(turn, TextKind.UNREACHABLE_CALLER);
    }

    private static void unreachable(Turn turn, TextKind told) {
        turn.note(Entry.Kind.UNREACHABLE_CALLER);
        sendAway(turn);
        Climbing.supervisors(turn).forEach(person -> turn.text(person.clinician(), told, Optional.empty()));
        turn.become(turn.contact().with(turn.contact().ending().ended(Ending.Outcome.UNREACHABLE_CALLER, turn.now)));
    }

    /**
     * A text that shows no phone number comes from a machine: nobody could be answered or called, so nobody is paged for it,
     * and no reply of ours starts two machines talking. But a loss would be worse: it is on the record and the supervisors
     * are told, who read it before they close it.
     */
    static void machineWrote(Turn turn) {
        turn.note(Entry.Kind.CALLER_TEXTED);
        var before = turn.contact().state();
        unreachable(turn, TextKind.MACHINE_WROTE);
        ContactRules.noteState(turn, before);
    }

    /** The caller is gone for good: whoever was asked, or has accepted, is told. */
    static void sendAway(Turn turn) {
        turn.contact().ownersLeg().ifPresent(leg -> turn.dismiss(leg, Place.CALLER_GONE));
        turn.contact()
                .acceptance()
                .ifPresent(taken -> turn.text(taken.clinician(), TextKind.NOTHING_OPEN, Optional.of(taken.page())));
        turn.contact().openPages().forEach(page -> Accepting.withdraw(turn, page));
    }

    /** The clinician waits in the bridge and nobody is on the other side: the client's phone rings. */
    static void ringClientWhenAwaited(Turn turn) {
        var contact = turn.contact();
        boolean awaited = contact.state() == ContactState.CALLBACK
                && contact.callersLeg().isEmpty()
                && contact.ownersLeg().filter(CallLeg::joined).isPresent()
                && contact.legs().stream().noneMatch(leg -> leg.isCallersSide() && !leg.isOver());
        if (!awaited) {
            return;
        }
        turn.callbackNumber().ifPresent(number -> {
            if (turn.around.phonesInUse().contains(number)) {
                noAnswer(turn);
            } else {
                Ringing.ringClient(turn);
            }
        });
    }

    /** The client's phone was rung in vain: the clinician is told, and the next try has its time. */
    static void noAnswer(Turn turn) {
        var contact = turn.contact();
        if (contact.acceptance().isEmpty() || !contact.state().isLive()) {
            return;
        }
        contact.ownersLeg().ifPresent(owner -> turn.dismiss(owner, Place.NO_ANSWER));
        Accepting.holdAcceptance(turn);
        var retries = turn.timings().callbackRetries();
        int tries = contact.callback().tries();
        turn.note(Entry.Kind.CALLBACK_TRIED, Map.of("try", Integer.toString(tries + 1)));
        if (tries < retries.size()) {
            turn.become(turn.contact().with(contact.callback().again(turn.now.plus(retries.get(tries)))));
        } else {
            turn.become(turn.contact().with(contact.callback().inVain(turn.now.plus(REMIND_EVERY))));
            turn.note(Entry.Kind.SUPERVISOR_DECIDES);
            tellSupervisors(turn);
        }
    }

    private static void tellSupervisors(Turn turn) {
        Climbing.supervisors(turn)
                .forEach(person -> turn.text(person.clinician(), TextKind.CALLBACK_IN_VAIN, Optional.empty()));
    }

    /** The time of the next try, or of the next reminder, has come. */
    static void tryAgain(Turn turn) {
        var callback = turn.contact().callback();
        if (callback.supervisorDecides()) {
            turn.become(turn.contact().with(callback.remindAt(turn.now.plus(REMIND_EVERY))));
            tellSupervisors(turn);
        } else {
            Accepting.expectTalk(turn);
        }
    }

    /** The supervisor wants one more try: whoever has the contact is called, or others are asked, and then the client. */
    static void decided(Turn turn, ClinicianId by) {
        var contact = turn.contact();
        if (!contact.state().isLive() || !contact.callback().supervisorDecides()) {
            return;
        }
        turn.note(Entry.Kind.CALLBACK_DECIDED, Map.of("by", by.value()));
        turn.become(contact.with(contact.callback().now()));
        AskingAnew.afterAWait(turn);
    }

    /** The clinician wants to ring the client back after the talk. */
    static void ringBack(Turn turn) {
        var contact = turn.contact();
        if (isInWriting(turn) && turn.callbackNumber().isPresent()) {
            Answering.callInstead(turn);
            return;
        }
        boolean waits = contact.state().isLive() && contact.callback().isWaiting();
        if ((contact.state() == ContactState.ENDED || waits)
                && contact.acceptance().isPresent()
                && turn.callbackNumber().isPresent()) {
            turn.become(contact.with(Ending.NONE));
            if (Answering.isByWriting(turn)) {
                turn.become(turn.contact().with(contact.callback().callsAsAskedFor()));
            }
            Accepting.expectTalk(turn);
        }
    }

    private static boolean isInWriting(Turn turn) {
        var contact = turn.contact();
        boolean writes = contact.talk().isOn() && contact.callersLeg().isEmpty();
        return contact.state().isLive() && (contact.isByText() || writes || Answering.isByWriting(turn));
    }
}
