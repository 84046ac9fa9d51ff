package org.knownvoice.simulator;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;

/** Counts requests that are on their way in either direction. */
final class InFlight {
    private final Lane lane;
    private final List<Promise<Void>> waiting = new ArrayList<>();
    private int count;

    InFlight(Lane lane) {
        this.lane = lane;
    }

    void enter() {
        count++;
    }

    /** Takes effect after whoever waits for the request has acted on it. */
    void leave() {
        lane.later(() -> {
            count--;
            tellIfNone();
        });
    }

    /** Completes when nothing is on its way, at once when nothing is. */
    Future<Void> whenNone() {
        Promise<Void> promise = Promise.promise();
        waiting.add(promise);
        tellIfNone();
        return promise.future();
    }

    private void tellIfNone() {
        if (none()) {
            var told = List.copyOf(waiting);
            waiting.clear();
            told.forEach(Promise::complete);
        }
    }

    <T> Future<T> during(Future<T> request) {
        enter();
        return request.onComplete(done -> leave());
    }

    boolean none() {
        return count == 0;
    }
}
