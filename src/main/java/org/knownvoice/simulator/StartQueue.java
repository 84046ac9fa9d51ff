package org.knownvoice.simulator;

import java.time.Duration;
import java.time.Instant;

/** Lets things start one after the other, never faster than the rate. */
final class StartQueue {
    private final Agenda agenda;
    private Instant free = Instant.MIN;

    StartQueue(Agenda agenda) {
        this.agenda = agenda;
    }

    /** Runs it now or as soon as the rate permits; afterwards the way is taken for so long. */
    void start(Duration taken, Runnable act) {
        var now = agenda.now();
        var at = free.isAfter(now) ? free : now;
        free = at.plus(taken);
        agenda.at(at, act);
    }
}
