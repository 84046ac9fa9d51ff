package org.knownvoice.simulator;

/** Who ordered a call and goes on when something happens to it. */
interface CallWatcher {
    void answered(SimulatedCall call);

    void over(SimulatedCall call);

    /** The call got a document of its own over REST and takes no further part. */
    void takenAway(SimulatedCall call);
}
