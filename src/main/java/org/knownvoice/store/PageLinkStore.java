package org.knownvoice.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.Optional;
import org.knownvoice.contact.ContactId;
import org.knownvoice.contact.PageRef;

/** The links by which pages are accepted that went out by e-mail. Known by their hash only. */
public final class PageLinkStore {

    /** What came of a letter that may still be sent again. */
    public static final String NOT_NOW = "not_now";

    private PageLinkStore() {}

    /**
     * Keeps a new link of this page; the contact is locked by this transaction. False, and nothing is kept, when a letter of
     * the page went out since {@code orderedAt}, or one is on its way that was begun after {@code givenUpBefore}.
     */
    public static Future<Boolean> put(
            SqlConnection tx, String hash, PageRef page, Instant now, Instant orderedAt, Instant givenUpBefore) {
        return tx.preparedQuery("""
                        insert into page_link (token_hash, contact_id, page, made_at)
                        select $1, $2, $3, $4
                        where not exists (
                            select from page_link
                            where contact_id = $2 and page = $3
                                and (result is null and made_at > $6 or result <> 'not_now' and made_at >= $5))""")
                .execute(Tuple.of(
                        hash,
                        page.contact().value(),
                        page.page(),
                        Moments.of(now),
                        Moments.of(orderedAt),
                        Moments.of(givenUpBefore)))
                .map(rows -> rows.rowCount() == 1);
    }

    /** {@code result} is a code. */
    public static Future<Void> done(SqlConnection tx, String hash, String result) {
        return tx.preparedQuery("update page_link set result = $2 where token_hash = $1")
                .execute(Tuple.of(hash, result))
                .mapEmpty();
    }

    /** The page of this link, unless it was made before {@code since}. */
    public static Future<Optional<PageRef>> find(SqlConnection connection, String hash, Instant since) {
        return connection
                .preparedQuery("select contact_id, page from page_link where token_hash = $1 and made_at > $2")
                .mapping(row -> new PageRef(new ContactId(row.getUUID("contact_id")), row.getInteger("page")))
                .execute(Tuple.of(hash, Moments.of(since)))
                .map(rows -> rows.stream().findFirst());
    }
}
