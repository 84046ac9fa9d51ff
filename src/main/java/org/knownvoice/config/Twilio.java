package org.knownvoice.config;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The account at Twilio.
 *
 * @param accountSid AC and 32 hex digits
 * @param authTokens one, or two during a rotation: a webhook signed with any is believed, the first signs our requests
 * @param apiKey used for requests in place of the auth token, when given
 * @param apiUrl base address of the REST API, without a slash at the end. Default Twilio's own
 * @param callsPerSecond calls that may start per second, over all replicas. Default 1; 1 to 1000
 * @param textsPerSecond texts per second and line, over all replicas. Default 1; 1 to 1000
 * @param fallbackShows whose number the fallback line sees. Default the caller's
 */
public record Twilio(
        String accountSid,
        List<Secret> authTokens,
        Optional<ApiKey> apiKey,
        PublicUrl apiUrl,
        int callsPerSecond,
        int textsPerSecond,
        FallbackShows fallbackShows) {

    /**
     * An API key of the account.
     *
     * @param sid its name at Twilio, SK and 32 hex digits
     */
    public record ApiKey(Secret sid, Secret secret) {}

    /** With what our requests sign in: the API key, else the account itself. */
    public ApiKey signIn() {
        return apiKey.orElseGet(() -> new ApiKey(new Secret(accountSid), authTokens.getFirst()));
    }

    /** Whether no real phone is behind it: a rehearsal. */
    public boolean isPretend() {
        return !TWILIOS_OWN.matcher(apiUrl.origin()).matches();
    }

    private static final Pattern TWILIOS_OWN = Pattern.compile("https?://([a-z0-9-]+\\.)*twilio\\.com(:\\d+)?");
    private static final int MOST_PER_SECOND = 1000;
    private static final Pattern ACCOUNT = Pattern.compile("AC[0-9A-Za-z]+");
    private static final String ACCOUNT_REMEDY = "copy the account SID from the Twilio console: AC and 32 hex digits";
    private static final String TOKEN_REMEDY =
            "copy the auth token from the Twilio console; during a rotation two, comma-separated";

    public Twilio {
        authTokens = List.copyOf(authTokens);
    }

    static Twilio read(SettingsReader reader) {
        return new Twilio(
                reader.required("TWILIO_ACCOUNT_SID", ACCOUNT_REMEDY, Twilio::accountSid, ""),
                reader.required("TWILIO_AUTH_TOKEN", TOKEN_REMEDY, Twilio::authTokens, List.of()),
                apiKey(reader),
                reader.required("TWILIO_API_URL", "write https://api.twilio.com", PublicUrl::parse, PublicUrl.STAND_IN),
                reader.whole("TWILIO_CALLS_PER_SECOND", 1, MOST_PER_SECOND),
                reader.whole("TWILIO_TEXTS_PER_SECOND", 1, MOST_PER_SECOND),
                reader.word("FALLBACK_SHOWS", FallbackShows.class));
    }

    private static String accountSid(String value) throws BadValue {
        if (!ACCOUNT.matcher(value).matches()) {
            throw new BadValue("is no account SID", ACCOUNT_REMEDY);
        }
        return value;
    }

    private static List<Secret> authTokens(String value) throws BadValue {
        var tokens = SettingsReader.list(value);
        if (tokens.size() > 2) {
            throw new BadValue("holds more than two tokens", TOKEN_REMEDY);
        }
        if (tokens.stream().anyMatch(token -> token.isEmpty() || token.contains(" "))) {
            throw new BadValue("holds an empty token or a space", TOKEN_REMEDY);
        }
        return tokens.stream().map(Secret::new).toList();
    }

    private static Optional<ApiKey> apiKey(SettingsReader reader) {
        var sid = reader.given("TWILIO_API_KEY").map(Secret::new);
        var secret = reader.given("TWILIO_API_SECRET").map(Secret::new);
        if (sid.isPresent() != secret.isPresent()) {
            reader.fault(
                    sid.isPresent() ? "TWILIO_API_SECRET" : "TWILIO_API_KEY",
                    "is missing",
                    "give both the API key and its secret, or none");
        }
        return sid.flatMap(key -> secret.map(word -> new ApiKey(key, word)));
    }
}
