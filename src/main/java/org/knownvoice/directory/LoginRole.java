package org.knownvoice.directory;

/** What a member of staff may do on the screens. */
public enum LoginRole {
    CLINICIAN,
    SUPERVISOR,
    MANAGER,
    ADMIN
}
