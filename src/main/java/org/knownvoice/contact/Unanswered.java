package org.knownvoice.contact;

import java.time.Instant;

/**
 * A text of the client's to which the clinician has sent no word yet. Further texts do not put the time off.
 *
 * @param tellAt when the next one is told: first the clinician, then the supervisors
 * @param clinicianTold whether the clinician has been told already
 */
public record Unanswered(Instant tellAt, boolean clinicianTold) {}
