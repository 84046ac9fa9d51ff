package org.knownvoice.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.knownvoice.directory.PhoneHealth;
import org.knownvoice.directory.PhoneNumber;
import org.knownvoice.directory.PhoneStanding;

/** Which phones fail, and how near the others are to it. */
public final class PhoneHealthStore {
    private PhoneHealthStore() {}

    /** Makes the rows of phones of which nothing is known yet, so that they can be locked. */
    public static Future<Void> make(SqlConnection tx, Collection<PhoneNumber> phones) {
        return phones.isEmpty()
                ? Future.succeededFuture()
                : tx.preparedQuery("""
                                insert into phone_standing (phone) select phone from unnest($1::text[]) as given (phone)
                                order by phone on conflict (phone) do nothing""")
                        .execute(Tuple.tuple().addArrayOfString(e164(phones)))
                        .mapEmpty();
    }

    /** Of which phones something is known; nobody else can change them until this transaction ends. */
    public static Future<Map<PhoneNumber, PhoneHealth>> lock(SqlConnection tx, Collection<PhoneNumber> phones) {
        return tx.preparedQuery("""
                        select phone, failing, unanswered_pages from phone_standing
                        where phone = any($1) order by phone for update""")
                .collecting(Collectors.toMap(
                        row -> new PhoneNumber(row.getString("phone")),
                        row -> new PhoneHealth(
                                Optional.ofNullable(row.getString("failing")).map(PhoneStanding.Failing::valueOf),
                                row.getInteger("unanswered_pages")),
                        (one, other) -> one,
                        TreeMap::new))
                .execute(Tuple.tuple().addArrayOfString(e164(phones)))
                .map(rows -> rows.value());
    }

    /** Writes what is known now of a locked phone; when its failing changes, every server reads the roster again. */
    public static Future<Void> save(
            SqlConnection tx, PhoneNumber phone, PhoneHealth before, PhoneHealth after, Instant now) {
        return tx.preparedQuery("""
                        update phone_standing set unanswered_pages = $2,
                            failing_since = case when $3::text is null then null else coalesce(failing_since, $4) end,
                            failing = $3
                        where phone = $1""")
                .execute(Tuple.of(
                        phone.e164(),
                        after.unansweredPages(),
                        after.failing().map(Enum::name).orElse(null),
                        Moments.of(now)))
                .compose(saved -> before.failing().equals(after.failing())
                        ? Future.succeededFuture()
                        : DirectoryStore.growOrTell(tx));
    }

    private static String[] e164(Collection<PhoneNumber> phones) {
        return phones.stream().map(PhoneNumber::e164).toArray(String[]::new);
    }
}
