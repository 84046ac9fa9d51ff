package org.knownvoice.contact;

import java.util.Comparator;
import java.util.Optional;
import org.knownvoice.directory.ClientPhone;
import org.knownvoice.directory.PhoneNumber;
import org.knownvoice.routing.Roster;

/** Where a caller can be called back. */
public final class CallbackNumber {
    private CallbackNumber() {}

    /** The number of the latest call that shows one; for a withheld call of an identified client, the client's own phone. */
    public static Optional<PhoneNumber> of(CrisisContact contact, Roster roster) {
        return contact.origin()
                .callerNumber()
                .or(() -> contact.identity()
                        .client()
                        .flatMap(client -> roster.phonesOf(client).stream()
                                .filter(phone -> phone.belongsTo() == ClientPhone.BelongsTo.SELF)
                                .min(Comparator.comparing(ClientPhone::phone))
                                .map(ClientPhone::phone)));
    }
}
