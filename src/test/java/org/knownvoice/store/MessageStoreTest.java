package org.knownvoice.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.knownvoice.store.SampleContacts.ALDER;
import static org.knownvoice.store.SampleContacts.NOW;
import static org.knownvoice.store.SampleContacts.in;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.knownvoice.contact.Command;
import org.knownvoice.contact.CrisisContact;
import org.knownvoice.contact.LegRef;
import org.knownvoice.contact.Written;
import org.knownvoice.store.MessageStore.Message;
import org.knownvoice.store.MessageStore.VoiceMessage;

class MessageStoreTest {
    private final OpenedDatabase database = new OpenedDatabase();
    private final CrisisContact contact = SampleContacts.paging(SampleContacts.text(), List.of());

    @BeforeEach
    void insert() {
        database.insert(contact);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aTextThatComesInAgainIsNotNew() {
        boolean first = database.tx(tx -> MessageStore.isNew(tx, "SM1", NOW));
        boolean again = database.tx(tx -> MessageStore.isNew(tx, "SM1", in(15)));

        assertThat(first).isTrue();
        assertThat(again).isFalse();
    }

    /** A text may have been cut in the middle of an emoji. */
    @Test
    void halfALetterKeepsNoTextFromBeingKept() {
        database.tx(tx -> MessageStore.keepInbound(tx, contact.id(), "SM1", "help me \ud83d", 0, NOW));

        assertThat(database.list(tx -> MessageStore.of(tx, contact.id())))
                .extracting(Message::words)
                .containsExactly("help me ?");
    }

    @Test
    void itIsKnownWhenEachSideWroteLast() {
        var other = SampleContacts.paging(SampleContacts.text(), List.of());
        database.insert(other);
        assertThat(written()).isEqualTo(Written.NOTHING);

        database.tx(tx -> MessageStore.keepInbound(tx, contact.id(), "SM1", "Are you there?", 0, NOW));
        database.tx(tx -> MessageStore.keepOutbound(tx, contact.id(), ALDER, "I am.", in(5)));
        database.tx(tx -> MessageStore.keepInbound(tx, contact.id(), "SM2", "Please", 0, in(9)));
        database.tx(tx -> MessageStore.keepInbound(tx, other.id(), "SM3", "Hello", 0, in(20)));

        assertThat(written()).isEqualTo(new Written(Optional.of(in(9)), Optional.of(in(5))));
    }

    private Written written() {
        return database.tx(tx -> MessageStore.written(tx, contact.id()));
    }

    @Test
    void theConversationIsKeptInOrderAndEachTextOnce() {
        database.tx(tx -> MessageStore.keepInbound(tx, contact.id(), "SM1", "Are you there?", 1, NOW));
        database.tx(tx -> MessageStore.keepInbound(tx, contact.id(), "SM1", "Are you there?", 1, NOW));
        long id = database.tx(tx -> MessageStore.keepOutbound(tx, contact.id(), ALDER, "I am.", in(5)));

        assertThat(database.list(tx -> MessageStore.of(tx, contact.id())))
                .containsExactly(
                        new Message(
                                id - 2,
                                contact.id(),
                                Optional.empty(),
                                NOW,
                                "Are you there?",
                                1,
                                MessageStore.State.RECEIVED),
                        new Message(
                                id, contact.id(), Optional.of(ALDER), in(5), "I am.", 0, MessageStore.State.WAITING));
    }

    @Test
    void theOrderToTextWordsBringsThem() {
        long id = database.tx(tx -> MessageStore.keepOutbound(tx, contact.id(), ALDER, "I am.", NOW)
                .compose(message ->
                        OutboxStore.putWords(tx, contact.id(), message, NOW).map(message)));

        var item = database.list(tx -> OutboxStoreTest.claim(tx, NOW)).getFirst();

        assertThat(item.command()).isEqualTo(new Command.TextWords(id));
        assertThat(item.words()).contains("I am.");
    }

    @Test
    void noTextFormShowsWords() {
        database.tx(tx -> MessageStore.keepOutbound(tx, contact.id(), ALDER, "I am.", NOW)
                .compose(message -> OutboxStore.putWords(tx, contact.id(), message, NOW)));

        assertThat(database.list(tx -> MessageStore.of(tx, contact.id())).toString())
                .doesNotContain("I am.");
        assertThat(database.list(tx -> OutboxStoreTest.claim(tx, NOW)).toString())
                .doesNotContain("I am.");
    }

    @Test
    void aSpokenMessageIsKeptOnce() {
        var leg = new LegRef(contact.id(), 1);
        database.tx(tx -> MessageStore.keepVoiceMessage(tx, leg, "RE1", 12, NOW));
        database.tx(tx -> MessageStore.keepVoiceMessage(tx, leg, "RE1", 12, in(5)));

        assertThat(database.list(tx -> MessageStore.voiceMessagesOf(tx, contact.id())))
                .containsExactly(new VoiceMessage(leg, "RE1", 12, NOW));
    }
}
