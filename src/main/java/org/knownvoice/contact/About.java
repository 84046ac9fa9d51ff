package org.knownvoice.contact;

import java.util.Optional;
import org.knownvoice.directory.ClinicianId;

/**
 * Why the fallback line calls: about a caller who was passed on to it.
 *
 * @param contact that caller's
 * @param owner who has that contact and is asked before all others; empty when nobody has accepted it
 */
public record About(ContactId contact, Optional<ClinicianId> owner) {}
