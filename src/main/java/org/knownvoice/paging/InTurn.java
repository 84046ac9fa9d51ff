package org.knownvoice.paging;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.knownvoice.directory.ClientId;
import org.knownvoice.directory.ClinicianId;
import org.knownvoice.directory.TeamId;
import org.knownvoice.routing.Roster;

/** The whole ladder one after the other, for a time in which only one phone can ring for a caller. */
public final class InTurn {
    private InTurn() {}

    /**
     * Somebody to ask.
     *
     * @param step the first step of the ladder that names this person
     */
    public record Person(int step, Candidate candidate) {
        public ClinicianId clinician() {
            return candidate.clinician();
        }
    }

    /** Everybody whom the ladder would ask, each once, in its order; the supervisors, whom it asks in the end, last. */
    public static List<Person> people(Roster roster, Optional<ClientId> client, TeamId team, Instant now) {
        var known = new HashSet<ClinicianId>();
        var people = new ArrayList<Person>();
        int last = 1;
        for (EscalationStep step : roster.policy(team).steps()) {
            last = step.number();
            WhomToAsk.candidates(step, roster, client, team, Workload.NONE, now).stream()
                    .filter(one -> known.add(one.clinician()))
                    .forEach(one -> people.add(new Person(step.number(), one)));
        }
        int end = last;
        WhomToAsk.supervisors(roster, client, team, now).stream()
                .filter(one -> known.add(one.clinician()))
                .forEach(one -> people.add(new Person(end, one)));
        return people;
    }
}
