package org.knownvoice.telephony;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongPredicate;
import java.util.function.Supplier;
import org.knownvoice.engine.Engine;
import org.knownvoice.engine.Sending.Doubt;
import org.knownvoice.engine.Sending.Result;
import org.knownvoice.store.OutboxItem;

/**
 * An order of which nobody knows whether Twilio has taken it. What Twilio makes is not at once in its lists, so it is
 * looked for twice, soon and a while later, before it is sent again.
 */
final class Unclear {
    private static final Duration FIRST_LOOK = Duration.ofMillis(300);
    private static final Duration LAST_LOOK = Duration.ofSeconds(1);

    /** The clocks of the server that gave the order, of this one and of Twilio differ by up to this. */
    private static final Duration CLOCKS_APART = Duration.ofSeconds(2);

    private final InstantSource clock;
    private final Function<OutboxItem, Duration> backOff;
    private volatile LongPredicate held = order -> true;

    /** @param backOff how long an order that fails again and again waits at least */
    Unclear(InstantSource clock, Function<OutboxItem, Duration> backOff) {
        this.clock = clock;
        this.backOff = backOff;
    }

    /** It is unclear from now on. */
    static Result fromNow() {
        return new Result.Again(FIRST_LOOK, "unclear", Doubt.NEW);
    }

    /** Since when, by Twilio's clock, something may have been made of what was ordered then. */
    static Instant lookSince(Instant ordered) {
        return ordered.minus(CLOCKS_APART);
    }

    /** What Twilio has made and nobody has on record; none when Twilio does not say. */
    static Future<Optional<String>> unrecorded(Engine engine, Future<TwilioAnswer<List<String>>> look) {
        return look.compose(answer -> answer instanceof TwilioAnswer.Done<List<String>> done
                ? engine.unrecordedOf(done.value())
                : Future.succeededFuture(Optional.empty()));
    }

    /**
     * Sends what is not in doubt; looks for what is.
     *
     * @param look Twilio's id of what was made; empty when there is none, or when Twilio does not say
     */
    Future<Result> unlessMade(
            OutboxItem item,
            Supplier<Future<Optional<String>>> look,
            Function<String, Future<Result>> found,
            Supplier<Future<Result>> send) {
        if (item.unclearSince().isEmpty()) {
            return ifStillOurs(item, send);
        }
        var lastLook = lastLook(item, item.unclearSince().get());
        return look.get()
                .compose(sid -> sid.map(found).orElseGet(() -> {
                    var left = Duration.between(clock.instant(), lastLook);
                    return left.isPositive()
                            ? Future.succeededFuture(new Result.Again(left, "not_found_yet", Doubt.SAME))
                            : ifStillOurs(item, send);
                }));
    }

    /** All that came before may have taken longer than the lease: then another server has looked, and sends. */
    private Future<Result> ifStillOurs(OutboxItem item, Supplier<Future<Result>> send) {
        return held.test(item.id()) ? send.get() : Future.succeededFuture(new Result.Lost());
    }

    void onlyWhile(LongPredicate isHeld) {
        held = isHeld;
    }

    private Instant lastLook(OutboxItem item, Instant since) {
        var wait = backOff.apply(item);
        return since.plus(wait.compareTo(LAST_LOOK) > 0 ? wait : LAST_LOOK);
    }
}
