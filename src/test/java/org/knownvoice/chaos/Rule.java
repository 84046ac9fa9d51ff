package org.knownvoice.chaos;

import java.util.stream.Stream;

/** One promise, held against a history. Pure. */
interface Rule {
    Stream<Violation> brokenIn(History history);
}
