package org.knownvoice.engine;

import io.vertx.core.Future;
import java.util.Optional;
import org.knownvoice.directory.NumberBlock;

/** Who is turned to the numbers that help instead of paging anybody, and the note of each call and text of theirs. */
public interface BlockedNumbers {
    BlockedNumbers NONE = new BlockedNumbers() {
        @Override
        public Optional<NumberBlock> of(String from) {
            return Optional.empty();
        }

        @Override
        public Future<Void> called(NumberBlock block, String sid) {
            return Future.succeededFuture();
        }

        @Override
        public Future<Boolean> texted(NumberBlock block, String messageSid, String words, int media) {
            return Future.succeededFuture(false);
        }
    };

    /** The block that holds for a number now, {@code from} as Twilio sent it. Asks nobody. */
    Optional<NumberBlock> of(String from);

    Future<Void> called(NumberBlock block, String sid);

    /** Whether it is answered: once a day, so that two machines do not go on for ever. The same text again gets the same. */
    Future<Boolean> texted(NumberBlock block, String messageSid, String words, int media);
}
