package org.knownvoice.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A call's stay in a conference: waiting with music or a document, then joined, then on to the Dial's action. */
final class RoomPerformance implements Performance, Participant.Member {
    private static final int LONGEST_NAME = 128;

    private final TwimlRunner runner;
    private final Verb.Dial dial;
    private final Verb.ConferenceNoun wishes;
    private Optional<Conference> conference = Optional.empty();
    private Optional<TwimlRunner> waiting = Optional.empty();
    private Optional<Agenda.Due> limit = Optional.empty();
    private Instant entered = Instant.EPOCH;

    RoomPerformance(TwimlRunner runner, Verb.Dial dial, Verb.ConferenceNoun wishes) {
        this.runner = runner;
        this.dial = dial;
        this.wishes = wishes;
    }

    @Override
    public void begin() {
        entered = runner.exchange().now();
        if (wishes.name().isEmpty() || wishes.name().length() > LONGEST_NAME) {
            refuse(13237, "Dial->Conference: Invalid Conference Name");
            return;
        }
        var conferences = runner.exchange().conferences();
        var room = conferences.open(wishes.name()).orElseGet(() -> conferences.create(wishes.name(), callback()));
        if (!room.hasRoomFor(wishes)) {
            refuse(16020, "Conference is full");
        } else if (room.hasLabel(wishes.label())) {
            refuse(16025, "Dial->Conference: Participant label is in use by another participant");
        } else {
            enter(room);
        }
    }

    private Verb.Callback callback() {
        var asked = wishes.callback();
        var url = asked.url().isEmpty() ? "" : runner.absolute(asked.url());
        return new Verb.Callback(url, asked.method(), asked.events());
    }

    private void refuse(int code, String text) {
        runner.exchange().alerts().raise(code, text, runner.call().sid(), "");
        finish("failed");
    }

    private void enter(Conference room) {
        conference = Optional.of(room);
        limit = Optional.of(runner.exchange().agenda().after(dial.timeLimit(), () -> {
            leave("participant_hung_up");
            finish("answered");
        }));
        startWaiting();
        room.join(new Participant(runner.call(), wishes, this, entered));
    }

    private void startWaiting() {
        if (wishes.waiting().isEmpty()) {
            runner.call().leg().ifPresent(leg -> leg.hearing().add(new Heard.Music(entered, Conference.USUAL_MUSIC)));
            return;
        }
        var document = wishes.waiting().get();
        if (!document.url().isEmpty()) {
            var own = new TwimlRunner(runner.exchange(), runner.call(), TwimlDocument.Place.WAIT, new WaitEnding());
            waiting = Optional.of(own);
            own.ask(new Verb.Action(runner.absolute(document.url()), document.method()), Map.of());
        }
    }

    @Override
    public void started() {
        waiting.ifPresent(TwimlRunner::stop);
        runner.call().doing("conference");
    }

    @Override
    public void removed() {
        conference = Optional.empty();
        finish("answered");
    }

    private void finish(String status) {
        stop();
        runner.goOnOrStep(dial.action(), result(status));
    }

    private Map<String, String> result(String status) {
        var result = new LinkedHashMap<String, String>();
        result.put("DialCallStatus", status);
        result.put("DialBridged", "false");
        result.put(
                "DialCallDuration",
                String.valueOf(
                        Duration.between(entered, runner.exchange().now()).toSeconds()));
        return result;
    }

    private void leave(String reason) {
        conference.ifPresent(room -> room.leave(runner.call(), reason));
        conference = Optional.empty();
    }

    @Override
    public void stop() {
        limit.ifPresent(Agenda.Due::callOff);
        waiting.ifPresent(TwimlRunner::stop);
        leave("participant_updated_via_api");
    }

    /** The star key leaves the conference, where the Dial says so; the call itself goes on. */
    @Override
    public void key(char key) {
        if (key == '*' && dial.hangupOnStar() && conference.isPresent()) {
            leave("participant_hung_up");
            finish("answered");
        }
    }

    @Override
    public void hungUp() {
        leave("participant_hung_up");
        stop();
        if (!dial.action().url().isEmpty()) {
            runner.report(dial.action(), result("answered"));
        }
    }

    /** A waiting document at its end leaves silence; one that fails puts the call out of the conference. */
    private final class WaitEnding implements TwimlRunner.Ending {
        @Override
        public void finished() {}

        @Override
        public void failed() {
            leave("participant_add_failed");
            finish("failed");
        }
    }
}
