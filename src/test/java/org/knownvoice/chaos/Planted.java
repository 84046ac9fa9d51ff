package org.knownvoice.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.tools.ToolProvider;

/**
 * A bug that is put into the servers for one run: one place of the source reads otherwise, and the class that comes of it
 * stands in the class path before the right one. When the source no longer holds that place, this fails.
 *
 * @param folders of the classes that are wrong
 * @param sql changes the database, so that it does not catch the bug itself, or brings it to light
 */
record Planted(String name, List<Path> folders, List<String> sql) {
    static final Planted NOTHING = new Planted("nothing planted", List.of(), List.of());

    private static final Path SOURCES = Path.of("src/main/java/org/knownvoice");

    /**
     * Another reading of one place.
     *
     * @param file below the base package
     * @param right stands in the file exactly once
     */
    record Edit(String file, String right, String wrong) {}

    static Planted bug(String name, Edit... edits) {
        return new Planted(name, List.of(compiled(name, List.of(edits))), List.of());
    }

    /** No bug, but a clock that {@link ServerProcess#sets(Duration)} can set. */
    Planted withClock() {
        var all = new ArrayList<>(folders);
        all.add(compiled(
                "clock",
                List.of(new Edit("Commands.java", "KnownVoice.start(vertx, settings, InstantSource.system())", """
                        KnownVoice.start(vertx, settings, () -> {
                                    try {
                                        var off = Files.readString(settings.stateDirectory().resolve("clock"));
                                        return java.time.Instant.now().plusMillis(Long.parseLong(off));
                                    } catch (java.io.IOException | NumberFormatException e) {
                                        return java.time.Instant.now();
                                    }
                                })"""))));
        return new Planted(name, all, sql);
    }

    Planted with(String statement) {
        var all = new ArrayList<>(sql);
        all.add(statement);
        return new Planted(name, folders, all);
    }

    private static Path compiled(String name, List<Edit> edits) {
        try {
            var folder = Files.createDirectories(Path.of("target", "breaking", "planted", name.replace(' ', '-')));
            Map<String, String> texts = new LinkedHashMap<>();
            for (Edit edit : edits) {
                var text = texts.containsKey(edit.file())
                        ? texts.get(edit.file())
                        : Files.readString(SOURCES.resolve(edit.file()));
                texts.put(edit.file(), changed(text, edit));
            }
            var arguments = new ArrayList<>(List.of(
                    "-proc:none",
                    "-nowarn",
                    "-parameters",
                    "-d",
                    folder.toString(),
                    "-cp",
                    System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))));
            for (var text : texts.entrySet()) {
                var file = folder.resolve("source").resolve(text.getKey());
                Files.createDirectories(file.getParent());
                arguments.add(Files.writeString(file, text.getValue()).toString());
            }
            int code = ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new));
            if (code != 0) {
                throw new IllegalStateException("the bug \"" + name + "\" does not compile");
            }
            return folder.toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String changed(String text, Edit edit) {
        int at = text.indexOf(edit.right());
        if (at < 0 || text.indexOf(edit.right(), at + 1) >= 0) {
            throw new IllegalStateException(edit.file() + " does not hold exactly once: " + edit.right());
        }
        return text.replace(edit.right(), edit.wrong());
    }
}
