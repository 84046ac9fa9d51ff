package org.knownvoice.importing;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.knownvoice.directory.Clinician;
import org.knownvoice.directory.ClinicianId;
import org.knownvoice.routing.DirectoryRows;
import org.knownvoice.routing.Roster;
import org.knownvoice.schedule.OnCall;
import org.knownvoice.schedule.ShiftOverride;

/** Clinicians who are not to be lost: people have arranged that they are on call, and no file says so. */
final class StillOnCall {
    private StillOnCall() {}

    /** One for each who is missing from the wanted directory and is on call from now on by an override. */
    static List<Fault> faults(DirectoryRows stored, DirectoryRows wanted, Instant now) {
        var kept = wanted.clinicians().stream().map(Clinician::id).collect(Collectors.toSet());
        var lost = stored.arrangements().overrides().stream()
                .filter(one -> one.endsAt().isAfter(now))
                .flatMap(one -> comesIn(one).map(clinician -> new Arranged(clinician, one)))
                .filter(one -> !kept.contains(one.clinician()))
                .toList();
        if (lost.isEmpty()) {
            return List.of();
        }
        var onCall = Roster.of(stored).onCall();
        return lost.stream()
                .filter(one -> one.isOnCall(onCall, now))
                .map(Arranged::clinician)
                .distinct()
                .sorted()
                .map(StillOnCall::fault)
                .toList();
    }

    /** Whom an override puts on call. */
    private static Stream<ClinicianId> comesIn(ShiftOverride override) {
        return switch (override.kind()) {
            case COVER -> override.coveredBy().stream();
            case EXTRA -> Stream.of(override.clinician());
            case TIME_OFF -> Stream.empty();
        };
    }

    private static Fault fault(ClinicianId clinician) {
        return new Fault(
                DirectoryFile.CLINICIANS.fileName,
                1,
                "clinician_id",
                clinician + " is on call by an override that lies ahead; keep them here until somebody else is");
    }

    private record Arranged(ClinicianId clinician, ShiftOverride override) {
        boolean isOnCall(OnCall onCall, Instant now) {
            var from = override.startsAt().isBefore(now) ? now : override.startsAt();
            return onCall.between(clinician, from, override.endsAt()).stream()
                    .anyMatch(shift ->
                            override.place().filter(shift.place()::equals).isPresent());
        }
    }
}
