package org.knownvoice.store;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClientOptions;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.SqlConnectOptions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Opens connections. For each new one the hosts are tried in order, and one that is in recovery (a standby) or does not answer
 * in time is passed over.
 */
public record Database(Vertx vertx, DatabaseUrl url, Limits limits) {
    private static final Duration MORE_THAN_A_STATEMENT = Duration.ofSeconds(2);

    /** Connections of the pool beside the calls' own. */
    private static final int ASIDE = 4;

    /**
     * How long the database may take.
     *
     * @param connect until one host has answered a new connection, sign-in included. Default 2 s; at least 100 ms
     * @param acquire until the pool has handed out a connection. Default 3 s; at least 1 s
     * @param statement until one statement of a pooled connection is ended by the server. Default 10 s; at least 100 ms
     * @param connections at most so many in the pool. Default 16; at least 1
     */
    public record Limits(Duration connect, Duration acquire, Duration statement, int connections) {
        public static final Limits DEFAULT =
                new Limits(Duration.ofSeconds(2), Duration.ofSeconds(3), Duration.ofSeconds(10), 16);

        /** A pooled connection on which nothing came for so long is closed: the way to its host may be gone unnoticed. */
        Duration silence() {
            return statement.plus(MORE_THAN_A_STATEMENT);
        }
    }

    /** For what programs and people at a desk ask: a report that takes long keeps no call from its connection. */
    public Database aside() {
        return ofConnections(ASIDE);
    }

    /** For what must not wait behind anything else: the sign that this server lives. */
    public Database ofOneConnection() {
        return ofConnections(1);
    }

    private Database ofConnections(int most) {
        return new Database(vertx, url, new Limits(limits.connect(), limits.acquire(), limits.statement(), most));
    }

    /** For work that nobody on a phone waits for: an import, the start of the demo on a busy machine. */
    public static Database patient(Vertx vertx, DatabaseUrl url) {
        return new Database(
                vertx, url, new Limits(Duration.ofSeconds(20), Duration.ofSeconds(20), Duration.ofSeconds(60), 16));
    }

    public Database(Vertx vertx, DatabaseUrl url) {
        this(vertx, url, Limits.DEFAULT);
    }

    public Database(Vertx vertx, org.knownvoice.config.Database address) {
        this(vertx, DatabaseUrl.of(address));
    }

    /** A pool of connections; opens them when they are first needed, so it can be made while the database is away. */
    public Pool pool() {
        var poolOptions = new PoolOptions()
                .setMaxSize(limits.connections())
                .setConnectionTimeout((int) limits.acquire().toSeconds())
                .setConnectionTimeoutUnit(TimeUnit.SECONDS);
        var netOptions = new NetClientOptions()
                .setConnectTimeout((int) limits.connect().toMillis())
                .setTcpKeepAlive(true)
                .setTcpNoDelay(true)
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                .setReadIdleTimeout((int) limits.silence().toMillis());
        return PgBuilder.pool()
                .with(poolOptions)
                .with(netOptions)
                .connectingTo(this::primary)
                .using(vertx)
                .build();
    }

    /** A connection outside any pool, without a limit on its statements: for {@code LISTEN}, for an import. */
    public Future<PgConnection> connect() {
        return firstOf(url.connectOptions(), this::connect);
    }

    /** The host that takes writes now. Asked with a connection of its own: the pool's cannot move on to another host. */
    private Future<SqlConnectOptions> primary() {
        return firstOf(
                url.connectOptions(),
                host -> connect(host).compose(PgConnection::close).map(closed -> limited(host)));
    }

    /** Options of its own: the connection that asks reads the host's on another thread. */
    private PgConnectOptions limited(PgConnectOptions host) {
        return new PgConnectOptions(host)
                .addProperty(
                        "statement_timeout", Long.toString(limits.statement().toMillis()));
    }

    private static <T> Future<T> firstOf(List<PgConnectOptions> hosts, Function<PgConnectOptions, Future<T>> attempt) {
        Future<T> first = attempt.apply(hosts.getFirst());
        return hosts.size() == 1 ? first : first.recover(away -> firstOf(hosts.subList(1, hosts.size()), attempt));
    }

    private Future<PgConnection> connect(PgConnectOptions host) {
        Future<PgConnection> attempt = PgConnection.connect(vertx, host).compose(Database::refuseStandby);
        return attempt.timeout(limits.connect().toMillis(), TimeUnit.MILLISECONDS)
                .onFailure(tooLate -> attempt.onSuccess(PgConnection::close));
    }

    private static Future<PgConnection> refuseStandby(PgConnection connection) {
        return connection
                .query("select pg_is_in_recovery()")
                .execute()
                .compose(rows -> rows.iterator().next().getBoolean(0)
                        ? Future.failedFuture(new IllegalStateException("this database host is a standby"))
                        : Future.succeededFuture(connection))
                .onFailure(refused -> connection.close());
    }
}
