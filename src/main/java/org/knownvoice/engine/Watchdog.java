package org.knownvoice.engine;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.knownvoice.config.Timings;
import org.knownvoice.contact.ContactEvent;
import org.knownvoice.contact.ContactId;
import org.knownvoice.contact.PageRef;
import org.knownvoice.directory.Line;
import org.knownvoice.directory.PhoneNumber;
import org.knownvoice.engine.TwilioRecords.OpenCall;
import org.knownvoice.engine.TwilioRecords.PastCall;
import org.knownvoice.engine.TwilioRecords.PastText;
import org.knownvoice.store.ContactStore;
import org.knownvoice.store.TimerStore;
import org.knownvoice.store.WatchStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks for what nobody would notice: a contact that waits for nothing, a page that never left, a phone that is kept for
 * nothing, a call or text of which we were never told. What it finds it mends, by the way on which it should have come, and counts.
 */
public final class Watchdog implements Loop.Round {
    private static final Logger LOG = LoggerFactory.getLogger(Watchdog.class);

    /** How far back Twilio is asked, should no server have run. */
    private static final Duration MEMORY = Duration.ofHours(24);

    /** What is younger may still be on its usual way. */
    private static final Duration USUAL_WAY = Duration.ofSeconds(15);

    private final Pool pool;
    private final Engine engine;
    private final TwilioRecords twilio;
    private final Timings timings;
    private final InstantSource clock;
    private final Counts counts;
    private volatile Optional<Instant> lookedAt = Optional.empty();
    private final Map<PhoneNumber, Set<String>> unknownCalls = new ConcurrentHashMap<>();
    private volatile boolean looking;

    /** Told of what was mended, and of each look that went well. */
    public interface Counts {
        void mended(Mended what);

        void looked(Instant at);
    }

    /** What was amiss. */
    public enum Mended {
        DEADLINE,
        PAGE,
        CALL,
        TEXT,
        PHONE
    }

    Watchdog(Pool pool, Engine engine, TwilioRecords twilio, Timings timings, InstantSource clock, Counts counts) {
        this.pool = pool;
        this.engine = engine;
        this.twilio = twilio;
        this.timings = timings;
        this.clock = clock;
        this.counts = counts;
    }

    @Override
    public Future<Integer> runOnce() {
        var now = clock.instant();
        if (nextLook().filter(at -> at.isAfter(now)).isPresent()) {
            return Future.succeededFuture(0);
        }
        lookedAt = Optional.of(now);
        looking = true;
        return look(now).onComplete(done -> looking = false).map(0);
    }

    private Future<Void> look(Instant now) {
        return allOf(List.of(this::deadlines, () -> silentPages(now), this::keptPhones, () -> lines(now)))
                .onSuccess(done -> counts.looked(now));
    }

    /** What cannot be mended keeps nothing else from being looked for; but the look has not gone well. */
    private static Future<Void> allOf(List<Supplier<Future<Void>>> looks) {
        return OneByOne.all(looks, Supplier::get);
    }

    private Future<Void> lines(Instant now) {
        return pool.withTransaction(tx -> WatchStore.since(tx, now))
                .map(first -> first.isAfter(now.minus(MEMORY)) ? first : now.minus(MEMORY))
                .compose(since -> OneByOne.all(engine.roster().allLines(), line -> ofLine(line, since, now)));
    }

    boolean isLooking() {
        return looking;
    }

    @Override
    public Future<Optional<Instant>> next() {
        return Future.succeededFuture(nextLook());
    }

    private Optional<Instant> nextLook() {
        return lookedAt.map(at -> at.plus(timings.watchEvery()));
    }

    /** Contacts whose next deadline is not among the timers. */
    private Future<Void> deadlines() {
        return pool.withConnection(WatchStore::withoutTimer).compose(found -> OneByOne.all(found, this::mendDeadline));
    }

    private Future<Void> mendDeadline(ContactId id) {
        return pool.withTransaction(tx -> ContactStore.lockUnlessBusy(tx, id)
                        .map(found -> found.flatMap(contact -> contact.nextDeadline(timings.cutOffWait())))
                        .compose(due -> due.isEmpty()
                                ? Future.succeededFuture(false)
                                : TimerStore.set(tx, id, due).map(true)))
                .onSuccess(mended -> {
                    if (mended) {
                        LOG.warn("contact {} had lost its deadline", id);
                        counts.mended(Mended.DEADLINE);
                    }
                })
                .mapEmpty();
    }

    /** Pages whose texts and calls got lost on our side. */
    private Future<Void> silentPages(Instant now) {
        return pool.withConnection(conn -> WatchStore.silentPages(conn, now.minus(USUAL_WAY)))
                .compose(found -> OneByOne.all(found, this::sendAgain));
    }

    private Future<Void> sendAgain(PageRef page) {
        LOG.warn("page {} of contact {} had reached nobody", page.page(), page.contact());
        return engine.happened(page.contact(), new ContactEvent.PageLost(page.page()))
                .onSuccess(done -> counts.mended(Mended.PAGE))
                .mapEmpty();
    }

    /** Phones that are kept for a call that is over: nobody could ring them any more. */
    private Future<Void> keptPhones() {
        return pool.withConnection(WatchStore::freePhones).map(freed -> {
            freed.forEach(contact -> {
                LOG.warn("contact {} had kept a phone after its call", contact);
                counts.mended(Mended.PHONE);
            });
            return null;
        });
    }

    private Future<Void> ofLine(Line line, Instant since, Instant now) {
        return allOf(List.of(() -> pastCalls(line, since, now), () -> openCalls(line), () -> texts(line, since, now)));
    }

    private Future<Void> pastCalls(Line line, Instant since, Instant now) {
        return twilio.callsTo(line.phone(), since)
                .compose(calls ->
                        unknown(calls, PastCall::sid, call -> isOld(call.endedAt(), now), WatchStore::unknownCalls))
                .compose(calls -> OneByOne.all(calls, this::arrived));
    }

    private Future<Void> openCalls(Line line) {
        return twilio.openCallsTo(line.phone())
                .compose(calls -> unknown(calls, OpenCall::sid, call -> true, WatchStore::unknownCalls))
                .compose(calls -> OneByOne.all(seenBefore(line, calls), this::goesOnElsewhere));
    }

    private Future<Void> texts(Line line, Instant since, Instant now) {
        return twilio.textsTo(line.phone(), since)
                .compose(texts ->
                        unknown(texts, PastText::sid, text -> isOld(text.sentAt(), now), WatchStore::unknownTexts))
                .compose(texts -> OneByOne.all(texts, this::arrived));
    }

    /** Unknown at the last look too: what a server has only just answered, or has in its journal, is soon known. */
    private List<OpenCall> seenBefore(Line line, List<OpenCall> unknown) {
        var sids = unknown.stream().map(OpenCall::sid).collect(Collectors.toSet());
        var before = Optional.ofNullable(unknownCalls.put(line.phone(), sids)).orElse(Set.of());
        return unknown.stream().filter(call -> before.contains(call.sid())).toList();
    }

    /** The number's own fallback has answered it, so nobody moves the caller; their people are asked all the same. */
    private Future<Void> goesOnElsewhere(OpenCall call) {
        LOG.warn("call {} goes on without a word to us", call.sid());
        return engine.callGoesOnElsewhere(call.line(), call.from(), call.sid(), call.startedAt())
                .onFailure(failure -> notTakenIn("call", call.sid(), failure))
                .onSuccess(done -> counts.mended(Mended.CALL));
    }

    private static boolean isOld(Instant at, Instant now) {
        return at.plus(USUAL_WAY).isBefore(now);
    }

    private interface Unknown {
        Future<List<String>> of(SqlConnection connection, List<String> sids);
    }

    private <T> Future<List<T>> unknown(List<T> all, Function<T, String> sid, Predicate<T> old, Unknown store) {
        var candidates = all.stream().filter(old).toList();
        if (candidates.isEmpty()) {
            return Future.succeededFuture(List.of());
        }
        return pool.withConnection(
                        conn -> store.of(conn, candidates.stream().map(sid).toList()))
                .map(unknown -> candidates.stream()
                        .filter(one -> unknown.contains(sid.apply(one)))
                        .toList());
    }

    /** A caller whom we never answered is owed a call, unless they have called again since. */
    private Future<Void> arrived(PastCall call) {
        LOG.warn("call {} came in without a word to us", call.sid());
        return engine.blocks()
                .of(call.from())
                .map(block -> engine.blocks().called(block, call.sid()))
                .orElseGet(() -> engine.callWasMissed(call))
                .onFailure(failure -> notTakenIn("call", call.sid(), failure))
                .onSuccess(done -> counts.mended(Mended.CALL));
    }

    private Future<Void> arrived(PastText text) {
        LOG.warn("text {} came in without a word to us", text.sid());
        return engine.textArrived(text.line(), text.from(), text.sid(), text.body(), text.media())
                .onFailure(failure -> notTakenIn("text", text.sid(), failure))
                .onSuccess(done -> counts.mended(Mended.TEXT));
    }

    private static void notTakenIn(String what, String sid, Throwable failure) {
        LOG.error(
                "{} {} could not be taken in, it is tried at the next look: {}",
                what,
                sid,
                failure.getClass().getSimpleName());
    }
}
