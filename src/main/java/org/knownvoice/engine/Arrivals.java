package org.knownvoice.engine;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.knownvoice.away.JournalRecord;
import org.knownvoice.config.Timings;
import org.knownvoice.contact.ContactEvent;
import org.knownvoice.contact.ContactId;
import org.knownvoice.contact.ContactRules;
import org.knownvoice.contact.ContactState;
import org.knownvoice.contact.CrisisContact;
import org.knownvoice.contact.Identity;
import org.knownvoice.contact.Meanwhile;
import org.knownvoice.contact.Medium;
import org.knownvoice.contact.Origin;
import org.knownvoice.directory.ClientId;
import org.knownvoice.directory.Line;
import org.knownvoice.directory.PhoneNumber;
import org.knownvoice.engine.ContactTransactions.Saved;
import org.knownvoice.routing.CallerLookup;
import org.knownvoice.routing.CallerMatch;
import org.knownvoice.routing.Roster;
import org.knownvoice.routing.Withheld;
import org.knownvoice.store.ContactStore;
import org.knownvoice.store.MessageStore;

/** Whose contact a call or text is: it joins the caller's open contact, or opens one. */
final class Arrivals {
    private final ContactTransactions contacts;
    private final RosterCache rosters;
    private final Timings timings;
    private final Supplier<ContactId> ids;

    Arrivals(ContactTransactions contacts, RosterCache rosters, Timings timings, Supplier<ContactId> ids) {
        this.contacts = contacts;
        this.rosters = rosters;
        this.timings = timings;
        this.ids = ids;
    }

    /** What is known of an arrival before any contact is looked up. */
    private record Arrival(
            Roster roster, Line line, Optional<PhoneNumber> from, CallerMatch match, Optional<String> sid) {

        /** Two first webhooks of one caller wait for each other; withheld calls are contacts of their own. */
        Optional<String> key() {
            return client().map(client -> "client " + client.value())
                    .or(() -> from.map(phone -> "phone " + phone.e164()));
        }

        /** The lines whose callers are passed on to this number. */
        Set<PhoneNumber> passesOn() {
            return FallbackCalls.linesOf(roster, from);
        }

        Optional<ClientId> client() {
            return match instanceof CallerMatch.OneClient one ? Optional.of(one.client()) : Optional.empty();
        }
    }

    /** A call of an id that is not known yet. */
    Future<Saved> call(SqlConnection tx, PhoneNumber line, String from, String sid, Instant now) {
        return arrive(tx, line, from, Optional.of(sid), now);
    }

    /** A text of somebody who needs help. */
    Future<Saved> text(SqlConnection tx, PhoneNumber line, String from, Instant now) {
        return Withheld.isWithheld(from)
                ? machineWrote(tx, line, from.isEmpty() ? "none" : from, now)
                : arrive(tx, line, from, Optional.empty(), now);
    }

    /** What one machine writes is one contact until a person has closed it, who reads all of it by then. */
    private Future<Saved> machineWrote(SqlConnection tx, PhoneNumber line, String sender, Instant now) {
        return rosters.current(tx).compose(roster -> {
            var arrival = arrival(roster, line, sender, Optional.empty());
            Supplier<Future<Saved>> open = () -> open(tx, arrival, Optional.empty(), now)
                    .compose(
                            saved -> ContactStore.keepSender(tx, saved.contact().id(), sender)
                                    .map(saved));
            return ContactStore.lockKey(tx, "sender " + sender)
                    .compose(locked -> ContactStore.unclosedOfSender(tx, sender))
                    .compose(found -> found.map(contact -> ContactStore.lock(tx, contact.id())
                                    .compose(locked -> locked.filter(one -> one.state() != ContactState.CLOSED)
                                            .map(one -> contacts.decide(tx, one, new ContactEvent.CallerTexted(), now))
                                            .orElseGet(open)))
                            .orElseGet(open));
        });
    }

    private Future<Saved> arrive(SqlConnection tx, PhoneNumber line, String from, Optional<String> sid, Instant now) {
        return rosters.current(tx).compose(roster -> {
            var arrival = arrival(roster, line, from, sid);
            return lockKey(tx, arrival)
                    .compose(locked -> callerMeant(tx, arrival, now))
                    .compose(caller -> caller.map(meant -> about(tx, arrival, meant, now))
                            .orElseGet(() -> joinOrOpen(tx, arrival, now)));
        });
    }

    private Future<Saved> joinOrOpen(SqlConnection tx, Arrival arrival, Instant now) {
        Supplier<Future<Saved>> open = () -> open(tx, arrival, Optional.empty(), now);
        return openContact(tx, arrival)
                .compose(found -> found.map(contact -> join(tx, arrival, contact, now, open))
                        .orElseGet(open));
    }

    private static Future<Optional<CrisisContact>> callerMeant(SqlConnection tx, Arrival arrival, Instant now) {
        return arrival.sid().isEmpty()
                ? Future.succeededFuture(Optional.empty())
                : FallbackCalls.callerMeant(tx, arrival.passesOn(), now);
    }

    /** The fallback line calls about this caller. */
    private Future<Saved> about(SqlConnection tx, Arrival arrival, CrisisContact caller, Instant now) {
        Supplier<Future<Saved>> open = () -> open(tx, arrival, Optional.of(caller), now);
        return FallbackCalls.earlier(tx, caller)
                .compose(earlier -> earlier.map(contact -> join(tx, arrival, contact, now, open))
                        .orElseGet(open))
                .compose(saved -> FallbackCalls.note(tx, caller, saved.contact().id(), now)
                        .map(saved));
    }

    /** A call of an id that is not known yet, and what has happened to it by now: told afterwards. */
    Future<Saved> recover(SqlConnection tx, JournalRecord.CallStep call, List<Meanwhile> steps, Instant now) {
        return rosters.current(tx).compose(roster -> {
            var arrival = arrival(roster, call.line(), call.from(), Optional.of(call.sid()));
            return lockKey(tx, arrival)
                    .compose(locked -> callerMeant(tx, arrival, now))
                    .compose(caller -> caller.map(meant -> recoverAbout(tx, arrival, meant, steps, now))
                            .orElseGet(() -> openContact(tx, arrival)
                                    .compose(open -> recover(tx, arrival, open, Optional.empty(), steps, now))));
        });
    }

    private Future<Saved> recoverAbout(
            SqlConnection tx, Arrival arrival, CrisisContact caller, List<Meanwhile> steps, Instant now) {
        return FallbackCalls.earlier(tx, caller)
                .compose(earlier -> recover(tx, arrival, earlier, Optional.of(caller), steps, now))
                .compose(saved -> FallbackCalls.note(tx, caller, saved.contact().id(), now)
                        .map(saved));
    }

    private Future<Saved> recover(
            SqlConnection tx,
            Arrival arrival,
            Optional<CrisisContact> open,
            Optional<CrisisContact> about,
            List<Meanwhile> steps,
            Instant now) {
        var sid = arrival.sid().orElseThrow();
        return open.map(contact -> lockToJoin(tx, arrival, contact))
                .orElseGet(() -> Future.succeededFuture(Optional.empty()))
                .compose(locked -> locked.filter(contact -> ContactRules.takesIn(contact, steps))
                        .map(contact -> contacts.recover(tx, contact, sid, arrival.from(), steps, now))
                        .orElseGet(() -> openAsOf(tx, arrival, about, steps, now)));
    }

    private Future<Saved> openAsOf(
            SqlConnection tx, Arrival arrival, Optional<CrisisContact> about, List<Meanwhile> steps, Instant now) {
        var came = steps.stream().map(Meanwhile::at).min(Instant::compareTo).orElse(now);
        return contacts.openRecovered(
                tx, blank(arrival, about, came, now), arrival.sid().orElseThrow(), steps, now);
    }

    private static Arrival arrival(Roster roster, PhoneNumber dialled, String from, Optional<String> sid) {
        var line = roster.line(dialled)
                .or(() -> roster.allLines().stream().findFirst())
                .orElseThrow(() -> new IllegalStateException("no line is in the directory: run import first"));
        var phone = Withheld.isWithheld(from) ? Optional.<PhoneNumber>empty() : PhoneNumber.parse(from);
        var match = phone.map(known -> CallerLookup.identify(roster, known)).orElseGet(CallerMatch.Unknown::new);
        return new Arrival(roster, line, phone, match, sid);
    }

    private static Future<Void> lockKey(SqlConnection tx, Arrival arrival) {
        return arrival.key().map(key -> ContactStore.lockKey(tx, key)).orElseGet(Future::succeededFuture);
    }

    /** The one that the arrival joins, if any. */
    private static Future<Optional<CrisisContact>> openContact(SqlConnection tx, Arrival arrival) {
        if (arrival.from().isEmpty()) {
            return Future.succeededFuture(Optional.empty());
        }
        var phone = arrival.from().get();
        var open = arrival.client()
                .map(client -> ContactStore.openContactsOfClient(tx, client, phone))
                .orElseGet(() -> ContactStore.openContactOfPhone(tx, phone)
                        .map(found -> found.stream().toList()));
        return open.map(
                all -> all.stream().filter(contact -> joins(arrival, contact)).findFirst());
    }

    /**
     * A caller of the same number takes the place of the older leg. Somebody else who calls about the same client while
     * that call is live (a mother while her son waits), or another of several clients who share the number, has a
     * contact of their own. So have two counsellors of the fallback line. The texts of one phone are one conversation:
     * there, too, all of them stand together. Nobody else's text or call joins a conversation: no word that is meant for
     * one of them may go to another.
     */
    private static boolean joins(Arrival arrival, CrisisContact contact) {
        boolean isCall = arrival.sid().isPresent();
        boolean isConversation = contact.origin().medium() == Medium.TEXT;
        if (!hasNumber(contact, arrival)) {
            return isCall && !isConversation && !isShared(arrival) && nobodyIsThere(contact);
        }
        if (!isCall && isConversation) {
            return true;
        }
        if (!isCall || contact.callersLeg().isEmpty()) {
            return !isShared(arrival) || contact.identity().client().isEmpty();
        }
        return !isShared(arrival);
    }

    private static boolean hasNumber(CrisisContact contact, Arrival arrival) {
        return contact.origin().callerNumber().equals(arrival.from());
    }

    /** Nor does the caller's phone still ring, or a call of theirs still end. */
    private static boolean nobodyIsThere(CrisisContact contact) {
        return contact.legs().stream().noneMatch(leg -> leg.isCallersSide() && !leg.isOver());
    }

    /** Empty when the contact has ended while this waited for it, or is a conversation with another number. */
    private static Future<Optional<CrisisContact>> lockToJoin(
            SqlConnection tx, Arrival arrival, CrisisContact contact) {
        return ContactStore.lock(tx, contact.id()).compose(locked -> {
            var live = locked.filter(found -> found.state().isLive());
            return live.isEmpty() || hasNumber(live.get(), arrival)
                    ? Future.succeededFuture(live)
                    : MessageStore.hasWords(tx, contact.id()).map(written -> live.filter(found -> !written));
        });
    }

    private static boolean isShared(Arrival arrival) {
        return arrival.match() instanceof CallerMatch.SeveralClients
                || !arrival.passesOn().isEmpty();
    }

    /** @param open what happens when nobody would look at the contact any more, or it is a conversation with somebody else */
    private Future<Saved> join(
            SqlConnection tx, Arrival arrival, CrisisContact contact, Instant now, Supplier<Future<Saved>> open) {
        ContactEvent event = arrival.sid()
                .<ContactEvent>map(sid -> new ContactEvent.CallerCalled(sid, arrival.from()))
                .orElseGet(ContactEvent.CallerTexted::new);
        return lockToJoin(tx, arrival, contact)
                .compose(locked -> locked.map(found -> contacts.decide(tx, found, event, now))
                        .orElseGet(open));
    }

    /** @param about whom the fallback line calls about */
    private Future<Saved> open(SqlConnection tx, Arrival arrival, Optional<CrisisContact> about, Instant now) {
        var blank = blank(arrival, about, now, now);
        return contacts.surroundings(tx, blank, arrival.roster(), now).compose(around -> {
            var decision = ContactRules.open(blank, arrival.sid(), around, now);
            return ContactStore.insert(tx, decision.next())
                    .compose(done -> contacts.saveWhatFollows(tx, blank, decision, arrival.roster(), now))
                    .map(done -> new Saved(blank, decision));
        });
    }

    private CrisisContact blank(Arrival arrival, Optional<CrisisContact> about, Instant came, Instant now) {
        var origin = new Origin(
                arrival.line().phone(),
                arrival.sid().isPresent() ? Medium.CALL : Medium.TEXT,
                arrival.from(),
                came,
                about.map(caller -> FallbackCalls.about(caller, arrival.roster(), now)));
        var own = identity(arrival, came);
        return CrisisContact.opened(
                ids.get(),
                origin,
                about.map(caller -> FallbackCalls.identity(caller, own)).orElse(own));
    }

    private Identity identity(Arrival arrival, Instant now) {
        var client = arrival.client().flatMap(arrival.roster()::client);
        Optional<ClientId> former = arrival.match() instanceof CallerMatch.Discharged discharged
                ? Optional.of(discharged.client())
                : Optional.empty();
        return new Identity(
                client.map(known -> known.id()),
                former,
                client.map(known -> known.team()).orElse(arrival.line().team()),
                client.map(known -> known.language()).orElse(arrival.line().firstLanguage()),
                client.isPresent() ? Optional.empty() : Optional.of(now.plus(timings.identifyingLimit())));
    }
}
