package org.knownvoice.simulator;

import java.util.LinkedHashMap;
import java.util.Optional;

/** Collects keys. The waiting begins when the nested sound has ended, and anew with each key. */
final class GatherPerformance implements Performance {
    private final TwimlRunner runner;
    private final Verb.Gather gather;
    private final AudioPlayback audio;
    private final StringBuilder digits = new StringBuilder();
    private boolean listening = true;
    private Optional<Agenda.Due> timeout = Optional.empty();

    GatherPerformance(TwimlRunner runner, Verb.Gather gather) {
        this.runner = runner;
        this.gather = gather;
        this.audio = new AudioPlayback(runner, gather.audio(), this::startWaiting);
    }

    @Override
    public void begin() {
        audio.begin();
    }

    private void startWaiting() {
        timeout.ifPresent(Agenda.Due::callOff);
        timeout = Optional.of(runner.exchange().agenda().after(gather.timeout(), () -> finish("")));
    }

    @Override
    public void key(char key) {
        if (!listening || !gather.keys()) {
            return;
        }
        if (gather.bargeIn() || timeout.isPresent()) {
            audio.stop();
            startWaiting();
        }
        if (gather.finishOnKey().indexOf(key) >= 0) {
            finish(String.valueOf(key));
            return;
        }
        digits.append(key);
        if (gather.numDigits().filter(count -> digits.length() >= count).isPresent()) {
            finish("");
        }
    }

    private void finish(String finishedOnKey) {
        stop();
        if (digits.isEmpty() && !gather.actionOnEmptyResult()) {
            runner.step();
            return;
        }
        var result = new LinkedHashMap<String, String>();
        result.put("msg", "Gather End");
        result.put("Digits", digits.toString());
        result.put("FinishedOnKey", finishedOnKey);
        runner.goOn(gather.action(), result);
    }

    @Override
    public void stop() {
        listening = false;
        timeout.ifPresent(Agenda.Due::callOff);
        audio.stop();
    }
}
