package org.knownvoice.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Says, plays and pauses one thing after the other. */
final class AudioPlayback implements Performance {
    private static final Duration ONE_TONE = Duration.ofMillis(200);

    private final TwimlRunner runner;
    private final List<Verb.Audio> items;
    private final Runnable done;
    private int next;
    private int repeated;
    private boolean over;
    private Optional<Integer> sounding = Optional.empty();
    private Optional<Agenda.Due> end = Optional.empty();

    AudioPlayback(TwimlRunner runner, List<Verb.Audio> items, Runnable done) {
        this.runner = runner;
        this.items = items;
        this.done = done;
    }

    @Override
    public void begin() {
        if (next >= items.size()) {
            over = true;
            done.run();
            return;
        }
        switch (items.get(next)) {
            case Verb.Say say -> say(say);
            case Verb.Play play -> play(play);
            case Verb.Pause pause -> last(pause.length(), 1);
        }
    }

    private void say(Verb.Say say) {
        if (say.text().isEmpty()) {
            last(Duration.ZERO, 1);
            return;
        }
        hear(new Heard.Said(now(), say.duration(), Optional.empty(), say.text(), say.language(), say.voice()));
        last(say.duration(), say.loop());
    }

    private void play(Verb.Play play) {
        if (play.url().isEmpty()) {
            runner.call().otherSide().ifPresent(other -> other.press(play.digits()));
            last(ONE_TONE.multipliedBy(Math.max(1, play.digits().length())), play.loop());
            return;
        }
        var url = runner.absolute(play.url());
        runner.exchange()
                .webhooks()
                .ask(WebhookRequest.forTwiml("GET", url, Map.of()))
                .onSuccess(answer -> unlessOver(() -> sound(answer, url, play.loop())))
                .onFailure(failure -> unlessOver(() -> runner.failed(failure, url)));
    }

    private void sound(WebhookAnswer answer, String url, int loop) {
        if (!answer.mediaType().startsWith("audio/")) {
            runner.failed(new WebhookFailed(13420, "Play: Invalid Content-Type", "type"), url);
            return;
        }
        var length = WavAudio.durationOf(answer.body());
        hear(new Heard.Played(now(), length, Optional.empty(), url));
        last(length, loop);
    }

    private void hear(Heard item) {
        sounding = runner.call().leg().map(leg -> leg.hearing().add(item));
    }

    /** After so long the item comes again, or the next one does. */
    private void last(Duration length, int loop) {
        end = Optional.of(runner.exchange()
                .agenda()
                .after(
                        length,
                        () -> unlessOver(() -> {
                            sounding = Optional.empty();
                            repeated++;
                            if (loop != 0 && repeated >= loop) {
                                repeated = 0;
                                next++;
                            }
                            begin();
                        })));
    }

    private void unlessOver(Runnable act) {
        if (!over) {
            act.run();
        }
    }

    private Instant now() {
        return runner.exchange().now();
    }

    @Override
    public void stop() {
        over = true;
        end.ifPresent(Agenda.Due::callOff);
        sounding.ifPresent(
                place -> runner.call().leg().ifPresent(leg -> leg.hearing().cut(place, now())));
    }
}
