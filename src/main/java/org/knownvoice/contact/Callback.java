package org.knownvoice.contact;

import java.time.Instant;
import java.util.Optional;

/**
 * The call that is owed to a caller who is not on the line.
 *
 * @param tries how often the client's phone has been rung in vain
 * @param nextTryAt when the clinician, and then the client, is called again
 * @param supervisorDecides all tries were in vain; a supervisor has been told
 * @param instead whether a client who has written is to be called all the same
 */
public record Callback(int tries, Optional<Instant> nextTryAt, boolean supervisorDecides, Instead instead) {
    static final Callback NONE = new Callback(0, Optional.empty(), false);

    /** Why a client who has written is called. */
    public enum Instead {
        /** They are not: they are written to. */
        NO,
        /** Our texts do not arrive, or the client wants none. */
        TEXTS_FAIL,
        /** The clinician wants to speak with them. */
        ASKED_FOR
    }

    public Callback(int tries, Optional<Instant> nextTryAt, boolean supervisorDecides) {
        this(tries, nextTryAt, supervisorDecides, Instead.NO);
    }

    /** The client has written, but is to be called. */
    public boolean insteadOfTexts() {
        return instead != Instead.NO;
    }

    boolean textsFail() {
        return instead == Instead.TEXTS_FAIL;
    }

    boolean isWaiting() {
        return nextTryAt.isPresent() || supervisorDecides;
    }

    Callback now() {
        return new Callback(tries, Optional.empty(), false, instead);
    }

    /** Others are asked: nothing has been tried yet, and the client is written to unless texts do not reach them. */
    Callback anew() {
        return new Callback(0, Optional.empty(), false, textsFail() ? instead : Instead.NO);
    }

    Callback again(Instant at) {
        return new Callback(tries + 1, Optional.of(at), false, instead);
    }

    Callback inVain(Instant remindAt) {
        return new Callback(tries + 1, Optional.of(remindAt), true, instead);
    }

    Callback remindAt(Instant at) {
        return new Callback(tries, Optional.of(at), true, instead);
    }

    /** What the clinician wants stays so. */
    Callback callsSinceTextsFail() {
        return insteadOfTexts() ? this : with(Instead.TEXTS_FAIL);
    }

    Callback callsAsAskedFor() {
        return with(Instead.ASKED_FOR);
    }

    Callback byText() {
        return with(Instead.NO);
    }

    private Callback with(Instead next) {
        return new Callback(tries, nextTryAt, supervisorDecides, next);
    }
}
