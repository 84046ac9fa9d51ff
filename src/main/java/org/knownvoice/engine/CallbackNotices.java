package org.knownvoice.engine;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.knownvoice.contact.CrisisContact;
import org.knownvoice.routing.Roster;
import org.knownvoice.routing.Supervisors;
import org.knownvoice.schedule.Notice;

/** Tells supervisors by e-mail too, once, that a client could not be called back and that they decide. */
final class CallbackNotices {
    private CallbackNotices() {}

    static Future<Void> put(SqlConnection tx, CrisisContact before, CrisisContact after, Roster roster, Instant now) {
        boolean decides =
                after.callback().supervisorDecides() && !before.callback().supervisorDecides();
        return decides ? Notices.put(tx, roster, notices(after, roster, now), now) : Future.succeededFuture();
    }

    private static List<Notice> notices(CrisisContact contact, Roster roster, Instant now) {
        var identity = contact.identity();
        return Supervisors.forContact(roster, identity.team(), identity.client(), now).stream()
                .filter(roster::hasEmail)
                .map(to -> new Notice(
                        "callback_in_vain:%s:%d:%s"
                                .formatted(contact.id(), contact.callback().tries(), to),
                        to,
                        Notice.Kind.CALLBACK_IN_VAIN,
                        Notice.Way.MAIL,
                        Map.of("code", contact.id().shortName()),
                        now))
                .toList();
    }
}
