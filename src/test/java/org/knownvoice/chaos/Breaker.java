package org.knownvoice.chaos;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.random.RandomGenerator;
import org.knownvoice.simulator.Fault;

/** Carries out the plan of faults. */
final class Breaker {
    /** Before a server is killed its orders take a while, so that it has some in hand. */
    private static final int IN_HAND = 8;

    private static final Duration ANSWERED_AFTER = Duration.ofSeconds(1);
    private static final Duration KILLED_AFTER = Duration.ofMillis(700);

    private final House house;
    private final Stage stage;
    private final RandomGenerator random;
    private final List<TakenOver> takenOver = new CopyOnWriteArrayList<>();

    /** What a server had in hand when it was killed. */
    record TakenOver(Instant killed, List<Long> orders) {}

    Breaker(House house, Stage stage, RandomGenerator random) {
        this.house = house;
        this.stage = stage;
        this.random = random;
    }

    void carryOut(FaultPlan plan) {
        plan.all().forEach(fault -> stage.at(fault.at(), () -> happens(fault)));
    }

    List<TakenOver> takenOver() {
        return List.copyOf(takenOver);
    }

    private void happens(FaultPlan.Planned fault) {
        var server = house.servers().get(fault.server());
        var proxy = house.proxy();
        switch (fault.kind()) {
            case KILLED -> {
                twilio("POST", IN_HAND, new Fault.Delayed(ANSWERED_AFTER));
                stage.after(KILLED_AFTER, () -> {
                    kill(server);
                    twilioAgain();
                    stage.after(fault.length(), server::start);
                });
            }
            case RESTARTED -> {
                var from = Instant.now();
                server.stop();
                server.start();
                house.note(Trouble.of(fault.kind(), from, Instant.now()));
            }
            case HELD -> lasts(fault, server::hold, server::goOn);
            case DATABASE_CUT -> lasts(fault, proxy::cut, proxy::open);
            case DATABASE_BLOCKED -> lasts(fault, proxy::block, proxy::open);
            case DATABASE_SLOW ->
                lasts(fault, () -> proxy.slow(Duration.ofMillis(random.nextLong(20, 120))), proxy::open);
            case TWILIO_REFUSES -> lasts(fault, () -> twilio("", Fault.ALWAYS, refusal()), this::twilioAgain);
            case TWILIO_UNCLEAR ->
                lasts(fault, () -> twilio("POST", 3 + random.nextInt(8), unclear()), this::twilioAgain);
            case TWILIO_SLOW ->
                lasts(
                        fault,
                        () -> twilio(
                                "", Fault.ALWAYS, new Fault.Delayed(Duration.ofMillis(random.nextLong(300, 7_000)))),
                        this::twilioAgain);
            case CLOCK_WRONG -> {
                long wrong = random.nextLong(-1_500, 1_500);
                lasts(fault, () -> server.sets(Duration.ofMillis(wrong)), () -> server.sets(Duration.ZERO));
            }
            default -> throw new IllegalArgumentException(fault.kind() + " is not for the plan");
        }
    }

    /** Kills the server and notes which orders were in anybody's hand. */
    void kill(ServerProcess server) {
        var from = Instant.now();
        server.kill();
        house.note(Trouble.of(Trouble.Kind.KILLED, from, Instant.now()));
        var orders = house
                .pool()
                .query("select id from outbox where done_at is null and leased_until is not null")
                .execute()
                .await()
                .stream()
                .map(row -> row.getLong("id"))
                .toList();
        takenOver.add(new TakenOver(from, orders));
    }

    private void lasts(FaultPlan.Planned fault, Runnable begin, Runnable end) {
        var from = Instant.now();
        begin.run();
        stage.after(fault.length(), () -> {
            end.run();
            house.note(Trouble.of(fault.kind(), from, Instant.now()));
        });
    }

    private void twilio(String method, int times, Fault.Effect effect) {
        house.simulator().add(Fault.rest(method, "", times, effect)).await();
    }

    private void twilioAgain() {
        house.simulator().clearFaults().await();
    }

    private Fault.Effect refusal() {
        return switch (random.nextInt(3)) {
            case 0 -> new Fault.TooManyRequests();
            case 1 -> new Fault.ErrorBefore();
            default -> new Fault.ResetBefore();
        };
    }

    private Fault.Effect unclear() {
        return random.nextBoolean() ? new Fault.ErrorAfter() : new Fault.ResetAfter();
    }
}
