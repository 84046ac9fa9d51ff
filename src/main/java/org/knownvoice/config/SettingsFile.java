package org.knownvoice.config;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Properties;

/** The file {@code knownvoice.properties}: the copy inside the jar holds the defaults, the one in a directory changes some. */
public final class SettingsFile {
    private static final String NAME = "knownvoice.properties";

    private SettingsFile() {}

    /** The file as it was built. */
    public static Properties packaged() {
        var stream = SettingsFile.class.getResourceAsStream("/config/" + NAME);
        Objects.requireNonNull(stream, "the jar holds no config/" + NAME);
        try (var reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
            return load(reader, new Properties());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The file of this directory, usually {@code config}, over the one that was built; without a file that one alone. */
    public static Properties in(Path directory) {
        var file = directory.resolve(NAME);
        if (!Files.exists(file)) {
            return packaged();
        }
        try (var reader = Files.newBufferedReader(file)) {
            return load(reader, new Properties(packaged()));
        } catch (IOException e) {
            throw new UncheckedIOException("the settings in " + file + " cannot be read", e);
        }
    }

    private static Properties load(Reader reader, Properties properties) throws IOException {
        properties.load(reader);
        return properties;
    }
}
