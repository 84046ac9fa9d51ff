package org.knownvoice.telephony;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import org.knownvoice.config.Timings;

/** What Twilio fetches to play it: the music on hold and the recordings. For everybody: it tells of nobody. */
final class AudioFiles {
    private static final String KEPT_FOR_A_DAY = "public, max-age=86400";

    private final Recordings recordings;
    private final Buffer holdMusic;
    private final Buffer moment;

    AudioFiles(Recordings recordings, Timings timings) {
        this.recordings = recordings;
        this.holdMusic = Buffer.buffer(HoldMusic.between(timings));
        this.moment = Buffer.buffer(HoldMusic.wav(Duration.ofSeconds(1)));
    }

    void mount(Router router) {
        router.get(HoldMusic.PATH).handler(request -> answer(request, "audio/wav", KEPT_FOR_A_DAY, holdMusic));
        router.get(Recordings.PATH + ":language/:file").handler(this::recording);
    }

    /** While servers are renewed, one may be asked for what only another one has: a call must not end by that. */
    private void recording(RoutingContext request) {
        recordings
                .file(request.pathParam("language"), request.pathParam("file"))
                .ifPresentOrElse(
                        sound -> answer(request, sound.mediaType(), KEPT_FOR_A_DAY, sound.content()),
                        () -> answer(request, "audio/wav", "no-store", moment));
    }

    private static void answer(RoutingContext request, String type, String cache, Buffer sound) {
        request.response()
                .putHeader("Content-Type", type)
                .putHeader("Cache-Control", cache)
                .end(sound);
    }
}
