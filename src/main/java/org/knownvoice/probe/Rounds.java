package org.knownvoice.probe;

import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tests the line again and again, and tells of it. */
public final class Rounds {
    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);

    /** How soon the line is tried again after a failure; doubled with each further one. */
    private static final Duration SOON = Duration.ofMinutes(1);

    private final LineProbe probe;
    private final Duration every;
    private final Alarm alarm;
    private final Consumer<Outcome> seen;
    private final InstantSource clock;
    private Duration afterFailure = SOON;
    private boolean fails;

    /**
     * @param every from the end of a test that went well to the next. 1 min to 24 h
     * @param seen for whoever measures
     */
    public Rounds(LineProbe probe, Duration every, Alarm alarm, Consumer<Outcome> seen, InstantSource clock) {
        this.probe = probe;
        this.every = every;
        this.alarm = alarm;
        this.seen = seen;
        this.clock = clock;
    }

    /** Goes on until the thread is interrupted. */
    public void run(Waiting waiting) throws InterruptedException {
        while (true) {
            waiting.pass(runOnce());
        }
    }

    /** One test; how long to wait for the next. */
    public Duration runOnce() throws InterruptedException {
        var outcome = outcome();
        seen.accept(outcome);
        return switch (outcome) {
            case Outcome.Well well -> well(well);
            case Outcome.Failed failed -> failed(failed);
        };
    }

    /** A defect of the probe is no reason to be silent. */
    private Outcome outcome() throws InterruptedException {
        try {
            return probe.once();
        } catch (RuntimeException e) {
            LOG.error("the probe itself failed", e);
            return new Outcome.Failed("the test could not be made");
        }
    }

    private Duration well(Outcome.Well well) throws InterruptedException {
        LOG.info("probe went well: {}", well.inWords());
        if (fails) {
            alarm.wellAgain(well.inWords(), clock.instant());
        }
        fails = false;
        afterFailure = SOON;
        return every;
    }

    private Duration failed(Outcome.Failed failed) throws InterruptedException {
        LOG.error("probe failed: {}", failed.inWords());
        alarm.failed(failed.inWords(), clock.instant());
        fails = true;
        var wait = afterFailure.compareTo(every) < 0 ? afterFailure : every;
        afterFailure = wait.multipliedBy(2);
        return wait;
    }
}
