package org.knownvoice.config;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The JSON API's door.
 *
 * @param tokenHashes SHA-256 of each token that opens it, as lower-case hex. Default none: every request is answered
 *     401
 * @param requestsPerSecond how many requests one server lets in a second, all programs together; webhooks are not counted.
 *     Default 50; 1 to 10,000
 */
public record Api(Set<String> tokenHashes, int requestsPerSecond) {
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    public Api {
        tokenHashes = Set.copyOf(tokenHashes);
    }

    static Api read(SettingsReader reader) {
        return new Api(
                reader.optional("API_TOKENS", Api::hashes).orElse(Set.of()),
                reader.whole("API_REQUESTS_PER_SECOND", 1, 10_000));
    }

    private static Set<String> hashes(String value) throws BadValue {
        var hashes = SettingsReader.list(value);
        if (!hashes.stream().allMatch(hash -> HASH.matcher(hash).matches())) {
            throw new BadValue(
                    "holds something else than SHA-256 in lower-case hex",
                    "write the 64 digits that `printf %s TOKEN | sha256sum` prints; several separated by commas");
        }
        return new TreeSet<>(hashes);
    }
}
