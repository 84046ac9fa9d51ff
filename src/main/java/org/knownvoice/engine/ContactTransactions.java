package org.knownvoice.engine;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.knownvoice.config.Timings;
import org.knownvoice.contact.Acceptance;
import org.knownvoice.contact.CallLeg;
import org.knownvoice.contact.ContactEvent;
import org.knownvoice.contact.ContactId;
import org.knownvoice.contact.ContactRules;
import org.knownvoice.contact.CrisisContact;
import org.knownvoice.contact.Decision;
import org.knownvoice.contact.Meanwhile;
import org.knownvoice.contact.PhoneSigns;
import org.knownvoice.contact.Recovered;
import org.knownvoice.contact.Surroundings;
import org.knownvoice.directory.ClinicianId;
import org.knownvoice.directory.PhoneNumber;
import org.knownvoice.routing.Roster;
import org.knownvoice.store.ContactStore;
import org.knownvoice.store.EventLog;
import org.knownvoice.store.MessageStore;
import org.knownvoice.store.OutboxStore;
import org.knownvoice.store.PhoneStore;
import org.knownvoice.store.TimerStore;
import org.knownvoice.store.WorkloadStore;

/** One event inside one transaction: decide, then save state, timeline, timer, phones and outbox together. */
final class ContactTransactions {
    private final Timings timings;
    private final RosterCache rosters;
    private final boolean hasInterpreter;

    /** For events that call nobody into a talk. */
    ContactTransactions(Timings timings, RosterCache rosters) {
        this(timings, rosters, false);
    }

    ContactTransactions(Timings timings, RosterCache rosters, boolean hasInterpreter) {
        this.timings = timings;
        this.rosters = rosters;
        this.hasInterpreter = hasInterpreter;
    }

    /** The contact is locked by this transaction. */
    Future<Saved> decide(SqlConnection tx, CrisisContact contact, ContactEvent event, Instant now) {
        return rosters.current(tx)
                .compose(roster -> surroundings(tx, contact, roster, now))
                .compose(around ->
                        save(tx, contact, ContactRules.decide(contact, event, around, now), around.roster(), now));
    }

    /** Locks the contact first; fails with {@link UnknownContact} when there is none. */
    Future<Saved> lockAndDecide(SqlConnection tx, ContactId id, ContactEvent event, Instant now) {
        return ContactStore.lock(tx, id)
                .compose(found -> found.isEmpty()
                        ? Future.failedFuture(new UnknownContact())
                        : decide(tx, found.get(), event, now));
    }

    Future<Surroundings> surroundings(SqlConnection tx, CrisisContact contact, Roster roster, Instant now) {
        var workload = WorkloadStore.of(tx, contact.id(), contact.identity().client(), now);
        var phones = PhoneStore.inUse(tx, contact.id());
        var written = MessageStore.written(tx, contact.id());
        return Future.all(workload, phones, written)
                .map(all -> new Surroundings(
                        roster, workload.result(), phones.result(), written.result(), timings, hasInterpreter));
    }

    private Future<Saved> save(SqlConnection tx, CrisisContact before, Decision decision, Roster roster, Instant now) {
        return ContactStore.save(tx, before, decision.next())
                .compose(saved -> saveWhatFollows(tx, before, decision, roster, now))
                .map(saved -> new Saved(before, decision));
    }

    Future<Void> saveWhatFollows(
            SqlConnection tx, CrisisContact before, Decision decision, Roster roster, Instant now) {
        return EventLog.append(tx, decision.next().id(), now, decision.entries())
                .compose(done -> follow(tx, before, decision, Set.of(), roster, now));
    }

    /** What happened to a call while the database did not answer; the contact is locked by this transaction. */
    Future<Saved> recover(
            SqlConnection tx,
            CrisisContact contact,
            String sid,
            Optional<PhoneNumber> from,
            List<Meanwhile> steps,
            Instant now) {
        return rosters.current(tx)
                .compose(roster -> surroundings(tx, contact, roster, now))
                .compose(around -> {
                    var recovered = ContactRules.recover(contact, sid, from, steps, around, now);
                    return ContactStore.save(tx, contact, recovered.next())
                            .compose(saved -> saveRecovered(tx, contact, recovered, around, now));
                });
    }

    /** The same for a contact that is opened by it. */
    Future<Saved> openRecovered(SqlConnection tx, CrisisContact blank, String sid, List<Meanwhile> steps, Instant now) {
        return rosters.current(tx)
                .compose(roster -> surroundings(tx, blank, roster, now))
                .compose(around -> {
                    var recovered =
                            ContactRules.recover(blank, sid, blank.origin().callerNumber(), steps, around, now);
                    return ContactStore.insert(tx, recovered.next())
                            .compose(saved -> saveRecovered(tx, blank, recovered, around, now));
                });
    }

    private Future<Saved> saveRecovered(
            SqlConnection tx, CrisisContact before, Recovered recovered, Surroundings around, Instant now) {
        Future<Void> told = Future.succeededFuture();
        for (Recovered.Noted noted : recovered.noted()) {
            told = told.compose(done -> EventLog.append(tx, recovered.next().id(), noted.at(), noted.entries()));
        }
        var decision = new Decision(recovered.next(), recovered.commands(), List.of());
        return told.compose(done -> follow(tx, before, decision, around.phonesInUse(), around.roster(), now))
                .map(done -> new Saved(before, decision));
    }

    /** @param ofOthers phones that another contact's call has on record: what has happened there cannot be refused */
    private Future<Void> follow(
            SqlConnection tx,
            CrisisContact before,
            Decision decision,
            Set<PhoneNumber> ofOthers,
            Roster roster,
            Instant now) {
        var after = decision.next();
        var occupied = after.phonesKept(roster);
        var kept = Set.copyOf(before.phonesKept(roster).values());
        var released = endedBy(before, after);
        occupied.values().removeIf(kept::contains);
        occupied.keySet().removeAll(ofOthers);
        return PhoneStore.release(tx, after.id(), released)
                .compose(done -> PhoneStore.occupy(tx, after.id(), occupied))
                .compose(done -> OutboxStore.put(tx, after.id(), decision.commands(), now))
                .compose(done -> TimerStore.set(tx, after.id(), after.nextDeadline(timings.cutOffWait())))
                .compose(done -> TimerStore.nudge(tx, after.id(), freed(before, after, released), now))
                .compose(done -> whoAcceptsIsReachable(tx, before, after, now))
                .compose(done -> CallbackNotices.put(tx, before, after, roster, now))
                .compose(done -> PhoneWatch.saw(tx, roster, PhoneSigns.of(before, decision), now));
    }

    /** By the legs alone: whose phone it was may have changed in the directory since it began to ring. */
    private static Set<Integer> endedBy(CrisisContact before, CrisisContact after) {
        return after.legs().stream()
                .filter(leg -> leg.isOver()
                        && before.leg(leg.number()).filter(one -> !one.isOver()).isPresent())
                .map(CallLeg::number)
                .collect(Collectors.toSet());
    }

    private static Future<Void> whoAcceptsIsReachable(
            SqlConnection tx, CrisisContact before, CrisisContact after, Instant now) {
        return after.acceptance()
                .map(Acceptance::clinician)
                .filter(one -> before.acceptance()
                        .filter(taken -> taken.clinician().equals(one))
                        .isEmpty())
                .map(one -> ShiftChecks.reached(tx, one, now))
                .orElseGet(Future::succeededFuture);
    }

    /** Clinicians whose phone is free again, or who have no crisis any more: others may be waiting for them. */
    private static Set<ClinicianId> freed(CrisisContact before, CrisisContact after, Set<Integer> releasedLegs) {
        var freed = releasedLegs.stream()
                .flatMap(number -> before.leg(number).flatMap(before::clinicianOf).stream())
                .collect(Collectors.toCollection(HashSet::new));
        if (before.acceptance().isPresent() && !after.state().isLive()) {
            before.acceptance().ifPresent(taken -> freed.add(taken.clinician()));
        }
        if (before.acceptance().isPresent() && after.acceptance().isEmpty()) {
            freed.add(before.acceptance().get().clinician());
        }
        return freed;
    }

    /** The contact as it is: the request has been answered before. */
    static Saved unchanged(CrisisContact contact) {
        return new Saved(contact, new Decision(contact, List.of(), List.of()));
    }

    /** A decision that is committed with its transaction. */
    record Saved(CrisisContact before, Decision decision) {
        CrisisContact contact() {
            return decision.next();
        }
    }
}
