package org.knownvoice.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.knownvoice.Ports;

/** One server, a program of its own: it can be killed, held, stopped and started again at the same address. */
final class ServerProcess {
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofMillis(500))
            .build();

    private final String name;
    private final int port = Ports.free();
    private final int managementPort = Ports.free();
    private final Map<String, String> settings;
    private final List<Path> mutated;
    private final Path folder;
    private Process process;

    /** @param mutated folders of classes that take the place of the server's own */
    ServerProcess(String name, Map<String, String> settings, List<Path> mutated, Path folder) {
        this.name = name;
        this.settings = settings;
        this.mutated = mutated;
        this.folder = folder;
        forget(folder.resolve(name + ".log"));
        forget(folder.resolve(name));
    }

    /** What an earlier run with the same seed has left: its journal above all. */
    private static void forget(Path left) {
        if (Files.notExists(left)) {
            return;
        }
        try (var files = Files.walk(left)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return port;
    }

    synchronized void start() {
        try {
            Files.createDirectories(folder);
            var log = folder.resolve(name + ".log").toFile();
            var builder = new ProcessBuilder(List.of(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx160m",
                            "-XX:+UseSerialGC",
                            "-XX:TieredStopAtLevel=1",
                            "--enable-native-access=ALL-UNNAMED",
                            "-Dvertx.logger-delegate-factory-class-name=io.vertx.core.logging.SLF4JLogDelegateFactory",
                            "-Dvertx.disableDnsResolver=true",
                            "-cp",
                            classPath(),
                            "org.knownvoice.Main",
                            "serve"))
                    .directory(folder.toFile()) // the settings in its own jar: an older one does not know newer names
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log));
            builder.environment().keySet().removeIf(key -> !key.equals("PATH") && !key.equals("HOME"));
            builder.environment().putAll(environment());
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, String> environment() {
        var environment = new HashMap<>(settings);
        environment.put("HTTP_PORT", Integer.toString(port));
        environment.put("MANAGEMENT_PORT", Integer.toString(managementPort));
        environment.put("STATE_DIR", folder.resolve(name).toString());
        return environment;
    }

    /** With {@code -Dolder=JAR} the first server is of an earlier version, as in a rolling upgrade. */
    private String classPath() {
        var older = System.getProperty("older", "");
        return older.isEmpty() || !name.endsWith("-0") ? ownClassPath() : older;
    }

    /** The tests' own, without the tests. */
    private String ownClassPath() {
        var own = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        var all = new ArrayList<>(mutated.stream().map(Path::toString).toList());
        Arrays.stream(own.split(java.io.File.pathSeparator))
                .filter(entry -> !entry.contains("test-classes"))
                .forEach(all::add);
        return all.stream().collect(Collectors.joining(java.io.File.pathSeparator));
    }

    /** Whether it answers webhooks now. */
    CompletableFuture<Boolean> isReady() {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + managementPort + "/ready"))
                .timeout(Duration.ofSeconds(1))
                .build();
        return HTTP.sendAsync(request, HttpResponse.BodyHandlers.discarding())
                .handle((answer, failure) -> failure == null && answer.statusCode() == 200);
    }

    synchronized boolean isAlive() {
        return process.isAlive();
    }

    /** As by {@code kill -9}: it cannot say good-bye. */
    synchronized void kill() {
        process.destroyForcibly();
        ended();
    }

    /** As by {@code kill}: it hands its work over and ends. */
    synchronized void stop() {
        process.destroy();
        ended();
    }

    private void ended() {
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Its clock goes wrong by so much, at once; takes a server with such a clock. */
    void sets(Duration wrong) {
        try {
            var clock = folder.resolve(name).resolve("clock");
            var next = Files.writeString(clock.resolveSibling("next"), Long.toString(wrong.toMillis()));
            Files.move(next, clock, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** It stands still, with all its connections. */
    void hold() {
        signal("-STOP");
    }

    void goOn() {
        signal("-CONT");
    }

    private synchronized void signal(String signal) {
        try {
            new ProcessBuilder("kill", signal, Long.toString(process.pid()))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
