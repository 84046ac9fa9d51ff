package org.knownvoice.simulator;

import io.vertx.core.Future;

/** Counts requests that are on their way in either direction. */
final class InFlight {
    private final Lane lane;
    private int count;

    InFlight(Lane lane) {
        this.lane = lane;
    }

    void enter() {
        count++;
    }

    /** Takes effect after whoever waits for the request has acted on it. */
    void leave() {
        lane.later(() -> count--);
    }

    <T> Future<T> during(Future<T> request) {
        enter();
        return request.onComplete(done -> leave());
    }

    boolean none() {
        return count == 0;
    }
}
