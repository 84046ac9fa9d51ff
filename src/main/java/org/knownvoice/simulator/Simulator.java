package org.knownvoice.simulator;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.knownvoice.directory.PhoneNumber;

/**
 * A pretend Twilio: the REST API, the webhooks, and phones that answer. Everything may be called from any thread but an event
 * loop; orders are done when their future is, and views are a picture of one moment.
 */
public final class Simulator {
    private final Vertx vertx;
    private final SimulatorVerticle verticle;
    private final String deployment;

    private Simulator(Vertx vertx, SimulatorVerticle verticle, String deployment) {
        this.vertx = vertx;
        this.verticle = verticle;
        this.deployment = deployment;
    }

    /** Starts one that tells the time by this clock. */
    public static Future<Simulator> start(Vertx vertx, SimulatorSettings settings, InstantSource clock) {
        var verticle = new SimulatorVerticle(settings, clock);
        return vertx.deployVerticle(verticle).map(id -> new Simulator(vertx, verticle, id));
    }

    /** The port it listens on. */
    public int port() {
        return verticle.port();
    }

    /** What takes the place of {@code https://api.twilio.com}. */
    public String url() {
        return verticle.url();
    }

    /** Ends it: connections are closed and nothing that was due will happen. */
    public Future<Void> stop() {
        return vertx.undeploy(deployment);
    }

    /** Adds a number to the account, or changes what it asks. */
    public Future<Void> configure(SimulatedLine line) {
        return lane().run(() -> exchange().lines().put(line));
    }

    /** The phone with this number; there is one for every number. */
    public Phone phone(PhoneNumber number) {
        return new Phone(number, exchange(), lane());
    }

    /** Orders a fault. */
    public Future<Void> add(Fault fault) {
        return lane().run(() -> exchange().faults().add(fault));
    }

    /** Takes back all faults that have not happened yet. */
    public Future<Void> clearFaults() {
        return lane().run(() -> exchange().faults().clear());
    }

    /** When the next thing happens by itself. */
    public Optional<Instant> nextDue() {
        return lane().read(() -> exchange().agenda().nextDue());
    }

    /** Lets everything happen that is due by the clock, in order, and gives their number. */
    public Future<Integer> runDue() {
        return lane().call(() -> exchange().agenda().runDue());
    }

    /** Whether no webhook, callback or REST request is on its way; a request that a fault holds back is not. */
    public boolean idle() {
        return lane().read(() -> exchange().inFlight().none());
    }

    /** Completes as soon as {@link #idle()} holds. */
    public Future<Void> whenIdle() {
        return lane().call(() -> exchange().inFlight().whenNone()).compose(none -> none);
    }

    /** Every call, oldest first. */
    public List<CallView> calls() {
        return lane().read(() ->
                exchange().calls().all().stream().map(SimulatedCall::view).toList());
    }

    /** Every text in both directions, oldest first. */
    public List<TextView> texts() {
        return lane().read(() ->
                exchange().messages().all().stream().map(SimulatedMessage::view).toList());
    }

    /** Every conference, oldest first. */
    public List<ConferenceView> conferences() {
        return lane().read(() ->
                exchange().conferences().all().stream().map(Conference::view).toList());
    }

    /** Every phone that somebody mentioned. */
    public List<PhoneView> phones() {
        return lane().read(() ->
                exchange().handsets().all().stream().map(Handset::view).toList());
    }

    public Collection<SimulatedLine> lines() {
        return lane().read(() -> exchange().lines().all());
    }

    /** Every REST request, oldest first. */
    public List<RestRequestView> requests() {
        return lane().read(() -> verticle.requests().all());
    }

    /** What the pretend debugger shows, oldest first. */
    public List<Alert> alerts() {
        return lane().read(() -> exchange().alerts().all());
    }

    /** Calls the listener on the simulator's own thread after each change; run the result to end it. */
    public Runnable listen(Consumer<Change> listener) {
        return exchange().changes().listen(listener);
    }

    private Exchange exchange() {
        return verticle.exchange();
    }

    private Lane lane() {
        return verticle.lane();
    }
}
