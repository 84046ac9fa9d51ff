package org.knownvoice.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.knownvoice.config.Timings;
import org.knownvoice.contact.ContactId;
import org.knownvoice.contact.ContactRules;
import org.knownvoice.contact.ContactState;
import org.knownvoice.contact.CrisisContact;
import org.knownvoice.contact.Decision;
import org.knownvoice.contact.Identity;
import org.knownvoice.contact.Medium;
import org.knownvoice.contact.Origin;
import org.knownvoice.contact.Surroundings;
import org.knownvoice.directory.Language;
import org.knownvoice.paging.Workload;

/** Whatever the rules decide, the database takes it and gives it back: its constraints never stand in a caller's way. */
class EveryDecisionIsSavedTest {
    private static final int EVENINGS = 60;
    private static final int EVENTS = 40;
    private static final Timings TIMINGS = Timings.defaults();
    private static final Surroundings AROUND =
            new Surroundings(SmallRoster.roster(), Workload.NONE, Set.of(), TIMINGS, true);

    private final Set<ContactState> seen = EnumSet.noneOf(ContactState.class);

    @Test
    void whateverHappensCanBeSavedAndLoadedAgain() {
        try (var database = new OpenedDatabase()) {
            for (int seed = 0; seed < EVENINGS; seed++) {
                evening(database, seed);
            }
        }

        assertThat(seen).containsExactlyInAnyOrder(ContactState.values());
    }

    private void evening(OpenedDatabase database, int seed) {
        var random = new AnyEvent(new Random(seed));
        Instant now = SampleContacts.NOW;
        var opened = open(random, now);
        database.insert(opened.next());
        var id = opened.next().id();
        var contact = opened.next();
        for (int event = 0; event < EVENTS; event++) {
            now = now.plusSeconds(random.secondsUntilThen());
            var decided = decision(contact, random, now);
            if (decided.isEmpty()) {
                continue;
            }
            contact = database.tx(save(id, decided.get(), now));
            seen.add(contact.state());
            assertThat(database.load(id)).as("seed %s, event %s", seed, event).isEqualTo(contact);
        }
    }

    private static Decision open(AnyEvent random, Instant now) {
        boolean calls = random.any(true, true, true, false);
        boolean known = random.any(true, false);
        var origin = new Origin(
                SampleContacts.LINE,
                calls ? Medium.CALL : Medium.TEXT,
                random.any(true, true, false) || !calls ? Optional.of(SampleContacts.CALLER) : Optional.empty(),
                now);
        var identity = new Identity(
                known ? Optional.of(SampleContacts.HERON) : Optional.empty(),
                Optional.empty(),
                SmallRoster.NORTH,
                Language.ENGLISH,
                known ? Optional.empty() : Optional.of(now.plus(TIMINGS.identifyingLimit())));
        var blank = CrisisContact.opened(SampleContacts.newId(), origin, identity);
        var sid = calls ? Optional.of("CA" + blank.id()) : Optional.<String>empty();
        return ContactRules.open(blank, sid, AROUND, now);
    }

    /** Empty where the rules themselves refuse: that is for their own tests. */
    private static Optional<Decision> decision(CrisisContact contact, AnyEvent random, Instant now) {
        try {
            return Optional.of(ContactRules.decide(contact, random.of(contact), AROUND, now));
        } catch (IllegalStateException refused) {
            return Optional.empty();
        }
    }

    private static Function<SqlConnection, Future<CrisisContact>> save(ContactId id, Decision decision, Instant now) {
        return tx -> ContactStore.lock(tx, id)
                .compose(before -> Future.all(List.of(
                        ContactStore.save(tx, before.orElseThrow(), decision.next()),
                        EventLog.append(tx, id, now, decision.entries()),
                        OutboxStore.put(tx, id, decision.commands(), now),
                        TimerStore.set(tx, id, decision.next().nextDeadline(TIMINGS.cutOffWait())))))
                .map(decision.next());
    }
}
