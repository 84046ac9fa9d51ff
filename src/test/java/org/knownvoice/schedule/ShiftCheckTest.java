package org.knownvoice.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.knownvoice.schedule.ShiftCheck.Effect.ALL_RIGHT;
import static org.knownvoice.schedule.ShiftCheck.Effect.ASK_BACKUPS;
import static org.knownvoice.schedule.ShiftCheck.Effect.CALL;
import static org.knownvoice.schedule.ShiftCheck.Effect.CONFIRM;
import static org.knownvoice.schedule.ShiftCheck.Effect.TELL_SUPERVISORS;
import static org.knownvoice.schedule.ShiftCheck.State.CALLED;
import static org.knownvoice.schedule.ShiftCheck.State.CONFIRMED;
import static org.knownvoice.schedule.ShiftCheck.State.NOT_CONFIRMED;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.knownvoice.directory.ClinicianId;
import org.knownvoice.directory.TeamId;
import org.knownvoice.schedule.ShiftCheck.Event;

class ShiftCheckTest {
    private static final Instant START = Instant.parse("2026-11-27T04:00:00Z");
    private static final Event TIME = new Event.TimePassed(false);
    private static final Event ONE = new Event.Confirmed();
    private static final Event TWO = new Event.Cannot();
    private static final Event OVER = new Event.CallOver();

    private static final ShiftCheck TEXTED = ShiftCheck.texted(shift(Tier.PRIMARY));

    private static Shift shift(Tier tier) {
        return new Shift(new TeamId("north"), tier, new ClinicianId("ana"), START, START.plus(Duration.ofHours(8)));
    }

    private static Instant before(int minutes) {
        return START.minus(Duration.ofMinutes(minutes));
    }

    private static ShiftCheck called() {
        return TEXTED.decide(TIME, before(15)).next();
    }

    private static void changesNothing(ShiftCheck check, Event event, Instant now) {
        assertThat(check.decide(event, now)).isEqualTo(new ShiftCheck.Decision(check, List.of()));
    }

    @Test
    void withoutAnAnswerACallFollowsThenTheOthersAreTold() {
        changesNothing(TEXTED, TIME, before(16));
        var call = TEXTED.decide(TIME, before(15));
        assertThat(call.effects()).containsExactly(CALL);
        assertThat(call.next().state()).isEqualTo(CALLED);
        changesNothing(call.next(), TIME, before(13));

        var told = call.next().decide(TIME, before(12));
        assertThat(told.effects()).containsExactly(TELL_SUPERVISORS, ASK_BACKUPS);
        assertThat(told.next().state()).isEqualTo(NOT_CONFIRMED);
        assertThat(told.next().isWaiting()).isFalse();
    }

    @Test
    void aCallThatEndsWithoutAKeyIsNotWaitedFor() {
        assertThat(called().decide(OVER, before(14)).effects()).containsExactly(TELL_SUPERVISORS, ASK_BACKUPS);
        changesNothing(TEXTED, OVER, before(20));
        changesNothing(called().decide(ONE, before(14)).next(), OVER, before(14));
    }

    @Test
    void anAnswerSettlesItAndARepeatedOneChangesNothing() {
        for (var check : List.of(TEXTED, called())) {
            var confirmed = check.decide(ONE, before(14));
            assertThat(confirmed.effects()).containsExactly(CONFIRM);
            changesNothing(confirmed.next(), ONE, before(13));
            changesNothing(confirmed.next(), TIME, before(12));

            var refused = check.decide(TWO, before(14));
            assertThat(refused.effects()).containsExactly(TELL_SUPERVISORS, ASK_BACKUPS);
            changesNothing(refused.next(), TWO, before(13));
        }
    }

    @Test
    void aLateConfirmationIsToldToo() {
        var late = called().decide(OVER, before(14)).next().decide(ONE, before(5));
        assertThat(late.effects()).containsExactly(CONFIRM, ALL_RIGHT);
        assertThat(late.next().state()).isEqualTo(CONFIRMED);
    }

    @Test
    void whoHasConfirmedMaySayUntilTheStartThatTheyCannot() {
        var confirmed = TEXTED.decide(ONE, before(20)).next();
        assertThat(confirmed.decide(TWO, before(1)).effects()).containsExactly(TELL_SUPERVISORS, ASK_BACKUPS);
        changesNothing(confirmed, TWO, START);
    }

    @Test
    void whoSpeaksWithACallerCanBeReached() {
        var talks = new Event.TimePassed(true);
        assertThat(TEXTED.decide(talks, before(15)).effects()).containsExactly(CONFIRM);
        assertThat(called().decide(talks, before(12)).effects()).containsExactly(CONFIRM);
    }

    @Test
    void onlyForThePrimaryTierABackupIsAsked() {
        for (var tier : List.of(Tier.BACKUP, Tier.SUPERVISOR)) {
            assertThat(ShiftCheck.texted(shift(tier)).decide(TWO, before(20)).effects())
                    .containsExactly(TELL_SUPERVISORS);
        }
    }

    @Test
    void afterTheStartNobodyIsCalledAndAnHourLaterNobodyIsTold() {
        assertThat(TEXTED.decide(TIME, START.plusSeconds(60)).effects()).containsExactly(TELL_SUPERVISORS, ASK_BACKUPS);
        var old = TEXTED.decide(TIME, START.plus(Duration.ofHours(1)));
        assertThat(old.effects()).isEmpty();
        assertThat(old.next().isWaiting()).isFalse();
    }

    @Test
    void theTextGoesOutInTheQuarterOfAnHourBeforeTheCall() {
        assertThat(ShiftCheck.isTextTime(START, before(31))).isFalse();
        assertThat(ShiftCheck.isTextTime(START, before(30))).isTrue();
        assertThat(ShiftCheck.isTextTime(START, before(16))).isTrue();
        assertThat(ShiftCheck.isTextTime(START, before(15))).isFalse();
    }
}
