package org.knownvoice.engine;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.knownvoice.directory.ClinicianId;
import org.knownvoice.directory.NumberBlock;
import org.knownvoice.routing.Blocking;
import org.knownvoice.routing.Roster;
import org.knownvoice.store.BlockStore;
import org.knownvoice.store.ContactStore;
import org.knownvoice.store.DirectoryStore;
import org.knownvoice.store.MessageStore;

/** Blocks numbers, lifts blocks, and keeps what comes from a blocked number. */
public final class Blocks implements BlockedNumbers {
    private static final Duration ANSWERED_AGAIN_AFTER = Duration.ofDays(1);

    private final Transactions transactions;
    private final InstantSource clock;
    private final RosterCache rosters;

    public Blocks(Pool pool, InstantSource clock, RosterCache rosters) {
        this.transactions = new Transactions(pool);
        this.clock = clock;
        this.rosters = rosters;
    }

    /** What came of asking for a block. */
    public sealed interface Made {
        record Done(BlockStore.Kept block) implements Made {}

        record Refused(Blocking.Never why) implements Made {}

        /** It is blocked by now. */
        record Already(NumberBlock block) implements Made {}
    }

    public Future<Made> make(BlockStore.New asked) {
        return transactions.run(tx -> locked(tx).compose(roster -> {
            var now = clock.instant();
            var never = Blocking.never(roster, asked.phone());
            var already = Blocking.of(roster, asked.phone().e164(), now);
            if (never.isPresent()) {
                return Future.<Made>succeededFuture(new Made.Refused(never.get()));
            }
            return already.isPresent()
                    ? Future.succeededFuture(new Made.Already(already.get()))
                    : BlockStore.insert(tx, asked, now).map(Made.Done::new);
        }));
    }

    /** Empty when there is no such block; one that was lifted, or is over, stays as it is. */
    public Future<Optional<BlockStore.Kept>> lift(long number, ClinicianId by) {
        return transactions.run(tx -> locked(tx)
                .compose(roster -> BlockStore.find(tx, number))
                .compose(found -> found.filter(kept -> kept.block().until().isAfter(clock.instant()))
                                .isEmpty()
                        ? Future.succeededFuture(found)
                        : BlockStore.lift(tx, number, by, clock.instant())
                                .compose(done -> BlockStore.find(tx, number))));
    }

    private Future<Roster> locked(SqlConnection tx) {
        return DirectoryStore.lock(tx).compose(locked -> rosters.current(tx));
    }

    @Override
    public Optional<NumberBlock> of(String from) {
        return Blocking.of(rosters.last(), from, clock.instant());
    }

    @Override
    public Future<Void> called(NumberBlock block, String sid) {
        return transactions.run(tx -> ContactStore.lockKey(tx, key(block))
                .compose(locked -> BlockStore.called(tx, block, sid, clock.instant())));
    }

    @Override
    public Future<Boolean> texted(NumberBlock block, String messageSid, String words, int media) {
        var now = clock.instant();
        return transactions.run(tx -> ContactStore.lockKey(tx, key(block))
                .compose(locked -> MessageStore.isNew(tx, messageSid, now))
                .compose(isNew -> isNew
                        ? keep(tx, block, messageSid, PlainText.of(words), media, now)
                        : BlockStore.wasAnswered(tx, messageSid)));
    }

    private static Future<Boolean> keep(
            SqlConnection tx, NumberBlock block, String sid, String words, int media, Instant now) {
        return BlockStore.lastAnswer(tx, block)
                .map(last -> last.filter(at -> at.plus(ANSWERED_AGAIN_AFTER).isAfter(now))
                        .isEmpty())
                .compose(answered -> BlockStore.texted(tx, block, sid, words, media, answered, now)
                        .map(answered));
    }

    private static String key(NumberBlock block) {
        return "block " + block.number();
    }
}
