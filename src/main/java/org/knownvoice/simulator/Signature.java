package org.knownvoice.simulator;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Twilio's signature of a request: HMAC-SHA1 over the address and the sorted form parameters. */
final class Signature {
    private Signature() {}

    static String of(String authToken, String url, Map<String, String> form) {
        var text = new StringBuilder(withoutFragment(url));
        new TreeMap<>(form).forEach((name, value) -> text.append(name).append(value));
        return hmac(authToken, text.toString());
    }

    static String ofAddress(String authToken, String url) {
        return of(authToken, url, Map.of());
    }

    static String withoutFragment(String url) {
        int hash = url.indexOf('#');
        return hash < 0 ? url : url.substring(0, hash);
    }

    private static String hmac(String key, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A form or query as it is sent. */
    static String encode(Map<String, String> params) {
        return params.entrySet().stream()
                .map(param -> escaped(param.getKey()) + "=" + escaped(param.getValue()))
                .reduce((left, right) -> left + "&" + right)
                .orElse("");
    }

    private static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
