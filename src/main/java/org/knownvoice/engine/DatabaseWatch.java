package org.knownvoice.engine;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks every second whether the database answers: nobody on a phone waits for one that is known not to. */
public final class DatabaseWatch {
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseWatch.class);
    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final Duration LIMIT = Duration.ofSeconds(2);

    /** Some may hang on connections that are dead: another one finds out whether new ones work. */
    private static final int QUESTIONS_AT_ONCE = 3;

    /** So long callers are answered without the database for what is still to be taken over, when that goes slowly. */
    private static final Duration TAKING_OVER = Duration.ofSeconds(3);

    private final Vertx vertx;
    private final Supplier<Future<?>> question;
    private final Supplier<Future<Void>> whileItAnswers;
    private volatile Runnable onReturn = () -> {};
    private volatile Supplier<Future<Void>> beforeItCounts = Future::succeededFuture;
    private volatile boolean lost;
    private volatile boolean answered;
    private final AtomicInteger open = new AtomicInteger();
    private volatile boolean busy;
    private volatile boolean stopped;

    /** @param whileItAnswers what is done each time that it answers */
    public DatabaseWatch(Vertx vertx, Supplier<Future<?>> question, Supplier<Future<Void>> whileItAnswers) {
        this.vertx = vertx;
        this.question = question;
        this.whileItAnswers = whileItAnswers;
    }

    /**
     * What is done once when it answers again, and who is told then.
     *
     * @param first done before anybody is told; until then it counts as lost
     */
    public void onReturn(Supplier<Future<Void>> first, Runnable told) {
        beforeItCounts = first;
        onReturn = told;
    }

    /** Begins to ask; done when the first answer is there, or is known not to come. */
    public Future<Void> start() {
        vertx.setPeriodic(EVERY.toMillis(), timer -> {
            if (stopped) {
                vertx.cancelTimer(timer);
            } else {
                ask();
            }
        });
        return ask();
    }

    public void stop() {
        stopped = true;
    }

    public boolean isLost() {
        return lost;
    }

    /** Asks before the second is over. */
    public void askNow() {
        ask();
    }

    private Future<Void> ask() {
        if (stopped || open.get() >= QUESTIONS_AT_ONCE) {
            return Future.succeededFuture();
        }
        open.incrementAndGet();
        Future<?> answer = Future.succeededFuture().compose(now -> question.get());
        answer.onComplete(over -> open.decrementAndGet());
        return answer.timeout(LIMIT.toMillis(), TimeUnit.MILLISECONDS).transform(asked -> {
            if (asked.succeeded()) {
                answers();
            } else {
                doesNotAnswer(asked.cause());
            }
            return Future.succeededFuture();
        });
    }

    private void answers() {
        answered = true;
        if (busy) {
            return;
        }
        busy = true;
        Future<Void> work = Future.succeededFuture()
                .compose(now -> whileItAnswers.get())
                .compose(done -> lost ? beforeItCounts.get() : Future.succeededFuture());
        work.onComplete(done -> busy = false);
        work.timeout(TAKING_OVER.toMillis(), TimeUnit.MILLISECONDS).onComplete(done -> goOn());
    }

    /** Only now: who asked before would have been answered without what happened meanwhile. */
    private void goOn() {
        if (lost && answered) {
            lost = false;
            LOG.info("the database answers again");
            onReturn.run();
        }
    }

    private void doesNotAnswer(Throwable failure) {
        if (!lost) {
            LOG.error(
                    "the database does not answer, calls are answered without it: {}",
                    failure.getClass().getSimpleName());
        }
        lost = true;
        answered = false;
    }
}
