package org.knownvoice.contact;

import java.time.Instant;
import java.util.List;

/** What follows from that which happened meanwhile: as a {@link Decision}, but each line has a time of its own. */
public record Recovered(CrisisContact next, List<Command> commands, List<Noted> noted) {
    public Recovered {
        commands = List.copyOf(commands);
        noted = List.copyOf(noted);
    }

    /** Lines of the timeline, and when they happened. */
    public record Noted(Instant at, List<Entry> entries) {
        public Noted {
            entries = List.copyOf(entries);
        }
    }
}
