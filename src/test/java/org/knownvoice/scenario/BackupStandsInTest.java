package org.knownvoice.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.knownvoice.config.FamiliarityWeights;
import org.knownvoice.directory.ClinicianId;
import org.knownvoice.directory.TeamId;
import org.knownvoice.engine.Offers;
import org.knownvoice.engine.RosterCache;
import org.knownvoice.schedule.Shift;
import org.knownvoice.schedule.Tier;

/** A clinician does not confirm the start of a shift: the backups are offered it at once, in the middle of the night. */
class BackupStandsInTest {
    private final CrisisLine house = CrisisLine.open(
            agency -> agency.offShift("ana").shift("north", "primary", "ana", "2026-03-02T03:30", "2026-03-02T08:00"));

    private final StaffNotices notices = new StaffNotices(house);
    private final Shift shift = new Shift(
            new TeamId("north"),
            Tier.PRIMARY,
            new ClinicianId("ana"),
            Instant.parse("2026-03-02T11:30:00Z"),
            Instant.parse("2026-03-02T16:00:00Z"));

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void theBackupWhoTakesItIsOnCallAndTheSupervisorHearsOfIt() {
        asks("ben", "ana", "fay");
        var asked = notices.fresh();
        assertThat(asked.stream().map(StaffNotices.Put::line))
                .containsExactly("STAND_IN_ASKED to ben", "STAND_IN_ASKED to fay");
        assertThat(asked.stream().map(StaffNotices.Put::dueAt)).containsOnly(house.now());
        asks("fay", "ben");
        assertThat(notices.fresh()).as("asked once").isEmpty();

        house.phone("ben").texts("TAKE");

        var told = notices.fresh();
        assertThat(told.stream().map(StaffNotices.Put::line))
                .containsExactlyInAnyOrder(
                        "OFFER_TAKEN to ana", "SHIFT_CONFIRMED to cora", "OFFER_IS_YOURS to ben", "OFFER_GONE to fay");
        assertThat(told.stream().map(StaffNotices.Put::dueAt)).containsOnly(house.now());
        assertThat(house.pool()
                        .query("select made_by from shift_offer")
                        .execute()
                        .await()
                        .iterator()
                        .next()
                        .getString(0))
                .isEqualTo("system");
    }

    @Test
    void whenNoBackupCanTheSupervisorHearsIt() {
        asks("ben");
        notices.fresh();

        house.phone("ben").texts("PASS");

        assertThat(notices.freshLines()).containsExactly("OFFER_DECLINED to ana", "SHIFT_NOT_CONFIRMED to cora");
    }

    @Test
    void whereNobodyIsLeftToAskNothingIsOffered() {
        asks("ana");

        assertThat(notices.fresh()).isEmpty();
    }

    private void asks(String... backups) {
        var rosters = new RosterCache(house::now, FamiliarityWeights.defaults(), Set.of());
        var offers = new Offers(house.pool(), house::now, rosters, UUID::randomUUID);
        house.pool()
                .withTransaction(tx -> rosters.current(tx)
                        .compose(roster -> offers.askToStandIn(
                                tx,
                                roster,
                                shift,
                                Stream.of(backups).map(ClinicianId::new).toList(),
                                house.now())))
                .await();
    }
}
