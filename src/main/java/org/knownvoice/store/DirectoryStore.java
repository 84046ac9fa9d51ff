package org.knownvoice.store;

import static org.knownvoice.store.ClientTables.CLIENTS;
import static org.knownvoice.store.ClientTables.ENCOUNTERS;
import static org.knownvoice.store.ClientTables.PHONES;
import static org.knownvoice.store.ClientTables.RELATIONSHIPS;
import static org.knownvoice.store.OnCallTables.POLICIES;
import static org.knownvoice.store.OnCallTables.ROTATIONS;
import static org.knownvoice.store.OnCallTables.SHIFTS;
import static org.knownvoice.store.OnCallTables.STEPS;
import static org.knownvoice.store.TeamTables.CLINICIANS;
import static org.knownvoice.store.TeamTables.CLINICIAN_PHONES;
import static org.knownvoice.store.TeamTables.LINES;
import static org.knownvoice.store.TeamTables.MEMBERS;
import static org.knownvoice.store.TeamTables.TEAMS;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.knownvoice.directory.PolicyId;
import org.knownvoice.paging.EscalationPolicy;
import org.knownvoice.routing.DirectoryRows;
import org.knownvoice.store.OnCallTables.PolicyStep;

/** Loads the directory as a whole, and makes the stored one equal to a wanted one. */
public final class DirectoryStore {
    /** The channel on which each change of the directory is told; the payload is the new version. */
    public static final String ROSTER_CHANGED = "roster_changed";

    /** The channel on which servers are told to read the directory again although its version is the same. */
    public static final String READ_AGAIN = "roster_read_again";

    /** Before every encounter. */
    public static final Instant ALL_TIME = Instant.parse("1900-01-01T00:00:00Z");

    private DirectoryStore() {}

    /** All rows as of one moment, with the encounters from {@code since} on. */
    public static Future<DirectoryRows> load(Pool pool, Instant since) {
        return pool.withTransaction(tx -> tx.query("set transaction isolation level repeatable read, read only")
                .execute()
                .compose(set -> loadAll(tx, since)));
    }

    /** All rows, with the encounters from {@code since} on; of one moment only where the transaction sees one moment. */
    public static Future<DirectoryRows> loadAll(SqlConnection tx, Instant since) {
        var lines = LINES.load(tx);
        var teams = TEAMS.load(tx);
        var clinicians = CLINICIANS.load(tx);
        var members = MEMBERS.load(tx);
        var clients = CLIENTS.load(tx);
        var phones = PHONES.load(tx);
        var relationships = RELATIONSHIPS.load(tx);
        var encounters = ENCOUNTERS.load(tx, since.atOffset(ZoneOffset.UTC));
        var shifts = SHIFTS.load(tx);
        var rotations = ROTATIONS.load(tx);
        var steps = STEPS.load(tx);
        var clinicianPhones = CLINICIAN_PHONES.load(tx);
        var arrangements = ArrangementStore.load(tx);
        var version = version(tx);
        return Future.all(List.of(
                        lines,
                        teams,
                        clinicians,
                        members,
                        clients,
                        phones,
                        relationships,
                        encounters,
                        shifts,
                        rotations,
                        steps,
                        clinicianPhones,
                        arrangements,
                        version))
                .map(all -> new DirectoryRows(
                        lines.result(),
                        teams.result(),
                        clinicians.result(),
                        members.result(),
                        clients.result(),
                        phones.result(),
                        relationships.result(),
                        encounters.result(),
                        shifts.result(),
                        rotations.result(),
                        PolicyStep.grouped(steps.result()),
                        clinicianPhones.result(),
                        arrangements.result(),
                        version.result()));
    }

    /** The version of the directory; grows by one with each change. */
    public static Future<Long> version(SqlConnection tx) {
        return tx.query("select version from roster_version")
                .execute()
                .map(rows -> rows.iterator().next().getLong(0));
    }

    /** Everybody else who wants to change the directory waits until this transaction ends. */
    public static Future<Void> lock(SqlConnection tx) {
        return tx.query("select version from roster_version for update")
                .execute()
                .mapEmpty();
    }

    /** The same; the database ends this transaction when it asks for nothing for so long. */
    public static Future<Void> lock(SqlConnection tx, Duration mayPause) {
        return tx.preparedQuery("select set_config('idle_in_transaction_session_timeout', $1, true)")
                .execute(Tuple.of(Long.toString(mayPause.toMillis())))
                .compose(set -> lock(tx));
    }

    /**
     * Makes the stored directory, which the caller has locked and loaded as a whole, equal to the wanted one. When that
     * changes a row, the version grows and {@link #ROSTER_CHANGED} is told at commit.
     *
     * @return the version afterwards
     */
    public static Future<Long> replace(SqlConnection tx, DirectoryRows stored, DirectoryRows wanted) {
        var changed = List.of(
                POLICIES.sync(tx, policyIds(stored), policyIds(wanted)),
                STEPS.sync(tx, PolicyStep.of(stored.policies()), PolicyStep.of(wanted.policies())),
                TEAMS.sync(tx, stored.teams(), wanted.teams()),
                LINES.sync(tx, stored.lines(), wanted.lines()),
                CLINICIANS.sync(tx, stored.clinicians(), wanted.clinicians()),
                CLINICIAN_PHONES.sync(tx, stored.clinicianPhones(), wanted.clinicianPhones()),
                MEMBERS.sync(tx, stored.members(), wanted.members()),
                CLIENTS.sync(tx, stored.clients(), wanted.clients()),
                PHONES.sync(tx, stored.phones(), wanted.phones()),
                RELATIONSHIPS.sync(tx, stored.relationships(), wanted.relationships()),
                ENCOUNTERS.sync(tx, stored.encounters(), wanted.encounters()),
                SHIFTS.sync(tx, stored.shifts(), wanted.shifts()),
                ROTATIONS.sync(tx, stored.rotations(), wanted.rotations()));
        return Future.all(changed)
                .compose(all -> changed.stream().mapToInt(Future::result).sum() == 0
                        ? Future.succeededFuture(stored.version())
                        : grow(tx));
    }

    private static List<PolicyId> policyIds(DirectoryRows rows) {
        return rows.policies().stream().map(EscalationPolicy::id).toList();
    }

    /** Something that the roster holds has changed: every server reads it again, from the commit on. */
    static Future<Long> grow(SqlConnection tx) {
        return tx.query("update roster_version set version = version + 1 returning version")
                .execute()
                .map(rows -> rows.iterator().next().getLong(0))
                .compose(version -> tx.preparedQuery("select pg_notify($1, $2)")
                        .execute(Tuple.of(ROSTER_CHANGED, version.toString()))
                        .map(version));
    }

    /**
     * The same for what shows in the middle of a crisis, which waits for nobody: while somebody else is changing the
     * directory, an import for example, the version stays and every server is told to read it again.
     */
    static Future<Void> growOrTell(SqlConnection tx) {
        return tx.query("select version from roster_version for update skip locked")
                .execute()
                .compose(rows -> rows.size() > 0
                        ? grow(tx).mapEmpty()
                        : tx.preparedQuery("select pg_notify($1, '')")
                                .execute(Tuple.of(READ_AGAIN))
                                .mapEmpty());
    }
}
