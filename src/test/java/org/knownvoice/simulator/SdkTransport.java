package org.knownvoice.simulator;

import com.twilio.http.HttpClient;
import com.twilio.http.Request;
import com.twilio.http.Response;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import org.apache.hc.core5.http.Header;

/** Leads the real SDK to the simulator instead of Twilio, one attempt each. */
final class SdkTransport extends HttpClient {
    private final java.net.http.HttpClient http = java.net.http.HttpClient.newHttpClient();
    private final String base;

    SdkTransport(String base) {
        this.base = base;
    }

    @Override
    public Response reliableRequest(Request request) {
        return makeRequest(request);
    }

    @Override
    public Response makeRequest(Request request) {
        var url = request.constructURL().toString().replaceFirst("https://[^/]*", base);
        var builder = HttpRequest.newBuilder(URI.create(url)).header("Authorization", request.getAuthString());
        switch (request.getMethod().name()) {
            case "POST" ->
                builder.header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(request.encodeFormBody()));
            case "DELETE" -> builder.DELETE();
            default -> builder.GET();
        }
        try {
            var answer = http.send(builder.build(), BodyHandlers.ofString());
            return new Response(answer.body(), answer.statusCode(), new Header[0]);
        } catch (IOException e) {
            return null;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
