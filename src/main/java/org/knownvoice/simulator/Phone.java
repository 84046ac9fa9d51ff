package org.knownvoice.simulator;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.Arrays;
import java.util.NoSuchElementException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.knownvoice.directory.PhoneNumber;
import org.knownvoice.simulator.LegView.State;

/**
 * A phone and the person who holds it. The acts may be called from any thread and are done when their future is; an act that
 * is not possible now, such as answering a phone that does not ring, fails with {@link NoSuchElementException}.
 */
public final class Phone {
    private final PhoneNumber number;
    private final Exchange exchange;
    private final Lane lane;

    Phone(PhoneNumber number, Exchange exchange, Lane lane) {
        this.number = number;
        this.exchange = exchange;
        this.lane = lane;
    }

    public PhoneNumber number() {
        return number;
    }

    /** What the phone does by itself from now on; calls that already ring go on as before. */
    public Future<Void> follows(PhoneScript script) {
        return lane.run(() -> handset().follow(script));
    }

    /** Names it for the page: a label and a role such as {@code caller}, {@code clinician} or {@code crisis line}. */
    public Future<Void> isCalled(String label, String role) {
        return lane.run(() -> handset().describe(label, role));
    }

    /** What others see when it calls, for example {@code anonymous} or {@code +266696687}. Default its own number. */
    public Future<Void> shows(String callerId) {
        return lane.run(() -> handset().shows(callerId));
    }

    /** Calls one of our lines; gives the sid of the call. */
    public Future<String> dials(PhoneNumber line) {
        return lane.call(() -> exchange.calls().receive(handset(), lineOf(line)).sid());
    }

    /** Writes to one of our lines; gives the sid of the text. */
    public Future<String> texts(PhoneNumber line, String body) {
        return lane.call(
                () -> exchange.messages().receive(handset(), lineOf(line), body).sid());
    }

    /** Picks up the call that rings. */
    public Future<Void> answers() {
        return act("rings", handset -> handset::answer, State.RINGING);
    }

    /** Declines the call that rings. */
    public Future<Void> rejects() {
        return act("rings", handset -> handset::refuse, State.RINGING);
    }

    /** Presses keys in the call it is in. */
    public Future<Void> presses(String digits) {
        var keys = new KeyPress(digits, Duration.ZERO);
        return act("is in a call", handset -> leg -> handset.press(leg, keys.digits()), State.TALKING);
    }

    /** Speaks for so long; heard by a recording. */
    public Future<Void> speaks(Duration length) {
        return act("is in a call", handset -> leg -> handset.speak(leg, length), State.TALKING);
    }

    /** Ends its call: the one it talks in, else the one it dials, else it declines the one that rings. */
    public Future<Void> hangsUp() {
        return act("is in a call", handset -> handset::hangUp, State.TALKING, State.DIALING, State.RINGING);
    }

    /** Everything that happened here so far. Waits for its turn; never call it from an event loop. */
    public PhoneView view() {
        return lane.read(() -> handset().view());
    }

    private Future<Void> act(String condition, Function<Handset, Consumer<Leg>> what, State... states) {
        return lane.run(() -> {
            var handset = handset();
            var leg = Arrays.stream(states)
                    .flatMap(state -> handset.leg(state).stream())
                    .findFirst()
                    .orElseThrow(() -> new NoSuchElementException("no phone that " + condition));
            what.apply(handset).accept(leg);
        });
    }

    private Handset handset() {
        return exchange.handsets().at(number);
    }

    private SimulatedLine lineOf(PhoneNumber line) {
        return exchange.lines()
                .find(line.e164())
                .orElseThrow(() -> new NoSuchElementException("no such line in the account"));
    }
}
