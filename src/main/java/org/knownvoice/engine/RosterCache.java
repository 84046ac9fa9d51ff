package org.knownvoice.engine;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.time.InstantSource;
import org.knownvoice.config.FamiliarityWeights;
import org.knownvoice.routing.DirectoryRows;
import org.knownvoice.routing.Roster;
import org.knownvoice.store.DirectoryStore;

/**
 * The directory in memory, never older than the transaction that asks: each asks Postgres for the version and loads the
 * directory again when an import has changed it.
 */
public final class RosterCache {
    /** Encounters are kept so much longer than familiarity looks back, so that a time of the last weeks can be explained. */
    private static final Duration SPARE = Duration.ofDays(30);

    private final InstantSource clock;
    private final FamiliarityWeights weights;
    private volatile Roster roster;

    public RosterCache(InstantSource clock, FamiliarityWeights weights) {
        this.clock = clock;
        this.weights = weights;
        roster = Roster.of(DirectoryRows.EMPTY, weights);
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
        var since = clock.instant().minus(weights.memory()).minus(SPARE);
        return DirectoryStore.loadAll(tx, since).map(rows -> {
            roster = Roster.of(rows, weights);
            return roster;
        });
    }
}
