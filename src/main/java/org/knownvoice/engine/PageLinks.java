package org.knownvoice.engine;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.knownvoice.config.Timings;
import org.knownvoice.contact.ContactEvent;
import org.knownvoice.contact.ContactId;
import org.knownvoice.contact.CrisisContact;
import org.knownvoice.contact.Page;
import org.knownvoice.contact.PageRef;
import org.knownvoice.store.ContactStore;
import org.knownvoice.store.PageLinkStore;

/**
 * The links in e-mails of pages: whoever has one may accept that page, and no other. A link is a secret of 256 random bits
 * of which only the hash is kept; it is worth nothing once its contact is over or it is a day old.
 */
public final class PageLinks {
    /** What a link begins with, under {@code PUBLIC_URL}. */
    public static final String PATH = "/page/";

    private static final int SECRET_BYTES = 32;
    private static final Duration WORTH = Duration.ofHours(24);

    /** A letter that has been on its way for longer is not: its server died. */
    private static final Duration ON_ITS_WAY = Duration.ofSeconds(15);

    private final Pool pool;
    private final Pool aside;
    private final Transactions transactions;
    private final ContactTransactions contacts;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    /** @param aside for who tries out links: that keeps no call from its connection */
    public PageLinks(Pool pool, Pool aside, Timings timings, InstantSource clock, RosterCache rosters) {
        this.pool = pool;
        this.aside = aside;
        this.transactions = new Transactions(pool);
        this.contacts = new ContactTransactions(timings, rosters);
        this.clock = clock;
    }

    /**
     * A new link for a page that Twilio has not taken. Empty when the page needs no letter: it is answered, a phone of it
     * was reached, or a letter went out since the order was made; whichever of its orders, and whichever server, was first.
     */
    public Future<Optional<String>> make(PageRef page, Instant orderedAt) {
        var secret = secret();
        var now = clock.instant();
        return transactions.run(tx -> ContactStore.lock(tx, page.contact())
                .compose(found -> found.filter(contact -> needsLetter(contact, page.page()))
                                .isEmpty()
                        ? Future.succeededFuture(Optional.empty())
                        : PageLinkStore.put(tx, hash(secret), page, now, orderedAt, now.minus(ON_ITS_WAY))
                                .map(kept -> kept ? Optional.of(secret) : Optional.empty())));
    }

    private static boolean needsLetter(CrisisContact contact, int page) {
        return contact.page(page)
                .filter(Page::isOpen)
                .filter(one -> !one.reached())
                .isPresent();
    }

    /** The mail server has the letter with this link. */
    public Future<Void> mailed(String link, PageRef page) {
        return settled(link, "mailed", page.contact(), new ContactEvent.PageMailed(page.page()));
    }

    /** It will never take it. {@code code} of SMTP. */
    public Future<Void> refused(String link, PageRef page, int code) {
        return settled(link, "refused_" + code, page.contact(), new ContactEvent.PageMailFailed(page.page(), code));
    }

    /** It did not take it now, or nobody knows; the link stays good. */
    public Future<Void> notNow(String link) {
        return pool.withConnection(conn -> PageLinkStore.done(conn, hash(link), PageLinkStore.NOT_NOW));
    }

    private Future<Void> settled(String link, String result, ContactId contact, ContactEvent event) {
        return transactions.run(tx -> contacts.lockAndDecide(tx, contact, event, clock.instant())
                .compose(saved -> PageLinkStore.done(tx, hash(link), result)));
    }

    /** The page that this link accepts; empty when it is none of ours, or too old. */
    public Future<Optional<PageRef>> find(String link) {
        return aside.withConnection(
                conn -> PageLinkStore.find(conn, hash(link), clock.instant().minus(WORTH)));
    }

    private String secret() {
        var bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String hash(String link) {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(link.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
