package org.knownvoice.contact;

import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.knownvoice.contact.CallLeg.Role;
import org.knownvoice.directory.ClinicianId;
import org.knownvoice.paging.Candidate;

/**
 * Those whom the clinician calls into the talk: a supervisor, who presses 1, the interpreter and the regional crisis line,
 * who are in as soon as they answer. They are rung while clinician and caller talk, and their leaving ends nothing. When
 * the clinician leaves, the caller stays with the supervisor or the crisis line, whoever of them is in the talk; that is a
 * warm hand-over, or a dropped call of the clinician's that the caller need not notice. An interpreter alone is no help:
 * then the caller counts as cut off.
 */
final class Guests {
    private Guests() {}

    private static Stream<CallLeg> present(Turn turn) {
        return turn.contact().legs().stream().filter(leg -> leg.isGuest() && leg.isPresent());
    }

    private static void each(Turn turn, Predicate<CallLeg> which, Consumer<CallLeg> act) {
        present(turn).filter(which).toList().forEach(act);
    }

    /** There is somebody to call, or they are called or in the talk already. */
    static boolean canBeCalled(Turn turn, Role who) {
        return isThere(turn, who)
                || switch (who) {
                    case INTERPRETER -> turn.around.hasInterpreter();
                    case CRISIS_LINE -> !turn.contact().origin().isFallbackLine();
                    case SUPERVISOR -> supervisor(turn).isPresent();
                    case CALLER, CLIENT, CLINICIAN -> false;
                };
    }

    private static boolean isThere(Turn turn, Role who) {
        return present(turn).anyMatch(leg -> leg.role() == who);
    }

    /** Their phone rings, unless it does already or they are in the talk. */
    static void call(Turn turn, Role who) {
        if (isThere(turn, who)) {
            return;
        }
        turn.note(Entry.Kind.GUEST_WANTED, Map.of("role", who.name()));
        if (who == Role.SUPERVISOR) {
            supervisor(turn).ifPresent(person -> ring(turn, person));
        } else {
            Ringing.ringGuest(turn, who, Optional.empty(), 1);
        }
    }

    private static void ring(Turn turn, ClinicianId supervisor) {
        var roster = turn.around.roster();
        int phone = roster.phonesOf(supervisor).stream()
                .findFirst()
                .map(roster::placeOf)
                .orElseThrow();
        Ringing.ringGuest(turn, Role.SUPERVISOR, Optional.of(supervisor), phone);
    }

    /** The next who may be asked: on call, free, and not rung yet since the clinician wanted one. */
    private static Optional<ClinicianId> supervisor(Turn turn) {
        return Climbing.supervisors(turn).stream()
                .map(Candidate::clinician)
                .filter(one -> isFree(turn, one) && !wasRung(turn, one))
                .findFirst();
    }

    private static boolean isFree(Turn turn, ClinicianId clinician) {
        var contact = turn.contact();
        return !turn.around.isOnThePhone(clinician)
                && !turn.around.roster().phonesOf(clinician).isEmpty()
                && contact.acceptance()
                        .filter(taken -> taken.clinician().equals(clinician))
                        .isEmpty()
                && contact.legs().stream()
                        .filter(leg -> !leg.isOver())
                        .flatMap(leg -> contact.clinicianOf(leg).stream())
                        .noneMatch(clinician::equals);
    }

    private static boolean wasRung(Turn turn, ClinicianId clinician) {
        var since =
                turn.contact().talk().asideAt().or(() -> turn.contact().talk().backAt());
        return turn.contact().legs().stream()
                .filter(leg -> leg.guest().filter(clinician::equals).isPresent())
                .anyMatch(
                        leg -> since.filter(at -> leg.startedAt().isBefore(at)).isEmpty());
    }

    /** A supervisor presses a key. */
    static void pressed(Turn turn, CallLeg leg, String keys) {
        if (leg.place() != Place.PROMPT) {
            return;
        }
        switch (keys) {
            case "1" -> turn.tell(leg, turn.contact().talk().isAside() ? Place.MOMENT : Place.BRIDGE);
            case "2" -> {
                turn.tell(leg, Place.DECLINED);
                notReached(turn, leg);
            }
            default -> {}
        }
    }

    /** The conference is over: whoever else was in it says why. */
    static void left(Turn turn, CallLeg leg) {
        if (turn.contact().talk().isOn()) {
            turn.tell(leg, Place.MOMENT);
            Stream.of(turn.contact().ownersLeg(), turn.contact().callersLeg())
                    .flatMap(Optional::stream)
                    .forEach(other -> turn.order(new Command.LookUpCall(other.number())));
        } else {
            turn.tell(leg, Place.CALLER_GONE);
        }
    }

    /** The clinician has stepped aside: who is on the way waits with the caller. Who is in the conference asks by themselves. */
    static void hold(Turn turn) {
        each(turn, leg -> leg.place() == Place.BRIDGE && !leg.joined(), leg -> turn.put(leg.to(Place.MOMENT)));
    }

    static void comeBack(Turn turn) {
        each(turn, leg -> leg.place() == Place.MOMENT || leg.joined(), leg -> {
            if (leg.isAnswered()) {
                Aside.fetch(turn, leg);
            } else {
                turn.put(leg.to(Place.BRIDGE));
            }
        });
    }

    /** The call to them is over. {@code leg} as it was until then. */
    static void ended(Turn turn, CallLeg leg) {
        if (!turn.contact().talk().isOn() || !leg.isPresent()) {
            return;
        }
        if (!leg.isGuestInTheTalk()) {
            notReached(turn, leg);
            return;
        }
        turn.note(Entry.Kind.GUEST_LEFT, leg, Map.of("role", leg.role().name()));
        if (turn.contact().clinicianIsInTheTalk()) {
            turn.contact()
                    .ownersLeg()
                    .filter(owner -> endedTheConference(turn, owner, leg))
                    .ifPresent(owner -> Aside.gather(turn, owner));
        } else if (!staysWithAnother(turn, leg)) {
            sendAway(turn);
            turn.contact()
                    .callersLeg()
                    .filter(caller -> caller.place() == Place.BRIDGE)
                    .ifPresent(caller -> {
                        Bridging.cutOff(turn, caller);
                        turn.order(new Command.RedirectCall(caller.number()));
                    });
        }
    }

    /**
     * The clinician has come back into the conference in which this guest kept the caller company: it is over since the
     * guest has left, and the two are out of it.
     */
    private static boolean endedTheConference(Turn turn, CallLeg owner, CallLeg gone) {
        return gone.mayKeepTheCaller()
                && gone.place() == Place.BRIDGE
                && turn.contact()
                        .talk()
                        .backAt()
                        .filter(owner.startedAt()::isAfter)
                        .isPresent();
    }

    /** Who could keep the caller has ended the conference by leaving: the caller goes on with another who can. */
    private static boolean staysWithAnother(Turn turn, CallLeg gone) {
        return gone.mayKeepTheCaller() ? keepCaller(turn) : present(turn).anyMatch(CallLeg::mayKeepTheCaller);
    }

    /** Another supervisor is rung, or the clinician, who talks on, reads that nobody comes. */
    private static void notReached(Turn turn, CallLeg leg) {
        turn.note(Entry.Kind.GUEST_NOT_REACHED, leg, Map.of("role", leg.role().name()));
        var next = leg.role() == Role.SUPERVISOR ? supervisor(turn) : Optional.<ClinicianId>empty();
        if (next.isPresent()) {
            ring(turn, next.get());
        } else {
            tellClinician(turn, TextKind.NOBODY_JOINED);
        }
    }

    private static void tellClinician(Turn turn, TextKind kind) {
        turn.contact().acceptance().ifPresent(taken -> turn.text(taken.clinician(), kind, Optional.of(taken.page())));
    }

    /** The clinician is gone: the caller goes on with who can help, in another conference. False where nobody can. */
    static boolean keepCaller(Turn turn) {
        var caller = turn.contact().callersLeg();
        if (caller.isEmpty() || present(turn).noneMatch(CallLeg::mayKeepTheCaller)) {
            return false;
        }
        turn.become(turn.contact().with(turn.contact().talk().back(turn.now)));
        turn.note(Entry.Kind.STAYS_WITH_GUEST);
        if (turn.contact().ownersLeg().isEmpty()) {
            tellClinician(turn, TextKind.CALLER_STAYS);
        }
        Aside.fetch(turn, caller.get());
        comeBack(turn);
        return true;
    }

    /** The talk is over, or the caller is looking for the clinician again. */
    static void sendAway(Turn turn) {
        each(turn, leg -> true, leg -> turn.dismiss(leg, Place.CALLER_GONE));
    }
}
