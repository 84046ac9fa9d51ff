package org.knownvoice.simulator;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One request to the application with its redirects, once. */
final class HttpAttempt {
    private static final int MOST_REDIRECTS = 10;

    private final HttpClient client;
    private final String authToken;

    HttpAttempt(HttpClient client, String authToken) {
        this.client = client;
        this.authToken = authToken;
    }

    Future<WebhookAnswer> make(WebhookRequest request, String token, ConnectionOverrides limits) {
        return make(request, token, limits, 0);
    }

    private Future<WebhookAnswer> make(WebhookRequest request, String token, ConnectionOverrides limits, int hop) {
        var options = options(request, limits);
        return client.request(options)
                .recover(failure -> Future.failedFuture(connectFailure(failure)))
                .compose(http -> exchange(http, request, token, limits))
                .compose(answer -> settle(answer, token, limits, hop));
    }

    private static RequestOptions options(WebhookRequest request, ConnectionOverrides limits) {
        try {
            return new RequestOptions()
                    .setMethod(HttpMethod.valueOf(request.method().toUpperCase()))
                    .setAbsoluteURI(URI.create(request.address()).toURL())
                    .setConnectTimeout(limits.connect());
        } catch (MalformedURLException | IllegalArgumentException e) {
            throw new WebhookFailed(11100, "Invalid URL format", "url");
        }
    }

    private Future<Answer> exchange(
            HttpClientRequest http, WebhookRequest request, String token, ConnectionOverrides limits) {
        http.putHeader(HttpHeaders.USER_AGENT, "TwilioProxy/1.1")
                .putHeader(HttpHeaders.ACCEPT, "*/*")
                .putHeader("I-Twilio-Idempotency-Token", token)
                .putHeader("X-Twilio-Signature", sign(request));
        var user = URI.create(request.address()).getRawUserInfo();
        if (user != null) {
            http.putHeader(HttpHeaders.AUTHORIZATION, "Basic " + base64(user));
        }
        return send(http, request)
                .compose(response -> response.body().map(body -> new Answer(request, response, body)))
                .timeout(limits.read(), TimeUnit.MILLISECONDS)
                .recover(failure -> {
                    http.reset();
                    return Future.failedFuture(exchangeFailure(failure));
                });
    }

    private static Future<HttpClientResponse> send(HttpClientRequest http, WebhookRequest request) {
        if (!request.isPost()) {
            return http.send();
        }
        http.putHeader(HttpHeaders.CONTENT_TYPE, "application/x-www-form-urlencoded; charset=UTF-8");
        return http.send(Buffer.buffer(Signature.encode(request.params())));
    }

    private String sign(WebhookRequest request) {
        return request.isPost()
                ? Signature.of(authToken, request.url(), request.params())
                : Signature.ofAddress(authToken, request.address());
    }

    private record Answer(WebhookRequest request, HttpClientResponse response, Buffer body) {}

    private Future<WebhookAnswer> settle(Answer answer, String token, ConnectionOverrides limits, int hop) {
        int status = answer.response().statusCode();
        return switch (status / 100) {
            case 2 ->
                Future.succeededFuture(new WebhookAnswer(
                        Signature.withoutFragment(answer.request().url()),
                        status,
                        header(answer, "Content-Type"),
                        answer.body()));
            case 3 -> follow(answer, token, limits, hop);
            default ->
                Future.failedFuture(new WebhookFailed(11200, "Got HTTP " + status + " response", status / 100 + "xx"));
        };
    }

    /** A redirect turns a POST into a GET and drops its form. */
    private Future<WebhookAnswer> follow(Answer answer, String token, ConnectionOverrides limits, int hop) {
        var location = header(answer, "Location");
        if (location.isEmpty()) {
            return Future.failedFuture(new WebhookFailed(11216, "HTTP invalid redirect", "3xx"));
        }
        if (hop >= MOST_REDIRECTS) {
            return Future.failedFuture(new WebhookFailed(11215, "HTTP too many redirects", "3xx"));
        }
        var next = URI.create(answer.request().address()).resolve(location).toString();
        return make(new WebhookRequest(answer.request().target(), "GET", next, Map.of()), token, limits, hop + 1);
    }

    private static String header(Answer answer, String name) {
        var value = answer.response().getHeader(name);
        return value == null ? "" : value;
    }

    private static WebhookFailed connectFailure(Throwable failure) {
        return failure instanceof UnknownHostException
                ? new WebhookFailed(11210, "HTTP bad host name", "ct")
                : new WebhookFailed(11205, "HTTP connection failure", "ct");
    }

    private static WebhookFailed exchangeFailure(Throwable failure) {
        return failure instanceof TimeoutException
                ? new WebhookFailed(11200, "no answer in time", "rt")
                : new WebhookFailed(11206, "HTTP protocol violation", "rt");
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
