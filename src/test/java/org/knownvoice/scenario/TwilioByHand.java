package org.knownvoice.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.knownvoice.simulator.Credentials;

/** Single requests to a server, true or forged, signed by code of its own. */
final class TwilioByHand {
    private final HttpClient http = HttpClient.newHttpClient();
    private final String base;
    private final String token;
    private final Map<String, String> extra = new LinkedHashMap<>();

    private TwilioByHand(String base, String token) {
        this.base = base;
        this.token = token;
    }

    /** Twilio itself, to a server at this address. */
    static TwilioByHand to(String base) {
        return signing(base, Credentials.demo().authToken());
    }

    /** Somebody who signs with this. */
    static TwilioByHand signing(String base, String token) {
        return new TwilioByHand(base, token);
    }

    /** From here on with this parameter too. */
    TwilioByHand with(String name, String value) {
        extra.put(name, value);
        return this;
    }

    /** A signed request. Its address is a path, or absolute as it was handed out. */
    HttpResponse<String> posts(String address, String... form) {
        var params = form(form);
        return post(address, params, signature(absolute(address), params));
    }

    /** A request with a signature of the sender's choice; none when empty. */
    HttpResponse<String> postsSigned(String signature, String address, String... form) {
        return post(address, form(form), signature);
    }

    HttpResponse<String> gets(String address) {
        return send(HttpRequest.newBuilder(URI.create(absolute(address))).GET());
    }

    private HttpResponse<String> post(String address, Map<String, String> form, String signature) {
        var body = form.entrySet().stream()
                .map(param -> encoded(param.getKey()) + "=" + encoded(param.getValue()))
                .collect(Collectors.joining("&"));
        var request = HttpRequest.newBuilder(URI.create(absolute(address)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (!signature.isEmpty()) {
            request.header("X-Twilio-Signature", signature);
        }
        return send(request);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.timeout(Duration.ofSeconds(20)).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, String> form(String... pairs) {
        var form = new LinkedHashMap<String, String>();
        form.put("AccountSid", Credentials.demo().accountSid());
        for (int i = 0; i < pairs.length; i += 2) {
            form.put(pairs[i], pairs[i + 1]);
        }
        form.putAll(extra);
        return form;
    }

    private String absolute(String address) {
        return address.startsWith("/") ? base + address : address;
    }

    private String signature(String address, Map<String, String> form) {
        var text = new StringBuilder(address);
        new TreeMap<>(form).forEach((name, value) -> text.append(name).append(value));
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(token.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            return Base64.getEncoder()
                    .encodeToString(mac.doFinal(text.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
