package org.knownvoice.contact;

import java.util.Set;
import org.knownvoice.config.Timings;
import org.knownvoice.directory.ClinicianId;
import org.knownvoice.directory.ClinicianPhone;
import org.knownvoice.directory.PhoneNumber;
import org.knownvoice.paging.Workload;
import org.knownvoice.routing.Roster;

/**
 * What a decision must know beside the contact itself, as it was when the event came.
 *
 * @param phonesInUse phones that a call of another contact rings or talks with
 * @param written when client and clinician last wrote to each other in this contact
 * @param hasInterpreter there is an interpreter whom a clinician may call into a talk
 */
public record Surroundings(
        Roster roster,
        Workload workload,
        Set<PhoneNumber> phonesInUse,
        Written written,
        Timings timings,
        boolean hasInterpreter) {
    public Surroundings {
        phonesInUse = Set.copyOf(phonesInUse);
    }

    /** Where nobody has written. */
    public Surroundings(
            Roster roster, Workload workload, Set<PhoneNumber> phonesInUse, Timings timings, boolean hasInterpreter) {
        this(roster, workload, phonesInUse, Written.NOTHING, timings, hasInterpreter);
    }

    /** A call of another contact rings or talks with a phone of this clinician. */
    boolean isOnThePhone(ClinicianId clinician) {
        return roster.listedPhonesOf(clinician).stream()
                .map(ClinicianPhone::phone)
                .anyMatch(phonesInUse::contains);
    }

    boolean isOnAnotherCrisis(ClinicianId clinician) {
        return workload.onAnotherCrisis().contains(clinician);
    }

    boolean hasAnotherCrisis(ClinicianId clinician) {
        return workload.hasAnotherCrisis().contains(clinician);
    }
}
