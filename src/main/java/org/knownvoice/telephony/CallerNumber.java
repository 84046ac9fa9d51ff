package org.knownvoice.telephony;

import java.util.Optional;
import org.knownvoice.directory.PhoneNumber;
import org.knownvoice.routing.Withheld;

/** The caller's number as Twilio sends it. */
final class CallerNumber {
    private CallerNumber() {}

    /** Empty when it is withheld or stands for that. */
    static Optional<PhoneNumber> of(String from) {
        return Withheld.isWithheld(from) ? Optional.empty() : PhoneNumber.parse(from);
    }
}
