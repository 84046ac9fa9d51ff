package org.knownvoice.paging;

import org.knownvoice.directory.ClinicianId;

/**
 * A clinician whom a step asks, and why.
 *
 * @param reason codes only, for the event log: {@code primary met_days:2 met_90d:12}; {@code Familiarity.inWords} reads
 *     them to people
 */
public record Candidate(ClinicianId clinician, String reason) {}
