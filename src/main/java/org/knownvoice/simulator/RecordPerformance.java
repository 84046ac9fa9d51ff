package org.knownvoice.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Records what the phone says until a key, silence, the longest length or the end of the call. */
final class RecordPerformance implements Performance {
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    private final TwimlRunner runner;
    private final Verb.Record record;
    private final String sid = Sids.next("RE");
    private Instant began = Instant.EPOCH;
    private boolean over;
    private boolean spoke;
    private Optional<Agenda.Due> silence = Optional.empty();
    private Optional<Agenda.Due> longest = Optional.empty();

    RecordPerformance(TwimlRunner runner, Verb.Record record) {
        this.runner = runner;
        this.record = record;
    }

    @Override
    public void begin() {
        began = runner.exchange().now();
        if (record.playBeep()) {
            runner.call().leg().ifPresent(leg -> leg.hearing().add(new Heard.Beep(began)));
        }
        waitForSilence(record.timeout());
        longest = Optional.of(runner.exchange().agenda().after(record.maxLength(), () -> finish("")));
    }

    private void waitForSilence(Duration wait) {
        silence.ifPresent(Agenda.Due::callOff);
        silence = Optional.of(runner.exchange().agenda().after(wait, this::silent));
    }

    private void silent() {
        if (spoke) {
            finish("");
        } else {
            end();
            runner.step();
        }
    }

    @Override
    public void speech(Duration length) {
        spoke = true;
        waitForSilence(length.plus(record.timeout()));
    }

    @Override
    public void key(char key) {
        if (!over && record.finishOnKey().indexOf(key) >= 0) {
            finish(String.valueOf(key));
        }
    }

    private void finish(String digits) {
        end();
        keep();
        announce();
        runner.goOn(record.action(), result(digits));
    }

    @Override
    public void hungUp() {
        if (over) {
            return;
        }
        end();
        keep();
        announce();
        runner.report(record.action(), result("hangup"));
    }

    /** Another document takes over: what was said until then is kept. */
    @Override
    public void stop() {
        boolean interrupted = !over && spoke;
        end();
        if (interrupted) {
            keep();
            announce();
        }
    }

    private void end() {
        over = true;
        silence.ifPresent(Agenda.Due::callOff);
        longest.ifPresent(Agenda.Due::callOff);
    }

    private void keep() {
        runner.exchange().recordings().keep(new Recording(sid, runner.call().sid(), began, length()));
    }

    private Duration length() {
        var length = Duration.between(began, runner.exchange().now());
        return length.compareTo(SHORTEST) < 0 ? SHORTEST : length;
    }

    private void announce() {
        var callback = record.callback();
        if (callback.url().isEmpty() || !callback.events().contains("completed")) {
            return;
        }
        var form = new LinkedHashMap<>(facts());
        form.put("AccountSid", runner.exchange().settings().credentials().accountSid());
        form.put("CallSid", runner.call().sid());
        form.put("RecordingStatus", "completed");
        form.put("RecordingChannels", "1");
        form.put("RecordingSource", "RecordVerb");
        form.put("RecordingStartTime", CallProgress.date(began));
        runner.exchange()
                .webhooks()
                .tell(
                        WebhookRequest.callback(callback.method(), runner.absolute(callback.url()), form),
                        runner.call().sid());
    }

    private Map<String, String> result(String digits) {
        var form = new LinkedHashMap<>(facts());
        form.put("Digits", digits);
        return form;
    }

    private Map<String, String> facts() {
        return Map.of(
                "RecordingSid", sid,
                "RecordingUrl", runner.exchange().recordingUrl(sid),
                "RecordingDuration", String.valueOf(length().toSeconds()));
    }
}
