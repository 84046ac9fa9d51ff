package org.knownvoice.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import org.knownvoice.directory.ClinicianId;

/** Calls to a line from clinicians' phones, which were answered with the menu. */
public final class StaffCallStore {
    private StaffCallStore() {}

    /** The same call again is noted once. */
    public static Future<Void> note(SqlConnection tx, String sid, ClinicianId clinician, Instant now) {
        return tx.preparedQuery("""
                        insert into staff_call (sid, clinician_id, at) values ($1, $2, $3) on conflict do nothing""")
                .execute(Tuple.of(sid, clinician.value(), Moments.of(now)))
                .mapEmpty();
    }
}
