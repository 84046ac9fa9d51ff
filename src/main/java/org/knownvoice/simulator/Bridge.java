package org.knownvoice.simulator;

import java.util.List;

/** Calls that are joined. */
interface Bridge {
    /** Whom this call hears. */
    List<SimulatedCall> audibleTo(SimulatedCall call);
}
