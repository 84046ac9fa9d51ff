package org.knownvoice.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.knownvoice.contact.ContactId;
import org.knownvoice.directory.PhoneNumber;

/** Which phones our calls ring or talk with: two crises never ring one phone at once. */
public final class PhoneStore {
    private PhoneStore() {}

    /**
     * Takes the phones for these legs of the contact. Fails with {@link PhoneTaken} when another contact has one of them;
     * a phone that another leg of the same contact has goes over to the new leg.
     */
    public static Future<Void> occupy(SqlConnection tx, ContactId contact, Map<PhoneNumber, Integer> byPhone) {
        if (byPhone.isEmpty()) {
            return Future.succeededFuture();
        }
        // In the order of the numbers, so that two transactions never wait for each other.
        var legs = new TreeMap<>(byPhone);
        return tx.preparedQuery("""
                        insert into phone_in_use (phone, contact_id, leg)
                        select phone, $1, leg from unnest($2::text[], $3::int[]) as wanted (phone, leg)
                        on conflict (phone) do update set leg = excluded.leg
                        where phone_in_use.contact_id = excluded.contact_id""")
                .execute(Tuple.of(
                        contact.value(),
                        legs.keySet().stream().map(PhoneNumber::e164).toArray(String[]::new),
                        legs.values().toArray(Integer[]::new)))
                .compose(rows -> rows.rowCount() == legs.size()
                        ? Future.succeededFuture()
                        : Future.failedFuture(new PhoneTaken()));
    }

    /** The calls of these legs are over: their phones are free. */
    public static Future<Void> release(SqlConnection tx, ContactId contact, Collection<Integer> legs) {
        if (legs.isEmpty()) {
            return Future.succeededFuture();
        }
        return tx.preparedQuery("delete from phone_in_use where contact_id = $1 and leg = any($2)")
                .execute(Tuple.of(contact.value()).addArrayOfInteger(legs.toArray(Integer[]::new)))
                .mapEmpty();
    }

    /** The phones that calls of other contacts ring or talk with. */
    public static Future<Set<PhoneNumber>> inUse(SqlConnection tx, ContactId except) {
        return tx.preparedQuery("select phone from phone_in_use where contact_id <> $1")
                .mapping(row -> new PhoneNumber(row.getString("phone")))
                .execute(Tuple.of(except.value()))
                .map(rows -> rows.stream().collect(Collectors.toSet()));
    }

    /** Whether a call of any contact rings this phone or talks with it. */
    public static Future<Boolean> isInUse(SqlConnection connection, PhoneNumber phone) {
        return connection
                .preparedQuery("select from phone_in_use where phone = $1")
                .execute(Tuple.of(phone.e164()))
                .map(rows -> rows.size() > 0);
    }
}
