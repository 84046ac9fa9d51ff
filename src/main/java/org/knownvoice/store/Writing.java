package org.knownvoice.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;

/** Whether the database takes what a call writes: one that only answers questions is of no use to a caller. */
public final class Writing {
    private Writing() {}

    /** Fails when it does not. One row is written in place, and the contacts must not be locked; no row is added. */
    public static Future<Void> works(SqlClient client) {
        return client.query("""
                        with contacts as (update crisis_contact set state = state where false)
                        update watch set since = since""").execute().mapEmpty();
    }
}
