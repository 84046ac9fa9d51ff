package org.knownvoice.contact;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** The changes of state that were really seen. */
final class Transitions {
    private final Map<ContactState, Set<ContactState>> seen = new EnumMap<>(ContactState.class);

    void saw(ContactState from, ContactState to) {
        if (from != to) {
            seen.computeIfAbsent(from, key -> EnumSet.noneOf(ContactState.class))
                    .add(to);
        }
    }

    Set<ContactState> from(ContactState state) {
        return seen.getOrDefault(state, EnumSet.noneOf(ContactState.class));
    }
}
