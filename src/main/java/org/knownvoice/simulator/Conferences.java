package org.knownvoice.simulator;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** All conferences; a name belongs to at most one that is not over. */
final class Conferences {
    private final Exchange exchange;
    private final List<Conference> conferences = new ArrayList<>();

    Conferences(Exchange exchange) {
        this.exchange = exchange;
    }

    Optional<Conference> open(String name) {
        return conferences.reversed().stream()
                .filter(conference -> conference.name().equals(name) && !conference.isOver())
                .findFirst();
    }

    /** The first member decides who is told what happens in it. */
    Conference create(String name, Verb.Callback callback) {
        var conference = new Conference(exchange, name, callback);
        conferences.add(conference);
        return conference;
    }

    Optional<Conference> find(String sid) {
        return conferences.stream()
                .filter(conference -> conference.sid().equals(sid))
                .findFirst();
    }

    Collection<Conference> all() {
        return List.copyOf(conferences);
    }
}
