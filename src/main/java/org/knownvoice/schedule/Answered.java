package org.knownvoice.schedule;

import java.util.List;
import java.util.Optional;
import org.knownvoice.directory.ClinicianId;

/** What a word on an offer brings: the offerer's, or that of somebody who was asked. */
public sealed interface Answered {

    /** It is theirs from now on, by these overrides. */
    record Taken(List<NewOverride> covers) implements Answered {
        public Taken {
            covers = List.copyOf(covers);
        }
    }

    /** Noted. */
    record Declined(boolean byEverybody) implements Answered {}

    record Withdrawn() implements Answered {}

    /** The same word again: nothing changes, and nothing is wrong. */
    record SaidAlready() implements Answered {}

    /** Too late: another has it, or nobody can have it any more. */
    record Gone(Optional<ClinicianId> takenBy) implements Answered {}

    record Refused(WhyNot why) implements Answered {}
}
