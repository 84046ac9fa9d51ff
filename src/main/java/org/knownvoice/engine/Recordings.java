package org.knownvoice.engine;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;

/** Where the spoken messages are. The telephony room reaches it; nothing of what was said is kept here. */
public interface Recordings {

    /** What came of asking for one. */
    sealed interface Fetched {
        record Audio(String mediaType, Buffer sound) implements Fetched {}

        /** It is there no more. */
        record Gone() implements Fetched {}

        /** Not now: nobody answers, or the answer is none. */
        record NotNow() implements Fetched {}
    }

    /** Never fails for what the other side says. */
    Future<Fetched> fetch(String recording);

    /** True when it is gone for certain, be it that it was gone before. */
    Future<Boolean> delete(String recording);
}
