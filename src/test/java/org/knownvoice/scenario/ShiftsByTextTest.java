package org.knownvoice.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.knownvoice.scenario.Program.objects;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Clinicians offer, take and pass on times on call with nothing but an ordinary phone. */
class ShiftsByTextTest {
    /** Monday, 03:00: Ana has the nights of Monday, Wednesday and Friday, Ben that of Tuesday, both Sunday. */
    private final CrisisLine house = CrisisLine.open(ShiftsByTextTest::oneWeek, CrisisLine.NIGHT, Program.LET_IN);

    private final Program program = new Program(house);
    private final StaffNotices notices = new StaffNotices(house);

    @AfterEach
    void close() {
        house.close();
    }

    private static void oneWeek(Agency agency) {
        agency.none("shifts.csv")
                .shift("north", "primary", "ana", "2026-03-02T18:00", "2026-03-03T08:00")
                .shift("north", "primary", "ben", "2026-03-03T18:00", "2026-03-04T08:00")
                .shift("north", "primary", "ana", "2026-03-04T18:00", "2026-03-05T08:00")
                .shift("north", "primary", "ana", "2026-03-06T18:00", "2026-03-07T08:00")
                .shift("north", "backup", "fay", "2026-03-06T20:00", "2026-03-07T01:00")
                .shift("north", "primary", "ana", "2026-03-08T09:00", "2026-03-08T12:00")
                .shift("north", "primary", "ana", "2026-03-08T14:00", "2026-03-08T18:00")
                .row("clinicians.csv", "kai-2", "Kai Sample", "LMHC", "+14255550118", "", "en", "clinician", "")
                .row("clinicians.csv", "kai-3", "Kai Example", "LMHC", "+14255550117", "", "en", "clinician", "");
    }

    @Test
    void coverOffersTheNextTimeOnCallToAllWhoAreFree() {
        house.phone("ana").texts("cover");

        var put = notices.fresh();
        assertThat(put.stream().map(StaffNotices.Put::line))
                .containsExactly(
                        "COVER_OFFERED to ben", "COVER_OFFERED to cora", "COVER_OFFERED to fay", "OFFER_MADE to ana");
        assertThat(put.getLast().dueAt()).isEqualTo(house.now());
        assertThat(put.getLast().values().getMap())
                .containsEntry("from", "2026-03-03T02:00:00Z")
                .containsEntry("count", "3");
        assertThat(put.getFirst().values().getMap())
                .containsEntry("colleague", "ana")
                .containsEntry("team", "north")
                .containsEntry("tier", "PRIMARY")
                .containsEntry("to", "2026-03-03T16:00:00Z");
    }

    @Test
    void aDayNamesTheTimeThatBeginsOnIt() {
        for (var text : List.of("Cover Fri.", " COVER: friday", "cover my friday please", "cover 3/6", "Cover 3-06!")) {
            house.phone("ana").texts(text);
            var put = notices.fresh();
            assertThat(put.getLast().line()).as(text).isEqualTo("OFFER_MADE to ana");
            assertThat(put.getLast().values().getString("from")).as(text).isEqualTo("2026-03-07T02:00:00Z");
            assertThat(put.getLast().values().getString("count"))
                    .as("Fay is on call then")
                    .isEqualTo("2");
        }
        assertThat(offers()).hasSize(1);
        house.phone("ana").texts("COVER TODAY");
        assertThat(notices.fresh().getLast().values().getString("from")).isEqualTo("2026-03-03T02:00:00Z");
    }

    @Test
    void aNameOffersItToThatColleagueOnlyWhoTakesItByText() {
        house.phone("ana").texts("COVER FRI BEN");
        assertThat(notices.freshLines()).containsExactly("COVER_OFFERED to ben", "OFFER_MADE to ana");
        assertThat(objects(offers().getFirst(), "asked")).hasSize(1);

        house.phone("ben").texts("Take it, please");

        assertThat(offers()).isEmpty();
        assertThat(notices.freshLines()).containsExactly("OFFER_TAKEN to ana", "OFFER_IS_YOURS to ben");
        var override =
                objects(program.get("/overrides", "OverrideList"), "overrides").getFirst();
        assertThat(override.getString("covered_by")).isEqualTo("ben");
        assertThat(override.getString("made_by")).isEqualTo("ben");
        house.phone("ben").texts("TAKE");
        assertThat(notices.freshLines()).containsExactly("OFFER_IS_YOURS to ben");
        house.phone("ana").texts("COVER FRI CORA");
        assertThat(notices.only().values().getString("why")).isEqualTo("no_shift");
    }

    @Test
    void aSwapGivesMyFridayForTheOthersTuesday() {
        house.phone("ana").texts("Swap my Fri for Ben's Tue");
        var asked = notices.fresh().getFirst();
        assertThat(asked.line()).isEqualTo("SWAP_OFFERED to ben");
        assertThat(asked.values().getString("gives_from")).isEqualTo("2026-03-04T02:00:00Z");

        house.phone("ben").texts("take" + asked.values().getString("code").toLowerCase(java.util.Locale.ROOT));

        assertThat(objects(program.get("/overrides", "OverrideList"), "overrides").stream()
                        .map(one -> one.getString("clinician") + one.getString("starts_at")))
                .containsExactly("ana2026-03-07T02:00:00Z", "ben2026-03-04T02:00:00Z");
    }

    @Test
    void whatIsOfferedInTheEveningIsReadInTheMorningAndTakenByTheTextThatWasSent() {
        house.advance(Duration.ofHours(17).plusMinutes(30));
        house.phone("ana").texts("COVER FRI BEN");
        house.advance(Duration.ofSeconds(5));
        house.phone("ana").reads("is offered to 1 colleague");
        house.advance(Duration.ofHours(12));
        house.phone("ben").readsTimes(0, "TAKE");

        house.advance(Duration.ofHours(1));
        house.phone("ben").reads("Ana Sample asks you to cover Fri Mar 6 6 PM").reads("Reply TAKE");
        house.phone("ben").texts("TAKE");

        house.advance(Duration.ofSeconds(5));
        house.phone("ana").reads("Ben Sample has taken your time on call");
        house.phone("ben").reads("is yours now");
        house.phone("ben").forgets().texts("PASS");
        house.advance(Duration.ofSeconds(5));
        house.phone("ben").reads("To give it away, offer it");
    }

    @Test
    void passDeclinesAndTheLastToDoSoEndsTheOffer() {
        house.phone("ana").texts("COVER FRI");
        notices.fresh();
        house.phone("ben").texts("Pass");
        assertThat(notices.fresh()).isEmpty();
        house.phone("cora").texts("PASS.");

        assertThat(notices.freshLines()).containsExactly("OFFER_DECLINED to ana");
        assertThat(offers()).isEmpty();
        house.phone("ben").texts("TAKE");
        assertThat(notices.freshLines()).containsExactly("OFFER_GONE to ben");
    }

    @Test
    void withTwoOffersOpenTheCodeSaysWhich() {
        house.phone("ana").texts("COVER FRI BEN");
        house.phone("ana").texts("COVER WED BEN");
        var codes = notices.fresh().stream()
                .filter(one -> one.to().equals("ben"))
                .map(one -> one.values().getString("code"))
                .toList();
        house.phone("ben").texts("TAKE");
        var which = notices.only();
        assertThat(which.line()).isEqualTo("NOT_UNDERSTOOD to ben");
        assertThat(which.values().getString("why")).isEqualTo("which");
        assertThat(codes).contains(which.values().getString("code"));

        house.phone("ben").texts("take " + codes.getLast());

        assertThat(notices.freshLines()).containsExactly("OFFER_TAKEN to ana", "OFFER_IS_YOURS to ben");
        house.phone("ben").texts("PASS");
        assertThat(offers()).isEmpty();
    }

    @Test
    void whoComesTooLateHearsItOnceThoughTheyWereToldAnyway() {
        house.phone("ana").texts("COVER TODAY");
        house.advance(Duration.ofHours(8));
        notices.fresh();
        house.phone("ben").textsAtOnce("TAKE");
        house.phone("cora").textsAtOnce("TAKE");
        house.settle();

        var lines = notices.freshLines();
        assertThat(lines).hasSize(4).contains("OFFER_TAKEN to ana", "OFFER_GONE to fay");
        assertThat(lines)
                .containsAnyOf("OFFER_IS_YOURS to ben", "OFFER_IS_YOURS to cora")
                .containsAnyOf("OFFER_GONE to ben", "OFFER_GONE to cora");
    }

    @Test
    void whatCannotBeDoneIsAnsweredWithTheReasonAndChangesNothing() {
        var before = house.rowCounts();
        for (var refused : Map.ofEntries(
                        Map.entry("TAKE", "nothing_open"),
                        Map.entry("PASS XY", "nothing_open"),
                        Map.entry("TAKE the money and run", "unclear"),
                        Map.entry("COVER SAT", "no_shift"),
                        Map.entry("COVER 3/6/1", "nobody_of_that_name"),
                        Map.entry("COVER SUN", "several_shifts"),
                        Map.entry("COVER FRI ANA", "nobody_of_that_name"),
                        Map.entry("COVER FRI Zoe", "nobody_of_that_name"),
                        Map.entry("COVER FRI Kai", "several_of_that_name"),
                        Map.entry("SWAP", "unclear"),
                        Map.entry("SWAP FRI BEN", "unclear"),
                        Map.entry("SWAP FRI BEN WED", "no_shift_of_theirs"),
                        Map.entry("SWAP SAT BEN TUE", "no_shift"))
                .entrySet()) {
            house.phone("ana").texts(refused.getKey());
            assertThat(notices.only().values().getString("why"))
                    .as(refused.getKey())
                    .isEqualTo(refused.getValue());
        }
        house.phone("cora").texts("COVER");
        assertThat(notices.only().values().getString("why")).isEqualTo("no_shift");
        var after = house.rowCounts();
        for (var table : List.of("shift_offer", "shift_override", "roster_event", "crisis_contact")) {
            assertThat(after).containsEntry(table, before.get(table));
        }

        house.phone("ana").texts("COVER FRI kai-2");
        assertThat(notices.freshLines()).containsExactly("COVER_OFFERED to kai-2", "OFFER_MADE to ana");
    }

    private List<JsonObject> offers() {
        return objects(program.get("/swaps", "SwapList"), "swaps");
    }
}
