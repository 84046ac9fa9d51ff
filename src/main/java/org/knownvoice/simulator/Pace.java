package org.knownvoice.simulator;

/** Who makes time pass in the simulator. */
public enum Pace {
    /** A timer fires when the next thing is due by the clock. */
    REAL,
    /** Nothing happens by itself: the owner of the clock calls {@link Simulator#runDue()}. */
    BY_HAND
}
