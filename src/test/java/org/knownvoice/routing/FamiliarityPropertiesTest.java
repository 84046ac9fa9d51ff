package org.knownvoice.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.knownvoice.routing.SmallRoster.NOW;
import static org.knownvoice.routing.SmallRoster.person;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.knownvoice.config.FamiliarityWeights;
import org.knownvoice.directory.CareRelationship.Kind;
import org.knownvoice.directory.ClinicianId;
import org.knownvoice.paging.Workload;
import org.knownvoice.routing.Familiarity.Ranked;

/** What holds for every agency, not only for the examples. */
class FamiliarityPropertiesTest {
    private static final List<String> STAFF = List.of("ana", "ben", "cora", "dev", "eli");

    /** A meeting so many hours before now; negative: not yet. */
    record Meeting(String clinician, int hoursAgo) {}

    record Agency(FamiliarityWeights weights, Map<String, Kind> relations, List<Meeting> meetings, Workload load) {
        Roster roster() {
            var rows = new SmallRoster()
                    .weighing(weights)
                    .clientSpeaking("maria", "es")
                    .clinicianSpeaking("ana", "en", "es");
            STAFF.subList(1, STAFF.size()).forEach(rows::clinician);
            relations.forEach((clinician, kind) -> rows.relation("maria", clinician, kind));
            meetings.forEach(one -> rows.met("maria", one.clinician(), Duration.ofHours(one.hoursAgo())));
            return rows.build();
        }

        Agency with(Meeting meeting) {
            var more = new ArrayList<>(meetings);
            more.add(meeting);
            return new Agency(weights, relations, more, load);
        }

        /** Of those who are free, in the order in which they are asked: 0 the own clinician, 1 whoever has any tie, … */
        List<Integer> closenessOfTheFree() {
            var roster = roster();
            return rank(STAFF.stream().map(ClinicianId::new).toList()).stream()
                    .map(Ranked::clinician)
                    .filter(one -> !load.onAnotherCrisis().contains(one))
                    .map(one -> closeness(roster, one))
                    .toList();
        }

        private int closeness(Roster roster, ClinicianId one) {
            var kind = relations.get(one.value());
            if (kind != null) {
                return kind == Kind.PRIMARY ? 0 : 1;
            }
            return Familiarity.knows(roster, person("maria"), one, NOW) ? 2 : 3;
        }

        List<Ranked> rank(List<ClinicianId> available) {
            return Familiarity.rank(roster(), person("maria"), available, load, NOW);
        }
    }

    @Property(tries = 300)
    void theRankIsEverybodyAvailableButTheExcludedEachOnce(
            @ForAll("agencies") Agency agency, @ForAll("people") List<ClinicianId> available) {
        var wanted = available.stream()
                .distinct()
                .filter(one -> agency.relations().get(one.value()) != Kind.EXCLUDED)
                .toList();

        assertThat(agency.rank(available)).extracting(Ranked::clinician).containsExactlyInAnyOrderElementsOf(wanted);
    }

    @Property(tries = 300)
    void theOrderInWhichTheyAreNamedChangesNothing(
            @ForAll("agencies") Agency agency, @ForAll("people") List<ClinicianId> available, @ForAll Random random) {
        var otherwise = new ArrayList<>(available);
        Collections.shuffle(otherwise, random);

        assertThat(agency.rank(otherwise)).isEqualTo(agency.rank(available));
    }

    @Property(tries = 300)
    void oneMoreMeetingNeverLowersAClinician(@ForAll("agencies") Agency agency, @ForAll("meetings") Meeting meeting) {
        var everybody = STAFF.stream().map(ClinicianId::new).toList();
        var who = new ClinicianId(meeting.clinician());

        assertThat(place(agency.with(meeting).rank(everybody), who))
                .isLessThanOrEqualTo(place(agency.rank(everybody), who));
    }

    @Property(tries = 1000)
    void theFreeComeBeforeThoseOnAnotherCrisisAndInBothWhoKnowsTheClientComesFirst(@ForAll("agencies") Agency agency) {
        var roster = agency.roster();
        var places = agency.rank(STAFF.stream().map(ClinicianId::new).toList()).stream()
                .map(Ranked::clinician)
                .map(one -> (agency.load().onAnotherCrisis().contains(one) ? 2 : 0)
                        + (Familiarity.knows(roster, person("maria"), one, NOW) ? 0 : 1))
                .toList();

        assertThat(places).isSorted();
    }

    @Property(tries = 1000)
    void whateverIsSetTheOwnClinicianComesFirstThenEveryTieThenAcquaintancesThenStrangers(
            @ForAll("agencies") Agency agency) {
        assertThat(agency.closenessOfTheFree()).isSorted();
    }

    @Property(tries = 300)
    void theWeightsOfTheseTestsAreWeightsThatMayBeSet(@ForAll("weights") FamiliarityWeights weights) {
        assertThat(FamiliarityWeights.defaultsBut(Map.ofEntries(
                        setting("PRIMARY", weights.primary()),
                        setting("SECONDARY", weights.secondary()),
                        setting("CASE_MANAGER", weights.caseManager()),
                        setting("PRESCRIBER", weights.prescriber()),
                        setting("PEER", weights.peer()),
                        setting("MET", weights.met()),
                        setting("MET_TODAY", weights.metToday()),
                        setting("EACH_MEETING", weights.eachMeeting()),
                        setting("MOST_MEETINGS", weights.mostMeetings()),
                        setting("LAST_CRISIS", weights.lastCrisis()),
                        setting("LANGUAGE", weights.language()),
                        Map.entry("FAMILIARITY_MEMORY", "P" + weights.memory().toDays() + "D"))))
                .isEqualTo(weights);
    }

    private static Map.Entry<String, String> setting(String name, int points) {
        return Map.entry("FAMILIARITY_" + name, Integer.toString(points));
    }

    @Property(tries = 300)
    void noReasonHoldsAnythingButCodes(@ForAll("agencies") Agency agency) {
        assertThat(agency.rank(STAFF.stream().map(ClinicianId::new).toList()))
                .allSatisfy(one -> assertThat(one.reason()).matches("([a-z_0-9]+(:[a-z0-9]+)?( |$))*"));
    }

    private static int place(List<Ranked> ranked, ClinicianId who) {
        return ranked.stream().map(Ranked::clinician).toList().indexOf(who);
    }

    @Provide
    Arbitrary<List<ClinicianId>> people() {
        return Arbitraries.of(STAFF).map(ClinicianId::new).list().ofMaxSize(8);
    }

    @Provide
    Arbitrary<Meeting> meetings() {
        return Combinators.combine(Arbitraries.of(STAFF), Arbitraries.integers().between(-48, 24 * 100))
                .as(Meeting::new);
    }

    @Provide
    Arbitrary<Agency> agencies() {
        Arbitrary<Map<String, Kind>> relations = Arbitraries.maps(Arbitraries.of(STAFF), Arbitraries.of(Kind.values()));
        Arbitrary<Map<String, Integer>> pages =
                Arbitraries.maps(Arbitraries.of(STAFF), Arbitraries.integers().between(0, 3));
        Arbitrary<Set<ClinicianId>> busy =
                Arbitraries.of(STAFF).map(ClinicianId::new).set().ofMaxSize(3);
        Arbitrary<Optional<ClinicianId>> lastCrisis =
                Arbitraries.of(STAFF).map(ClinicianId::new).optional();
        return Combinators.combine(weights(), relations, meetings().list().ofMaxSize(30), pages, busy, lastCrisis)
                .as((weights, kinds, met, counts, onCrisis, last) ->
                        new Agency(weights, kinds, met, new Workload(byId(counts), onCrisis, last)));
    }

    /** Any weights that keep the order, often so that they barely do. */
    @Provide
    Arbitrary<FamiliarityWeights> weights() {
        var points = Arbitraries.integers().between(0, 300);
        var more = Arbitraries.integers().between(1, 500).list().ofSize(6);
        return Combinators.combine(
                        points,
                        Arbitraries.integers().between(1, 30),
                        Arbitraries.integers().between(1, 30),
                        points,
                        points,
                        more,
                        Arbitraries.integers().between(7, 366))
                .as((today, each, most, lastCrisis, language, by, days) -> {
                    int met = Math.max(0, lastCrisis + language - each) + by.get(0);
                    int acquaintance = met + today + each * most + lastCrisis + language;
                    var ties = by.subList(1, 5).stream()
                            .map(one -> acquaintance + one)
                            .toList();
                    return new FamiliarityWeights(
                            Collections.max(ties) + acquaintance + by.get(5),
                            ties.get(0),
                            ties.get(1),
                            ties.get(2),
                            ties.get(3),
                            met,
                            today,
                            each,
                            most,
                            lastCrisis,
                            language,
                            Duration.ofDays(days));
                });
    }

    private static Map<ClinicianId, Integer> byId(Map<String, Integer> counts) {
        var pages = new HashMap<ClinicianId, Integer>();
        counts.forEach((id, count) -> pages.put(new ClinicianId(id), count));
        return pages;
    }
}
