package org.knownvoice.contact;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The changes of state that were really seen. */
final class Transitions {
    private final Map<ContactState, Set<ContactState>> seen = new EnumMap<>(ContactState.class);

    void saw(List<Entry> timeline) {
        timeline.stream()
                .filter(entry -> entry.kind() == Entry.Kind.STATE_CHANGED)
                .map(Entry::codes)
                .forEach(codes -> seen.computeIfAbsent(
                                ContactState.valueOf(codes.get("from")), key -> EnumSet.noneOf(ContactState.class))
                        .add(ContactState.valueOf(codes.get("to"))));
    }

    Set<ContactState> from(ContactState state) {
        return seen.getOrDefault(state, EnumSet.noneOf(ContactState.class));
    }
}
