package org.knownvoice.telephony;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/** All phrases of one kind in one language. A phrase without words is a defect and is found when the file is read. */
final class Words<P extends Enum<P>> {
    private final Map<P, String> sentences;

    private Words(Map<P, String> sentences) {
        this.sentences = sentences;
    }

    /** @param name the file in {@code /words}, without its ending */
    static <P extends Enum<P>> Words<P> read(String name, Class<P> phrases) {
        var file = properties(name);
        var sentences = new EnumMap<P, String>(phrases);
        for (P phrase : phrases.getEnumConstants()) {
            String sentence = file.getProperty(key(phrase), "").strip();
            if (sentence.isEmpty()) {
                throw new IllegalStateException("words/" + name + ".properties has no " + key(phrase));
            }
            sentences.put(phrase, sentence);
        }
        return new Words<>(sentences);
    }

    static String key(Enum<?> phrase) {
        return phrase.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Properties properties(String name) {
        var file = new Properties();
        try (var in = Words.class.getResourceAsStream("/words/" + name + ".properties")) {
            if (in == null) {
                throw new IllegalStateException("there is no words/" + name + ".properties");
            }
            file.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    String say(P phrase) {
        return say(phrase, Map.of());
    }

    /** Fills in {@code {name}} for each of the given values. */
    String say(P phrase, Map<String, String> values) {
        String sentence = sentences.get(phrase);
        for (var value : values.entrySet()) {
            sentence = sentence.replace("{" + value.getKey() + "}", value.getValue());
        }
        return sentence;
    }
}
