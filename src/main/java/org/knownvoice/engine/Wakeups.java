package org.knownvoice.engine;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnection;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hears what other replicas have committed. When the connection is lost the sweeps go on, and it is opened again. */
final class Wakeups {
    private static final Logger LOG = LoggerFactory.getLogger(Wakeups.class);

    private final Vertx vertx;
    private final Supplier<Future<PgConnection>> connections;
    private final Duration retryEvery;
    private final Map<String, Runnable> listeners;
    private PgConnection connection;
    private boolean stopped;

    Wakeups(
            Vertx vertx,
            Supplier<Future<PgConnection>> connections,
            Duration retryEvery,
            Map<String, Runnable> listeners) {
        this.vertx = vertx;
        this.connections = connections;
        this.retryEvery = retryEvery;
        this.listeners = listeners;
    }

    /** Listens; the future is done when it does, or at once when the database is away. */
    Future<Void> start() {
        return connections.get().compose(this::listen).recover(failure -> {
            LOG.warn("cannot listen for other replicas, the sweeps go on", failure);
            again();
            return Future.succeededFuture();
        });
    }

    /** The database was away: what was opened before may hear nothing any more. */
    void listenAnew() {
        if (connection != null) {
            connection.close();
        }
    }

    Future<Void> stop() {
        stopped = true;
        return connection == null ? Future.succeededFuture() : connection.close();
    }

    private Future<Void> listen(PgConnection opened) {
        connection = opened;
        opened.notificationHandler(notification ->
                listeners.getOrDefault(notification.getChannel(), () -> {}).run());
        opened.closeHandler(closed -> again());
        Future<Void> done = Future.succeededFuture();
        for (String channel : listeners.keySet()) {
            done = done.compose(
                    before -> opened.query("listen " + channel).execute().mapEmpty());
        }
        return done.onSuccess(ready -> listeners.values().forEach(Runnable::run));
    }

    private void again() {
        if (!stopped) {
            vertx.setTimer(retryEvery.toMillis(), timer -> start());
        }
    }
}
