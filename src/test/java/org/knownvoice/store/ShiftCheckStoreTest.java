package org.knownvoice.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.knownvoice.store.SampleContacts.ALDER;
import static org.knownvoice.store.SampleContacts.NOW;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.knownvoice.schedule.GapAlerts.Stage;
import org.knownvoice.schedule.GapAlerts.Told;
import org.knownvoice.schedule.Shift;
import org.knownvoice.schedule.ShiftCheck;
import org.knownvoice.schedule.ShiftOverride.Place;
import org.knownvoice.schedule.Tier;
import org.knownvoice.store.ShiftCheckStore.Known;

/** What was asked and told about the roster, so that it is asked and told once. */
class ShiftCheckStoreTest {
    private static final Instant START = NOW.plusSeconds(1800);

    private static Instant at(int seconds) {
        return NOW.plusSeconds(seconds);
    }

    private final OpenedDatabase database = new OpenedDatabase();
    private final Known known = check(START);

    @AfterEach
    void close() {
        database.close();
    }

    private static Known check(Instant start) {
        return new Known(
                UUID.randomUUID(),
                ShiftCheck.texted(
                        new Shift(SmallRoster.NORTH, Tier.PRIMARY, ALDER, start, start.plus(Duration.ofHours(8)))));
    }

    private boolean insert(Known one) {
        return database.tx(tx -> ShiftCheckStore.insert(tx, one, NOW));
    }

    @Test
    void oneTimeOnCallIsAskedAboutOnce() {
        assertThat(insert(known)).isTrue();
        assertThat(insert(check(START))).isFalse();
        assertThat(insert(check(START.plusSeconds(1)))).isTrue();
        assertThat(database.find(tx -> ShiftCheckStore.find(tx, known.id()))).contains(known);
    }

    @Test
    void itIsDueUntilItIsSettledAndComesBackAsItWasSaved() {
        insert(known);
        assertThat(database.list(tx -> ShiftCheckStore.due(tx, at(899), 10))).isEmpty();
        assertThat(database.list(tx -> ShiftCheckStore.due(tx, at(900), 10))).containsExactly(known.id());
        assertThat(database.tx(RosterWatch::standing).nextCheckDue()).contains(at(900));

        var confirmed =
                known.check().decide(new ShiftCheck.Event.Confirmed(), NOW).next();
        database.tx(tx -> ShiftCheckStore.save(tx, known.id(), confirmed, NOW));
        assertThat(database.find(tx -> ShiftCheckStore.find(tx, known.id())))
                .contains(new Known(known.id(), confirmed));
        assertThat(database.list(tx -> ShiftCheckStore.due(tx, at(900), 10))).isEmpty();
        assertThat(database.tx(RosterWatch::standing).nextCheckDue()).isEmpty();
    }

    @Test
    void anAnswerIsAboutTheCheckThatWaitsElseTheLatestOne() {
        var later = check(START.plus(Duration.ofHours(12)));
        insert(known);
        insert(later);
        var confirmed =
                later.check().decide(new ShiftCheck.Event.Confirmed(), NOW).next();
        database.tx(tx -> ShiftCheckStore.save(tx, later.id(), confirmed, NOW));

        assertThat(database.find(tx -> ShiftCheckStore.lockOf(tx, ALDER, NOW))).contains(known);
        database.tx(tx -> ShiftCheckStore.drop(tx, known.id()));
        assertThat(database.find(tx -> ShiftCheckStore.lockOf(tx, ALDER, NOW)))
                .contains(new Known(later.id(), confirmed));
        assertThat(database.find(
                        tx -> ShiftCheckStore.lockOf(tx, ALDER, later.check().startsAt())))
                .isEmpty();
    }

    @Test
    void whileOneServerIsAtItAnotherPassesItOver() {
        insert(known);
        var first = database.connect();
        OpenedDatabase.await(first.begin());
        assertThat(OpenedDatabase.await(ShiftCheckStore.lock(first, known.id())))
                .isPresent();
        assertThat(database.find(tx -> ShiftCheckStore.lockUnlessBusy(tx, known.id())))
                .isEmpty();
        OpenedDatabase.await(first.close());
        assertThat(database.find(tx -> ShiftCheckStore.lockUnlessBusy(tx, known.id())))
                .isPresent();
    }

    @Test
    void aHoleAndTheEndOfAShiftAreToldOnce() {
        var told = new Told(new Place(SmallRoster.NORTH, Tier.BACKUP), START, Stage.DAY);
        database.tx(tx -> ToldStore.putGaps(tx, List.of(told), NOW));
        database.tx(tx -> ToldStore.putGaps(tx, List.of(told), at(5)));
        Set<Told> since = database.tx(tx -> ToldStore.lockGaps(tx, NOW));
        Set<Told> afterwards = database.tx(tx -> ToldStore.lockGaps(tx, START));
        assertThat(since).containsExactly(told);
        assertThat(afterwards).isEmpty();

        boolean first = database.tx(tx -> ToldStore.putShiftOver(tx, ALDER, NOW));
        boolean second = database.tx(tx -> ToldStore.putShiftOver(tx, ALDER, NOW));
        assertThat(first).isTrue();
        assertThat(second).isFalse();
    }
}
