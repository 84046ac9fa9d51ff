package org.knownvoice.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PaceTest {
    @Test
    void byHandNothingHappensUntilTheClockIsMovedAndThenInOrder() {
        try (var town = new Town(Network.defaults())) {
            town.app.says("/voice", "<Dial callerId='+14255550100' timeout='5'>+14255551002</Dial><Say>nobody</Say>");
            town.call(1);
            assertThat(town.simulator.nextDue()).contains(town.now().plusMillis(300));
            assertThat(town.phone(2).view().isRinging()).isFalse();
            town.pass(0.3);
            assertThat(town.phone(2).view().isRinging()).isTrue();
            town.pass(5);
            assertThat(town.phone(1).view().current().orElseThrow().said()).isEqualTo("nobody");
        }
    }

    @Test
    void aJumpOfTheClockKeepsTheOrderAndTheTimesOfWhatWasDue() {
        var clock = new HandClock();
        var seen = new ArrayList<Instant>();
        var agenda = new Agenda(clock, changed -> {});
        var start = clock.instant();
        agenda.after(Duration.ofSeconds(2), () -> {
            seen.add(agenda.now());
            agenda.after(Duration.ofSeconds(1), () -> seen.add(agenda.now()));
        });
        agenda.after(Duration.ofSeconds(5), () -> seen.add(agenda.now()));
        agenda.after(Duration.ofSeconds(4), () -> seen.add(agenda.now())).callOff();
        clock.to(start.plusSeconds(60));
        assertThat(agenda.runDue()).isEqualTo(3);
        assertThat(seen).containsExactly(start.plusSeconds(2), start.plusSeconds(3), start.plusSeconds(5));
    }

    @Test
    void createdCallsStartAtTheRateOfTheAccount() {
        var clock = new HandClock();
        var agenda = new Agenda(clock, changed -> {});
        var queue = new StartQueue(agenda);
        var started = new ArrayList<Instant>();
        for (int i = 0; i < 3; i++) {
            queue.start(Duration.ofSeconds(1), () -> started.add(agenda.now()));
        }
        var start = clock.instant();
        agenda.runDue();
        assertThat(started).containsExactly(start);
        clock.to(start.plusSeconds(10));
        agenda.runDue();
        assertThat(started).containsExactly(start, start.plusSeconds(1), start.plusSeconds(2));
    }

    @Test
    void inRealTimeThingsHappenByThemselves() throws Exception {
        var vertx = Vertx.vertx();
        try {
            var app = new TwimlApp(vertx).says("/voice", "<Gather timeout='1' action='/keys'/><Say>bye</Say>");
            var line = SimulatedLine.of(Town.LINE).withVoiceUrl(app.url("/voice"));
            var simulator = Simulator.start(vertx, SimulatorSettings.defaults().withLine(line), Clock.systemUTC())
                    .await();
            var ended = new CompletableFuture<Change>();
            simulator.listen(change -> {
                if (simulator.calls().stream().anyMatch(call -> call.status().isOver())) {
                    ended.complete(change);
                }
            });
            simulator.phone(Town.number(1)).dials(Town.LINE).await();
            ended.get(20, TimeUnit.SECONDS);
            var leg = simulator.phone(Town.number(1)).view().latest().orElseThrow();
            assertThat(leg.said()).isEqualTo("bye");
            assertThat(Duration.between(
                            leg.answeredAt().orElseThrow(), leg.endedAt().orElseThrow()))
                    .isBetween(Duration.ofMillis(1400), Duration.ofSeconds(4));
            simulator.stop().await();
        } finally {
            vertx.close().await();
        }
    }

    @Test
    void everyChangeIsToldOnceInOrder() {
        try (var town = new Town()) {
            var numbers = new ArrayList<Long>();
            var end = town.simulator.listen(change -> numbers.add(change.number()));
            town.app.says("/voice", "<Say>hello</Say>");
            town.call(1);
            end.run();
            assertThat(numbers).isNotEmpty().isSorted().doesNotHaveDuplicates();
            int before = List.copyOf(numbers).size();
            town.pass(5);
            assertThat(numbers).hasSize(before);
        }
    }
}
