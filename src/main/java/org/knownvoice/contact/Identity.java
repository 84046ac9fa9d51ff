package org.knownvoice.contact;

import java.time.Instant;
import java.util.Optional;
import org.knownvoice.directory.ClientId;
import org.knownvoice.directory.Language;
import org.knownvoice.directory.TeamId;

/**
 * Who the caller is, as far as we know.
 *
 * @param client the client in care whom this contact is about
 * @param formerClient a discharged client with this number: a note for the clinician, no key to anything
 * @param team whose ladder is climbed
 * @param language in which the caller is spoken to
 * @param askUntil when asking ends and the line's team is paged for an unidentified caller
 */
public record Identity(
        Optional<ClientId> client,
        Optional<ClientId> formerClient,
        TeamId team,
        Language language,
        Optional<Instant> askUntil) {

    Identity identifiedAs(ClientId known, TeamId ownTeam) {
        return new Identity(Optional.of(known), formerClient, ownTeam, language, Optional.empty());
    }

    Identity askedUntil(Instant limit) {
        return new Identity(client, formerClient, team, language, Optional.of(askUntil.orElse(limit)));
    }

    /** @param limit when asking ends now; nothing is asked for longer once paging has begun */
    Identity speaks(Language chosen, Instant limit) {
        return new Identity(client, formerClient, team, chosen, askUntil.map(earlier -> limit));
    }

    Identity wasOnce(ClientId discharged) {
        return new Identity(client, Optional.of(discharged), team, language, askUntil);
    }

    Identity askedEnough() {
        return new Identity(client, formerClient, team, language, Optional.empty());
    }
}
