package org.knownvoice.telephony;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import java.time.Duration;
import java.util.Optional;
import org.knownvoice.config.Twilio;
import org.knownvoice.engine.Recordings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The recordings that Twilio keeps, fetched and deleted with our credentials: an account for health data has its media
 * behind them.
 */
public final class TwilioRecordings implements Recordings {
    private static final Logger LOG = LoggerFactory.getLogger(TwilioRecordings.class);
    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(2);

    /** Five minutes of telephone sound are some megabytes. */
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(20);

    private static final int OK = 200;
    private static final int NO_CONTENT = 204;
    private static final int NOT_FOUND = 404;
    private static final String SOUND = "audio/wav";

    private final WebClient web;
    private final Twilio settings;

    public TwilioRecordings(Vertx vertx, Twilio settings) {
        this.settings = settings;
        this.web = WebClient.create(
                vertx,
                new WebClientOptions()
                        .setConnectTimeout((int) CONNECT_WITHIN.toMillis())
                        .setFollowRedirects(false)
                        .setUserAgentEnabled(false));
    }

    @Override
    public Future<Fetched> fetch(String recording) {
        return request(HttpMethod.GET, recording, ".wav")
                .send()
                .map(TwilioRecordings::fetched)
                .otherwise(failure -> {
                    LOG.warn("a recording could not be fetched", Shown.of(failure));
                    return new Fetched.NotNow();
                });
    }

    private static Fetched fetched(HttpResponse<Buffer> answer) {
        return switch (answer.statusCode()) {
            case OK ->
                new Fetched.Audio(SOUND, Optional.ofNullable(answer.body()).orElseGet(Buffer::buffer));
            case NOT_FOUND -> new Fetched.Gone();
            default -> {
                LOG.warn("a recording could not be fetched: {}", answer.statusCode());
                yield new Fetched.NotNow();
            }
        };
    }

    @Override
    public Future<Boolean> delete(String recording) {
        return request(HttpMethod.DELETE, recording, ".json")
                .send()
                .map(answer -> answer.statusCode() == NO_CONTENT || answer.statusCode() == NOT_FOUND)
                .otherwise(false);
    }

    private HttpRequest<Buffer> request(HttpMethod method, String recording, String form) {
        var signIn = settings.signIn();
        return web.requestAbs(
                        method,
                        settings.apiUrl()
                                .at("/2010-04-01/Accounts/" + settings.accountSid() + "/Recordings/" + recording
                                        + form))
                .timeout(ANSWER_WITHIN.toMillis())
                .basicAuthentication(signIn.sid().value(), signIn.secret().value());
    }
}
