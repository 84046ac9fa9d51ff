package org.knownvoice.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.knownvoice.directory.ClinicianId;
import org.knownvoice.directory.TeamId;
import org.knownvoice.schedule.ShiftOffer.Answer;
import org.knownvoice.schedule.ShiftOffer.Asked;
import org.knownvoice.schedule.ShiftOffer.Kind;
import org.knownvoice.schedule.ShiftOffer.Settled;
import org.knownvoice.schedule.ShiftOffer.State;
import org.knownvoice.schedule.ShiftOffer.Wanted;

class OfferRulesTest {
    private static final TeamId NORTH = new TeamId("north");
    private static final ClinicianId ANA = new ClinicianId("ana");
    private static final ClinicianId BEN = new ClinicianId("ben");
    private static final ClinicianId CORA = new ClinicianId("cora");
    private static final ClinicianId GONE = new ClinicianId("gone");
    private static final Instant NOW = Instant.parse("2026-03-18T12:00:00Z");

    /** Ana from now until in 12 h, Ben the 12 h after that, both in the primary tier; Cora is backup all the time. */
    private static final Shift ANAS = shift(Tier.PRIMARY, ANA, 0, 12);

    private static final Shift BENS = shift(Tier.PRIMARY, BEN, 12, 24);
    private static final Shift CORAS = shift(Tier.BACKUP, CORA, 0, 24);

    @Test
    void aTimeOnCallIsOfferedWholeOrInPartToWhoeverIsFreeOrNot() {
        assertThat(refusal(cover(ANAS, BEN))).isEmpty();
        assertThat(refusal(cover(shift(Tier.PRIMARY, ANA, 3, 4), BEN, CORA))).isEmpty();
        assertThat(refusal(cover(ANAS, CORA))).isEmpty();
        assertThat(refusal(swap(ANAS, BEN, BENS))).isEmpty();
        assertThat(refusal(swap(ANAS, CORA, shift(Tier.BACKUP, CORA, 2, 6))))
                .as("at the same time, in another place")
                .isEmpty();
    }

    @Test
    void whatIsNotTheirsOrOverOrTooFarIsNotOffered() {
        assertThat(refusal(cover(shift(Tier.PRIMARY, ANA, 6, 13), BEN))).contains(WhyNot.NOT_ON_CALL);
        assertThat(refusal(cover(shift(Tier.BACKUP, ANA, 3, 4), BEN))).contains(WhyNot.NOT_ON_CALL);
        assertThat(at(12).refusal(cover(ANAS, BEN))).contains(WhyNot.OVER);
        assertThat(at(11).refusal(cover(ANAS, BEN))).as("it is running").isEmpty();
        assertThat(refusal(cover(shift(Tier.PRIMARY, ANA, 1, 401 * 24), BEN))).contains(WhyNot.TOO_FAR);
    }

    @Test
    void onlyOthersWhoCanBeReachedAndAreNotThereAlreadyAreAsked() {
        assertThat(refusal(cover(ANAS))).contains(WhyNot.NOBODY_ASKED);
        assertThat(refusal(cover(ANAS, ANA))).contains(WhyNot.ASKS_ONESELF);
        assertThat(refusal(cover(ANAS, BEN, BEN))).contains(WhyNot.ASKED_TWICE);
        assertThat(refusal(cover(ANAS, GONE))).contains(WhyNot.ASKED_UNREACHABLE);
        var both = rules(0, List.of(ANAS, shift(Tier.PRIMARY, BEN, 2, 6)), List.of());
        assertThat(both.refusal(cover(shift(Tier.PRIMARY, ANA, 3, 4), BEN))).contains(WhyNot.ASKED_ON_CALL_THERE);
        assertThat(both.refusal(cover(ANAS, BEN))).as("there for a part of it").isEmpty();
        assertThat(rules(0).free(List.of(ANA, BEN, CORA, GONE), ANAS)).containsExactly(BEN);
        assertThat(both.eligible(List.of(BEN, CORA, GONE, ANA), shift(Tier.PRIMARY, ANA, 3, 4)))
                .containsExactly(CORA);
    }

    @Test
    void inASwapEachGivesATimeOfTheirOwnThatIsAheadAndElsewhere() {
        assertThat(refusal(new Wanted(Kind.SWAP, ANAS, List.of(Asked.of(BEN, Optional.empty())))))
                .contains(WhyNot.GIVES_NOTHING);
        assertThat(refusal(new Wanted(Kind.COVER, ANAS, List.of(Asked.of(BEN, Optional.of(BENS))))))
                .contains(WhyNot.GIVES_FOR_NOTHING);
        assertThat(refusal(swap(ANAS, BEN, shift(Tier.PRIMARY, BEN, 11, 13)))).contains(WhyNot.GIVEN_NOT_THEIRS);
        assertThat(refusal(swap(ANAS, BEN, CORAS))).contains(WhyNot.GIVEN_NOT_THEIRS);
        var both = List.of(ANAS, shift(Tier.PRIMARY, BEN, -6, 6), BENS);
        assertThat(rules(7, both, List.of()).refusal(swap(ANAS, BEN, shift(Tier.PRIMARY, BEN, -6, 6))))
                .contains(WhyNot.GIVEN_OVER);
        assertThat(rules(0, both, List.of()).refusal(swap(ANAS, BEN, shift(Tier.PRIMARY, BEN, -6, 6))))
                .contains(WhyNot.GIVEN_OVERLAPS);
    }

    @Test
    void whoAcceptsTakesTheWholeOfItAndGivesTheirsInASwap() {
        assertThat(rules(-1).accept(open(cover(ANAS, BEN, CORA)), BEN))
                .isEqualTo(new Answered.Taken(List.of(NewOverride.cover(ANAS, ANAS.startsAt(), BEN))));
        assertThat(rules(-1).accept(open(swap(ANAS, BEN, BENS)), BEN))
                .isEqualTo(new Answered.Taken(List.of(
                        NewOverride.cover(ANAS, ANAS.startsAt(), BEN), NewOverride.cover(BENS, BENS.startsAt(), ANA))));
    }

    @Test
    void whatIsRunningIsTakenFromNowOn() {
        assertThat(at(5).accept(open(cover(ANAS, BEN)), BEN))
                .isEqualTo(new Answered.Taken(List.of(NewOverride.cover(ANAS, hour(5), BEN))));
    }

    @Test
    void afterTheCoverTheOtherIsOnCallForAllOfItAndAfterASwapBothAre() {
        var taken = (Answered.Taken) at(5).accept(open(swap(ANAS, BEN, BENS)), BEN);
        var after = rules(5, List.of(ANAS, BENS, CORAS), taken.covers()).onCall();

        assertThat(after.between(BEN, hour(0), hour(24))).containsExactly(shift(Tier.PRIMARY, BEN, 5, 12));
        assertThat(after.between(ANA, hour(0), hour(24)))
                .containsExactly(shift(Tier.PRIMARY, ANA, 0, 5), shift(Tier.PRIMARY, ANA, 12, 24));
        assertThat(GapRule.uncovered(rules(0).onCall(), after, Set.of(NORTH), hour(0), hour(24)))
                .isEmpty();
    }

    @Test
    void whatIsNoLongerTheirsIsNotTakenNorIsWhatTheOtherCannotGive() {
        var coveredByCora = List.of(NewOverride.cover(ANAS, ANAS.startsAt(), CORA));
        assertThat(rules(0, List.of(ANAS, BENS, CORAS), coveredByCora).accept(open(cover(ANAS, BEN)), BEN))
                .isEqualTo(new Answered.Refused(WhyNot.NO_LONGER_THEIRS));
        var bensGone = List.of(NewOverride.cover(BENS, hour(20), CORA));
        assertThat(rules(0, List.of(ANAS, BENS, CORAS), bensGone).accept(open(swap(ANAS, BEN, BENS)), BEN))
                .isEqualTo(new Answered.Refused(WhyNot.NO_LONGER_GIVEN));
        var late = shift(Tier.PRIMARY, BEN, -4, -2);
        assertThat(rules(0, List.of(ANAS, late), List.of()).accept(open(swap(ANAS, BEN, late)), BEN))
                .isEqualTo(new Answered.Refused(WhyNot.NO_LONGER_GIVEN));
        assertThat(rules(0).accept(open(cover(ANAS, BEN)), CORA)).isEqualTo(new Answered.Refused(WhyNot.NOT_ASKED));
        assertThat(rules(0).accept(open(cover(ANAS, GONE)), GONE))
                .isEqualTo(new Answered.Refused(WhyNot.ASKED_UNREACHABLE));
    }

    @Test
    void onlyTheFirstHasItAndHearsSoAgainTheOthersHearWho() {
        var taken = settled(cover(ANAS, BEN, CORA), State.TAKEN, Optional.of(BEN));

        assertThat(rules(0).accept(taken, BEN)).isEqualTo(new Answered.SaidAlready());
        assertThat(rules(0).accept(taken, CORA)).isEqualTo(new Answered.Gone(Optional.of(BEN)));
        assertThat(rules(0).decline(taken, BEN)).isEqualTo(new Answered.Refused(WhyNot.TAKEN_BY_YOU));
        assertThat(rules(0).withdraw(taken, ANA)).isEqualTo(new Answered.Gone(Optional.of(BEN)));
        assertThat(at(12).accept(open(cover(ANAS, BEN)), BEN)).isEqualTo(new Answered.Gone(Optional.empty()));
    }

    @Test
    void theLastToDeclineEndsItAndWhoDeclinedMayStillTakeItBefore() {
        var one = new Asked(BEN, Optional.empty(), Optional.of(Answer.DECLINED));
        var offer = open(new Wanted(Kind.COVER, ANAS, List.of(one, Asked.of(CORA, Optional.empty()))));

        assertThat(rules(0).decline(open(cover(ANAS, BEN, CORA)), BEN)).isEqualTo(new Answered.Declined(false));
        assertThat(rules(0).decline(offer, BEN)).isEqualTo(new Answered.SaidAlready());
        assertThat(rules(0).decline(offer, CORA)).isEqualTo(new Answered.Declined(true));
        assertThat(rules(0).accept(offer, BEN)).isInstanceOf(Answered.Taken.class);
    }

    @Test
    void onlyWhoOffersOrMadeTheOfferWithdrawsIt() {
        assertThat(rules(0).withdraw(open(cover(ANAS, BEN)), ANA)).isEqualTo(new Answered.Withdrawn());
        assertThat(rules(0).withdraw(open(cover(ANAS, BEN)), BEN)).isEqualTo(new Answered.Refused(WhyNot.NOT_THEIRS));
        assertThat(rules(0).withdraw(settled(cover(ANAS, BEN), State.WITHDRAWN, Optional.empty()), ANA))
                .isEqualTo(new Answered.SaidAlready());
    }

    private static Optional<WhyNot> refusal(Wanted wanted) {
        return rules(0).refusal(wanted);
    }

    private static OfferRules at(int hour) {
        return rules(hour);
    }

    private static OfferRules rules(int hour) {
        return rules(hour, List.of(ANAS, BENS, CORAS), List.of());
    }

    private static OfferRules rules(int hour, List<Shift> shifts, List<NewOverride> overrides) {
        var numbered = java.util.stream.IntStream.range(0, overrides.size())
                .mapToObj(i -> overrides.get(i).numbered(i + 1))
                .toList();
        var onCall = OnCall.of(shifts, List.of(), numbered, Map.of(NORTH, ZoneOffset.UTC), one -> true);
        return new OfferRules(onCall, one -> !one.equals(GONE), hour(hour));
    }

    private static Wanted cover(Shift shift, ClinicianId... asked) {
        return new Wanted(
                Kind.COVER,
                shift,
                List.of(asked).stream()
                        .map(one -> Asked.of(one, Optional.empty()))
                        .toList());
    }

    private static Wanted swap(Shift shift, ClinicianId asked, Shift given) {
        return new Wanted(Kind.SWAP, shift, List.of(Asked.of(asked, Optional.of(given))));
    }

    private static ShiftOffer open(Wanted wanted) {
        return offer(wanted, Optional.empty());
    }

    private static ShiftOffer settled(Wanted wanted, State state, Optional<ClinicianId> takenBy) {
        return offer(wanted, Optional.of(new Settled(state, takenBy, NOW)));
    }

    private static ShiftOffer offer(Wanted wanted, Optional<Settled> settled) {
        return new ShiftOffer(new OfferId(new UUID(0, 1)), new OfferCode("AB"), wanted, NOW, "ana", settled);
    }

    private static Shift shift(Tier tier, ClinicianId clinician, int from, int to) {
        return new Shift(NORTH, tier, clinician, hour(from), hour(to));
    }

    private static Instant hour(int hours) {
        return NOW.plus(Duration.ofHours(hours));
    }
}
