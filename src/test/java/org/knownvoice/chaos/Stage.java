package org.knownvoice.chaos;

import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets things happen at their time, in real time. */
final class Stage implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Stage.class);

    private final ScheduledThreadPoolExecutor threads = new ScheduledThreadPoolExecutor(4);
    private final long began = System.nanoTime();

    Stage() {
        threads.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        threads.setContinueExistingPeriodicTasksAfterShutdownPolicy(false);
    }

    /** What a person or a fault does so long after the beginning; what is not possible then does not happen. */
    void at(Duration since, Runnable act) {
        var passed = Duration.ofNanos(System.nanoTime() - began);
        after(since.minus(passed), act);
    }

    void after(Duration wait, Runnable act) {
        threads.schedule(() -> attempt(act), Math.max(0, wait.toMillis()), TimeUnit.MILLISECONDS);
    }

    void every(Duration pause, Runnable act) {
        threads.scheduleWithFixedDelay(() -> attempt(act), 0, pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static void attempt(Runnable act) {
        try {
            act.run();
        } catch (RuntimeException e) {
            LOG.debug("an act was not possible", e);
        }
    }

    /** Waits until so long after the beginning. */
    void untilAt(Duration since) {
        try {
            threads.schedule(() -> {}, Math.max(0, since.toNanos() - (System.nanoTime() - began)), TimeUnit.NANOSECONDS)
                    .get();
        } catch (InterruptedException | java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
