package org.knownvoice.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.knownvoice.contact.ContactId;
import org.knownvoice.directory.ClientId;
import org.knownvoice.directory.ClinicianId;
import org.knownvoice.directory.TeamId;

/** The spoken messages that are still kept: whether somebody has listened, and their end. */
public final class VoiceMessageStore {
    private VoiceMessageStore() {}

    private static final String KEPT = """
            select message.recording_sid, message.contact_id, message.seconds, message.at, message.tellings,
                message.heard_at, message.heard_by, message.delete_tries,
                contact.accepted_by, contact.accepted_page, contact.team_id, contact.client_id
            from voice_message message join crisis_contact contact on contact.id = message.contact_id
            """;

    /** Who listened first. */
    public record Hearing(Instant at, ClinicianId by) {}

    /** Whose contact it is: the clinician with the page by which they accepted. */
    public record Owner(ClinicianId clinician, int page) {}

    /**
     * A message with what is known of its contact.
     *
     * @param owner empty while nobody has accepted the contact
     * @param deleteTries how often it could not be deleted
     */
    public record Kept(
            String recording,
            ContactId contact,
            int seconds,
            Instant at,
            int tellings,
            Optional<Hearing> heard,
            int deleteTries,
            Optional<Owner> owner,
            TeamId team,
            Optional<ClientId> client) {}

    /** The messages of a contact, oldest first. */
    public static Future<List<Kept>> of(SqlConnection connection, ContactId contact) {
        return list(connection, KEPT + "where message.contact_id = $1 order by at, recording_sid", contact.value());
    }

    /** One message of this contact; empty also when it is another's, or was deleted. */
    public static Future<Optional<Kept>> find(SqlConnection connection, ContactId contact, String recording) {
        return list(
                        connection,
                        KEPT + "where message.contact_id = $1 and recording_sid = $2",
                        contact.value(),
                        recording)
                .map(found -> found.stream().findFirst());
    }

    /** Those that nobody has listened to, oldest first. */
    public static Future<List<Kept>> unheard(SqlConnection connection) {
        return list(connection, KEPT + "where heard_at is null order by at, recording_sid");
    }

    /** One of them for the one server that tells of it; empty while another is at it, and once somebody has listened. */
    public static Future<Optional<Kept>> lockUnheard(SqlConnection tx, String recording) {
        return list(
                        tx,
                        KEPT + "where recording_sid = $1 and heard_at is null for update of message skip locked",
                        recording)
                .map(found -> found.stream().findFirst());
    }

    /** Those that could not be deleted though their time is over. */
    public static Future<List<Kept>> undeleted(SqlConnection connection) {
        return list(connection, KEPT + "where delete_tries > 0 order by at, recording_sid");
    }

    private static Future<List<Kept>> list(SqlConnection connection, String sql, Object... values) {
        return connection
                .preparedQuery(sql)
                .mapping(VoiceMessageStore::kept)
                .execute(Tuple.from(values))
                .map(rows -> rows.stream().toList());
    }

    public static Future<Void> told(SqlConnection tx, String recording) {
        return tx.preparedQuery("update voice_message set tellings = tellings + 1 where recording_sid = $1")
                .execute(Tuple.of(recording))
                .mapEmpty();
    }

    /** Somebody listens; the first one counts. */
    public static Future<Void> heard(SqlConnection tx, String recording, ClinicianId by, Instant now) {
        return tx.preparedQuery("""
                        update voice_message set heard_at = $2, heard_by = $3
                        where recording_sid = $1 and heard_at is null""")
                .execute(Tuple.of(recording, Moments.of(now), by.value()))
                .mapEmpty();
    }

    /** Claims messages whose contact was closed before a moment; each is this server's own until {@code again}. */
    public static Future<List<Kept>> claimDeletable(
            SqlConnection tx, Instant closedBefore, Instant now, Instant again, int limit) {
        return list(tx, KEPT + """
                        where contact.closed_at <= $1
                            and (message.delete_again_at is null or message.delete_again_at <= $2)
                        order by contact.closed_at, recording_sid limit $3 for update of message skip locked""", Moments.of(closedBefore), Moments.of(now), limit)
                .compose(claimed -> againAt(
                                tx, claimed.stream().map(Kept::recording).toList(), again)
                        .map(claimed));
    }

    private static Future<Void> againAt(SqlConnection tx, List<String> recordings, Instant again) {
        return recordings.isEmpty()
                ? Future.succeededFuture()
                : tx.preparedQuery("update voice_message set delete_again_at = $2 where recording_sid = any($1)")
                        .execute(Tuple.of(recordings.toArray(String[]::new), Moments.of(again)))
                        .mapEmpty();
    }

    /** It is gone at Twilio, and so it is here. */
    public static Future<Void> deleted(SqlConnection tx, String recording) {
        return tx.preparedQuery("delete from voice_message where recording_sid = $1")
                .execute(Tuple.of(recording))
                .mapEmpty();
    }

    public static Future<Void> notDeleted(SqlConnection tx, String recording, Instant again) {
        return tx.preparedQuery("""
                        update voice_message set delete_tries = delete_tries + 1, delete_again_at = $2
                        where recording_sid = $1""")
                .execute(Tuple.of(recording, Moments.of(again)))
                .mapEmpty();
    }

    /** When the next message can be claimed for deletion, which may be over; empty when none waits. */
    public static Future<Optional<Instant>> nextDeletion(SqlConnection connection, Duration keptFor) {
        return connection
                .preparedQuery("""
                        select min(greatest(contact.closed_at + $1::bigint * interval '1 microsecond',
                            message.delete_again_at)) as at
                        from voice_message message join crisis_contact contact on contact.id = message.contact_id
                        where contact.closed_at is not null""")
                .execute(Tuple.of(keptFor.toNanos() / 1000))
                .map(rows -> Moments.find(rows.iterator().next(), "at"));
    }

    private static Kept kept(Row row) {
        return new Kept(
                row.getString("recording_sid"),
                new ContactId(row.getUUID("contact_id")),
                row.getInteger("seconds"),
                Moments.in(row, "at"),
                row.getInteger("tellings"),
                Moments.find(row, "heard_at").map(at -> new Hearing(at, new ClinicianId(row.getString("heard_by")))),
                row.getInteger("delete_tries"),
                Optional.ofNullable(row.getString("accepted_by"))
                        .map(by -> new Owner(new ClinicianId(by), row.getInteger("accepted_page"))),
                new TeamId(row.getString("team_id")),
                Optional.ofNullable(row.getString("client_id")).map(ClientId::new));
    }
}
