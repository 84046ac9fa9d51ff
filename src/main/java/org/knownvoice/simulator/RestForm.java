package org.knownvoice.simulator;

import io.vertx.core.MultiMap;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
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

    /** @param code of the refusal of what is no number */
    Duration seconds(String name, int usual, int max, int code) {
        try {
            return Duration.ofSeconds(Math.clamp(Integer.parseInt(given(name).orElse(String.valueOf(usual))), 1, max));
        } catch (NumberFormatException e) {
            throw RestError.bad(code, "Invalid parameter " + name);
        }
    }

    Optional<Boolean> flag(String name) {
        return given(name).map(Boolean::parseBoolean);
    }

    /** POST unless it says otherwise. */
    String method(String name) {
        var method = given(name).orElse("POST").toUpperCase(Locale.ROOT);
        if (!Set.of("GET", "POST").contains(method)) {
            throw RestError.bad(21209, "Invalid Method");
        }
        return method;
    }

    /** An absolute address whose host has no underscores; the empty text when there is none, empty when it is wrong. */
    Optional<String> address(String name) {
        var url = text(name);
        try {
            var uri = URI.create(url);
            boolean right = uri.getHost() != null && Set.of("http", "https").contains(uri.getScheme());
            return url.isEmpty() || right ? Optional.of(url) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
