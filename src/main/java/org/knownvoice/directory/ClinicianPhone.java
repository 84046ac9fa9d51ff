package org.knownvoice.directory;

/**
 * One of a clinician's phones.
 *
 * @param order 1 for the first to be tried; the clinician's mobile comes before all others unless it is listed itself
 * @param textOk takes texts; a landline does not
 */
public record ClinicianPhone(ClinicianId clinician, PhoneNumber phone, int order, boolean textOk) {}
