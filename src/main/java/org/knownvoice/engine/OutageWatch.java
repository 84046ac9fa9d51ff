package org.knownvoice.engine;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.knownvoice.directory.ClinicianId;
import org.knownvoice.routing.Roster;
import org.knownvoice.routing.Supervisors;
import org.knownvoice.schedule.Notice;
import org.knownvoice.store.OutageStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks again and again at a part that failed, until it is clear whether it is away, and then until it is back. Supervisors
 * hear by e-mail once of each, whichever server sees it. While all is well it does nothing.
 */
final class OutageWatch implements Loop.Round {
    private static final Logger LOG = LoggerFactory.getLogger(OutageWatch.class);
    private static final Duration WHILE_DOUBTFUL = Duration.ofSeconds(2);
    private static final Duration WHILE_AWAY = Duration.ofSeconds(5);

    /** A part that comes and goes is not back yet. */
    private static final Duration BACK_AFTER = Duration.ofSeconds(10);

    /** An outage that no server has seen for so long is over. */
    private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(10);

    private final Pool pool;
    private final RosterCache rosters;
    private final OutsidePart part;
    private final InstantSource clock;
    private volatile Optional<Instant> lookedAt = Optional.empty();
    private volatile Optional<Instant> goodSince = Optional.empty();
    private volatile boolean seenAway;
    private volatile boolean looking;

    OutageWatch(Pool pool, RosterCache rosters, OutsidePart part, InstantSource clock) {
        this.pool = pool;
        this.rosters = rosters;
        this.part = part;
        this.clock = clock;
    }

    @Override
    public Future<Integer> runOnce() {
        var now = clock.instant();
        if (nextLook().filter(at -> !at.isAfter(now)).isEmpty()) {
            return Future.succeededFuture(0);
        }
        lookedAt = Optional.of(now);
        looking = true;
        return part.look()
                .compose(looked -> judge(clock.instant()))
                .onComplete(done -> looking = false)
                .map(0);
    }

    boolean isLooking() {
        return looking;
    }

    @Override
    public Future<Optional<Instant>> next() {
        return Future.succeededFuture(nextLook());
    }

    private Optional<Instant> nextLook() {
        if (!seenAway && !part.isDoubtful() && !part.isAway()) {
            return Optional.empty();
        }
        var wait = part.isAway() ? WHILE_AWAY : WHILE_DOUBTFUL;
        return Optional.of(lookedAt.map(at -> at.plus(wait)).orElseGet(clock::instant));
    }

    private Future<Void> judge(Instant now) {
        if (part.isAway()) {
            goodSince = Optional.empty();
            return away(now);
        }
        if (part.isDoubtful() || !seenAway) {
            goodSince = Optional.empty();
            return Future.succeededFuture();
        }
        var since = goodSince.orElse(now);
        goodSince = Optional.of(since);
        return since.plus(BACK_AFTER).isAfter(now) ? Future.succeededFuture() : back(now);
    }

    private Future<Void> away(Instant now) {
        if (!seenAway) {
            LOG.warn("{} is away", part.name());
        }
        return pool.withTransaction(tx -> OutageStore.seen(tx, part.name(), now, now.minus(FORGOTTEN_AFTER))
                        .compose(outage -> tell(tx, Notice.Kind.TWILIO_AWAY, outage, now)))
                .onComplete(told -> seenAway = true);
    }

    private Future<Void> back(Instant now) {
        return pool.withTransaction(tx -> OutageStore.ended(tx, part.name(), now)
                        .compose(outage -> tell(tx, Notice.Kind.TWILIO_BACK, outage, now)))
                .onSuccess(told -> {
                    seenAway = false;
                    goodSince = Optional.empty();
                    LOG.info("{} is back", part.name());
                });
    }

    private Future<Void> tell(SqlConnection tx, Notice.Kind kind, Optional<Long> outage, Instant now) {
        return outage.map(id -> rosters.current(tx)
                        .compose(roster -> Notices.put(tx, roster, notices(roster, kind, id, now), now)))
                .orElseGet(Future::succeededFuture);
    }

    private static List<Notice> notices(Roster roster, Notice.Kind kind, long outage, Instant now) {
        return Supervisors.withEmail(roster, now).stream()
                .map(to -> new Notice(key(kind, outage, to), to, kind, Notice.Way.MAIL, Map.of(), now))
                .toList();
    }

    private static String key(Notice.Kind kind, long outage, ClinicianId to) {
        return kind.name().toLowerCase(Locale.ROOT) + ":" + outage + ":" + to;
    }
}
