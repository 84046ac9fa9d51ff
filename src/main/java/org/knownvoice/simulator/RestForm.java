package org.knownvoice.simulator;

import io.vertx.core.MultiMap;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The parameters of a REST request. */
record RestForm(Map<String, List<String>> values) {
    static RestForm of(MultiMap query, MultiMap form) {
        var values = new LinkedHashMap<String, List<String>>();
        query.names().forEach(name -> values.put(name, List.copyOf(query.getAll(name))));
        form.names().forEach(name -> values.put(name, List.copyOf(form.getAll(name))));
        return new RestForm(values);
    }

    String text(String name) {
        return values.getOrDefault(name, List.of("")).getFirst();
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    Optional<String> given(String name) {
        return Optional.of(text(name)).filter(value -> !value.isEmpty());
    }

    /** Repeated parameters, or one with spaces or commas between its words. */
    Set<String> words(String name) {
        var words = new TreeSet<String>();
        for (var value : values.getOrDefault(name, List.of())) {
            for (var word : value.trim().split("[\\s,]+")) {
                if (!word.isEmpty()) {
                    words.add(word);
                }
            }
        }
        return words;
    }

    Duration seconds(String name, int usual, int max) {
        try {
            return Duration.ofSeconds(Math.clamp(Integer.parseInt(given(name).orElse(String.valueOf(usual))), 1, max));
        } catch (NumberFormatException e) {
            throw RestError.bad(20001, "Invalid parameter " + name);
        }
    }

    Optional<Boolean> flag(String name) {
        return given(name).map(Boolean::parseBoolean);
    }

    String method(String name) {
        return given(name).orElse("POST");
    }
}
