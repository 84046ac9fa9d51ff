package org.knownvoice.schedule;

import java.time.Instant;
import org.knownvoice.directory.ClinicianId;
import org.knownvoice.directory.TeamId;
import org.knownvoice.schedule.ShiftOverride.Place;

/** [startsAt, endsAt) of one clinician in one tier of one team. Several may be on shift in one tier at once. */
public record Shift(TeamId team, Tier tier, ClinicianId clinician, Instant startsAt, Instant endsAt) {
    public Shift {
        if (!startsAt.isBefore(endsAt)) {
            throw new IllegalArgumentException("a shift ends after it starts");
        }
    }

    public Place place() {
        return new Place(team, tier);
    }

    public boolean covers(Instant instant) {
        return !instant.isBefore(startsAt) && instant.isBefore(endsAt);
    }
}
