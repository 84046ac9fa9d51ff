package org.knownvoice.simulator;

import java.util.ArrayList;
import java.util.List;

/** The pretend debugger. */
final class Alerts {
    private final Agenda agenda;
    private final Changes changes;
    private final List<Alert> alerts = new ArrayList<>();

    Alerts(Agenda agenda, Changes changes) {
        this.agenda = agenda;
        this.changes = changes;
    }

    void raise(int code, String text, String about, String url) {
        alerts.add(new Alert(agenda.now(), code, text, about, url));
        changes.note(Change.Kind.ALERT, about);
    }

    List<Alert> all() {
        return List.copyOf(alerts);
    }
}
