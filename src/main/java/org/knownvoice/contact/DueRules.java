package org.knownvoice.contact;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What is done when its time has come, whatever woke us. */
final class DueRules {
    /** Then others are asked too: more people should know of a caller whom nobody can be brought to. */
    private static final Duration LONGEST_WAIT_FOR_THE_NETWORK = Duration.ofMinutes(10);

    private DueRules() {}

    static void run(Turn turn) {
        turn.contact().legs().stream()
                .filter(leg -> !leg.isOver() && isDue(turn, leg.checkAt()))
                .forEach(leg -> LegRules.check(turn, leg));
        if (!turn.contact().state().isLive()) {
            return;
        }
        cutOffWaited(turn);
        callbackIsDue(turn);
        acceptanceLapses(turn);
        Answering.run(turn);
        HandingOver.run(turn);
        if (!turn.contact().ladder().isStarted()
                && isDue(turn, turn.contact().identity().askUntil())) {
            Identifying.notIdentified(turn);
        }
        if (turn.contact().acceptance().isEmpty()) {
            if (isDue(turn, turn.contact().ladder().stepEndsAt())) {
                Climbing.stepIsOver(turn);
            } else if (isDue(turn, turn.contact().ladder().supervisorsAt())) {
                Climbing.pageSupervisors(turn);
            }
        }
        turn.contact().openPages().stream()
                .filter(page -> turn.contact().isAsking(page) && isDue(turn, page.textUnsureAt()))
                .forEach(page -> Climbing.ringInsteadOfText(turn, page));
    }

    private static void cutOffWaited(Turn turn) {
        var talk = turn.contact().talk();
        if (isDue(turn, talk.cutOffAt().map(at -> at.plus(turn.timings().cutOffWait())))) {
            Bridging.recall(turn);
        }
    }

    private static void callbackIsDue(Turn turn) {
        if (isDue(turn, turn.contact().callback().nextTryAt())) {
            CallingBack.tryAgain(turn);
        }
    }

    /**
     * A clinician who waits while the client's phone rings does not lapse: that call ends by itself. Nor does one whose own
     * call the phone network has not taken yet: they cannot answer what does not ring.
     */
    private static void acceptanceLapses(Turn turn) {
        var contact = turn.contact();
        if (!isDue(turn, contact.acceptance().flatMap(Acceptance::lapsesAt))) {
            return;
        }
        boolean clientRings = contact.ownersLeg().filter(CallLeg::joined).isPresent()
                && contact.callersLeg()
                        .filter(leg -> leg.role() == CallLeg.Role.CLIENT)
                        .isPresent();
        if (clientRings) {
            lapsesLater(turn, turn.timings().callbackJoinWithin());
        } else if (contact.ownersLeg()
                .filter(leg -> waitsForTheNetwork(turn, leg))
                .isPresent()) {
            lapsesLater(turn, turn.timings().lapseAfter());
        } else {
            Accepting.lapse(turn);
        }
    }

    private static boolean waitsForTheNetwork(Turn turn, CallLeg leg) {
        return leg.progress() == CallLeg.Progress.WANTED
                && leg.startedAt().plus(LONGEST_WAIT_FOR_THE_NETWORK).isAfter(turn.now);
    }

    private static void lapsesLater(Turn turn, Duration by) {
        var later = turn.now.plus(by);
        var contact = turn.contact();
        turn.become(contact.withAcceptance(contact.acceptance().map(taken -> taken.lapsing(Optional.of(later)))));
    }

    private static boolean isDue(Turn turn, Optional<Instant> at) {
        return at.filter(due -> !due.isAfter(turn.now)).isPresent();
    }
}
