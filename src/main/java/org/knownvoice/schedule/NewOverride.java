package org.knownvoice.schedule;

import java.time.Instant;
import java.util.Optional;
import org.knownvoice.directory.ClinicianId;
import org.knownvoice.schedule.ShiftOverride.Place;

/** An override that is not made yet: all of it but its number. */
public record NewOverride(
        ShiftOverride.Kind kind,
        Optional<Place> place,
        ClinicianId clinician,
        Optional<ClinicianId> coveredBy,
        Instant startsAt,
        Instant endsAt) {

    public NewOverride {
        new ShiftOverride(0, kind, place, clinician, coveredBy, startsAt, endsAt);
    }

    static NewOverride cover(Shift shift, Instant from, ClinicianId coveredBy) {
        return new NewOverride(
                ShiftOverride.Kind.COVER,
                Optional.of(shift.place()),
                shift.clinician(),
                Optional.of(coveredBy),
                from,
                shift.endsAt());
    }

    public ShiftOverride numbered(long number) {
        return new ShiftOverride(number, kind, place, clinician, coveredBy, startsAt, endsAt);
    }

    /** What is over is not changed: it begins now at the earliest. */
    public NewOverride from(Instant now) {
        return new NewOverride(kind, place, clinician, coveredBy, startsAt.isBefore(now) ? now : startsAt, endsAt);
    }
}
