package org.knownvoice.schedule;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.knownvoice.directory.ClinicianId;
import org.knownvoice.directory.TeamId;

/**
 * A secret address under which a calendar program reads when one clinician, or everybody of one team, is on call.
 *
 * @param clinician whose times these are; empty when they are a team's
 * @param team whose times these are; empty when they are a clinician's
 */
public record CalendarFeed(UUID id, Optional<ClinicianId> clinician, Optional<TeamId> team, Instant madeAt) {
    public CalendarFeed {
        if (clinician.isPresent() == team.isPresent()) {
            throw new IllegalArgumentException("a calendar feed is of one clinician or of one team");
        }
    }
}
