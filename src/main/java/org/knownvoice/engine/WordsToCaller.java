package org.knownvoice.engine;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import org.knownvoice.contact.ContactId;
import org.knownvoice.contact.TextParts;
import org.knownvoice.directory.ClinicianId;
import org.knownvoice.store.MessageStore;
import org.knownvoice.store.OutboxStore;

/** What a clinician writes goes to the caller from the line: long words in several texts, each with its own fate. */
final class WordsToCaller {
    private WordsToCaller() {}

    static Future<Void> send(SqlConnection tx, ContactId contact, ClinicianId by, String words, Instant at) {
        Future<Void> sent = Future.succeededFuture();
        for (String part : TextParts.of(words)) {
            sent = sent.compose(done -> MessageStore.keepOutbound(tx, contact, by, part, at))
                    .compose(message -> OutboxStore.putWords(tx, contact, message, at));
        }
        return sent;
    }
}
