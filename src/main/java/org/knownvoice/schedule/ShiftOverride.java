package org.knownvoice.schedule;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.knownvoice.directory.ClinicianId;
import org.knownvoice.directory.TeamId;

/**
 * A change of who is on call in [startsAt, endsAt), over what shifts and rotations say. Overrides are applied in the
 * order of their numbers: the later one wins. It changes nothing where the clinician concerned is not on call.
 *
 * @param number grows with each override that is made
 * @param place the team and tier concerned; empty, for time off only: all of them
 * @param clinician who is covered, is off, or comes in addition
 * @param coveredBy who takes the place of {@code clinician}; on a cover only
 */
public record ShiftOverride(
        long number,
        Kind kind,
        Optional<Place> place,
        ClinicianId clinician,
        Optional<ClinicianId> coveredBy,
        Instant startsAt,
        Instant endsAt) {

    /** What an override does. A swap is two covers. */
    public enum Kind {
        /** Another clinician takes the place, wherever the covered one would be on call. */
        COVER,
        /** The clinician is not on call. */
        TIME_OFF,
        /** One clinician more is on call. */
        EXTRA
    }

    /** One tier of one team. */
    public record Place(TeamId team, Tier tier) {}

    public ShiftOverride {
        if (!startsAt.isBefore(endsAt)) {
            throw new IllegalArgumentException("an override ends after it starts");
        }
        if (place.isEmpty() && kind != Kind.TIME_OFF) {
            throw new IllegalArgumentException("a " + kind + " names a team and a tier");
        }
        if (coveredBy.isPresent() != (kind == Kind.COVER)) {
            throw new IllegalArgumentException("a cover, and nothing else, names who covers");
        }
    }

    public boolean covers(Instant instant) {
        return !instant.isBefore(startsAt) && instant.isBefore(endsAt);
    }

    /** Those whom it concerns; who covers oneself is one. */
    public Set<ClinicianId> people() {
        var people = new LinkedHashSet<>(Set.of(clinician));
        coveredBy.ifPresent(people::add);
        return people;
    }
}
