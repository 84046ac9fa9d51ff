package org.knownvoice.metrics;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Whether webhooks can be answered, with or without Postgres: from the end of the warm-up to the begin of the shutdown.
 * What does not keep the phone from being answered belongs to {@link Health}.
 */
public final class Readiness {
    private final AtomicBoolean ready = new AtomicBoolean();

    /** The path of a first call is warm. */
    public void warm() {
        ready.set(true);
    }

    /** The server ends: no new webhooks, please. */
    public void closing() {
        ready.set(false);
    }

    public boolean isReady() {
        return ready.get();
    }
}
