package org.knownvoice.contact;

import java.util.List;

/** What follows from one event: the next state, the orders to carry out after the commit, the lines of the timeline. */
public record Decision(CrisisContact next, List<Command> commands, List<Entry> entries) {
    public Decision {
        commands = List.copyOf(commands);
        entries = List.copyOf(entries);
    }
}
