package org.knownvoice.engine;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.knownvoice.routing.Roster;
import org.knownvoice.schedule.Handovers.Turn;
import org.knownvoice.schedule.Notice;
import org.knownvoice.store.ContactStore;
import org.knownvoice.store.ToldStore;

/** Tells who leaves what is still open with them; nothing when nothing is. */
final class ShiftEnds {
    private final Pool pool;

    ShiftEnds(Pool pool) {
        this.pool = pool;
    }

    /** False when nothing is open, or this was told before. */
    Future<Boolean> leaving(Roster roster, Turn leaving, Instant now) {
        return pool.withTransaction(tx -> ContactStore.openWith(tx, leaving.clinician())
                .compose(codes ->
                        codes.isEmpty() ? Future.succeededFuture(false) : tell(tx, roster, leaving, codes, now)));
    }

    private static Future<Boolean> tell(
            SqlConnection tx, Roster roster, Turn leaving, List<String> codes, Instant now) {
        var notice = new Notice(
                "shift-over:" + leaving.clinician().value() + ":" + leaving.at(),
                leaving.clinician(),
                Notice.Kind.SHIFT_OVER,
                Notice.Way.TEXT,
                Map.of("codes", String.join(" ", codes)),
                now);
        return ToldStore.putShiftOver(tx, leaving.clinician(), leaving.at())
                .compose(isNew -> isNew
                        ? Notices.put(tx, roster, List.of(notice), now).map(true)
                        : Future.succeededFuture(false));
    }
}
