package org.knownvoice.engine;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.knownvoice.contact.About;
import org.knownvoice.contact.Acceptance;
import org.knownvoice.contact.ContactId;
import org.knownvoice.contact.CrisisContact;
import org.knownvoice.contact.Entry;
import org.knownvoice.contact.Identity;
import org.knownvoice.directory.Line;
import org.knownvoice.directory.PhoneNumber;
import org.knownvoice.routing.Roster;
import org.knownvoice.store.ContactStore;
import org.knownvoice.store.EventLog;

/**
 * A line's fallback number calls: a counsellor who spoke with a caller of ours wants whoever has that caller. The call is a
 * contact of its own, so that it never takes the place of the caller's call and never counts as a talk with the caller. Of
 * several callers who were passed on in the last two hours the latest is meant: nobody is asked to type anything, and who
 * answers can name a colleague.
 */
final class FallbackCalls {
    static final Duration CALLS_BACK_WITHIN = Duration.ofHours(2);

    private FallbackCalls() {}

    /** The lines whose callers are passed on to this number. */
    static Set<PhoneNumber> linesOf(Roster roster, Optional<PhoneNumber> from) {
        return roster.allLines().stream()
                .filter(line -> from.filter(line.fallbackNumber()::equals).isPresent())
                .map(Line::phone)
                .collect(Collectors.toSet());
    }

    /** The contact of the caller who is meant; empty when nobody was passed on lately. */
    static Future<Optional<CrisisContact>> callerMeant(SqlConnection tx, Set<PhoneNumber> lines, Instant now) {
        return lines.isEmpty()
                ? Future.succeededFuture(Optional.empty())
                : ContactStore.passedOn(tx, lines, now.minus(CALLS_BACK_WITHIN));
    }

    /** An earlier call about the same caller that nobody is on the line for any more. */
    static Future<Optional<CrisisContact>> earlier(SqlConnection tx, CrisisContact caller) {
        return ContactStore.openAbout(tx, caller.id())
                .map(open -> open.filter(contact -> contact.callersLeg().isEmpty()));
    }

    /** Who has that caller is reached also after their shift, as long as the contact is open. */
    static About about(CrisisContact caller, Roster roster, Instant now) {
        return new About(
                caller.id(),
                caller.acceptance()
                        .map(Acceptance::clinician)
                        .filter(roster::isActive)
                        .filter(owner ->
                                caller.state().isLive() || roster.onCall().isOnCall(owner, now)));
    }

    /** Otherwise the same people are asked as for that caller. */
    static Identity identity(CrisisContact caller, Identity ofTheLine) {
        var known = caller.identity();
        return new Identity(known.client(), known.formerClient(), known.team(), ofTheLine.language(), Optional.empty());
    }

    /** On that caller's record. */
    static Future<Void> note(SqlConnection tx, CrisisContact caller, ContactId call, Instant now) {
        return EventLog.append(
                tx,
                caller.id(),
                now,
                List.of(Entry.of(Entry.Kind.FALLBACK_CALLED_BACK, Map.of("contact", call.toString()))));
    }
}
