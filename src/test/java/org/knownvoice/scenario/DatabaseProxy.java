package org.knownvoice.scenario;

import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.knownvoice.config.Database.Host;

/** The way to the database, which can be cut, blocked and opened again. */
final class DatabaseProxy {
    private final Vertx vertx;
    private final Host database;
    private final NetClient client;
    private final Set<NetSocket> open = ConcurrentHashMap.newKeySet();
    private final List<Runnable> waiting = new CopyOnWriteArrayList<>();
    private NetServer server;
    private int port;
    private volatile boolean blocked;

    private DatabaseProxy(Vertx vertx, Host database) {
        this.vertx = vertx;
        this.database = database;
        this.client = vertx.createNetClient();
    }

    static DatabaseProxy to(Vertx vertx, Host database) {
        var proxy = new DatabaseProxy(vertx, database);
        proxy.listen();
        return proxy;
    }

    Host host() {
        return new Host("127.0.0.1", port);
    }

    /** Every connection breaks and new ones are refused: the database was stopped. */
    void cut() {
        server.close().await();
        open.forEach(NetSocket::close);
        open.clear();
    }

    /** Connections stay, new ones are accepted, and nothing comes back. */
    void block() {
        blocked = true;
        open.forEach(NetSocket::pause);
    }

    /** Nothing ever comes back on the connections that are open, and nobody is told; new ones work. */
    void forget() {
        open.forEach(NetSocket::pause);
    }

    /** As before. */
    void open() {
        if (blocked) {
            blocked = false;
            open.forEach(NetSocket::resume);
            waiting.forEach(Runnable::run);
            waiting.clear();
        } else {
            listen();
        }
    }

    private void listen() {
        server = vertx.createNetServer().connectHandler(this::connected);
        port = server.listen(port, "127.0.0.1").await().actualPort();
    }

    private void connected(NetSocket from) {
        from.pause();
        track(from);
        if (blocked) {
            waiting.add(() -> join(from));
        } else {
            join(from);
        }
    }

    private void join(NetSocket from) {
        client.connect(database.port(), database.name())
                .onSuccess(to -> {
                    track(to);
                    to.handler(from::write).closeHandler(gone -> close(to, from));
                    from.handler(to::write).closeHandler(gone -> close(from, to));
                    from.resume();
                })
                .onFailure(refused -> from.close());
    }

    private void track(NetSocket socket) {
        open.add(socket);
    }

    private void close(NetSocket gone, NetSocket other) {
        open.remove(gone);
        open.remove(other);
        other.close();
    }
}
