package org.knownvoice.engine;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.knownvoice.config.SpokenMessages;
import org.knownvoice.contact.ContactId;
import org.knownvoice.contact.Entry;
import org.knownvoice.directory.ClinicianId;
import org.knownvoice.routing.Roster;
import org.knownvoice.store.EventLog;
import org.knownvoice.store.VoiceMessageStore;
import org.knownvoice.store.VoiceMessageStore.Kept;

/** Plays spoken messages to staff. Who listens, and when, is on the contact's record before the first sound goes out. */
public final class Listening {
    private final Pool pool;
    private final Recordings recordings;
    private final SpokenMessages settings;
    private final InstantSource clock;

    public Listening(Pool pool, Recordings recordings, SpokenMessages settings, InstantSource clock) {
        this.pool = pool;
        this.recordings = recordings;
        this.settings = settings;
        this.clock = clock;
    }

    /** What came of asking to listen. */
    public sealed interface Heard {
        record Sound(String mediaType, Buffer audio) implements Heard {}

        /** No such message, or it was deleted. */
        record Nothing() implements Heard {}

        /** This clinician must have nothing to do with this client. */
        record Excluded() implements Heard {}

        record NotNow() implements Heard {}
    }

    public Future<Heard> play(ContactId contact, String recording, ClinicianId clinician, Roster roster) {
        return pool.withConnection(conn -> VoiceMessageStore.find(conn, contact, recording))
                .compose(found -> {
                    if (found.isEmpty()) {
                        return Future.succeededFuture(new Heard.Nothing());
                    }
                    boolean excluded = found.get()
                            .client()
                            .filter(client -> roster.isExcluded(client, clinician))
                            .isPresent();
                    return excluded
                            ? Future.succeededFuture(new Heard.Excluded())
                            : recordings.fetch(recording).compose(fetched -> heard(found.get(), clinician, fetched));
                });
    }

    private Future<Heard> heard(Kept message, ClinicianId clinician, Recordings.Fetched fetched) {
        return switch (fetched) {
            case Recordings.Fetched.Audio audio ->
                pool.withTransaction(tx -> note(tx, message, clinician, clock.instant()))
                        .map(noted -> new Heard.Sound(audio.mediaType(), audio.sound()));
            case Recordings.Fetched.Gone gone -> Future.succeededFuture(new Heard.Nothing());
            case Recordings.Fetched.NotNow later -> Future.succeededFuture(new Heard.NotNow());
        };
    }

    private static Future<Void> note(SqlConnection tx, Kept message, ClinicianId clinician, Instant now) {
        return EventLog.append(
                        tx,
                        message.contact(),
                        now,
                        List.of(Entry.ofMessage(
                                Entry.Kind.MESSAGE_PLAYED, message.recording(), Optional.of(clinician), Map.of())))
                .compose(noted -> VoiceMessageStore.heard(tx, message.recording(), clinician, now));
    }

    /** By when somebody should have listened. */
    public Instant listenBy(Kept message) {
        return message.at().plus(settings.heardWithin());
    }

    public Future<List<Kept>> of(ContactId contact) {
        return pool.withConnection(conn -> VoiceMessageStore.of(conn, contact));
    }

    public Future<List<Kept>> unheard() {
        return pool.withConnection(VoiceMessageStore::unheard);
    }

    /** Whose time is over, and which Twilio did not delete. */
    public Future<List<Kept>> undeleted() {
        return pool.withConnection(VoiceMessageStore::undeleted);
    }
}
