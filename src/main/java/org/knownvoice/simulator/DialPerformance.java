package org.knownvoice.simulator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rings numbers side by side; the first that answers is joined with the call, perhaps after hearing a document. */
final class DialPerformance implements Performance, CallWatcher, Bridge {
    private final TwimlRunner runner;
    private final Verb.Dial dial;
    private final List<Verb.NumberNoun> numbers;
    private final Map<SimulatedCall, Verb.NumberNoun> rung = new LinkedHashMap<>();
    private Optional<SimulatedCall> winner = Optional.empty();
    private Optional<Agenda.Due> limit = Optional.empty();
    private boolean bridged;
    private boolean over;

    DialPerformance(TwimlRunner runner, Verb.Dial dial, List<Verb.NumberNoun> numbers) {
        this.runner = runner;
        this.dial = dial;
        this.numbers = numbers;
    }

    @Override
    public void begin() {
        var shown = runner.exchange().callerIds().shownBy(dial, runner.call());
        if (shown.isEmpty()) {
            alert(13214, "Dial: Invalid callerId value");
        } else {
            numbers.forEach(number -> ring(number, shown.get()));
        }
        if (rung.isEmpty()) {
            finish("failed");
        } else if (runner.call().isTalking()) {
            hear(new Heard.Ringback(runner.exchange().now()));
        }
    }

    private void ring(Verb.NumberNoun number, String shown) {
        var objection = CallerIds.against(number.number());
        if (objection.isPresent()) {
            alert(objection.get().code(), objection.get().text());
            return;
        }
        var order = CallOrder.dialed(shown, absolute(number), dial.timeout());
        rung.put(runner.exchange().calls().dial(order, runner.call(), this), number);
    }

    private Verb.NumberNoun absolute(Verb.NumberNoun number) {
        var callback = number.callback();
        var url = callback.url().isEmpty() ? "" : runner.absolute(callback.url());
        return new Verb.NumberNoun(
                number.number(),
                number.whisper(),
                new Verb.Callback(url, callback.method(), callback.events()),
                number.sendDigits());
    }

    @Override
    public void answered(SimulatedCall child) {
        if (over || winner.isPresent()) {
            runner.exchange().calls().hangUp(child, "another phone was faster");
            return;
        }
        winner = Optional.of(child);
        List.copyOf(rung.keySet()).stream()
                .filter(other -> other != child)
                .forEach(other -> runner.exchange().calls().hangUp(other, "another phone was faster"));
        var whisper = rung.get(child).whisper();
        if (whisper.url().isEmpty()) {
            join(child);
        } else {
            whisper(child, whisper);
        }
    }

    private void whisper(SimulatedCall child, Verb.Action document) {
        var calls = runner.exchange().calls();
        var own = new TwimlRunner(runner.exchange(), child, TwimlDocument.Place.WHISPER, new TwimlRunner.Ending() {
            @Override
            public void finished() {
                join(child);
            }

            @Override
            public void failed() {
                calls.hangUp(child, "its document failed");
            }
        });
        child.follow(own);
        own.ask(new Verb.Action(runner.absolute(document.url()), document.method()), Map.of());
    }

    private void join(SimulatedCall child) {
        if (over || child.isOver()) {
            return;
        }
        bridged = true;
        runner.exchange().calls().answered(runner.call());
        runner.call().join(this);
        child.join(this);
        runner.call().doing("bridged");
        child.doing("bridged");
        limit = Optional.of(runner.exchange()
                .agenda()
                .after(dial.timeLimit(), () -> runner.exchange().calls().hangUp(child, "time limit of the dial")));
        changed(child);
    }

    @Override
    public List<SimulatedCall> audibleTo(SimulatedCall call) {
        var both = new ArrayList<>(List.of(runner.call()));
        winner.ifPresent(both::add);
        both.remove(call);
        return both;
    }

    @Override
    public void over(SimulatedCall child) {
        if (over) {
            return;
        }
        if (winner.isPresent()) {
            if (winner.get() == child) {
                finish(bridged ? "completed" : "no-answer");
            }
        } else if (rung.keySet().stream().allMatch(SimulatedCall::isOver)) {
            finish(child.status().word());
        }
    }

    @Override
    public void takenAway(SimulatedCall child) {
        child.part();
        if (!over && winner.filter(won -> won == child).isPresent()) {
            finish("completed");
        }
    }

    private void finish(String status) {
        leave();
        runner.goOnOrStep(dial.action(), result(status));
    }

    private Map<String, String> result(String status) {
        var result = new LinkedHashMap<String, String>();
        result.put("DialCallStatus", status);
        result.put("DialBridged", String.valueOf(bridged));
        winner.or(() -> rung.keySet().stream().reduce((first, last) -> last)).ifPresent(child -> {
            result.put("DialCallSid", child.sid());
            result.put(
                    "DialCallDuration",
                    String.valueOf(child.durationSeconds(runner.exchange().now())));
        });
        return result;
    }

    private void leave() {
        over = true;
        limit.ifPresent(Agenda.Due::callOff);
        runner.call().part();
        winner.ifPresent(SimulatedCall::part);
        changed(runner.call());
    }

    private void changed(SimulatedCall call) {
        runner.exchange().calls().changed(call);
    }

    @Override
    public void stop() {
        leave();
        rung.keySet().forEach(child -> runner.exchange().calls().hangUp(child, "the other side is gone"));
    }

    @Override
    public void hungUp() {
        stop();
        if (!dial.action().url().isEmpty()) {
            runner.report(dial.action(), result(bridged ? "completed" : "canceled"));
        }
    }

    @Override
    public void key(char key) {
        if (key == '*' && dial.hangupOnStar()) {
            winner.ifPresent(child -> runner.exchange().calls().hangUp(child, "the caller pressed *"));
        }
    }

    private void hear(Heard sound) {
        runner.call().leg().ifPresent(leg -> leg.hearing().add(sound));
    }

    private void alert(int code, String text) {
        runner.exchange().alerts().raise(code, text, runner.call().sid(), "");
    }
}
