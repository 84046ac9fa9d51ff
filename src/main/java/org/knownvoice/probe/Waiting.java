package org.knownvoice.probe;

import java.time.Duration;

/** Lets time pass between two looks. */
@FunctionalInterface
public interface Waiting {
    void pass(Duration time) throws InterruptedException;
}
