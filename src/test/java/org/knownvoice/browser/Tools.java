package org.knownvoice.browser;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The programs of the machine that the browser tests need; what is missing is named with its remedy. */
record Tools(Path node, Path npm) {
    private static final int MINUTES = 5;

    static Tools onThisMachine() {
        return new Tools(find("node"), find("npm"));
    }

    void node(Path directory, Map<String, String> environment, String script) {
        run(
                directory,
                environment,
                List.of(node.toString(), "--input-type=module", "--eval", script),
                "The browser could not be unpacked; it is for Linux on x86-64. Elsewhere set CHROMIUM_PATH to an installed Chromium.");
    }

    void npm(Path directory, String... arguments) {
        var command = new ArrayList<>(List.of(npm.toString()));
        command.addAll(Arrays.asList(arguments));
        var own = Files.isWritable(Path.of(System.getProperty("user.home")))
                ? Map.<String, String>of()
                : Map.of("npm_config_cache", directory.resolve("npm-cache").toString());
        run(
                directory,
                own,
                command,
                "npm could not fetch the browser. See that the registry of 'npm config get registry' can be reached.");
    }

    private static void run(Path directory, Map<String, String> environment, List<String> command, String remedy) {
        try {
            var log = directory.resolve("log.txt");
            var builder = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            builder.environment().putAll(environment);
            var process = builder.start();
            if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new IllegalStateException(remedy + " It took longer than " + MINUTES + " minutes.");
            }
            if (process.exitValue() != 0) {
                throw new IllegalStateException(remedy + "\n" + Files.readString(log, StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while fetching the browser", e);
        }
    }

    private static Path find(String program) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .filter(directory -> !directory.isBlank())
                .map(directory -> Path.of(directory, program))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The browser tests need Node.js 20 or newer: '" + program
                        + "' is not on the PATH. Install it (Debian: apt-get install nodejs npm) and run again."));
    }
}
