package org.knownvoice.simulator;

import java.util.ArrayList;
import java.util.List;

/**
 * How a simulator starts.
 *
 * @param host the address it listens on. Default {@code 127.0.0.1}: the page and the phones need no password
 * @param port the port it listens on; 0 takes any free one. Default 0
 * @param pace whether time passes by itself. Default {@link Pace#REAL}
 * @param credentials of the pretend account
 * @param network the speed of the telephone network
 * @param lines the numbers of the account; more can be set later
 */
public record SimulatorSettings(
        String host, int port, Pace pace, Credentials credentials, Network network, List<SimulatedLine> lines) {
    public SimulatorSettings {
        lines = List.copyOf(lines);
    }

    public static SimulatorSettings defaults() {
        return new SimulatorSettings("127.0.0.1", 0, Pace.REAL, Credentials.demo(), Network.defaults(), List.of());
    }

    public SimulatorSettings withHost(String value) {
        return new SimulatorSettings(value, port, pace, credentials, network, lines);
    }

    public SimulatorSettings withPort(int value) {
        return new SimulatorSettings(host, value, pace, credentials, network, lines);
    }

    public SimulatorSettings withPace(Pace value) {
        return new SimulatorSettings(host, port, value, credentials, network, lines);
    }

    public SimulatorSettings withCredentials(Credentials value) {
        return new SimulatorSettings(host, port, pace, value, network, lines);
    }

    public SimulatorSettings withNetwork(Network value) {
        return new SimulatorSettings(host, port, pace, credentials, value, lines);
    }

    public SimulatorSettings withLine(SimulatedLine line) {
        var all = new ArrayList<>(lines);
        all.add(line);
        return new SimulatorSettings(host, port, pace, credentials, network, all);
    }
}
