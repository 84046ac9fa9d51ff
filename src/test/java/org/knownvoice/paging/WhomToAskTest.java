package org.knownvoice.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.knownvoice.routing.SmallRoster.NORTH;
import static org.knownvoice.routing.SmallRoster.NOW;
import static org.knownvoice.routing.SmallRoster.SOUTH;
import static org.knownvoice.routing.SmallRoster.person;
import static org.knownvoice.routing.SmallRoster.staff;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.knownvoice.directory.CareRelationship.Kind;
import org.knownvoice.directory.ClientId;
import org.knownvoice.directory.ClinicianId;
import org.knownvoice.directory.TeamId;
import org.knownvoice.routing.SmallRoster;
import org.knownvoice.schedule.Tier;

/** Ana and Ben are on call for the north, Cora supervises it; Dev and Eli for the south, Gus supervises it; Fay is off. */
class WhomToAskTest {
    private static final Optional<ClientId> MARIA = Optional.of(person("maria"));
    private static final Optional<ClientId> UNKNOWN = Optional.empty();
    private static final Who KNOWS = new Who.KnowsClient();
    private static final Who TEAM = new Who.OnCallTeam();
    private static final Who PROGRAM = new Who.OnCallProgram();
    private static final Who SUPERVISOR = new Who.OnCallTier(Tier.SUPERVISOR);

    private final SmallRoster agency = new SmallRoster()
            .client("maria")
            .clinician("ana")
            .clinician("ben")
            .clinician("cora")
            .clinician("dev", SOUTH)
            .clinician("eli", SOUTH)
            .clinician("gus", SOUTH)
            .clinician("fay")
            .clinicianUntil("hal", "02:00")
            .clinicianUntil("ian", "01:00")
            .clinicianWithoutMobile("jon")
            .onCall(NORTH, Tier.PRIMARY, "ana")
            .onCall(NORTH, Tier.BACKUP, "ben")
            .onCall(NORTH, Tier.SUPERVISOR, "cora")
            .onCall(SOUTH, Tier.PRIMARY, "dev")
            .onCall(SOUTH, Tier.BACKUP, "eli")
            .onCall(SOUTH, Tier.SUPERVISOR, "gus");

    @Test
    void whoKnowsTheClientAndIsOnCallAnywhereIsAskedBestFirst() {
        agency.relation("maria", "dev", Kind.PRIMARY)
                .relation("maria", "gus", Kind.PEER)
                .met("maria", "ben", Duration.ofDays(3));

        assertThat(asked(MARIA, KNOWS)).containsExactly("dev", "gus", "ben");
    }

    @Test
    void theProbesTeamStandsApartInBothDirections() {
        agency.clinician("probe", TeamId.PROBE);
        for (Tier tier : Tier.values()) {
            agency.onCall(TeamId.PROBE, tier, "probe");
        }
        var roster = agency.build();

        assertThat(asked(MARIA, PROGRAM, new Who.Named(staff("probe")))).doesNotContain("probe");
        assertThat(WhomToAsk.supervisors(roster, UNKNOWN, new TeamId("west"), NOW))
                .extracting(Candidate::clinician)
                .containsExactlyInAnyOrder(staff("cora"), staff("gus"));
        assertThat(WhomToAsk.supervisors(roster, UNKNOWN, TeamId.PROBE, NOW))
                .extracting(Candidate::clinician)
                .containsExactly(staff("probe"));
        assertThat(WhomToAsk.supervisors(agency.build(), UNKNOWN, TeamId.PROBE, NOW.plus(Duration.ofDays(3650))))
                .isEmpty();
    }

    @Test
    void whoIsOffShiftIsNotAskedHoweverWellTheyKnowTheClient() {
        agency.relation("maria", "fay", Kind.PRIMARY);

        assertThat(asked(MARIA, KNOWS, TEAM, SUPERVISOR, PROGRAM)).doesNotContain("fay");
    }

    @Test
    void theClientsOwnClinicianIsAskedBeyondTheShiftWithinTheHoursOptedInTo() {
        agency.relation("maria", "hal", Kind.SECONDARY).relation("maria", "ian", Kind.PRIMARY);

        assertThat(candidates(MARIA, Workload.NONE, KNOWS))
                .containsExactly(new Candidate(staff("hal"), "after_hours secondary"));
    }

    @Test
    void whoIsOnCallOrHasOptedInForTheClientMayBeRung() {
        agency.relation("maria", "hal", Kind.SECONDARY)
                .relation("maria", "ian", Kind.PRIMARY)
                .relation("maria", "ben", Kind.EXCLUDED)
                .onCall(NORTH, Tier.BACKUP, "jon");
        assertThat(whoMayBeRung()).containsExactly("ana", "cora", "dev", "eli", "gus", "hal");

        agency.leaves("ana").leaves("hal");
        assertThat(whoMayBeRung()).containsExactly("cora", "dev", "eli", "gus");
    }

    private List<String> whoMayBeRung() {
        var roster = agency.build();
        return Stream.of("ana", "ben", "cora", "dev", "eli", "fay", "gus", "hal", "ian", "jon")
                .filter(one -> WhomToAsk.mayBeRung(roster, MARIA, NORTH, staff(one), NOW))
                .toList();
    }

    @Test
    void optingInOpensNoOtherStep() {
        agency.relation("maria", "hal", Kind.PRIMARY);

        assertThat(asked(MARIA, TEAM, SUPERVISOR, PROGRAM, new Who.Named(staff("hal"))))
                .doesNotContain("hal");
    }

    @Test
    void optingInIsForOwnClientsNotForAcquaintances() {
        agency.met("maria", "hal", Duration.ofDays(1));

        assertThat(asked(MARIA, KNOWS)).isEmpty();
    }

    @Test
    void theExcludedAreAskedInNoStep() {
        agency.relation("maria", "ana", Kind.EXCLUDED)
                .met("maria", "ana", Duration.ofDays(1))
                .relation("maria", "cora", Kind.EXCLUDED)
                .relation("maria", "hal", Kind.EXCLUDED);

        assertThat(asked(MARIA, KNOWS, TEAM, SUPERVISOR, PROGRAM, new Who.Named(staff("ana"))))
                .containsExactly("ben", "dev", "eli");
        assertThat(supervisors(MARIA)).containsExactly("gus");
    }

    @Test
    void nobodyKnowsAnUnidentifiedCaller() {
        assertThat(asked(UNKNOWN, KNOWS)).isEmpty();
    }

    @Test
    void anUnidentifiedCallersTeamIsAskedByFairness() {
        var load = new Workload(Map.of(staff("ana"), 2, staff("ben"), 1), Set.of(), Optional.empty());

        assertThat(candidates(UNKNOWN, load, TEAM))
                .containsExactly(
                        new Candidate(staff("ben"), "on_call:backup team"),
                        new Candidate(staff("ana"), "on_call:primary team"));
    }

    @Test
    void theTeamIsItsPrimaryAndBackupNotItsSupervisor() {
        assertThat(asked(MARIA, TEAM)).containsExactly("ana", "ben");
        assertThat(asked(MARIA, new Who.OnCallTier(Tier.PRIMARY))).containsExactly("ana");
        assertThat(asked(MARIA, new Who.OnCallTier(Tier.BACKUP))).containsExactly("ben");
        assertThat(asked(MARIA, SUPERVISOR)).containsExactly("cora");
    }

    @Test
    void whoKnowsTheClientComesFirstInTheTeamAndInTheProgram() {
        agency.met("maria", "eli", Duration.ofDays(50)).relation("maria", "ben", Kind.PEER);

        assertThat(asked(MARIA, TEAM)).containsExactly("ben", "ana");
        assertThat(asked(MARIA, PROGRAM)).containsExactly("ben", "eli", "ana", "dev");
    }

    @Test
    void theReasonSaysTheDutyThenTheFamiliarity() {
        agency.met("maria", "eli", Duration.ofDays(50));

        assertThat(candidates(MARIA, Workload.NONE, PROGRAM))
                .extracting(Candidate::reason)
                .containsExactly(
                        "on_call:backup program met_days:50 met_90d:1",
                        "on_call:primary team",
                        "on_call:backup team",
                        "on_call:primary program");
    }

    @Test
    void aStepsPeopleComeInTheOrderInWhichItNamesThemEachOnce() {
        agency.relation("maria", "dev", Kind.PRIMARY);

        assertThat(asked(MARIA, SUPERVISOR, PROGRAM)).containsExactly("cora", "dev", "ana", "ben", "eli");
        assertThat(asked(MARIA, KNOWS, PROGRAM)).containsExactly("dev", "ana", "ben", "eli");
    }

    @Test
    void whoIsOnAnotherCrisisComesLastInTheStep() {
        var busy = new Workload(Map.of(), Set.of(staff("cora")), Optional.empty());

        assertThat(candidates(MARIA, busy, SUPERVISOR, TEAM))
                .extracting(Candidate::clinician)
                .containsExactly(staff("ana"), staff("ben"), staff("cora"));
        assertThat(candidates(UNKNOWN, busy, SUPERVISOR, TEAM))
                .extracting(Candidate::clinician)
                .containsExactly(staff("ana"), staff("ben"), staff("cora"));
    }

    @Test
    void onePersonByNameIsAskedWhileOnCallForWhateverTeam() {
        assertThat(asked(MARIA, new Who.Named(staff("gus")))).containsExactly("gus");
        assertThat(asked(MARIA, new Who.Named(staff("fay")))).isEmpty();
        assertThat(asked(MARIA, new Who.Named(staff("nobody")))).isEmpty();
    }

    @Test
    void whoHasNoMobileIsLeftOut() {
        agency.onCall(NORTH, Tier.PRIMARY, "jon").relation("maria", "jon", Kind.PRIMARY);

        assertThat(asked(MARIA, KNOWS, TEAM)).containsExactly("ana", "ben");
    }

    @Test
    void whoIsOnCallTwiceIsAskedOnceForTheTeamThatNeedsThem() {
        agency.onCall(SOUTH, Tier.PRIMARY, "ben");

        assertThat(candidates(UNKNOWN, Workload.NONE, PROGRAM))
                .contains(new Candidate(staff("ben"), "on_call:backup team"))
                .hasSize(4);
    }

    @Test
    void theTeamsOwnSupervisorIsAskedAtExhaustion() {
        assertThat(supervisors(MARIA)).containsExactly("cora");
        assertThat(supervisors(UNKNOWN)).containsExactly("cora");
    }

    @Test
    void withoutASupervisorEverybodyOnCallIsAskedRatherThanNobody() {
        var roster = new SmallRoster()
                .clinician("ana")
                .clinician("dev", SOUTH)
                .onCall(NORTH, Tier.PRIMARY, "ana")
                .onCall(SOUTH, Tier.BACKUP, "dev")
                .build();

        assertThat(WhomToAsk.supervisors(roster, UNKNOWN, NORTH, NOW))
                .extracting(Candidate::clinician)
                .containsExactly(staff("ana"), staff("dev"));
    }

    @Test
    void theSupervisorWhoNeedsHelpIsNotAskedForItButTheNextOneIs() {
        assertThat(ids(WhomToAsk.supervisors(agency.build(), UNKNOWN, Optional.of(staff("cora")), NORTH, NOW)))
                .isNotEmpty()
                .doesNotContain("cora");
    }

    private List<Candidate> candidates(Optional<ClientId> client, Workload load, Who... who) {
        var step = new EscalationStep(1, List.of(who), Set.of(Channel.SMS, Channel.VOICE), Duration.ofSeconds(45));
        return WhomToAsk.candidates(step, agency.build(), client, NORTH, load, NOW);
    }

    private List<String> asked(Optional<ClientId> client, Who... who) {
        return ids(candidates(client, Workload.NONE, who));
    }

    private List<String> supervisors(Optional<ClientId> client) {
        return ids(WhomToAsk.supervisors(agency.build(), client, NORTH, NOW));
    }

    private static List<String> ids(List<Candidate> candidates) {
        return candidates.stream()
                .map(Candidate::clinician)
                .map(ClinicianId::value)
                .toList();
    }
}
