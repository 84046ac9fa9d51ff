package org.knownvoice.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.knownvoice.store.SampleContacts.CALLER;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.knownvoice.contact.ContactId;
import org.knownvoice.contact.CrisisContact;
import org.knownvoice.directory.PhoneNumber;

class PhoneStoreTest {
    private static final PhoneNumber ALDERS = new PhoneNumber("+14255550110");

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
    void aPhoneBelongsToOneContactAtATime() {
        database.tx(tx -> PhoneStore.occupy(tx, one.id(), Map.of(ALDERS, 2)));

        assertThatThrownBy(() -> database.tx(tx -> PhoneStore.occupy(tx, other.id(), Map.of(ALDERS, 2, CALLER, 3))))
                .isInstanceOf(PhoneTaken.class);

        assertThat(inUseFor(other.id())).containsExactly(ALDERS);
        assertThat(inUseFor(one.id())).isEmpty();
    }

    @Test
    void ofTwoThatWantAPhoneAtOnceOneGetsIt() {
        var first = database.connect();
        var begun = OpenedDatabase.await(first.begin());
        OpenedDatabase.await(PhoneStore.occupy(first, one.id(), Map.of(ALDERS, 2)));
        var second = database.later(tx -> PhoneStore.occupy(tx, other.id(), Map.of(ALDERS, 2)));
        OpenedDatabase.await(begun.commit());

        assertThatThrownBy(() -> OpenedDatabase.await(second)).isInstanceOf(PhoneTaken.class);
    }

    @Test
    void aReleasedPhoneIsFree() {
        database.tx(tx -> PhoneStore.occupy(tx, one.id(), Map.of(ALDERS, 2, CALLER, 3)));

        database.tx(tx -> PhoneStore.release(tx, one.id(), List.of(2)));
        database.tx(tx -> PhoneStore.release(tx, other.id(), List.of(3)));

        assertThat(inUseFor(other.id())).containsExactly(CALLER);
        database.tx(tx -> PhoneStore.occupy(tx, other.id(), Map.of(ALDERS, 2)));
        assertThat(inUseFor(one.id())).containsExactly(ALDERS);
    }

    @Test
    void aNewLegOfTheSameContactKeepsThePhoneWhenTheOldOneEnds() {
        database.tx(tx -> PhoneStore.occupy(tx, one.id(), Map.of(ALDERS, 2)));
        database.tx(tx -> PhoneStore.occupy(tx, one.id(), Map.of(ALDERS, 4)));

        database.tx(tx -> PhoneStore.release(tx, one.id(), List.of(2)));

        assertThat(inUseFor(other.id())).containsExactly(ALDERS);
    }

    private Set<PhoneNumber> inUseFor(ContactId contact) {
        return database.tx(tx -> PhoneStore.inUse(tx, contact));
    }
}
