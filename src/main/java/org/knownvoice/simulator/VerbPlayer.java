package org.knownvoice.simulator;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.knownvoice.simulator.TwimlDocument.Place;

/** Begins the one verb that is next, and picks up a ringing call where the verb needs it. */
final class VerbPlayer {
    private final TwimlRunner runner;

    VerbPlayer(TwimlRunner runner) {
        this.runner = runner;
    }

    void play(Verb verb) {
        if (picksUp(verb)) {
            runner.exchange().calls().answered(runner.call());
        }
        switch (verb) {
            case Verb.Audio audio -> runner.start(new AudioPlayback(runner, List.of(audio), runner::step), "listening");
            case Verb.Gather gather -> runner.start(new GatherPerformance(runner, gather), "gather");
            case Verb.Record record -> runner.start(new RecordPerformance(runner, record), "recording");
            case Verb.Dial dial -> dial(dial);
            case Verb.Redirect redirect -> runner.ask(redirect.action(), Map.of());
            case Verb.Hangup hangup -> hangUp();
            case Verb.Reject reject -> reject(reject);
            case Verb.Message message -> runner.step();
        }
    }

    private boolean picksUp(Verb verb) {
        boolean ringing = runner.place() == Place.CALL
                && runner.call().order().direction() == Direction.INBOUND
                && runner.call().status() == CallStatus.RINGING;
        return ringing
                && switch (verb) {
                    case Verb.Reject reject -> false;
                    case Verb.Redirect redirect -> false;
                    case Verb.Pause pause -> false;
                    case Verb.Dial dial -> !(dial.answerOnBridge() && dial.target() instanceof Verb.Target.Numbers);
                    default -> true;
                };
    }

    private void dial(Verb.Dial dial) {
        switch (dial.target()) {
            case Verb.Target.Numbers numbers ->
                runner.start(new DialPerformance(runner, dial, numbers.numbers()), "dialing");
            case Verb.Target.Room room ->
                runner.start(new RoomPerformance(runner, dial, room.conference()), "conference");
        }
    }

    private void hangUp() {
        var call = runner.call();
        if (runner.place() == Place.WAIT) {
            runner.step();
            return;
        }
        runner.exchange().calls().end(call, CallStatus.COMPLETED, "hung up by its document", Optional.empty());
    }

    private void reject(Verb.Reject reject) {
        var status = runner.call().isTalking()
                ? CallStatus.COMPLETED
                : reject.busy() ? CallStatus.BUSY : CallStatus.NO_ANSWER;
        runner.exchange().calls().end(runner.call(), status, "rejected by its document", Optional.empty());
    }
}
