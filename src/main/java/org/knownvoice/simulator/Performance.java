package org.knownvoice.simulator;

import java.time.Duration;

/** A verb while it is being carried out. After {@code stop} or {@code hungUp} it does nothing more. */
interface Performance {
    void begin();

    /** Another document takes over. */
    void stop();

    /** The call is over. */
    default void hungUp() {
        stop();
    }

    default void key(char key) {}

    /** Somebody spoke for so long. */
    default void speech(Duration length) {}
}
