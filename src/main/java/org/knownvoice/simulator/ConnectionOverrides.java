package org.knownvoice.simulator;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the fragment of a webhook's address says about time-outs (milliseconds) and retries:
 * {@code #ct=1500&rt=4000&tt=15000&rc=2&rp=all}.
 */
record ConnectionOverrides(int connect, int read, int total, int retries, Set<String> retryOn) {
    private static final Set<String> POLICIES = Set.of("4xx", "5xx", "ct", "rt", "all");

    static ConnectionOverrides of(String url) {
        int hash = url.indexOf('#');
        var values = hash < 0 ? Map.<String, String>of() : parse(url.substring(hash + 1));
        return new ConnectionOverrides(
                number(values, "ct", 5_000, 100, 10_000),
                number(values, "rt", 15_000, 100, 15_000),
                number(values, "tt", 15_000, 100, 15_000),
                number(values, "rc", 1, 0, 5),
                policy(values.getOrDefault("rp", "ct")));
    }

    /** Whether a failure of this kind ({@code ct}, {@code rt}, {@code 4xx}, {@code 5xx}) is worth another attempt. */
    boolean retries(String kind, int attempt) {
        return attempt <= retries && (retryOn.contains("all") || retryOn.contains(kind));
    }

    private static Map<String, String> parse(String fragment) {
        return Arrays.stream(fragment.split("&"))
                .map(pair -> pair.split("=", 2))
                .filter(pair -> pair.length == 2)
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1], (first, second) -> second));
    }

    private static int number(Map<String, String> values, String key, int usual, int min, int max) {
        try {
            int value = Integer.parseInt(values.getOrDefault(key, String.valueOf(usual)));
            return Math.clamp(value, min, max);
        } catch (NumberFormatException e) {
            return usual;
        }
    }

    private static Set<String> policy(String text) {
        var words = Set.copyOf(Arrays.asList(text.split(",")));
        if (!POLICIES.containsAll(words)) {
            throw new WebhookFailed(11243, "HTTP retry policy is invalid", "rp");
        }
        return words;
    }
}
