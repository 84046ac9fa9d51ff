package org.knownvoice.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.knownvoice.directory.PhoneNumber;
import org.knownvoice.simulator.CallView.StatusAt;

/** One call: what was ordered, where it stands, and who takes part. */
final class SimulatedCall {
    private final String sid = Sids.next("CA");
    private final CallOrder order;
    private final Optional<SimulatedCall> parent;
    private final CallWatcher watcher;
    private final List<StatusAt> statuses = new ArrayList<>();
    private final List<Agenda.Due> deadlines = new ArrayList<>();
    private Optional<Leg> leg = Optional.empty();
    private Optional<TwimlRunner> runner = Optional.empty();
    private Optional<Bridge> bridge = Optional.empty();
    private Optional<SimulatedCall> otherSide = Optional.empty();
    private Optional<String> endReason = Optional.empty();
    private Optional<Integer> sipCode = Optional.empty();
    private String activity = "";
    private int callbacks;

    SimulatedCall(CallOrder order, Optional<SimulatedCall> parent, CallWatcher watcher, Instant now) {
        this.order = order;
        this.parent = parent;
        this.watcher = watcher;
        statuses.add(new StatusAt(CallStatus.QUEUED, now));
    }

    String sid() {
        return sid;
    }

    CallOrder order() {
        return order;
    }

    Optional<SimulatedCall> parent() {
        return parent;
    }

    CallWatcher watcher() {
        return watcher;
    }

    CallStatus status() {
        return statuses.getLast().status();
    }

    boolean isOver() {
        return status().isOver();
    }

    boolean isTalking() {
        return status() == CallStatus.IN_PROGRESS;
    }

    void enter(CallStatus status, Instant now) {
        statuses.add(new StatusAt(status, now));
    }

    void end(CallStatus status, String reason, Optional<Integer> sip, Instant now) {
        enter(status, now);
        endReason = Optional.of(reason);
        sipCode = sip;
        bridge = Optional.empty();
        activity = "";
        stopRinging();
    }

    /** Nothing that was to happen while it rang will happen. */
    void stopRinging() {
        deadlines.forEach(Agenda.Due::callOff);
        deadlines.clear();
    }

    void until(Agenda.Due deadline) {
        deadlines.add(deadline);
    }

    Optional<Leg> leg() {
        return leg;
    }

    void take(Leg phone) {
        leg = Optional.of(phone);
    }

    Optional<TwimlRunner> runner() {
        return runner;
    }

    void follow(TwimlRunner document) {
        runner = Optional.of(document);
    }

    void join(Bridge other) {
        bridge = Optional.of(other);
    }

    void part() {
        bridge = Optional.empty();
    }

    /** One line of the account talks with another: each side is a call. */
    void connect(SimulatedCall other) {
        otherSide = Optional.of(other);
        other.otherSide = Optional.of(this);
    }

    /** These keys are heard on this call; a {@code w} is a pause and no key. */
    void press(String digits) {
        for (char key : digits.toCharArray()) {
            if (isTalking() && key != 'w' && key != 'W') {
                runner.ifPresent(document -> document.key(key));
            }
        }
    }

    Optional<SimulatedCall> otherSide() {
        return otherSide;
    }

    void doing(String what) {
        activity = what;
    }

    Set<PhoneNumber> hearsPhones() {
        return bridge.stream()
                .flatMap(joined -> joined.audibleTo(this).stream())
                .flatMap(other -> other.leg().stream())
                .map(other -> other.handset().number())
                .collect(Collectors.toSet());
    }

    /** Counts status callbacks from 0. */
    int nextCallback() {
        return callbacks++;
    }

    Instant created() {
        return statuses.getFirst().at();
    }

    Optional<Instant> since(CallStatus status) {
        return statuses.stream()
                .filter(entry -> entry.status() == status)
                .map(StatusAt::at)
                .findFirst();
    }

    Optional<Instant> ended() {
        return isOver() ? Optional.of(statuses.getLast().at()) : Optional.empty();
    }

    /** Whole seconds from answer to end; 0 when it was never answered. */
    long durationSeconds(Instant now) {
        return since(CallStatus.IN_PROGRESS)
                .map(answered -> Duration.between(answered, ended().orElse(now)))
                .map(length -> length.plusMillis(500).toSeconds())
                .orElse(0L);
    }

    Optional<Integer> sipCode() {
        return sipCode;
    }

    CallView view() {
        return new CallView(
                sid,
                parent.map(SimulatedCall::sid),
                order.direction(),
                order.from(),
                order.to(),
                statuses,
                endReason,
                sipCode,
                activity);
    }
}
