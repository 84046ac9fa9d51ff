package org.knownvoice;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.io.PrintStream;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.knownvoice.config.Settings;
import org.knownvoice.directory.Client;
import org.knownvoice.directory.ClientId;
import org.knownvoice.directory.Team;
import org.knownvoice.paging.Explanation;
import org.knownvoice.routing.Roster;
import org.knownvoice.schedule.TeamTime;
import org.knownvoice.store.Database;
import org.knownvoice.store.DatabaseUrl;
import org.knownvoice.store.DirectoryStore;
import org.knownvoice.store.WorkloadStore;

/** The command {@code explain}: whom would you page for this client at this time, and why? Prints ids only. */
final class ExplainCommand {
    private static final int SECONDS = 60;

    private final Settings.ForExplaining settings;
    private final InstantSource clock;
    private final PrintStream out;

    ExplainCommand(Settings.ForExplaining settings, InstantSource clock, PrintStream out) {
        this.settings = settings;
        this.clock = clock;
        this.out = out;
    }

    int run(String client, Optional<String> time) {
        var vertx = Vertx.vertx();
        var pool = Database.patient(vertx, DatabaseUrl.of(settings.database())).pool();
        try {
            var roster = DirectoryStore.load(pool, DirectoryStore.ALL_TIME)
                    .map(rows -> Roster.of(rows, settings.familiarity()))
                    .await(SECONDS, TimeUnit.SECONDS);
            return run(pool, roster, client, time);
        } catch (Exception e) {
            out.println("database: " + Commands.reason(e) + ": check DATABASE_URL, then run: migrate");
            return 1;
        } finally {
            pool.close().await();
            vertx.close().await();
        }
    }

    private int run(Pool pool, Roster roster, String client, Optional<String> time) throws Exception {
        var known = Optional.of(client)
                .filter(id -> !id.isBlank())
                .map(ClientId::new)
                .flatMap(roster::client);
        if (known.isEmpty()) {
            out.println("the directory has no client of this id: take a client_id of clients.csv, or run: import DIR");
            return 1;
        }
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var at = time.isEmpty() ? Optional.of(now) : time.flatMap(new TeamTime(zone(roster, known.get()))::read);
        if (at.isEmpty()) {
            out.println("the time cannot be read: write the team's local time as 2026-03-02T03:00, or a moment as "
                    + "2026-03-02T11:00:00Z");
            return 1;
        }
        var explanation = explain(pool, roster, known.get().id(), at.get(), now).await(SECONDS, TimeUnit.SECONDS);
        new ExplainedInWords(explanation, roster, at.get().equals(now)).lines().forEach(out::println);
        return 0;
    }

    private static Future<Explanation> explain(Pool pool, Roster roster, ClientId client, Instant at, Instant now) {
        return pool.withConnection(connection -> WorkloadStore.ofCaller(connection, client, at, now))
                .map(load -> Explanation.of(roster, client, load, at).orElseThrow());
    }

    private static ZoneId zone(Roster roster, Client client) {
        return roster.team(client.team()).map(Team::zone).orElse(ZoneOffset.UTC);
    }
}
