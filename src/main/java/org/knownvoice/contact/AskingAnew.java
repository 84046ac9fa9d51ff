package org.knownvoice.contact;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.knownvoice.directory.ClinicianId;
import org.knownvoice.paging.WhomToAsk;

/**
 * A caller comes back to a contact that is open still, but whoever had it is not with them any more: those who are on call
 * now are asked, from the first step on, as for a new contact. Nobody is woken for an old acceptance who is off shift.
 */
final class AskingAnew {
    /** After so long without a word and without a call, whatever the caller comes with is new. */
    private static final Duration LONG = Duration.ofHours(1);

    /** So long after the last word the two go on with each other, whatever the roster says. */
    private static final Duration STILL_AT_IT = Duration.ofMinutes(10);

    private AskingAnew() {}

    /** The caller calls: whoever has the contact is brought to them, or others are asked. */
    static void byCall(Turn turn) {
        if (whoHasItIsGone(turn)) {
            begin(turn);
        } else {
            Accepting.expectTalk(turn);
        }
    }

    /** Whoever has waited until now is brought to the caller; who is off duty by now does not wait any more. */
    static void afterAWait(Turn turn) {
        if (turn.contact().acceptance().filter(taken -> isOffDuty(turn, taken)).isPresent()) {
            begin(turn);
        } else {
            Accepting.expectTalk(turn);
        }
    }

    /** The caller writes: true when that was answered as the first text of a contact is. */
    static boolean byText(Turn turn) {
        var contact = turn.contact();
        boolean nobodyCame = contact.acceptance().isEmpty()
                && contact.ladder()
                        .exhaustedAt()
                        .filter(at -> isLongAgo(turn, at))
                        .isPresent();
        if (!nobodyCame && !whoHasItIsGone(turn)) {
            return false;
        }
        turn.order(new Command.TextCaller(TextKind.FIRST_REPLY));
        begin(turn);
        return true;
    }

    /** Not while somebody is with the caller, or is just being brought to them: that lapses by itself. */
    private static boolean whoHasItIsGone(Turn turn) {
        var contact = turn.contact();
        boolean together = contact.ownersLeg().isPresent()
                || contact.talk().isOn() && contact.callersLeg().isPresent();
        return !together
                && contact.acceptance()
                        .filter(taken -> taken.lapsesAt().isEmpty() && isGone(turn, taken))
                        .isPresent();
    }

    private static boolean isGone(Turn turn, Acceptance taken) {
        return isLongAgo(turn, lastTogether(turn, taken)) || isOffDuty(turn, taken);
    }

    private static boolean isOffDuty(Turn turn, Acceptance taken) {
        boolean stillAtIt = turn.around.roster().isActive(taken.clinician())
                && lastTogether(turn, taken).plus(STILL_AT_IT).isAfter(turn.now);
        return !stillAtIt && !isOnCall(turn, taken.clinician());
    }

    private static boolean isLongAgo(Turn turn, Instant at) {
        return !at.plus(LONG).isAfter(turn.now);
    }

    private static boolean isOnCall(Turn turn, ClinicianId clinician) {
        var identity = turn.contact().identity();
        return WhomToAsk.mayBeRung(turn.around.roster(), identity.client(), identity.team(), clinician, turn.now);
    }

    /** When the clinician accepted, wrote, or was last on the phone for this caller. */
    private static Instant lastTogether(Turn turn, Acceptance taken) {
        var calls = turn.contact()
                .legsOf(taken.page())
                .flatMap(leg -> Stream.of(
                        leg.answeredAt(),
                        leg.endedAt().filter(at -> leg.answeredAt().isPresent())));
        return Stream.concat(
                        calls,
                        Stream.of(Optional.of(taken.at()), turn.around.written().byClinician()))
                .flatMap(Optional::stream)
                .max(Instant::compareTo)
                .orElseThrow();
    }

    /** The first step opens now. Who had the contact is asked as anybody else; on call but not asked, they are told. */
    static void begin(Turn turn) {
        var before = turn.contact().acceptance();
        before.ifPresent(taken -> Accepting.letGo(turn, Page.State.TAKEN));
        turn.contact().openPages().stream()
                .filter(page -> !isOnCall(turn, page.clinician()))
                .forEach(page -> strikeOff(turn, page));
        turn.become(turn.contact().with(turn.contact().callback().anew()));
        Climbing.start(turn);
        before.map(Acceptance::clinician)
                .filter(owner -> isOnCall(turn, owner))
                .filter(owner ->
                        turn.contact().pageOf(owner).filter(Page::isOpen).isEmpty())
                .ifPresent(owner -> turn.text(owner, TextKind.LAPSED, before.map(Acceptance::page)));
    }

    /** Their phones ring no more, and they are not woken to be told. */
    private static void strikeOff(Turn turn, Page page) {
        turn.put(page.in(Page.State.TAKEN));
        turn.contact().liveLegOf(page.number()).ifPresent(turn::end);
    }
}
