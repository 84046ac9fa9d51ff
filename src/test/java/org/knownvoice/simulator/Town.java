package org.knownvoice.simulator;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.knownvoice.directory.PhoneNumber;

/** A simulator whose clock is moved by hand, one line, and an application behind it. */
final class Town implements AutoCloseable {
    static final PhoneNumber LINE = new PhoneNumber("+14255550100");

    final Vertx vertx = Vertx.vertx();
    final HandClock clock = new HandClock();
    final TwimlApp app = new TwimlApp(vertx);
    final Simulator simulator;

    Town() {
        this(Network.instant());
    }

    Town(Network network) {
        var line = new SimulatedLine(LINE, app.url("/voice"), "", app.url("/status"), app.url("/sms"));
        simulator = Simulator.start(
                        vertx,
                        SimulatorSettings.defaults()
                                .withPace(Pace.BY_HAND)
                                .withNetwork(network)
                                .withLine(line),
                        clock)
                .await();
    }

    static PhoneNumber number(int last) {
        return new PhoneNumber("+1425555" + (1000 + last));
    }

    Phone phone(int last) {
        return simulator.phone(number(last));
    }

    /** The caller dials the line, and everything that follows at once has happened. */
    Phone call(int last) {
        var phone = phone(last);
        phone.dials(LINE).await();
        settle();
        return phone;
    }

    /** Everything that is due now has happened. */
    void settle() {
        do {
            simulator.whenIdle().await();
        } while (simulator.runDue().await() > 0 || !simulator.idle());
    }

    void pass(Duration time) {
        var end = clock.plus(time);
        settle();
        while (simulator.nextDue().filter(due -> !due.isAfter(end)).isPresent()) {
            simulator.nextDue().filter(due -> due.isAfter(clock.instant())).ifPresent(clock::to);
            settle();
        }
        clock.to(end);
        settle();
    }

    void pass(double seconds) {
        pass(Duration.ofMillis(Math.round(seconds * 1000)));
    }

    Instant now() {
        return clock.instant();
    }

    List<Integer> alertCodes() {
        return simulator.alerts().stream().map(Alert::code).toList();
    }

    CallView lastCall() {
        return simulator.calls().getLast();
    }

    @Override
    public void close() {
        vertx.close().await();
    }
}
