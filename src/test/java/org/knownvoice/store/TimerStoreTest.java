package org.knownvoice.store;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.knownvoice.store.SampleContacts.ALDER;
import static org.knownvoice.store.SampleContacts.BIRCH;
import static org.knownvoice.store.SampleContacts.NOW;
import static org.knownvoice.store.SampleContacts.at;
import static org.knownvoice.store.SampleContacts.in;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.knownvoice.contact.ContactId;
import org.knownvoice.contact.CrisisContact;

class TimerStoreTest {
    private final OpenedDatabase database = new OpenedDatabase();
    private final CrisisContact one = SampleContacts.paging();
    private final CrisisContact other = SampleContacts.paging();

    @BeforeEach
    void insert() {
        database.insert(one, other);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aContactHasOneDeadline() {
        set(one.id(), 10);
        set(one.id(), 45);
        set(other.id(), 30);

        assertThat(database.find(TimerStore::next)).isEqualTo(at(30));
        assertThat(database.list(tx -> TimerStore.due(tx, in(29), 10))).isEmpty();
        assertThat(database.list(tx -> TimerStore.due(tx, in(30), 10))).containsExactly(other.id());
        assertThat(database.list(tx -> TimerStore.due(tx, in(50), 10))).containsExactly(other.id(), one.id());
        assertThat(database.list(tx -> TimerStore.due(tx, in(50), 1))).containsExactly(other.id());
    }

    @Test
    void noDeadlineIsNoRow() {
        set(one.id(), 10);

        database.tx(tx -> TimerStore.set(tx, one.id(), Optional.empty()));

        assertThat(database.find(TimerStore::next)).isEmpty();
        assertThat(database.column("select contact_id from contact_timer")).isEmpty();
    }

    @Test
    void anEarlierDeadlineIsToldAndALaterOneIsNot() throws InterruptedException {
        var told = database.listen("timer");

        set(one.id(), 30);
        assertThat(told.poll(10, SECONDS)).isEqualTo("timer");
        set(one.id(), 60);
        set(one.id(), 60);
        set(one.id(), 20);
        assertThat(told.poll(10, SECONDS)).isEqualTo("timer");

        assertThat(told).isEmpty();
    }

    @Test
    void contactsThatWaitForAPhoneAreDueWhenItIsFree() {
        set(one.id(), 45);
        set(other.id(), 60);

        database.tx(tx -> TimerStore.nudge(tx, one.id(), Set.of(BIRCH), in(5)));
        assertThat(database.list(tx -> TimerStore.due(tx, in(5), 10))).isEmpty();
        database.tx(tx -> TimerStore.nudge(tx, one.id(), Set.of(ALDER), in(5)));

        assertThat(database.list(tx -> TimerStore.due(tx, in(5), 10))).containsExactly(other.id());
    }

    @Test
    void aDeadlineThatIsOverIsNotPutOff() {
        set(one.id(), 3);

        database.tx(tx -> TimerStore.nudge(tx, other.id(), Set.of(ALDER), in(5)));

        assertThat(database.find(TimerStore::next)).isEqualTo(at(3));
    }

    @Test
    void twoContactsThatFreeEachOthersPhonesDoNotBlockEachOther() {
        set(one.id(), 45);
        set(other.id(), 45);
        var first = database.connect();
        var second = database.connect();
        var begunFirst = OpenedDatabase.await(first.begin());
        var begunSecond = OpenedDatabase.await(second.begin());
        OpenedDatabase.await(TimerStore.set(first, one.id(), at(50)));
        OpenedDatabase.await(TimerStore.set(second, other.id(), at(50)));

        OpenedDatabase.await(TimerStore.nudge(first, one.id(), Set.of(ALDER), NOW));
        OpenedDatabase.await(TimerStore.nudge(second, other.id(), Set.of(ALDER), NOW));
        OpenedDatabase.await(begunFirst.commit());
        OpenedDatabase.await(begunSecond.commit());

        assertThat(database.find(TimerStore::next)).isEqualTo(at(50));
    }

    private void set(ContactId contact, int seconds) {
        database.tx(tx -> TimerStore.set(tx, contact, at(seconds)));
    }
}
