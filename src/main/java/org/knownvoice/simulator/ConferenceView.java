package org.knownvoice.simulator;

import java.util.List;
import org.knownvoice.directory.PhoneNumber;

/**
 * A conference and who is in it.
 *
 * @param status {@code init}, {@code in-progress} or {@code completed}
 * @param phones the phones in it, in the order they joined
 */
public record ConferenceView(String sid, String friendlyName, String status, List<PhoneNumber> phones) {
    public ConferenceView {
        phones = List.copyOf(phones);
    }
}
