package org.knownvoice.web;

import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.knownvoice.config.Api;

/** Lets in who brings one of the tokens. Only their hashes are known here; how long it takes tells nothing of them. */
final class Door {
    private static final String SCHEME = "Bearer ";

    private final List<byte[]> hashes;

    Door(Api api) {
        hashes = api.tokenHashes().stream()
                .map(hash -> hash.getBytes(StandardCharsets.US_ASCII))
                .toList();
    }

    void check(RoutingContext request) {
        var authorization = request.request().getHeader("Authorization");
        boolean brought = authorization != null && authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
        if (brought && opens(authorization.substring(SCHEME.length()).strip())) {
            request.next();
            return;
        }
        request.response()
                .putHeader("WWW-Authenticate", "Bearer realm=\"api\"" + (brought ? ", error=\"invalid_token\"" : ""));
        request.fail(new Problem.Refusal(
                Problem.of(401, "a token is needed: Authorization: Bearer TOKEN, with a token of API_TOKENS")));
    }

    private boolean opens(String token) {
        byte[] given = hash(token).getBytes(StandardCharsets.US_ASCII);
        boolean opens = false;
        for (byte[] hash : hashes) {
            opens |= MessageDigest.isEqual(hash, given);
        }
        return opens;
    }

    static String hash(String token) {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
