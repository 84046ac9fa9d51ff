package org.knownvoice.telephony;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.knownvoice.directory.Client;
import org.knownvoice.directory.ClientId;
import org.knownvoice.directory.Language;
import org.knownvoice.directory.Line;
import org.knownvoice.directory.PhoneNumber;
import org.knownvoice.directory.TeamId;
import org.knownvoice.paging.EscalationStep;
import org.knownvoice.paging.InTurn;
import org.knownvoice.routing.CallerLookup;
import org.knownvoice.routing.CallerMatch;
import org.knownvoice.routing.Roster;

/**
 * Who calls or texts, as far as the directory in memory knows.
 *
 * @param from as Twilio sent it
 * @param callsUs their own call; else we have called them
 */
record AwayCaller(Roster roster, Line line, String from, boolean callsUs, Optional<Client> client) {

    static AwayCaller of(Roster roster, Line line, String from) {
        return of(roster, line, from, true, Optional.empty());
    }

    /** @param known who it is, where that is known better than by the number */
    static AwayCaller of(Roster roster, Line line, String from, boolean callsUs, Optional<ClientId> known) {
        var client = known.or(() -> byNumber(roster, from)).flatMap(roster::client);
        return new AwayCaller(roster, line, from, callsUs, client);
    }

    private static Optional<ClientId> byNumber(Roster roster, String from) {
        return CallerNumber.of(from)
                .map(phone -> CallerLookup.identify(roster, phone))
                .filter(CallerMatch.OneClient.class::isInstance)
                .map(match -> ((CallerMatch.OneClient) match).client());
    }

    /** In which they are spoken to. */
    Language language() {
        return roster.spoken(client.map(Client::language).orElse(line.firstLanguage()));
    }

    Voice voice() {
        return Voice.of(language());
    }

    private TeamId team() {
        return client.map(Client::team).orElse(line.team());
    }

    /** Who is asked for this caller, one after the other, by the ladder as it was at that moment. */
    List<InTurn.Person> people(Instant since) {
        return InTurn.people(roster, client.map(Client::id), team(), since);
    }

    /** How long the ladder asks before the fallback number is offered. */
    Duration budget() {
        return roster.policy(team()).steps().stream()
                .map(EscalationStep::answerWithin)
                .reduce(Duration.ZERO, Duration::plus);
    }

    /** Whose number the clinician and the crisis line see. */
    PhoneNumber shown() {
        return line.phone();
    }
}
