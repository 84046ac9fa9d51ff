package org.knownvoice.paging;

import java.time.*;
import java.util.*;
import org.knownvoice.directory.*;
import org.knownvoice.routing.Roster;

public final class WhomToAsk {
    public static List<Candidate> candidates(
            EscalationStep s, Roster r, Optional<ClientId> c, TeamId t, Workload w, Instant now) {
        return List.of();
    }

    public static List<Candidate> supervisors(Roster r, Optional<ClientId> c, TeamId t, Instant now) {
        return List.of();
    }
}
