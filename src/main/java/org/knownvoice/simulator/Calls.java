package org.knownvoice.simulator;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every call from its order to its end. */
final class Calls {
    private final Exchange exchange;
    private final StartQueue queue;
    private final Map<String, SimulatedCall> bySid = new LinkedHashMap<>();
    private final CallWatcher ownDocument = new OwnDocument();

    Calls(Exchange exchange) {
        this.exchange = exchange;
        this.queue = new StartQueue(exchange.agenda());
    }

    /** A call created over REST: queued at once, started when the rate permits. */
    SimulatedCall create(CallOrder order) {
        var call = add(order, Optional.empty(), ownDocument);
        queue.start(exchange.settings().network().betweenCalls(), () -> start(call));
        return call;
    }

    /** A call that another call's Dial makes; no rate holds it back. */
    SimulatedCall dial(CallOrder order, SimulatedCall parent, CallWatcher watcher) {
        var call = add(order, Optional.of(parent), watcher);
        exchange.agenda().at(exchange.now(), () -> start(call));
        return call;
    }

    /** A phone calls one of our lines. */
    SimulatedCall receive(Handset caller, SimulatedLine line) {
        var call = add(CallOrder.inbound(caller.shows(), line), Optional.empty(), ownDocument);
        call.enter(CallStatus.RINGING, exchange.now());
        call.take(caller.startDialing(call));
        if (line.voiceUrl().isEmpty()) {
            exchange.alerts().raise(11100, "the number has no voice address", call.sid(), "");
            end(call, CallStatus.FAILED, "the number has no voice address", Optional.of(404));
        } else {
            begin(call);
        }
        return call;
    }

    private SimulatedCall add(CallOrder order, Optional<SimulatedCall> parent, CallWatcher watcher) {
        var call = new SimulatedCall(order, parent, watcher, exchange.now());
        bySid.put(call.sid(), call);
        changed(call);
        return call;
    }

    private void start(SimulatedCall call) {
        if (call.isOver()) {
            return;
        }
        call.doing("initiated");
        exchange.progress().tell(call, "initiated");
        exchange.agenda().after(exchange.settings().network().ringSetUp(), () -> reach(call));
    }

    private void reach(SimulatedCall call) {
        if (call.isOver()) {
            return;
        }
        exchange.lines()
                .find(call.order().to())
                .filter(line -> !line.voiceUrl().isEmpty())
                .ifPresentOrElse(line -> callLine(call, line), () -> reachPhone(call));
    }

    /** The account calls one of its own lines: there it is a call that comes in, and the two hear each other's keys. */
    private void callLine(SimulatedCall call, SimulatedLine line) {
        var received = add(CallOrder.inbound(call.order().from(), line), Optional.empty(), ownDocument);
        received.connect(call);
        received.enter(CallStatus.RINGING, exchange.now());
        rings(call);
        exchange.progress().tell(call, "ringing");
        changed(call);
        begin(received);
    }

    private void reachPhone(SimulatedCall call) {
        var phone = exchange.handsets().at(call.order().to());
        switch (phone.script().answering()) {
            case Answering.OutOfService out ->
                end(call, CallStatus.FAILED, "out of service", Optional.of(out.sipCode()));
            case Answering.Busy busy -> end(call, CallStatus.BUSY, "busy", Optional.of(486));
            default -> {
                if (phone.isInUse() && !phone.script().callWaiting()) {
                    end(call, CallStatus.BUSY, "in another call", Optional.of(486));
                } else {
                    ring(call, phone);
                }
            }
        }
    }

    private void ring(SimulatedCall call, Handset phone) {
        rings(call);
        call.take(phone.startRinging(call));
        exchange.progress().tell(call, "ringing");
        changed(call);
    }

    private void rings(SimulatedCall call) {
        call.enter(CallStatus.RINGING, exchange.now());
        call.doing("ringing");
        call.until(exchange.agenda()
                .after(
                        call.order().ringFor(),
                        () -> end(call, CallStatus.NO_ANSWER, "nobody answered", Optional.of(487))));
    }

    /** Somebody picked up, or our side did for a call that came in. */
    void answered(SimulatedCall call) {
        if (call.isOver() || call.isTalking()) {
            return;
        }
        call.stopRinging();
        call.enter(CallStatus.IN_PROGRESS, exchange.now());
        call.doing("");
        call.leg().ifPresent(leg -> {
            leg.answered(exchange.now());
            leg.handset().changed();
        });
        call.until(exchange.agenda()
                .after(
                        call.order().timeLimit(),
                        () -> end(call, CallStatus.COMPLETED, "time limit", Optional.empty())));
        exchange.progress().tell(call, "answered");
        changed(call);
        call.leg().ifPresent(leg -> leg.handset().talk(leg));
        call.watcher().answered(call);
        call.otherSide().ifPresent(this::answered);
    }

    void end(SimulatedCall call, CallStatus status, String reason, Optional<Integer> sip) {
        if (call.isOver()) {
            return;
        }
        call.end(status, reason, sip, exchange.now());
        call.leg().ifPresent(leg -> {
            leg.ended(exchange.now());
            leg.handset().changed();
        });
        call.runner().ifPresent(TwimlRunner::hungUp);
        call.watcher().over(call);
        exchange.progress().tell(call, "completed");
        changed(call);
        call.otherSide().ifPresent(other -> end(other, status, "the other side ended", sip));
    }

    /** Ends a call as the account's owner wishes: what is not answered yet is canceled. */
    void hangUp(SimulatedCall call, String reason) {
        end(call, call.isTalking() ? CallStatus.COMPLETED : CallStatus.CANCELED, reason, Optional.empty());
    }

    /** The first document of a call that has one. */
    private void begin(SimulatedCall call) {
        carryOut(runnerOf(call), call.order().document(), call.order().twiml());
    }

    private static void carryOut(TwimlRunner runner, Verb.Action document, String twiml) {
        if (twiml.isEmpty()) {
            runner.ask(document, Map.of());
        } else {
            runner.carryOut(twiml, "");
        }
    }

    /** A new document for a call in progress: what it does now ends at once. */
    void redirect(SimulatedCall call, Verb.Action document, String twiml) {
        call.watcher().takenAway(call);
        call.runner().filter(other -> other.place() != TwimlDocument.Place.CALL).ifPresent(TwimlRunner::stop);
        carryOut(runnerOf(call), document, twiml);
        changed(call);
    }

    private TwimlRunner runnerOf(SimulatedCall call) {
        return call.runner()
                .filter(own -> own.place() == TwimlDocument.Place.CALL)
                .orElseGet(() -> {
                    var runner = TwimlRunner.ofCall(exchange, call);
                    call.follow(runner);
                    return runner;
                });
    }

    void changed(SimulatedCall call) {
        exchange.changes().note(Change.Kind.CALL, call.sid());
    }

    Optional<SimulatedCall> find(String sid) {
        return Optional.ofNullable(bySid.get(sid));
    }

    Collection<SimulatedCall> all() {
        return List.copyOf(bySid.values());
    }

    /** A call that carries out its own document once it is answered. */
    private final class OwnDocument implements CallWatcher {
        @Override
        public void answered(SimulatedCall call) {
            if (call.order().direction() == Direction.OUTBOUND_API) {
                begin(call);
            }
        }

        @Override
        public void over(SimulatedCall call) {}

        @Override
        public void takenAway(SimulatedCall call) {}
    }
}
