package org.knownvoice.telephony;

import com.twilio.http.HttpClient;
import com.twilio.http.Request;
import com.twilio.http.Response;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import javax.net.ssl.SSLHandshakeException;
import org.knownvoice.config.PublicUrl;

/**
 * The SDK's way to Twilio. The SDK's own repeats a POST after a 5xx, which rings people twice; this one sends each
 * request once and waits for the answer on the virtual thread that asked.
 */
final class OneAttempt extends HttpClient {
    private static final int TOO_MANY_REQUESTS = 429;

    private final WebClient web;
    private final PublicUrl apiUrl;
    private final Duration answerWithin;

    OneAttempt(WebClient web, PublicUrl apiUrl, Duration answerWithin) {
        this.web = web;
        this.apiUrl = apiUrl;
        this.answerWithin = answerWithin;
    }

    @Override
    public Response reliableRequest(Request request) {
        return makeRequest(request);
    }

    @Override
    public Response reliableRequest(Request request, int[] retryCodes, int retries, long delayMillis) {
        return makeRequest(request);
    }

    /** Fails with {@link NotDone} for anything but success. */
    @Override
    public Response makeRequest(Request request) {
        HttpResponse<Buffer> answer;
        try {
            answer = send(request).toCompletionStage().toCompletableFuture().join();
        } catch (CompletionException e) {
            throw NotDone.because(neverLeft(e.getCause()) ? NotDone.Reason.NOT_SENT : NotDone.Reason.UNCLEAR);
        }
        int status = answer.statusCode();
        if (status >= 200 && status < 300) {
            String body = answer.bodyAsString();
            return new Response(body == null ? "" : body, status);
        }
        if (status == TOO_MANY_REQUESTS) {
            throw NotDone.because(NotDone.Reason.THROTTLED);
        }
        if (status >= 400 && status < 500) {
            throw NotDone.refused(codeIn(answer), status);
        }
        throw NotDone.because(NotDone.Reason.UNCLEAR);
    }

    private Future<HttpResponse<Buffer>> send(Request request) {
        var asked = request.constructURL();
        HttpRequest<Buffer> http = web.requestAbs(
                        HttpMethod.valueOf(request.getMethod().name()),
                        ApiHost.of(apiUrl, asked).at(asked.getFile()))
                .timeout(answerWithin.toMillis())
                .followRedirects(false)
                .putHeader("Accept", "application/json");
        if (request.requiresAuthentication()) {
            http.putHeader("Authorization", request.getAuthString());
        }
        if (request.getMethod() != com.twilio.http.HttpMethod.POST) {
            return http.send();
        }
        return http.putHeader("Content-Type", "application/x-www-form-urlencoded")
                .sendBuffer(Buffer.buffer(request.encodeFormBody()));
    }

    private static boolean neverLeft(Throwable cause) {
        return cause instanceof ConnectException
                || cause instanceof NoRouteToHostException
                || cause instanceof UnknownHostException
                || cause instanceof SSLHandshakeException;
    }

    private static int codeIn(HttpResponse<Buffer> answer) {
        try {
            var body = answer.bodyAsBuffer();
            return body == null ? 0 : new JsonObject(body).getInteger("code", 0);
        } catch (DecodeException | ClassCastException e) {
            return 0;
        }
    }
}
