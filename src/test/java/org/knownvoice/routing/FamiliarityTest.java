package org.knownvoice.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.knownvoice.routing.SmallRoster.NOW;
import static org.knownvoice.routing.SmallRoster.person;
import static org.knownvoice.routing.SmallRoster.staff;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.knownvoice.config.FamiliarityWeights;
import org.knownvoice.directory.CareRelationship.Kind;
import org.knownvoice.directory.ClinicianId;
import org.knownvoice.paging.Workload;
import org.knownvoice.routing.Familiarity.Ranked;

class FamiliarityTest {
    private final SmallRoster agency = new SmallRoster()
            .clientSpeaking("maria", "es")
            .clinician("ana")
            .clinician("ben")
            .clinician("cora")
            .clinicianSpeaking("dev", "en", "es");

    @Test
    void theCloserCareRelationshipComesFirst() {
        agency.clinician("eli")
                .relation("maria", "eli", Kind.PEER)
                .relation("maria", "dev", Kind.PRESCRIBER)
                .relation("maria", "cora", Kind.CASE_MANAGER)
                .relation("maria", "ben", Kind.SECONDARY)
                .relation("maria", "ana", Kind.PRIMARY);

        assertThat(order(Workload.NONE, "eli", "dev", "cora", "ben", "ana"))
                .containsExactly("ana", "ben", "cora", "dev", "eli");
    }

    @Test
    void aPrimaryClinicianOfLongAgoComesBeforeEverybodyElse() {
        agency.relation("maria", "ana", Kind.PRIMARY).relation("maria", "dev", Kind.SECONDARY);
        meets("dev", 90);

        assertThat(order(took("dev"), "dev", "ana")).containsExactly("ana", "dev");
    }

    @Test
    void anOwnRelationshipOutweighsAnyNumberOfMeetingsWithAnAcquaintance() {
        agency.relation("maria", "ben", Kind.PEER);
        meets("dev", 90);

        assertThat(order(took("dev"), "dev", "ben")).containsExactly("ben", "dev");
    }

    @Test
    void whoKnowsTheClientComesBeforeAStrangerWithEveryOtherSign() {
        agency.met("maria", "ben", Duration.ofDays(89));

        assertThat(order(took("dev"), "dev", "ben")).containsExactly("ben", "dev");
    }

    @Test
    void whoMetTheClientLatelyAndOftenComesBeforeWhoMetThemOnceLongAgo() {
        agency.met("maria", "ana", Duration.ofDays(80)).met("maria", "ben", Duration.ofDays(3));

        assertThat(order(Workload.NONE, "ana", "ben")).containsExactly("ben", "ana");
    }

    @Test
    void whoTookTheLastCrisisAndWhoSpeaksTheLanguageComesFirstAmongEquals() {
        assertThat(order(took("cora"), "ana", "cora", "dev")).containsExactly("cora", "dev", "ana");
    }

    @Test
    void whoIsOnAnotherCrisisComesLast() {
        agency.relation("maria", "ana", Kind.PRIMARY);
        var busy = new Workload(Map.of(), Set.of(staff("ana")), Optional.empty());

        var ranked = rank(busy, "ana", "ben");

        assertThat(ranked).extracting(Ranked::clinician).containsExactly(staff("ben"), staff("ana"));
        assertThat(ranked.getLast().reason()).isEqualTo("primary on_other_crisis");
    }

    @Test
    void amongEqualsFewerPagesThisWeekComeFirstThenTheId() {
        var load = new Workload(Map.of(staff("ana"), 3, staff("cora"), 1), Set.of(), Optional.empty());

        assertThat(order(load, "cora", "ana", "ben")).containsExactly("ben", "cora", "ana");
        assertThat(order(Workload.NONE, "cora", "ana", "ben")).containsExactly("ana", "ben", "cora");
    }

    @Test
    void whatKnowingSomebodyWeighsIsSet() {
        agency.relation("maria", "ana", Kind.PRESCRIBER).relation("maria", "ben", Kind.PEER);

        assertThat(order(Workload.NONE, "ben", "ana")).containsExactly("ana", "ben");
        agency.weighing(FamiliarityWeights.defaultsBut(Map.of("FAMILIARITY_PEER", "460")));
        assertThat(order(Workload.NONE, "ana", "ben")).containsExactly("ben", "ana");
    }

    @Test
    void howFarBackAMeetingCountsIsSetAndTheReasonSaysIt() {
        agency.met("maria", "ana", Duration.ofDays(29))
                .met("maria", "ben", Duration.ofDays(31))
                .weighing(FamiliarityWeights.defaultsBut(Map.of("FAMILIARITY_MEMORY", "P30D")));

        assertThat(Familiarity.knows(agency.build(), person("maria"), staff("ben"), NOW))
                .isFalse();
        assertThat(Familiarity.inWords(rank(Workload.NONE, "ana").getFirst().reason()))
                .isEqualTo("saw the client 29 days ago; 1 contact in 30 days");
    }

    @Test
    void theExcludedAreLeftOut() {
        agency.relation("maria", "ana", Kind.EXCLUDED).met("maria", "ana", Duration.ofDays(1));

        assertThat(order(Workload.NONE, "ana", "ben")).containsExactly("ben");
    }

    @Test
    void eachPlaceCarriesItsReasonInCodes() {
        agency.relation("maria", "dev", Kind.PRIMARY)
                .met("maria", "dev", Duration.ofDays(2))
                .met("maria", "dev", Duration.ofDays(40))
                .met("maria", "dev", Duration.ofDays(91))
                .met("maria", "dev", Duration.ofDays(-1));

        assertThat(rank(took("dev"), "dev").getFirst().reason())
                .isEqualTo("primary met_days:2 met_90d:2 last_crisis language:es");
        assertThat(rank(Workload.NONE, "ana").getFirst().reason()).isEmpty();
    }

    @Test
    void theCodesAreReadToPeople() {
        assertThat(Familiarity.inWords("primary met_days:2 met_90d:12"))
                .isEqualTo("primary clinician; saw the client 2 days ago; 12 contacts in 90 days");
        assertThat(Familiarity.inWords("case_manager met_days:1 met_90d:1 last_crisis language:es on_other_crisis"))
                .isEqualTo("case manager; saw the client 1 day ago; 1 contact in 90 days; took the client's last"
                        + " crisis contact; speaks Spanish; on another crisis now");
        assertThat(Familiarity.inWords("on_call:backup team")).isEqualTo("on call as backup; for this team");
        assertThat(Familiarity.inWords("on_call:supervisor program")).isEqualTo("supervisor on call; for another team");
        assertThat(Familiarity.inWords("after_hours peer met_days:0"))
                .isEqualTo("opted in to this hour; peer; saw the client in the last 24 hours");
        assertThat(Familiarity.inWords("")).isEmpty();
    }

    @Test
    void aCodeOfAnotherVersionIsLeftAsItIs() {
        assertThat(Familiarity.inWords("primary moon_phase:3 unheard_of"))
                .isEqualTo("primary clinician; moon_phase:3; unheard_of");
    }

    @Test
    void knowingTheClientIsARelationshipOrAMeetingIn90Days() {
        var roster = agency.relation("maria", "ana", Kind.PEER)
                .met("maria", "ben", Duration.ofDays(89))
                .met("maria", "cora", Duration.ofDays(90))
                .relation("maria", "dev", Kind.EXCLUDED)
                .met("maria", "dev", Duration.ofDays(1))
                .build();

        assertThat(Stream.of("ana", "ben", "cora", "dev")
                        .filter(one -> Familiarity.knows(roster, person("maria"), staff(one), NOW)))
                .containsExactly("ana", "ben");
    }

    private void meets(String clinician, int days) {
        for (int day = 0; day < days; day++) {
            agency.met("maria", clinician, Duration.ofDays(day));
        }
    }

    private static Workload took(String clinician) {
        return new Workload(Map.of(), Set.of(), Optional.of(staff(clinician)));
    }

    private List<Ranked> rank(Workload load, String... available) {
        return Familiarity.rank(
                agency.build(),
                person("maria"),
                Stream.of(available).map(SmallRoster::staff).toList(),
                load,
                NOW);
    }

    private List<String> order(Workload load, String... available) {
        return rank(load, available).stream()
                .map(Ranked::clinician)
                .map(ClinicianId::value)
                .toList();
    }
}
