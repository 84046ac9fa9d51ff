package org.knownvoice.engine;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.time.InstantSource;
import org.knownvoice.routing.Roster;
import org.knownvoice.store.DirectoryStore;

/**
 * The directory in memory, never older than the transaction that asks: each asks Postgres for the version and loads the
 * directory again when an import has changed it.
 */
public final class RosterCache {
    /** How far back encounters are kept in memory: familiarity looks back 90 days. */
    private static final Duration ENCOUNTERS = Duration.ofDays(120);

    private final InstantSource clock;
    private volatile Roster roster = Roster.EMPTY;

    public RosterCache(InstantSource clock) {
        this.clock = clock;
    }

    /** The last directory that was read. */
    public Roster last() {
        return roster;
    }

    /** The directory as this transaction sees it. */
    public Future<Roster> current(SqlConnection tx) {
        return DirectoryStore.version(tx)
                .compose(version -> version == roster.version() ? Future.succeededFuture(roster) : load(tx));
    }

    private Future<Roster> load(SqlConnection tx) {
        return DirectoryStore.loadAll(tx, clock.instant().minus(ENCOUNTERS)).map(rows -> {
            roster = Roster.of(rows);
            return roster;
        });
    }
}
