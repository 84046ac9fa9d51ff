package org.knownvoice.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.knownvoice.routing.SmallRoster.NORTH;
import static org.knownvoice.routing.SmallRoster.NOW;
import static org.knownvoice.routing.SmallRoster.SOUTH;
import static org.knownvoice.routing.SmallRoster.person;
import static org.knownvoice.routing.SmallRoster.phone;
import static org.knownvoice.routing.SmallRoster.staff;

import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.knownvoice.directory.CareRelationship.Kind;
import org.knownvoice.directory.Language;
import org.knownvoice.directory.Line;
import org.knownvoice.directory.PolicyId;
import org.knownvoice.paging.Explanation.Asked;
import org.knownvoice.paging.Explanation.NotAsked;
import org.knownvoice.paging.Explanation.Why;
import org.knownvoice.routing.Arrangements;
import org.knownvoice.routing.Roster;
import org.knownvoice.routing.SmallRoster;
import org.knownvoice.schedule.OnCall.Duty;
import org.knownvoice.schedule.Shift;
import org.knownvoice.schedule.Tier;

/** Ana and Ben are on call for the north, Cora supervises it; Dev is on call for the south; Fay is off shift. */
class ExplanationTest {
    private final SmallRoster agency = new SmallRoster()
            .client("maria")
            .discharged("jo")
            .clinician("ana")
            .clinician("ben")
            .clinician("cora")
            .clinician("dev", SOUTH)
            .clinician("fay")
            .clinicianUntil("hal", "02:00")
            .clinicianUntil("ian", "01:00")
            .clinicianWithoutMobile("jon")
            .onCall(NORTH, Tier.PRIMARY, "ana")
            .onCall(NORTH, Tier.BACKUP, "ben")
            .onCall(NORTH, Tier.SUPERVISOR, "cora")
            .onCall(SOUTH, Tier.PRIMARY, "dev");

    @Test
    void eachStepNamesThePeopleWhomPagingAsksInTheSameOrderWithTheSameReason() {
        agency.relation("maria", "ben", Kind.PEER).met("maria", "dev", Duration.ofDays(3));
        var busy = new Workload(Map.of(staff("ana"), 2), Set.of(staff("ben")), Optional.empty());
        var roster = agency.build();

        var explained = Explanation.of(roster, person("maria"), busy, NOW).orElseThrow();

        assertThat(explained.steps())
                .hasSize(3)
                .allSatisfy(step -> assertThat(step.asked().stream().map(Asked::candidate))
                        .isEqualTo(WhomToAsk.candidates(
                                step.step(), roster, Optional.of(person("maria")), NORTH, busy, NOW)));
        assertThat(explained.supervisors().stream().map(Asked::candidate).map(Candidate::clinician))
                .containsExactly(staff("cora"));
    }

    @Test
    void whoIsAskedHasPointsDutiesPagesAndTheStepThatAsksThemFirst() {
        agency.relation("maria", "hal", Kind.PRIMARY).met("maria", "dev", Duration.ofDays(0));
        var load = new Workload(Map.of(staff("ben"), 2), Set.of(), Optional.empty());

        var explained =
                Explanation.of(agency.build(), person("maria"), load, NOW).orElseThrow();

        assertThat(asked(explained, 0)).extracting(Asked::sinceStep).containsExactly(1, 1);
        assertThat(asked(explained, 0))
                .extracting(one -> one.familiarity().orElseThrow().score())
                .containsExactly(1000.0, 134.0);
        assertThat(asked(explained, 0).getFirst().duties()).isEmpty();
        assertThat(asked(explained, 0).getLast().duties()).containsExactly(new Duty(SOUTH, Tier.PRIMARY, staff("dev")));
        assertThat(asked(explained, 1)).extracting(Asked::pagesThisWeek).containsExactly(0, 2);
        assertThat(asked(explained, 2))
                .extracting(one -> one.candidate().clinician().value(), Asked::sinceStep)
                .containsExactly(tuple("cora", 3), tuple("dev", 1), tuple("ana", 2), tuple("ben", 2));
    }

    @Test
    void whoKnowsTheClientAndIsNotAskedIsNamedWithTheReason() {
        agency.relation("maria", "ben", Kind.EXCLUDED)
                .relation("maria", "fay", Kind.PRIMARY)
                .relation("maria", "ian", Kind.SECONDARY)
                .relation("maria", "jon", Kind.PRESCRIBER)
                .relation("maria", "ana", Kind.PEER)
                .met("maria", "cora", Duration.ofDays(100))
                .shift(SOUTH, Tier.BACKUP, "fay", NOW.plus(Duration.ofDays(2)), NOW.plus(Duration.ofDays(3)));
        var roster = agency.build().with(new Arrangements(List.of(), Set.of(staff("ana")), List.of(), List.of()));

        assertThat(notAsked(roster))
                .extracting(one -> one.familiarity().clinician().value(), NotAsked::why)
                .containsExactly(
                        tuple("ben", Why.EXCLUDED),
                        tuple("fay", Why.OFF_SHIFT),
                        tuple("ian", Why.OFF_SHIFT),
                        tuple("jon", Why.NO_PHONE),
                        tuple("ana", Why.LEFT));
        assertThat(notAsked(roster).get(1).nextOnCall())
                .contains(new Shift(
                        SOUTH, Tier.BACKUP, staff("fay"), NOW.plus(Duration.ofDays(2)), NOW.plus(Duration.ofDays(3))));
        assertThat(notAsked(roster).get(2).nextOnCall()).isEmpty();
        assertThat(notAsked(roster).get(2).afterHoursUntil()).contains(LocalTime.of(1, 0));
    }

    @Test
    void theHoursBeyondTheShiftsAreForOwnClientsNotForAcquaintances() {
        agency.met("maria", "hal", Duration.ofDays(1));

        assertThat(notAsked(agency.build())).singleElement().satisfies(one -> {
            assertThat(one.why()).isEqualTo(Why.OFF_SHIFT);
            assertThat(one.afterHoursUntil()).isEmpty();
        });
    }

    @Test
    void aLadderThatNamesNobodyWhoKnowsTheClientSaysSo() {
        var house = EscalationPolicy.standard(new PolicyId("north"));
        agency.relation("maria", "cora", Kind.PRIMARY)
                .policy(new EscalationPolicy(house.id(), house.steps().subList(1, 2)));

        assertThat(notAsked(agency.build())).extracting(NotAsked::why).containsExactly(Why.IN_NO_STEP);
    }

    @Test
    void aDischargedClientIsAnUnidentifiedCallerOfTheLinesTeam() {
        agency.relation("jo", "ana", Kind.PRIMARY)
                .line(new Line(phone(1), "South Line", List.of(Language.ENGLISH), SOUTH, phone(2), phone(3)));

        var explained =
                Explanation.of(agency.build(), person("jo"), Workload.NONE, NOW).orElseThrow();

        assertThat(explained.identified()).isFalse();
        assertThat(explained.team()).isEqualTo(SOUTH);
        assertThat(asked(explained, 0)).isEmpty();
        assertThat(asked(explained, 1)).singleElement().satisfies(one -> {
            assertThat(one.candidate().clinician()).isEqualTo(staff("dev"));
            assertThat(one.familiarity()).isEmpty();
        });
        assertThat(explained.notAsked()).isEmpty();
    }

    @Test
    void thereIsNothingToExplainOfAClientWhomNobodyKnows() {
        assertThat(Explanation.of(agency.build(), person("nobody"), Workload.NONE, NOW))
                .isEmpty();
    }

    private static List<Asked> asked(Explanation explained, int step) {
        return explained.steps().get(step).asked();
    }

    private static List<NotAsked> notAsked(Roster roster) {
        return Explanation.of(roster, person("maria"), Workload.NONE, NOW)
                .orElseThrow()
                .notAsked();
    }
}
