package org.knownvoice.chaos;

import java.util.SplittableRandom;

/** What becomes of one request on its way from Twilio to a server. */
sealed interface Mischief {
    record None() implements Mischief {}

    /** It waits before it is delivered, so that others overtake it. */
    record Late(int millis) implements Mischief {}

    /** It is delivered to one server and, after the answer, to the next: Twilio has not had the answer. */
    record Again() implements Mischief {}

    /** It is delivered to two servers at the same time. */
    record AtBoth() implements Mischief {}

    /** It is delivered, and the connection breaks before the answer. */
    record AnswerLost() implements Mischief {}

    /** It never arrives. */
    record Lost() implements Mischief {}

    /** Draws by the seed and the number of the request. Nobody but a status callback is told in vain. */
    static Mischief draw(long seed, int request, boolean callback) {
        var random = new SplittableRandom(seed * 31 + request);
        int drawn = random.nextInt(1000);
        if (drawn < 60) {
            return new Late(random.nextInt(100, 1500));
        }
        if (drawn < 100) {
            return new Again();
        }
        if (drawn < 130) {
            return new AtBoth();
        }
        if (drawn < 136) {
            return callback ? new Lost() : new AnswerLost();
        }
        return new None();
    }
}
