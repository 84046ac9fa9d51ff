package org.knownvoice.engine;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.function.Consumer;
import org.knownvoice.config.FamiliarityWeights;
import org.knownvoice.directory.Language;
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
    private final Set<Language> reviewed;
    private volatile Held held;
    private volatile Consumer<DirectoryRows> afterLoad = rows -> {};

    /** @param read from Postgres; a copy's version says nothing of what Postgres holds now */
    private record Held(Roster roster, boolean read) {}

    /** @param reviewed the languages in which callers may be spoken to */
    public RosterCache(InstantSource clock, FamiliarityWeights weights, Set<Language> reviewed) {
        this.clock = clock;
        this.weights = weights;
        this.reviewed = reviewed;
        held = new Held(roster(DirectoryRows.EMPTY), false);
    }

    private Roster roster(DirectoryRows rows) {
        return Roster.of(rows, weights, reviewed);
    }

    /** Told of each directory that was read from Postgres. */
    public void afterLoad(Consumer<DirectoryRows> listener) {
        afterLoad = listener;
    }

    /** The last directory that was read. */
    public Roster last() {
        return held.roster();
    }

    /** Whether Postgres has answered since the start. */
    public boolean isRead() {
        return held.read();
    }

    /** What this server knew before it was started: until Postgres answers for the first time. */
    public void startFrom(DirectoryRows copy) {
        if (!held.read()) {
            held = new Held(roster(copy), false);
        }
    }

    /** The directory as this transaction sees it. */
    public Future<Roster> current(SqlConnection tx) {
        return DirectoryStore.version(tx)
                .compose(version -> held.read() && version == held.roster().version()
                        ? Future.succeededFuture(held.roster())
                        : load(tx));
    }

    /** Something in it has changed, and it has the same version. */
    Future<Roster> readAgain(SqlConnection connection) {
        return load(connection);
    }

    private Future<Roster> load(SqlConnection tx) {
        var since = clock.instant().minus(weights.memory()).minus(SPARE);
        return DirectoryStore.loadAll(tx, since).map(rows -> {
            held = new Held(roster(rows), true);
            afterLoad.accept(rows);
            return held.roster();
        });
    }
}
