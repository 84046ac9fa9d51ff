package org.knownvoice.simulator;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is due when, in order of time and then of entry. */
final class Agenda {
    private static final Logger log = LoggerFactory.getLogger(Agenda.class);

    /** Something that will happen unless it is called off. */
    final class Due {
        private final Instant at;
        private final long entry;
        private final Runnable act;

        private Due(Instant at, long entry, Runnable act) {
            this.at = at;
            this.entry = entry;
            this.act = act;
        }

        void callOff() {
            queue.remove(this);
        }
    }

    /** Told that another moment may now be the next one. */
    interface Alarm {
        void nextMayHaveChanged(Agenda agenda);
    }

    private final InstantSource clock;
    private final Alarm alarm;
    private final PriorityQueue<Due> queue = new PriorityQueue<>(
            Comparator.<Due, Instant>comparing(due -> due.at).thenComparing(due -> due.entry));
    private long entries;
    private Optional<Instant> running = Optional.empty();

    Agenda(InstantSource clock, Alarm alarm) {
        this.clock = clock;
        this.alarm = alarm;
    }

    /** The clock; while something due runs, the moment it was due, so that a long jump of the clock keeps its order. */
    Instant now() {
        return running.orElseGet(clock::instant);
    }

    Due at(Instant moment, Runnable act) {
        var due = new Due(moment, entries++, act);
        queue.add(due);
        alarm.nextMayHaveChanged(this);
        return due;
    }

    Due after(Duration wait, Runnable act) {
        return at(now().plus(wait), act);
    }

    Optional<Instant> nextDue() {
        return Optional.ofNullable(queue.peek()).map(due -> due.at);
    }

    /** Runs everything that is due, also what becomes due by it. Returns how many things happened. */
    int runDue() {
        int count = 0;
        while (!queue.isEmpty() && !queue.peek().at.isAfter(clock.instant())) {
            run(queue.poll());
            count++;
        }
        return count;
    }

    private void run(Due due) {
        running = Optional.of(due.at);
        try {
            due.act.run();
        } catch (RuntimeException e) {
            log.error("something that was due failed", e);
        } finally {
            running = Optional.empty();
        }
    }
}
