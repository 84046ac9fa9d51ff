package org.knownvoice.engine;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.knownvoice.contact.ContactId;
import org.knownvoice.contact.CrisisContact;

/** The contacts as this server last saw them: what it goes by while the database does not answer. */
final class Snapshots {
    private static final int MOST = 1000;

    private final Map<ContactId, CrisisContact> last = new LinkedHashMap<>();

    /** The one that was seen longest ago goes when there are too many. */
    synchronized void saw(CrisisContact contact) {
        last.remove(contact.id());
        last.put(contact.id(), contact);
        if (last.size() > MOST) {
            last.remove(last.keySet().iterator().next());
        }
    }

    synchronized Optional<CrisisContact> of(ContactId id) {
        return Optional.ofNullable(last.get(id));
    }

    synchronized Optional<CrisisContact> ofCall(String sid) {
        return last.values().stream()
                .filter(contact -> contact.leg(sid).isPresent())
                .findFirst();
    }
}
