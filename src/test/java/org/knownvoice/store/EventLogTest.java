package org.knownvoice.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.knownvoice.store.SampleContacts.ALDER;
import static org.knownvoice.store.SampleContacts.NOW;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.knownvoice.contact.Entry;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EventLogTest {
    private final OpenedDatabase database = new OpenedDatabase();

    @AfterAll
    void close() {
        database.close();
    }

    @Test
    void theTimelineIsReadInTheOrderInWhichItWasWritten() {
        var contact = SampleContacts.newId();
        var opened = entry(Entry.Kind.OPENED, Map.of("medium", "CALL", "quote", "\" \\ '"));
        var paged = new Entry(
                Entry.Kind.CLINICIAN_PAGED, Optional.of(1), Optional.of(2), Optional.of(ALDER), Map.of("step", "1"));
        var closed = entry(Entry.Kind.CLOSED, Map.of());

        database.tx(tx -> EventLog.append(tx, contact, NOW, List.of(opened, paged)));
        database.tx(tx -> EventLog.append(tx, contact, SampleContacts.in(5), List.of()));
        database.tx(tx -> EventLog.append(tx, contact, SampleContacts.in(9), List.of(closed)));
        database.tx(tx -> EventLog.append(tx, SampleContacts.newId(), NOW, List.of(closed)));

        var lines = database.list(tx -> EventLog.read(tx, contact));
        assertThat(lines).extracting(EventLog.Line::entry).containsExactly(opened, paged, closed);
        assertThat(lines).extracting(EventLog.Line::at).containsExactly(NOW, NOW, SampleContacts.in(9));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update contact_event set kind = 'OPENED'",
                "update contact_event set kind = 'OPENED' where false",
                "delete from contact_event",
                "truncate contact_event",
                "truncate contact_event cascade"
            })
    void nobodyChangesTheRecord(String change) {
        var contact = SampleContacts.newId();
        database.tx(tx -> EventLog.append(tx, contact, NOW, List.of(entry(Entry.Kind.CLOSED, Map.of()))));

        assertThat(database.refusal(() -> database.run(change))).isEqualTo(EventLog.REFUSED);

        assertThat(database.list(tx -> EventLog.read(tx, contact))).hasSize(1);
    }

    private static Entry entry(Entry.Kind kind, Map<String, String> codes) {
        return new Entry(kind, Optional.empty(), Optional.empty(), Optional.empty(), codes);
    }
}
