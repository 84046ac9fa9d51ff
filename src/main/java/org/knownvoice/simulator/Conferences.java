package org.knownvoice.simulator;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All conferences; a name belongs to at most one that is not over. */
final class Conferences {
    private final Exchange exchange;
    private final Map<String, Conference> bySid = new LinkedHashMap<>();
    private final Map<String, Conference> newestByName = new HashMap<>();

    Conferences(Exchange exchange) {
        this.exchange = exchange;
    }

    Optional<Conference> open(String name) {
        return Optional.ofNullable(newestByName.get(name)).filter(conference -> !conference.isOver());
    }

    /** The first member decides who is told what happens in it. */
    Conference create(String name, Verb.Callback callback) {
        var conference = new Conference(exchange, name, callback);
        bySid.put(conference.sid(), conference);
        newestByName.put(name, conference);
        return conference;
    }

    Optional<Conference> find(String sid) {
        return Optional.ofNullable(bySid.get(sid));
    }

    Collection<Conference> all() {
        return List.copyOf(bySid.values());
    }
}
