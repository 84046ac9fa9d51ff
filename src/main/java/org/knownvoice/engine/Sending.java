package org.knownvoice.engine;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongPredicate;
import org.knownvoice.store.OutboxItem;

/** Carries out orders from the outbox. The telephony room does; the engine keeps the order, the pace and the lease. */
@FunctionalInterface
public interface Sending {

    /** Never fails for what the phone network says: that is a result. */
    Future<Result> send(OutboxItem item);

    /** Whether an order that is tried again may have been carried out already. */
    enum Doubt {
        /** It was certainly not. */
        NONE,
        /** Since just now it may have been. */
        NEW,
        /** As before: it was only looked for. */
        SAME
    }

    /** Told once how to see whether an order, by its number, is still this server's: another may have taken it over. */
    default void onlyWhile(LongPredicate held) {}

    /** Whether something goes on beside the orders that are in hand. */
    default boolean isBusy() {
        return false;
    }

    /** What became of one order. */
    sealed interface Result {

        /** Done, or not needed any more. {@code sid} is Twilio's id of what was made. */
        record Done(String how, Optional<String> sid) implements Result {}

        /** It is another server's by now: nothing was done, and nothing is to be noted. */
        record Lost() implements Result {}

        /** Not now: try again after this time. */
        record Again(Duration after, String why, Doubt doubt) implements Result {
            public Again(Duration after, String why) {
                this(after, why, Doubt.NONE);
            }
        }
    }
}
