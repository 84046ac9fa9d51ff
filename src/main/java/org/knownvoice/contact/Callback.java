package org.knownvoice.contact;

import java.time.Instant;
import java.util.Optional;

/**
 * The call that is owed to a caller who is not on the line.
 *
 * @param tries how often the client's phone has been rung in vain
 * @param nextTryAt when the clinician, and then the client, is called again
 * @param supervisorDecides all tries were in vain; a supervisor has been told
 */
public record Callback(int tries, Optional<Instant> nextTryAt, boolean supervisorDecides) {
    static final Callback NONE = new Callback(0, Optional.empty(), false);

    boolean isWaiting() {
        return nextTryAt.isPresent() || supervisorDecides;
    }

    Callback now() {
        return new Callback(tries, Optional.empty(), false);
    }

    Callback again(Instant at) {
        return new Callback(tries + 1, Optional.of(at), false);
    }

    Callback inVain(Instant remindAt) {
        return new Callback(tries + 1, Optional.of(remindAt), true);
    }

    Callback remindAt(Instant at) {
        return new Callback(tries, Optional.of(at), true);
    }
}
