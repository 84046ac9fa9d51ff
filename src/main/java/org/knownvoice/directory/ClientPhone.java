package org.knownvoice.directory;

import java.util.Optional;

/**
 * A number by which a caller of this client is known. One number may belong to several clients.
 *
 * @param personName who answers there, when it is not the client
 * @param mayDiscuss the client allows that person to hear about the care
 */
public record ClientPhone(
        ClientId client,
        PhoneNumber phone,
        BelongsTo belongsTo,
        Optional<String> personName,
        boolean mayDiscuss,
        boolean textOk,
        boolean voicemailOk) {

    /** Whose phone it is. */
    public enum BelongsTo {
        SELF,
        FAMILY,
        OTHER
    }
}
