package org.knownvoice.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.knownvoice.directory.ClinicianId;
import org.knownvoice.directory.NumberBlock;
import org.knownvoice.directory.PhoneNumber;

/** Blocked numbers. Who changes one has locked the directory; every server reads the roster again after it. */
public final class BlockStore {
    private BlockStore() {}

    /** A block with all that people know of it. */
    public record Kept(NumberBlock block, String reason, Instant at, ClinicianId by, Optional<Lifted> lifted) {
        /** Never the number, never the words. */
        @Override
        public String toString() {
            return "block " + block.number();
        }
    }

    /** A block that was taken back before its end. */
    public record Lifted(Instant at, ClinicianId by) {}

    /** One thing on the record of a block; {@code words} where it is a text. */
    public record Happened(Instant at, String kind, Optional<ClinicianId> by, Optional<String> words, int media) {}

    /** What is to be blocked. */
    public record New(PhoneNumber phone, Instant until, String reason, ClinicianId by) {}

    public static Future<Kept> insert(SqlConnection tx, New made, Instant now) {
        return tx.preparedQuery("""
                        insert into number_block (phone, until, reason, made_at, made_by) values ($1, $2, $3, $4, $5)
                        returning number, phone, until, reason, made_at, made_by, lifted_at, lifted_by""")
                .mapping(BlockStore::kept)
                .execute(Tuple.of(
                        made.phone().e164(),
                        Moments.of(made.until()),
                        made.reason(),
                        Moments.of(now),
                        made.by().value()))
                .map(rows -> rows.iterator().next())
                .compose(kept -> note(tx, kept.block().number(), "BLOCKED", now, made.by(), Optional.of(made.until()))
                        .map(kept));
    }

    public static Future<Void> lift(SqlConnection tx, long number, ClinicianId by, Instant now) {
        return tx.preparedQuery(
                        "update number_block set lifted_at = $2, lifted_by = $3 where number = $1 and lifted_at is null")
                .execute(Tuple.of(number, Moments.of(now), by.value()))
                .compose(rows -> rows.rowCount() == 0
                        ? Future.succeededFuture()
                        : note(tx, number, "LIFTED", now, by, Optional.empty()));
    }

    private static Future<Void> note(
            SqlConnection tx, long number, String kind, Instant now, ClinicianId by, Optional<Instant> until) {
        return tx.preparedQuery(
                        "insert into number_block_event (at, block, kind, by, until) values ($1, $2, $3, $4, $5)")
                .execute(Tuple.of(
                        Moments.of(now),
                        number,
                        kind,
                        by.value(),
                        until.map(Moments::of).orElse(null)))
                .compose(done -> DirectoryStore.grow(tx))
                .mapEmpty();
    }

    public static Future<Optional<Kept>> find(SqlConnection connection, long number) {
        return connection
                .preparedQuery("""
                        select number, phone, until, reason, made_at, made_by, lifted_at, lifted_by
                        from number_block where number = $1""")
                .mapping(BlockStore::kept)
                .execute(Tuple.of(number))
                .map(rows -> rows.stream().findFirst());
    }

    /** The newest first. */
    public static Future<List<Kept>> newest(SqlConnection connection, int limit) {
        return connection
                .preparedQuery("""
                        select number, phone, until, reason, made_at, made_by, lifted_at, lifted_by
                        from number_block order by number desc limit $1""")
                .mapping(BlockStore::kept)
                .execute(Tuple.of(limit))
                .map(rows -> rows.stream().toList());
    }

    /** What is on the record of a block, the newest first. */
    public static Future<List<Happened>> record(SqlConnection connection, long number, int limit) {
        return connection
                .preparedQuery("""
                        select event.at, event.kind, event.by, text.words, text.media
                        from number_block_event event left join blocked_text text using (sid)
                        where event.block = $1 order by event.id desc limit $2""")
                .mapping(row -> new Happened(
                        Moments.in(row, "at"),
                        row.getString("kind"),
                        Optional.ofNullable(row.getString("by")).map(ClinicianId::new),
                        Optional.ofNullable(row.getString("words")),
                        Optional.ofNullable(row.getInteger("media")).orElse(0)))
                .execute(Tuple.of(number, limit))
                .map(rows -> rows.stream().toList());
    }

    /** Notes a call from a blocked number; the same call again is noted once. */
    public static Future<Void> called(SqlConnection tx, NumberBlock block, String sid, Instant now) {
        return tx.preparedQuery("""
                        insert into number_block_event (at, block, kind, sid) select $1, $2, 'CALLED', $3
                        where not exists (select from number_block_event where sid = $3)""")
                .execute(Tuple.of(Moments.of(now), block.number(), sid))
                .mapEmpty();
    }

    /** When a text from this block's number was last answered. */
    public static Future<Optional<Instant>> lastAnswer(SqlConnection tx, NumberBlock block) {
        return tx.preparedQuery("select max(at) as at from blocked_text where block = $1 and answered")
                .execute(Tuple.of(block.number()))
                .map(rows -> Moments.find(rows.iterator().next(), "at"));
    }

    /** Keeps a text from a blocked number. */
    public static Future<Void> texted(
            SqlConnection tx, NumberBlock block, String sid, String words, int media, boolean answered, Instant now) {
        return tx.preparedQuery("""
                        with kept as (
                            insert into blocked_text (sid, block, at, words, media, answered)
                            values ($1, $2, $3, $4, $5, $6))
                        insert into number_block_event (at, block, kind, sid) values ($3, $2, 'TEXTED', $1)""")
                .execute(Tuple.of(sid, block.number(), Moments.of(now), words, media, answered))
                .mapEmpty();
    }

    /** Whether this text was answered when it first came. */
    public static Future<Boolean> wasAnswered(SqlConnection tx, String sid) {
        return tx.preparedQuery("select from blocked_text where sid = $1 and answered")
                .execute(Tuple.of(sid))
                .map(rows -> rows.size() == 1);
    }

    /** Those that have not been lifted. */
    static Future<List<NumberBlock>> standing(SqlConnection tx) {
        return tx.preparedQuery("select number, phone, until from number_block where lifted_at is null order by number")
                .mapping(BlockStore::block)
                .execute()
                .map(rows -> rows.stream().toList());
    }

    private static NumberBlock block(Row row) {
        return new NumberBlock(
                row.getLong("number"), new PhoneNumber(row.getString("phone")), Moments.in(row, "until"));
    }

    private static Kept kept(Row row) {
        return new Kept(
                block(row),
                row.getString("reason"),
                Moments.in(row, "made_at"),
                new ClinicianId(row.getString("made_by")),
                Moments.find(row, "lifted_at").map(at -> new Lifted(at, new ClinicianId(row.getString("lifted_by")))));
    }
}
