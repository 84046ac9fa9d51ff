package org.knownvoice.routing;

import java.util.List;
import org.knownvoice.directory.ClientId;

/** Whom a number or code stands for. */
public sealed interface CallerMatch {

    /** One client in care. */
    record OneClient(ClientId client) implements CallerMatch {}

    /** A number that several clients in care share: it names none of them. */
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
