package org.knownvoice.simulator;

import java.time.Instant;

/** A call in a conference. */
final class Participant {
    /** Told what the conference does to its member. */
    interface Member {
        /** The waiting is over. */
        void started();

        /** The conference ended, or this member was removed from it. */
        void removed();
    }

    private final SimulatedCall call;
    private final Verb.ConferenceNoun wishes;
    private final Member member;
    private final Instant joined;
    private boolean muted;
    private boolean onHold;

    Participant(SimulatedCall call, Verb.ConferenceNoun wishes, Member member, Instant joined) {
        this.call = call;
        this.wishes = wishes;
        this.member = member;
        this.joined = joined;
        this.muted = wishes.muted();
    }

    SimulatedCall call() {
        return call;
    }

    Verb.ConferenceNoun wishes() {
        return wishes;
    }

    Member member() {
        return member;
    }

    Instant joined() {
        return joined;
    }

    boolean isMuted() {
        return muted;
    }

    void mute(boolean value) {
        muted = value;
    }

    boolean isOnHold() {
        return onHold;
    }

    void hold(boolean value) {
        onHold = value;
    }

    boolean canBeHeard() {
        return !muted && !onHold;
    }

    void hear(Heard sound) {
        call.leg().ifPresent(leg -> leg.hearing().add(sound));
    }
}
