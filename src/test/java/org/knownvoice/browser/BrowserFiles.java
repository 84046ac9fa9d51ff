package org.knownvoice.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The driver, the browser and the accessibility rules: fetched once through npm into {@code target/browser}. */
final class BrowserFiles {
    private static final Path HOME = Path.of("target", "browser").toAbsolutePath();
    private static final List<String> LISTS = List.of("package.json", "package-lock.json");
    private static final String UNPACK =
            "import c from '@sparticuz/chromium'; process.stdout.write(await c.executablePath())";

    private final Tools tools = Tools.onThisMachine();

    private BrowserFiles() {}

    /** All files in place; the first time this takes about ten seconds and 100 MB of the registry's. */
    static BrowserFiles inPlace() {
        try {
            var files = new BrowserFiles();
            files.fetchOnce();
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where the driver looks for its program and its node, and a temporary directory that no other user shares. */
    Map<String, String> environment() {
        var environment = new HashMap<>(System.getenv());
        environment.put("PLAYWRIGHT_NODEJS_PATH", tools.node().toString());
        environment.put("PLAYWRIGHT_DRIVER_DIR", HOME.toString());
        environment.put("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        environment.put("FONTCONFIG_FILE", fonts().toString());
        environment.put("TMPDIR", temporary().toString());
        return environment;
    }

    Path chromium() {
        return Optional.ofNullable(System.getenv("CHROMIUM_PATH"))
                .map(Path::of)
                .orElse(temporary().resolve("chromium"));
    }

    /** Libraries that come with the browser, for a machine that has no NSS of its own. */
    Path libraries() {
        return temporary().resolve("al2023/lib");
    }

    String accessibilityRules() {
        try {
            return Files.readString(HOME.resolve("node_modules/axe-core/axe.min.js"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void fetchOnce() throws IOException {
        Files.createDirectories(HOME.getParent());
        try (var lock = FileChannel.open(
                HOME.resolveSibling("browser.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            lock.lock();
            if (!Files.exists(ready()) || !Files.readString(ready()).equals(list("package-lock.json"))) {
                fetch();
            }
        }
    }

    private void fetch() throws IOException {
        remove(HOME);
        Files.createDirectories(HOME);
        Files.createDirectory(
                temporary(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        for (var name : LISTS) {
            Files.writeString(HOME.resolve(name), list(name));
        }
        tools.npm(HOME, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error");
        Files.createSymbolicLink(HOME.resolve("package"), Path.of("node_modules", "playwright-core"));
        tools.node(HOME, Map.of("TMPDIR", temporary().toString(), "AWS_EXECUTION_ENV", "22.x"), UNPACK);
        Files.writeString(fonts(), """
                <?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
                <fontconfig><dir>%1$s/fonts</dir><cachedir>%1$s/fonts-cache</cachedir></fontconfig>
                """.formatted(temporary()));
        Files.writeString(ready(), list("package-lock.json"));
    }

    private static String list(String name) throws IOException {
        try (var in = BrowserFiles.class.getResourceAsStream("/browser/" + name)) {
            return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        }
    }

    private static void remove(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        try (var inside = Files.walk(directory)) {
            for (var path : inside.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private static Path ready() {
        return HOME.resolve("ready");
    }

    private static Path fonts() {
        return HOME.resolve("fonts.conf");
    }

    private static Path temporary() {
        return HOME.resolve("tmp");
    }
}
