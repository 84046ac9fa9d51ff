package org.knownvoice.contact;

import java.time.Instant;
import java.util.Optional;

/**
 * The call that is owed to a caller who is not on the line.
 *
 * @param tries how often the client's phone has been rung in vain
 * @param nextTryAt when the clinician, and then the client, is called again
 * @param supervisorDecides all tries were in vain; a supervisor has been told
 * @param insteadOfTexts the client has written, but is to be called: our texts do not arrive, or the clinician wants so
 */
public record Callback(int tries, Optional<Instant> nextTryAt, boolean supervisorDecides, boolean insteadOfTexts) {
    static final Callback NONE = new Callback(0, Optional.empty(), false);

    public Callback(int tries, Optional<Instant> nextTryAt, boolean supervisorDecides) {
        this(tries, nextTryAt, supervisorDecides, false);
    }

    boolean isWaiting() {
        return nextTryAt.isPresent() || supervisorDecides;
    }

    Callback now() {
        return new Callback(tries, Optional.empty(), false, insteadOfTexts);
    }

    Callback again(Instant at) {
        return new Callback(tries + 1, Optional.of(at), false, insteadOfTexts);
    }

    Callback inVain(Instant remindAt) {
        return new Callback(tries + 1, Optional.of(remindAt), true, insteadOfTexts);
    }

    Callback remindAt(Instant at) {
        return new Callback(tries, Optional.of(at), true, insteadOfTexts);
    }

    Callback callsInsteadOfTexts() {
        return new Callback(tries, nextTryAt, supervisorDecides, true);
    }
}
