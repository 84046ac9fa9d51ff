package org.knownvoice.engine;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.knownvoice.config.SpokenMessages;
import org.knownvoice.contact.Entry;
import org.knownvoice.contact.Page;
import org.knownvoice.contact.UnheardMessage;
import org.knownvoice.directory.ClinicianId;
import org.knownvoice.routing.Roster;
import org.knownvoice.routing.Supervisors;
import org.knownvoice.schedule.Notice;
import org.knownvoice.store.EventLog;
import org.knownvoice.store.VoiceMessageStore;
import org.knownvoice.store.VoiceMessageStore.Kept;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sees to spoken messages: tells of those that nobody has listened to, and deletes those whose time is over. */
public final class MessageRound implements Loop.Round {
    private static final Logger LOG = LoggerFactory.getLogger(MessageRound.class);
    private static final int AT_ONCE = 20;
    private static final Duration CLAIMED_FOR = Duration.ofMinutes(10);
    private static final Duration FIRST_RETRY = Duration.ofHours(1);
    private static final int MOST_DOUBLINGS = 4;

    private final Pool pool;
    private final RosterCache rosters;
    private final Recordings recordings;
    private final SpokenMessages settings;
    private final InstantSource clock;
    private volatile boolean working;

    public MessageRound(
            Pool pool, RosterCache rosters, Recordings recordings, SpokenMessages settings, InstantSource clock) {
        this.pool = pool;
        this.rosters = rosters;
        this.recordings = recordings;
        this.settings = settings;
        this.clock = clock;
    }

    boolean isWorking() {
        return working;
    }

    @Override
    public Future<Integer> runOnce() {
        var now = clock.instant();
        working = true;
        return next().compose(
                        due -> due.filter(at -> !at.isAfter(now)).isPresent() ? work(now) : Future.succeededFuture(0))
                .onComplete(done -> working = false);
    }

    /** What of one message fails keeps no other from being told of or deleted; the next round tries it again. */
    private Future<Integer> work(Instant now) {
        var told = tellOfUnheard(now);
        return told.transform(done -> deleteOld(now)).compose(deleted -> told.map(deleted));
    }

    private Future<Void> tellOfUnheard(Instant now) {
        return pool.withConnection(VoiceMessageStore::unheard)
                .compose(unheard -> OneByOne.all(
                        unheard.stream()
                                .filter(message -> isToBeTold(message, now))
                                .toList(),
                        message -> pool.withTransaction(tx -> tell(tx, message.recording(), now))));
    }

    private Future<Integer> deleteOld(Instant now) {
        return pool.withTransaction(tx -> VoiceMessageStore.claimDeletable(
                        tx, now.minus(settings.keptFor()), now, now.plus(CLAIMED_FOR), AT_ONCE))
                .compose(claimed ->
                        OneByOne.all(claimed, message -> delete(message, now)).map(claimed.size()));
    }

    @Override
    public Future<Optional<Instant>> next() {
        return pool.withConnection(conn -> VoiceMessageStore.unheard(conn)
                .compose(unheard -> VoiceMessageStore.nextDeletion(conn, settings.keptFor())
                        .map(deletion -> Stream.concat(unheard.stream().map(this::tellAt), deletion.stream())
                                .min(Instant::compareTo))));
    }

    private Instant tellAt(Kept message) {
        return UnheardMessage.tellAt(message.at(), message.tellings(), settings.heardWithin());
    }

    private boolean isToBeTold(Kept message, Instant now) {
        return !tellAt(message).isAfter(now);
    }

    /** Another server may have told of it meanwhile, or be at it. */
    private Future<Void> tell(SqlConnection tx, String recording, Instant now) {
        return VoiceMessageStore.lockUnheard(tx, recording)
                .compose(found -> found.filter(message -> isToBeTold(message, now))
                        .map(message -> rosters.current(tx).compose(roster -> tell(tx, roster, message, now)))
                        .orElseGet(Future::succeededFuture));
    }

    private static Future<Void> tell(SqlConnection tx, Roster roster, Kept message, Instant now) {
        var to = toTell(roster, message, now);
        return Notices.put(tx, roster, notices(roster, message, to, now), now)
                .compose(put -> VoiceMessageStore.told(tx, message.recording()))
                .compose(told -> note(
                        tx,
                        message,
                        Entry.Kind.MESSAGE_NOT_HEARD,
                        Map.of(
                                "told",
                                String.join(
                                        " ", to.stream().map(ClinicianId::value).toList())),
                        now));
    }

    private static List<ClinicianId> toTell(Roster roster, Kept message, Instant now) {
        var owner = message.owner()
                .map(VoiceMessageStore.Owner::clinician)
                .filter(roster::isActive)
                .filter(one -> message.client()
                        .filter(client -> roster.isExcluded(client, one))
                        .isEmpty());
        return UnheardMessage.isForOwner(message.tellings(), owner.isPresent())
                ? owner.stream().toList()
                : Supervisors.forContact(roster, message.team(), message.client(), now);
    }

    private static List<Notice> notices(Roster roster, Kept message, List<ClinicianId> to, Instant now) {
        var notices = new ArrayList<Notice>();
        for (ClinicianId one : to) {
            notices.add(notice(message, one, Notice.Way.TEXT, now));
            if (roster.hasEmail(one)) {
                notices.add(notice(message, one, Notice.Way.MAIL, now));
            }
        }
        return notices;
    }

    /** The page's letters, by which its owner knows the contact; without an owner the contact's first letters. */
    private static Notice notice(Kept message, ClinicianId to, Notice.Way way, Instant now) {
        var code = message.owner()
                .map(owner -> Page.codeOf(message.contact(), owner.page()))
                .orElseGet(() -> message.contact().shortName());
        return new Notice(
                "message_not_heard:%s:%d:%s:%s".formatted(message.recording(), message.tellings(), way, to),
                to,
                Notice.Kind.MESSAGE_NOT_HEARD,
                way,
                Map.of("code", code),
                now);
    }

    private Future<Void> delete(Kept message, Instant now) {
        return recordings
                .delete(message.recording())
                .compose(gone ->
                        pool.withTransaction(tx -> gone ? deleted(tx, message, now) : notDeleted(tx, message, now)));
    }

    private static Future<Void> deleted(SqlConnection tx, Kept message, Instant now) {
        return VoiceMessageStore.deleted(tx, message.recording())
                .compose(done -> note(tx, message, Entry.Kind.MESSAGE_DELETED, Map.of(), now));
    }

    /** On the record once: what is tried again and again says nothing new. */
    private static Future<Void> notDeleted(SqlConnection tx, Kept message, Instant now) {
        LOG.warn("a message of contact {} could not be deleted", message.contact());
        var again = now.plus(FIRST_RETRY.multipliedBy(1L << Math.min(message.deleteTries(), MOST_DOUBLINGS)));
        return VoiceMessageStore.notDeleted(tx, message.recording(), again)
                .compose(done -> message.deleteTries() > 0
                        ? Future.succeededFuture()
                        : note(tx, message, Entry.Kind.MESSAGE_NOT_DELETED, Map.of(), now));
    }

    private static Future<Void> note(
            SqlConnection tx, Kept message, Entry.Kind kind, Map<String, String> more, Instant now) {
        return EventLog.append(
                tx,
                message.contact(),
                now,
                List.of(Entry.ofMessage(kind, message.recording(), Optional.empty(), more)));
    }
}
