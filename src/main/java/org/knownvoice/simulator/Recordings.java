package org.knownvoice.simulator;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The recordings of the account. */
final class Recordings {
    private final Map<String, Recording> kept = new LinkedHashMap<>();

    void keep(Recording recording) {
        kept.put(recording.sid(), recording);
    }

    Optional<Recording> find(String sid) {
        return Optional.ofNullable(kept.get(sid));
    }

    /** False when there is none. */
    boolean delete(String sid) {
        return kept.remove(sid) != null;
    }

    Collection<Recording> all() {
        return List.copyOf(kept.values());
    }
}
