package org.knownvoice.simulator;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Tells listeners that something changed. */
final class Changes {
    private final Agenda agenda;
    private final List<Consumer<Change>> listeners = new CopyOnWriteArrayList<>();
    private long number;

    Changes(Agenda agenda) {
        this.agenda = agenda;
    }

    void note(Change.Kind kind, String subject) {
        var change = new Change(++number, agenda.now(), kind, subject);
        listeners.forEach(listener -> listener.accept(change));
    }

    /** Returns what ends the listening. */
    Runnable listen(Consumer<Change> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    long number() {
        return number;
    }
}
