package org.knownvoice.engine;

import java.util.function.Function;
import java.util.function.Predicate;
import org.knownvoice.directory.ClinicianId;
import org.knownvoice.directory.Line;
import org.knownvoice.directory.PhoneNumber;
import org.knownvoice.routing.Roster;

/** Between our lines and the phones of clinicians. */
final class Lines {
    private Lines() {}

    /** From which line somebody hears. */
    static Function<ClinicianId, PhoneNumber> of(Roster roster) {
        return clinician -> roster.lineOf(clinician)
                .map(Line::phone)
                .orElseThrow(() -> new IllegalStateException("no line is in the directory: run import first"));
    }

    /** Who is active and has a phone. */
    static Predicate<ClinicianId> reachable(Roster roster) {
        return clinician ->
                roster.isActive(clinician) && !roster.phonesOf(clinician).isEmpty();
    }
}
