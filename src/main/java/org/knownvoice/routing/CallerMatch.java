package org.knownvoice.routing;

import java.util.List;
import java.util.Optional;
import org.knownvoice.directory.ClientId;
import org.knownvoice.directory.ClientPhone;

/** Whom a number or code stands for. */
public sealed interface CallerMatch {

    /**
     * One client in care.
     *
     * @param phone the client's entry of that number: whose phone it is and what may be said there; empty for a card
     */
    record OneClient(ClientId client, Optional<ClientPhone> phone) implements CallerMatch {}

    /**
     * A number or a card code that several share: it names none of them.
     *
     * @param clients those of them who are in care; none, when a code belongs to discharged clients only
     */
    record SeveralClients(List<ClientId> clients) implements CallerMatch {
        public SeveralClients {
            clients = List.copyOf(clients);
        }
    }

    /** Once a client: an unidentified caller, with a note for the clinician. */
    record Discharged(ClientId client) implements CallerMatch {}

    /** Nobody whom we know. */
    record Unknown() implements CallerMatch {}
}
