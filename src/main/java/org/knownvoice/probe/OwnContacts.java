package org.knownvoice.probe;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.knownvoice.config.PublicUrl;
import org.knownvoice.config.Secret;
import org.knownvoice.directory.TeamId;

/** The contacts of the probe's own team: closed through the API, so that none of them waits for a person or is asked about again. */
public final class OwnContacts {
    /** The test clinician, by id. */
    static final String CLINICIAN = "probe";

    private static final Duration TRY_EVERY = Duration.ofSeconds(1);
    private static final int TRIES = 10;
    private static final int ANSWER_SECONDS = 5;
    private static final int OK = 200;

    private final WebClient web;
    private final PublicUrl server;
    private final Optional<Secret> token;

    /** @param token of the API; empty: nothing is closed */
    public OwnContacts(Vertx vertx, PublicUrl server, Optional<Secret> token) {
        this.web = WebClient.create(vertx, new WebClientOptions().setConnectTimeout(ANSWER_SECONDS * 1000));
        this.server = server;
        this.token = token;
    }

    /** Once the caller has hung up. False when some could not be closed. */
    boolean closeWhenOver(Waiting waiting) throws InterruptedException {
        for (int tries = 0; tries < TRIES; tries++) {
            if (close()) {
                return true;
            }
            waiting.pass(TRY_EVERY);
        }
        return false;
    }

    /** False when there is one that cannot be closed now. */
    boolean close() throws InterruptedException {
        return token.isEmpty() || Answered.by(closeAll().otherwise(false));
    }

    private Future<Boolean> closeAll() {
        var open = contacts("/api/v1/contacts");
        var ended = contacts("/api/v1/contacts?state=ended");
        return Future.all(open, ended)
                .map(both -> Stream.concat(open.result().stream(), ended.result().stream())
                        .map(this::close)
                        .toList())
                .compose(Future::all)
                .map(all -> all.<Boolean>list().stream().allMatch(closed -> closed));
    }

    private Future<List<String>> contacts(String path) {
        return web.getAbs(server.at(path))
                .putHeader("Authorization", authorization())
                .send()
                .timeout(ANSWER_SECONDS, TimeUnit.SECONDS)
                .map(OwnContacts::ofTheProbe);
    }

    private static List<String> ofTheProbe(HttpResponse<?> answer) {
        if (answer.statusCode() != OK) {
            throw new IllegalStateException("the API answers " + answer.statusCode());
        }
        return answer.bodyAsJsonObject().getJsonArray("contacts").stream()
                .map(JsonObject.class::cast)
                .filter(contact -> TeamId.PROBE.value().equals(contact.getString("team")))
                .map(contact -> contact.getString("id"))
                .toList();
    }

    private Future<Boolean> close(String contact) {
        return web.postAbs(server.at("/api/v1/contacts/" + contact + "/disposition"))
                .putHeader("Authorization", authorization())
                .sendJsonObject(new JsonObject().put("clinician", CLINICIAN).put("disposition", "other"))
                .timeout(ANSWER_SECONDS, TimeUnit.SECONDS)
                .map(answer -> answer.statusCode() == OK);
    }

    private String authorization() {
        return "Bearer " + token.orElseThrow().value();
    }
}
