package org.knownvoice.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.knownvoice.config.FamiliarityWeights;
import org.knownvoice.engine.RosterCache;
import org.knownvoice.engine.ShiftChecks;
import org.knownvoice.schedule.Shift;
import org.knownvoice.schedule.Tier;

/** Who does not confirm the start of a shift: those who are on call as backup then are asked to stand in, for the whole shift. */
class BackupIsAskedTest {
    private record Asked(Shift shift, List<String> backups) {}

    private final CrisisLine house = CrisisLine.open(
            agency -> agency.shift("north", "primary", "fay", "2026-03-02T04:00", "2026-03-02T12:00")
                    .shift("north", "backup", "fay", "2026-03-02T04:00", "2026-03-02T12:00")
                    .clinician("hal", "+14255550141", "north")
                    .shift("north", "backup", "hal", "2026-03-01T04:00", "2026-03-02T04:00"),
            CrisisLine.NIGHT,
            Map.of("WATCH_EVERY", "PT1H"));
    private final List<Asked> asked = new ArrayList<>();

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void onceAndInTheTransactionThatSettlesIt() {
        house.advance(Duration.ofMinutes(31));
        var checks = new ShiftChecks(
                house.pool(),
                house::now,
                new RosterCache(house::now, FamiliarityWeights.defaults(), Set.of()),
                UUID::randomUUID,
                (tx, roster, shift, backups, now) -> {
                    asked.add(new Asked(
                            shift, backups.stream().map(one -> one.value()).toList()));
                    return Future.succeededFuture();
                });
        checks.pressed(check(), "2").await();
        checks.pressed(check(), "2").await();
        checks.callOver(check()).await();

        assertThat(asked).hasSize(1);
        assertThat(asked.getFirst().backups()).containsExactly("ben");
        var shift = asked.getFirst().shift();
        assertThat(shift.tier()).isEqualTo(Tier.PRIMARY);
        assertThat(shift.clinician().value()).isEqualTo("fay");
        assertThat(shift.startsAt()).isEqualTo(Instant.parse("2026-03-02T12:00:00Z"));
        assertThat(shift.endsAt()).isEqualTo(Instant.parse("2026-03-02T20:00:00Z"));
    }

    @Test
    void whenTheyCannotBeAskedNothingIsSettled() {
        house.advance(Duration.ofMinutes(31));
        var checks = new ShiftChecks(
                house.pool(),
                house::now,
                new RosterCache(house::now, FamiliarityWeights.defaults(), Set.of()),
                UUID::randomUUID,
                (tx, roster, shift, backups, now) -> Future.failedFuture("the offer cannot be written"));
        assertThat(checks.pressed(check(), "2")
                        .map(done -> false)
                        .otherwise(true)
                        .await())
                .isTrue();

        house.settle();
        house.phone("cora").getsNoText();
        assertThat(house.rowCounts().get("roster_event")).isZero();
    }

    private UUID check() {
        return house.pool()
                .query("select id from shift_check")
                .execute()
                .await()
                .iterator()
                .next()
                .getUUID("id");
    }
}
