package org.knownvoice.telephony;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.knownvoice.contact.ContactId;
import org.knownvoice.contact.LegRef;

/** The opaque name of a call leg in addresses: it needs no escapes, and nobody can guess another contact's. */
final class LegToken {
    private static final int BYTES = 2 * Long.BYTES + Short.BYTES;
    private static final int LETTERS = BYTES * 4 / 3;

    private LegToken() {}

    static String of(LegRef leg) {
        var id = leg.contact().value();
        var bytes = ByteBuffer.allocate(BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .putShort((short) leg.leg());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /** Empty for anything that {@link #of} cannot have made. */
    static Optional<LegRef> parse(String token) {
        if (token.length() != LETTERS || !token.matches("[A-Za-z0-9_-]+")) {
            return Optional.empty();
        }
        var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(token));
        var contact = new ContactId(new UUID(bytes.getLong(), bytes.getLong()));
        return Optional.of(new LegRef(contact, Short.toUnsignedInt(bytes.getShort())));
    }
}
