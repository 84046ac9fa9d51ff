package org.knownvoice.chaos;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.knownvoice.simulator.Simulator;

/** Looks again and again who is in which conference. */
final class TalkWatch {
    private static final Duration EVERY = Duration.ofMillis(100);

    private final Simulator simulator;
    private final Map<String, Talk> now = new HashMap<>();
    private final List<Talk> over = new ArrayList<>();

    TalkWatch(Simulator simulator) {
        this.simulator = simulator;
    }

    void begin(Stage stage) {
        stage.every(EVERY, this::look);
    }

    private synchronized void look() {
        var at = Instant.now();
        var seen = new HashMap<String, Talk>();
        simulator.conferences().stream()
                .filter(room -> !room.phones().isEmpty())
                .forEach(room -> {
                    var phones = Set.copyOf(room.phones());
                    var before = now.get(room.sid());
                    boolean same = before != null && before.phones().equals(phones);
                    seen.put(room.sid(), new Talk(room.friendlyName(), phones, same ? before.from() : at, at));
                });
        now.forEach((sid, talk) -> {
            var next = seen.get(sid);
            if (next == null || !next.from().equals(talk.from())) {
                over.add(talk);
            }
        });
        now.clear();
        now.putAll(seen);
    }

    synchronized List<Talk> talks() {
        var all = new ArrayList<>(over);
        all.addAll(now.values());
        return all;
    }
}
