package org.knownvoice.telephony;

import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Sends what Twilio would send, signed by its own code. */
record PretendTwilio(WebClient web, int port, String token) {
    static final String PUBLIC = "https://crisis.agency.example";

    static PretendTwilio to(Vertx vertx, int port, String token) {
        return new PretendTwilio(WebClient.create(vertx), port, token);
    }

    HttpResponse<Buffer> posts(String path, Map<String, String> parameters) {
        var form = new HashMap<>(parameters);
        form.putIfAbsent("AccountSid", Sample.ACCOUNT);
        form.put("SomethingNew", "that nobody knows yet");
        return postsSigned(path, form, signature(token, PUBLIC + path, form));
    }

    HttpResponse<Buffer> postsSigned(String path, Map<String, String> form, String signature) {
        var request = web.post(port, "localhost", path);
        if (!signature.isEmpty()) {
            request.putHeader("X-Twilio-Signature", signature);
        }
        var fields = MultiMap.caseInsensitiveMultiMap();
        form.forEach(fields::add);
        return request.sendForm(fields).timeout(20, TimeUnit.SECONDS).await();
    }

    static String signature(String token, String url, Map<String, String> form) {
        var signed = new StringBuilder(url);
        new TreeMap<>(form).forEach((name, value) -> signed.append(name).append(value));
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(token.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            return Base64.getEncoder()
                    .encodeToString(mac.doFinal(signed.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
