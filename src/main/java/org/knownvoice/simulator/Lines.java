package org.knownvoice.simulator;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The numbers of the pretend account. */
final class Lines {
    private final Changes changes;
    private final Map<String, SimulatedLine> byNumber = new LinkedHashMap<>();

    Lines(Changes changes) {
        this.changes = changes;
    }

    void put(SimulatedLine line) {
        byNumber.put(line.phone().e164(), line);
        changes.note(Change.Kind.LINE, line.sid());
    }

    Optional<SimulatedLine> find(String number) {
        return Optional.ofNullable(byNumber.get(number));
    }

    boolean owns(String number) {
        return byNumber.containsKey(number);
    }

    Collection<SimulatedLine> all() {
        return List.copyOf(byNumber.values());
    }
}
