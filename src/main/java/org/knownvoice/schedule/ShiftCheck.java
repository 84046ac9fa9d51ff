package org.knownvoice.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.knownvoice.directory.ClinicianId;
import org.knownvoice.schedule.ShiftOverride.Place;

/**
 * Whether the clinician whose time on call begins can be reached: asked by text, then by a call, then others are told.
 *
 * @param place the team and tier that begins, the primary one of several
 * @param dueAt when the next is done; while an answer is waited for
 */
public record ShiftCheck(ClinicianId clinician, Place place, Instant startsAt, State state, Optional<Instant> dueAt) {
    /** From when on the text goes out. */
    public static final Duration TEXT_BEFORE = Duration.ofMinutes(30);

    /** When who has not answered is called; from then on no text goes out. */
    public static final Duration CALL_BEFORE = Duration.ofMinutes(15);

    /** A call of which nothing was heard by then was in vain. */
    private static final Duration CALL_WITHIN = Duration.ofMinutes(3);

    /** Nobody is told any more of a time on call that began so long ago. */
    private static final Duration OLD_AFTER = Duration.ofHours(1);

    /** How far it has come. */
    public enum State {
        TEXTED,
        CALLED,
        CONFIRMED,
        NOT_CONFIRMED
    }

    /** What can happen. */
    public sealed interface Event {
        /** @param reachable speaks with a caller of the line right now */
        record TimePassed(boolean reachable) implements Event {}

        record Confirmed() implements Event {}

        record Cannot() implements Event {}

        /** The call was not answered, or ended without a key. */
        record CallOver() implements Event {}
    }

    /** What follows from it. */
    public enum Effect {
        CALL,
        /** The clinician's answer is noted on the record. */
        CONFIRM,
        /** Supervisors who were told before hear that it is all right. */
        ALL_RIGHT,
        TELL_SUPERVISORS,
        ASK_BACKUPS
    }

    /** A late or repeated event has no effects. */
    public record Decision(ShiftCheck next, List<Effect> effects) {}

    /** The text goes out now. */
    public static ShiftCheck texted(Shift shift) {
        return of(shift, State.TEXTED, Optional.of(shift.startsAt().minus(CALL_BEFORE)));
    }

    /** Speaks with a caller of the line, so there is nothing to ask. */
    public static ShiftCheck reachable(Shift shift) {
        return of(shift, State.CONFIRMED, Optional.empty());
    }

    private static ShiftCheck of(Shift shift, State state, Optional<Instant> dueAt) {
        return new ShiftCheck(shift.clinician(), new Place(shift.team(), shift.tier()), shift.startsAt(), state, dueAt);
    }

    /** Whether a time on call that starts then is asked about now. */
    public static boolean isTextTime(Instant startsAt, Instant now) {
        return !now.isBefore(startsAt.minus(TEXT_BEFORE)) && now.isBefore(startsAt.minus(CALL_BEFORE));
    }

    public boolean isWaiting() {
        return dueAt.isPresent();
    }

    public Decision decide(Event event, Instant now) {
        return switch (event) {
            case Event.Confirmed confirmed -> confirmed();
            case Event.Cannot cannot -> isWaiting() || isConfirmedEarly(now) ? notConfirmed() : unchanged();
            case Event.CallOver over -> state == State.CALLED ? notConfirmed() : unchanged();
            case Event.TimePassed passed -> timePassed(passed, now);
        };
    }

    /** Who has confirmed may still say before the start that they cannot. */
    private boolean isConfirmedEarly(Instant now) {
        return state == State.CONFIRMED && now.isBefore(startsAt);
    }

    private Decision timePassed(Event.TimePassed passed, Instant now) {
        if (dueAt.filter(due -> !due.isAfter(now)).isEmpty()) {
            return unchanged();
        }
        if (passed.reachable()) {
            return confirmed();
        }
        if (!now.isBefore(startsAt.plus(OLD_AFTER))) {
            return new Decision(in(State.NOT_CONFIRMED, Optional.empty()), List.of());
        }
        return state == State.TEXTED && now.isBefore(startsAt)
                ? new Decision(in(State.CALLED, Optional.of(now.plus(CALL_WITHIN))), List.of(Effect.CALL))
                : notConfirmed();
    }

    private Decision confirmed() {
        return switch (state) {
            case TEXTED, CALLED -> new Decision(in(State.CONFIRMED, Optional.empty()), List.of(Effect.CONFIRM));
            case NOT_CONFIRMED ->
                new Decision(in(State.CONFIRMED, Optional.empty()), List.of(Effect.CONFIRM, Effect.ALL_RIGHT));
            case CONFIRMED -> unchanged();
        };
    }

    private Decision notConfirmed() {
        return new Decision(
                in(State.NOT_CONFIRMED, Optional.empty()),
                place.tier() == Tier.PRIMARY
                        ? List.of(Effect.TELL_SUPERVISORS, Effect.ASK_BACKUPS)
                        : List.of(Effect.TELL_SUPERVISORS));
    }

    private Decision unchanged() {
        return new Decision(this, List.of());
    }

    private ShiftCheck in(State next, Optional<Instant> due) {
        return new ShiftCheck(clinician, place, startsAt, next, due);
    }
}
