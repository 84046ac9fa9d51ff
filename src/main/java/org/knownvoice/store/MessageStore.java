package org.knownvoice.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.knownvoice.contact.ContactId;
import org.knownvoice.contact.LegRef;
import org.knownvoice.contact.Written;
import org.knownvoice.directory.ClinicianId;

/** What clients and clinicians write to each other, and what callers leave as a spoken message. */
public final class MessageStore {
    private MessageStore() {}

    /**
     * One text.
     *
     * @param media how many pictures or recordings came with it
     * @param author the clinician who wrote it; empty: the caller
     * @param state what has become of it
     */
    public record Message(
            long id,
            ContactId contact,
            Optional<ClinicianId> author,
            Instant at,
            String words,
            int media,
            State state) {
        /** Never the words. */
        @Override
        public String toString() {
            return "message " + id;
        }
    }

    /** How far a text has come. */
    public enum State {
        /** From the caller. */
        RECEIVED,
        /** It is about to be sent. */
        WAITING,
        /** The phone network has taken it. */
        SENT,
        /** The phone network says that it has arrived; whether it was read, nobody knows. */
        DELIVERED,
        /** It will not arrive. */
        FAILED
    }

    /** A recording that Twilio keeps. */
    public record VoiceMessage(LegRef leg, String recordingSid, int seconds, Instant at) {}

    /**
     * Notes that a text has come in, from whomever. False when it was noted before: Twilio sends a text again when the
     * answer to it got lost.
     */
    public static Future<Boolean> isNew(SqlConnection tx, String sid, Instant now) {
        return tx.preparedQuery("insert into arrived_text (sid, at) values ($1, $2) on conflict (sid) do nothing")
                .execute(Tuple.of(sid, Moments.of(now)))
                .map(rows -> rows.rowCount() == 1);
    }

    /** Keeps a text from the caller; the same one again is kept once. */
    public static Future<Void> keepInbound(
            SqlConnection tx, ContactId contact, String sid, String words, int media, Instant at) {
        return tx.preparedQuery("""
                        insert into message (contact_id, direction, sid, words, media, at)
                        values ($1, 'IN', $2, $3, $4, $5)
                        on conflict (sid) do nothing""")
                .execute(Tuple.of(contact.value(), sid, words, media, Moments.of(at)))
                .mapEmpty();
    }

    /** Keeps what a clinician writes to the client; the result is its number, for the order to send it. */
    public static Future<Long> keepOutbound(
            SqlConnection tx, ContactId contact, ClinicianId author, String words, Instant at) {
        return tx.preparedQuery("""
                        insert into message (contact_id, direction, author, words, media, at)
                        values ($1, 'OUT', $2, $3, 0, $4)
                        returning id""")
                .execute(Tuple.of(contact.value(), author.value(), words, Moments.of(at)))
                .map(rows -> rows.iterator().next().getLong("id"));
    }

    /** When the two last wrote to each other. */
    public static Future<Written> written(SqlConnection tx, ContactId contact) {
        return tx.preparedQuery("""
                        select max(at) filter (where direction = 'IN') as by_client,
                            max(at) filter (where direction = 'OUT') as by_clinician
                        from message where contact_id = $1""")
                .mapping(row -> new Written(Moments.find(row, "by_client"), Moments.find(row, "by_clinician")))
                .execute(Tuple.of(contact.value()))
                .map(rows -> rows.iterator().next());
    }

    /** One text by its number. */
    public static Future<Optional<Message>> find(SqlConnection tx, long id) {
        return tx.preparedQuery("""
                        select id, message.contact_id, author, at, words, media, direction, result
                        from message left join lateral (
                            select result from outbox where outbox.contact_id = message.contact_id
                                and message_id = message.id order by outbox.id desc limit 1) sending on true
                        where id = $1""")
                .mapping(MessageStore::message)
                .execute(Tuple.of(id))
                .map(rows -> rows.stream().findFirst());
    }

    /** The whole conversation, oldest first. */
    public static Future<List<Message>> of(SqlConnection tx, ContactId contact) {
        return tx.preparedQuery("""
                        select id, message.contact_id, author, at, words, media, direction, result
                        from message left join lateral (
                            select result from outbox where outbox.contact_id = message.contact_id
                                and message_id = message.id order by outbox.id desc limit 1) sending on true
                        where message.contact_id = $1 order by id""")
                .mapping(MessageStore::message)
                .execute(Tuple.of(contact.value()))
                .map(rows -> rows.stream().toList());
    }

    /** Whether anything has been written in this contact, by either side. */
    public static Future<Boolean> hasWords(SqlConnection tx, ContactId contact) {
        return tx.preparedQuery("select from message where contact_id = $1 limit 1")
                .execute(Tuple.of(contact.value()))
                .map(rows -> rows.size() == 1);
    }

    private static Message message(Row row) {
        return new Message(
                row.getLong("id"),
                new ContactId(row.getUUID("contact_id")),
                Optional.ofNullable(row.getString("author")).map(ClinicianId::new),
                Moments.in(row, "at"),
                row.getString("words"),
                row.getInteger("media"),
                state(row.getString("direction"), Optional.ofNullable(row.getString("result"))));
    }

    private static State state(String direction, Optional<String> result) {
        if (direction.equals("IN")) {
            return State.RECEIVED;
        }
        return switch (result.orElse("")) {
            case "" -> State.WAITING;
            case OutboxStore.SENT -> State.SENT;
            case OutboxStore.DELIVERED -> State.DELIVERED;
            default -> State.FAILED;
        };
    }

    /** Keeps where a spoken message is; false for one that is kept already. */
    public static Future<Boolean> keepVoiceMessage(
            SqlConnection tx, LegRef leg, String recordingSid, int seconds, Instant at) {
        return tx.preparedQuery("""
                        insert into voice_message (recording_sid, contact_id, leg, seconds, at)
                        values ($1, $2, $3, $4, $5)
                        on conflict (recording_sid) do nothing""")
                .execute(Tuple.of(recordingSid, leg.contact().value(), leg.leg(), seconds, Moments.of(at)))
                .map(rows -> rows.rowCount() == 1);
    }

    /** The spoken messages of a contact, oldest first. */
    public static Future<List<VoiceMessage>> voiceMessagesOf(SqlConnection tx, ContactId contact) {
        return tx.preparedQuery("""
                        select recording_sid, leg, seconds, at from voice_message
                        where contact_id = $1 order by at, recording_sid""")
                .mapping(row -> new VoiceMessage(
                        new LegRef(contact, row.getInteger("leg")),
                        row.getString("recording_sid"),
                        row.getInteger("seconds"),
                        Moments.in(row, "at")))
                .execute(Tuple.of(contact.value()))
                .map(rows -> rows.stream().toList());
    }
}
