package org.knownvoice.simulator;

import java.time.Instant;
import java.util.Optional;

/** A phone's part in one call. */
final class Leg {
    private final Handset handset;
    private final SimulatedCall call;
    private final String shown;
    private final Instant startedAt;
    private final Hearing hearing;
    private LegView.State state;
    private Optional<Instant> answeredAt = Optional.empty();
    private Optional<Instant> endedAt = Optional.empty();

    /** @param shown what the phone's display shows for the other side */
    Leg(Handset handset, SimulatedCall call, String shown, LegView.State state, Instant now, Hearing hearing) {
        this.handset = handset;
        this.call = call;
        this.shown = shown;
        this.state = state;
        this.startedAt = now;
        this.hearing = hearing;
    }

    Handset handset() {
        return handset;
    }

    SimulatedCall call() {
        return call;
    }

    Hearing hearing() {
        return hearing;
    }

    LegView.State state() {
        return state;
    }

    boolean isOver() {
        return state == LegView.State.ENDED;
    }

    void answered(Instant now) {
        state = LegView.State.TALKING;
        answeredAt = Optional.of(now);
    }

    void ended(Instant now) {
        state = LegView.State.ENDED;
        endedAt = Optional.of(now);
    }

    LegView view() {
        return new LegView(
                call.sid(), shown, state, startedAt, answeredAt, endedAt, hearing.items(), call.hearsPhones());
    }
}
