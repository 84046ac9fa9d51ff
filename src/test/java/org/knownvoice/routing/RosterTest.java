package org.knownvoice.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.knownvoice.routing.SmallRoster.NORTH;
import static org.knownvoice.routing.SmallRoster.NOW;
import static org.knownvoice.routing.SmallRoster.SOUTH;
import static org.knownvoice.routing.SmallRoster.person;
import static org.knownvoice.routing.SmallRoster.phone;
import static org.knownvoice.routing.SmallRoster.staff;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.knownvoice.directory.CareRelationship.Kind;
import org.knownvoice.directory.Language;
import org.knownvoice.directory.Line;
import org.knownvoice.directory.PolicyId;
import org.knownvoice.directory.TeamId;
import org.knownvoice.paging.EscalationPolicy;
import org.knownvoice.schedule.Tier;

class RosterTest {
    private final SmallRoster agency = new SmallRoster();

    @Test
    void anEmptyRosterAnswersEveryQuestion() {
        var roster = Roster.EMPTY;

        assertThat(roster.version()).isZero();
        assertThat(roster.line(phone(1))).isEmpty();
        assertThat(roster.team(NORTH)).isEmpty();
        assertThat(roster.client(person("maria"))).isEmpty();
        assertThat(roster.clinician(staff("ana"))).isEmpty();
        assertThat(roster.clinicianWithPhone(phone(1))).isEmpty();
        assertThat(roster.phonesOf(person("maria"))).isEmpty();
        assertThat(roster.relationships(person("maria"))).isEmpty();
        assertThat(roster.membersOf(NORTH)).isEmpty();
        assertThat(roster.onCall().at(NOW)).isEmpty();
        assertThat(roster.policy(NORTH).steps()).hasSize(3);
    }

    @Test
    void everybodyIsFoundByTheirKey() {
        var line = new Line(phone(1), "North Line", List.of(Language.ENGLISH), NORTH, phone(2), phone(3));
        var roster = agency.line(line)
                .clinician("ana")
                .client("maria")
                .reachedAt("maria", phone(101))
                .onCall(NORTH, Tier.PRIMARY, "ana")
                .build();

        assertThat(roster.line(phone(1))).contains(line);
        assertThat(roster.clinicianWithPhone(phone(1000))).isEqualTo(roster.clinician(staff("ana")));
        assertThat(roster.phonesOf(person("maria"))).hasSize(1);
        assertThat(roster.membersOf(NORTH)).containsExactly(staff("ana"));
        assertThat(roster.isMember(SOUTH, staff("ana"))).isFalse();
        assertThat(roster.onCall(NORTH, Tier.PRIMARY, NOW)).containsExactly(staff("ana"));
        assertThat(roster.onCall(NORTH, Tier.BACKUP, NOW)).isEmpty();
    }

    @Test
    void aTeamClimbsItsOwnLadderElseThatOfTheHouse() {
        var own = EscalationPolicy.standard(new PolicyId("north"));
        var ladder = new EscalationPolicy(own.id(), own.steps().subList(1, 3));
        var roster = agency.policy(ladder).build();

        assertThat(roster.policy(NORTH)).isEqualTo(ladder);
        assertThat(roster.policy(SOUTH).steps()).isEqualTo(own.steps());
        assertThat(roster.policy(new TeamId("nobody's")).steps()).isEqualTo(own.steps());
    }

    @Test
    void theShiftOfSomebodyWhomNobodyKnowsIsIgnored() {
        var roster = agency.onCall(NORTH, Tier.PRIMARY, "ghost").build();

        assertThat(roster.onCall(NORTH, Tier.PRIMARY, NOW)).isEmpty();
    }

    @Test
    void exclusionWinsOverEveryOtherRelationship() {
        var roster = agency.client("maria")
                .clinician("ana")
                .relation("maria", "ana", Kind.EXCLUDED)
                .relation("maria", "ana", Kind.PRIMARY)
                .build();

        assertThat(roster.isExcluded(person("maria"), staff("ana"))).isTrue();
    }

    @Test
    void continuityGoesFromTheOwnClinicianToNone() {
        var roster = agency.client("maria")
                .clinician("ana")
                .clinician("ben")
                .clinician("cora")
                .clinician("dev", SOUTH)
                .relation("maria", "ana", Kind.PRIMARY)
                .relation("maria", "ben", Kind.PEER)
                .build();
        var maria = Optional.of(person("maria"));

        assertThat(roster.continuity(maria, staff("ana"))).isEqualTo(Continuity.OWN_CLINICIAN);
        assertThat(roster.continuity(maria, staff("ben"))).isEqualTo(Continuity.CARE_TEAM);
        assertThat(roster.continuity(maria, staff("cora"))).isEqualTo(Continuity.OWN_TEAM);
        assertThat(roster.continuity(maria, staff("dev"))).isEqualTo(Continuity.PROGRAM);
        assertThat(roster.continuity(Optional.empty(), staff("ana"))).isEqualTo(Continuity.NONE);
    }

    @Test
    void whatItHandsOutCannotBeChanged() {
        var roster = agency.client("maria")
                .clinician("ana")
                .reachedAt("maria", phone(101))
                .relation("maria", "ana", Kind.PRIMARY)
                .build();

        assertThatThrownBy(() -> roster.phonesOf(person("maria")).clear())
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> roster.relationships(person("maria")).clear())
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> roster.membersOf(NORTH).clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    @Timeout(20)
    void fiveThousandClientsAndAHundredThousandMeetingsAreIndexedAndAskedInSeconds() {
        for (int i = 0; i < 350; i++) {
            agency.clinician("c" + i).onCall(NORTH, Tier.BACKUP, "c" + i);
        }
        for (int i = 0; i < 5_000; i++) {
            agency.clientWithCard("k" + i, "C" + i).reachedAt("k" + i, phone(i));
        }
        for (int i = 0; i < 100_000; i++) {
            agency.met("k" + i % 5_000, "c" + i * 7 % 350, Duration.ofHours(i % 2_000));
        }
        var roster = agency.build();

        for (int i = 0; i < 5_000; i++) {
            assertThat(CallerLookup.identify(roster, phone(i))).isInstanceOf(CallerMatch.OneClient.class);
            assertThat(CallerLookup.identifyTyped(roster, "2" + i)).isInstanceOf(CallerMatch.OneClient.class);
            assertThat(roster.acquaintances(person("k" + i))).isNotEmpty();
        }
    }
}
