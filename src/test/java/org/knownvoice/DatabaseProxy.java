package org.knownvoice;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.knownvoice.config.Database.Host;

/** The way to the database, which can be cut, blocked, slowed and opened again. */
public final class DatabaseProxy {
    private final Vertx vertx;
    private final Host database;
    private final NetClient client;
    private final Set<NetSocket> open = ConcurrentHashMap.newKeySet();
    private final List<Runnable> waiting = new CopyOnWriteArrayList<>();
    private NetServer server;
    private int port;
    private volatile boolean blocked;
    private volatile boolean cut;
    private volatile long delay;

    private DatabaseProxy(Vertx vertx, Host database) {
        this.vertx = vertx;
        this.database = database;
        this.client = vertx.createNetClient();
    }

    public static DatabaseProxy to(Vertx vertx, Host database) {
        var proxy = new DatabaseProxy(vertx, database);
        proxy.port = Ports.free();
        proxy.listen();
        return proxy;
    }

    public Host host() {
        return new Host("127.0.0.1", port);
    }

    /** Every connection breaks and new ones are refused: the database was stopped. */
    public void cut() {
        cut = true;
        server.close().await();
        List.copyOf(open).forEach(NetSocket::close);
        open.clear();
    }

    /** Connections stay, new ones are accepted, and nothing comes back. */
    public void block() {
        blocked = true;
        open.forEach(NetSocket::pause);
    }

    /** Whatever goes through waits so long at each turn. */
    public void slow(Duration by) {
        delay = by.toMillis();
    }

    /** Nothing ever comes back on the connections that are open, and nobody is told; new ones work. */
    public void forget() {
        open.forEach(NetSocket::pause);
    }

    /** As before. */
    public void open() {
        delay = 0;
        if (blocked) {
            blocked = false;
            open.forEach(NetSocket::resume);
            waiting.forEach(Runnable::run);
            waiting.clear();
        }
        if (cut) {
            cut = false;
            listen();
        }
    }

    /** For good. */
    public void close() {
        cut();
    }

    private void listen() {
        server = vertx.createNetServer().connectHandler(this::connected);
        server.listen(port, "127.0.0.1").await();
    }

    private void connected(NetSocket from) {
        from.pause();
        open.add(from);
        if (blocked) {
            waiting.add(() -> join(from));
        } else {
            join(from);
        }
    }

    private void join(NetSocket from) {
        client.connect(database.port(), database.name())
                .onSuccess(to -> {
                    open.add(to);
                    to.handler(new Way(from)::pass).closeHandler(gone -> close(to, from));
                    from.handler(new Way(to)::pass).closeHandler(gone -> close(from, to));
                    from.resume();
                })
                .onFailure(refused -> from.close());
    }

    private void close(NetSocket gone, NetSocket other) {
        open.remove(gone);
        open.remove(other);
        other.close();
    }

    /** One direction of one connection: what comes first leaves first, however long it waits. */
    private final class Way {
        private final NetSocket to;
        private final Deque<Buffer> underWay = new ArrayDeque<>();

        Way(NetSocket to) {
            this.to = to;
        }

        void pass(Buffer bytes) {
            if (delay == 0 && underWay.isEmpty()) {
                to.write(bytes);
            } else {
                underWay.add(bytes);
                vertx.setTimer(Math.max(1, delay), waited -> to.write(underWay.poll()));
            }
        }
    }
}
