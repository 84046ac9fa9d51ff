package org.knownvoice.engine;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.List;
import org.knownvoice.directory.ClinicianId;
import org.knownvoice.routing.Roster;
import org.knownvoice.schedule.Shift;

/** Asks others to stand in for a clinician who did not confirm the start of a shift. */
@FunctionalInterface
public interface StandIns {

    /**
     * Offers the shift in the transaction. It stays the clinician's until somebody takes it.
     *
     * @param shift from the start that was not confirmed, whole but at most 14 days
     * @param backups who are on call as backup at that start, without the clinician; may be empty
     */
    Future<Void> ask(SqlConnection tx, Roster roster, Shift shift, List<ClinicianId> backups, Instant now);
}
