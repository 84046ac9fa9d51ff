package org.knownvoice.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Optional;
import org.knownvoice.directory.PhoneNumber;
import org.knownvoice.directory.PhoneProof;

/** Which phones are proved to be in their owners' hands, and which codes are waited for. */
public final class PhoneProofStore {
    private PhoneProofStore() {}

    /** What is known of the phone; nobody else can change it until this transaction ends. Empty: nothing at all. */
    public static Future<Optional<PhoneProof>> lock(SqlConnection tx, PhoneNumber phone) {
        return tx.preparedQuery("""
                        select verified_at, code_hash, code_until, code_tries, codes_sent_at from phone_standing
                        where phone = $1 for update""")
                .mapping(PhoneProofStore::proof)
                .execute(Tuple.of(phone.e164()))
                .map(rows -> rows.stream().findFirst());
    }

    private static PhoneProof proof(Row row) {
        return new PhoneProof(
                Moments.find(row, "verified_at"),
                Optional.ofNullable(row.getString("code_hash"))
                        .map(hash -> new PhoneProof.Waiting(
                                hash, Moments.in(row, "code_until"), row.getInteger("code_tries"))),
                Arrays.stream(row.getArrayOfOffsetDateTimes("codes_sent_at"))
                        .map(OffsetDateTime::toInstant)
                        .toList());
    }

    /** Makes the row of a phone of which nothing is known yet, so that it can be locked. */
    public static Future<Void> make(SqlConnection tx, PhoneNumber phone) {
        return tx.preparedQuery("insert into phone_standing (phone) values ($1) on conflict (phone) do nothing")
                .execute(Tuple.of(phone.e164()))
                .mapEmpty();
    }

    /** Writes what is known now of a locked phone; when it is verified by that, every server reads the roster again. */
    public static Future<Void> save(SqlConnection tx, PhoneNumber phone, PhoneProof before, PhoneProof after) {
        return tx.preparedQuery("""
                        update phone_standing set verified_at = $2, code_hash = $3, code_until = $4, code_tries = $5,
                            codes_sent_at = $6
                        where phone = $1""")
                .execute(Tuple.of(
                                phone.e164(),
                                moment(after.verifiedAt()),
                                after.waiting().map(PhoneProof.Waiting::hash).orElse(null),
                                moment(after.waiting().map(PhoneProof.Waiting::until)),
                                after.waiting()
                                        .map(PhoneProof.Waiting::wrongTries)
                                        .orElse(0))
                        .addArrayOfOffsetDateTime(
                                after.sentAt().stream().map(Moments::of).toArray(OffsetDateTime[]::new)))
                .compose(saved ->
                        before.verifiedAt().isPresent() == after.verifiedAt().isPresent()
                                ? Future.succeededFuture()
                                : DirectoryStore.grow(tx).mapEmpty());
    }

    private static OffsetDateTime moment(Optional<Instant> at) {
        return at.map(Moments::of).orElse(null);
    }
}
