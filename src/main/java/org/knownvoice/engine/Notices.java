package org.knownvoice.engine;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.List;
import org.knownvoice.routing.Roster;
import org.knownvoice.schedule.Notice;
import org.knownvoice.store.NoticeStore;

/** Puts notices, each for the line from which its clinician hears. Without any line there is nothing to text or call from. */
final class Notices {
    private Notices() {}

    static Future<Void> put(SqlConnection tx, Roster roster, List<Notice> notices, Instant now) {
        var sendable = notices.stream()
                .filter(notice -> notice.way() == Notice.Way.MAIL
                        || roster.lineOf(notice.to()).isPresent())
                .toList();
        return NoticeStore.put(
                tx, sendable, to -> roster.lineOf(to).orElseThrow().phone(), now);
    }
}
