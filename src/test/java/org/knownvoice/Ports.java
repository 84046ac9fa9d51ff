package org.knownvoice;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Ports for servers that come and go: below those that the system hands out, so that nobody takes one meanwhile. */
public final class Ports {
    private static final int LOWEST = 15_000;
    private static final int HIGHEST = 29_999;

    private Ports() {}

    public static int free() {
        for (int tries = 0; tries < 100; tries++) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
            try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException e) {
                continue;
            }
        }
        throw new IllegalStateException("no port is free");
    }
}
