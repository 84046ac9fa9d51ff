package org.knownvoice.engine;

import io.vertx.core.Future;
import org.knownvoice.store.NoticeItem;

/** Sends what staff are told beside pages. The telephony room does; the engine keeps the order, the pace and the lease. */
@FunctionalInterface
public interface NoticeSending {

    /** Never fails for what the phone network or a mail server says: that is a result. */
    Future<Sending.Result> send(NoticeItem item);
}
