package org.knownvoice.engine;

import io.vertx.core.Future;

/** A part outside without which pages do not get through, such as Twilio. The room that talks with it judges it. */
public interface OutsidePart {

    /** Such as {@code twilio}. */
    String name();

    /** The last word of it was a failure. */
    boolean isDoubtful();

    /** It has failed for so long that people must know. */
    boolean isAway();

    /** Asks it for a sign, which is noted. Never fails. */
    Future<Void> look();
}
