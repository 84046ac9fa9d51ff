package org.knownvoice.paging;

import org.knownvoice.directory.ClinicianId;
import org.knownvoice.schedule.Tier;

/** Whom a step of an escalation policy asks. */
public sealed interface Who {

    /** Clinicians who know the client and are on call, or opted in for this hour. {@code knows_client} */
    record KnowsClient() implements Who {}

    /** The client's team, one tier. {@code on_call:primary}, {@code on_call:backup}, {@code on_call:supervisor} */
    record OnCallTier(Tier tier) implements Who {}

    /** Primary and backup of the client's team. {@code on_call:team} */
    record OnCallTeam() implements Who {}

    /** Primary and backup of all teams. {@code on_call:program} */
    record OnCallProgram() implements Who {}

    /** One person by id, while on call. {@code clinician:ID} */
    record Named(ClinicianId clinician) implements Who {}
}
