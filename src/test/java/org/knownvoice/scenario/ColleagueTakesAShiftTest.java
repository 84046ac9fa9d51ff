package org.knownvoice.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.knownvoice.scenario.Program.objects;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A time on call is offered through the API: the first who accepts has it, and is the one who is paged. */
class ColleagueTakesAShiftTest {
    /** Monday, 10:00 in the counties: what is offered is told at once. */
    private static final Instant MORNING = Instant.parse("2026-03-02T18:00:00Z");

    /** Ana is on call each night, Ben on Tuesday by day; Gus supervises. */
    private final CrisisLine house = CrisisLine.open(ColleagueTakesAShiftTest::nightsOfAna, MORNING, Program.LET_IN);

    private final Program program = new Program(house);
    private final StaffNotices notices = new StaffNotices(house);

    @AfterEach
    void close() {
        house.close();
    }

    private static void nightsOfAna(Agency agency) {
        agency.none("shifts.csv").onCall("north", "supervisor", "gus");
        for (int day = 2; day < 12; day++) {
            agency.shift("north", "primary", "ana", at(day, "18:00"), at(day + 1, "08:00"));
        }
        agency.shift("north", "primary", "ben", at(3, "08:00"), at(3, "18:00"));
    }

    private static String at(int day, String time) {
        return "2026-03-%02dT%s".formatted(day, time);
    }

    @Test
    void theFirstOfThreeWhoAcceptsIsPagedAtThatHourAndTheOneWhoOfferedIsNot() {
        var swap = offered(night(2), "ben", "cora", "fay");
        assertThat(swap.getString("state")).isEqualTo("open");
        assertThat(notices.freshLines())
                .containsExactlyInAnyOrder("COVER_OFFERED to ben", "COVER_OFFERED to cora", "COVER_OFFERED to fay");

        house.advance(Duration.ofSeconds(5));
        var taken = program.post(path(swap) + "/accept", word("ben"), "SwapChange");

        assertThat(taken.getJsonObject("swap").getString("taken_by")).isEqualTo("ben");
        assertThat(objects(taken, "gaps"))
                .isNotEmpty()
                .allSatisfy(gap -> assertThat(gap.getString("team")).isEqualTo("north"));
        assertThat(notices.freshLines())
                .containsExactlyInAnyOrder(
                        "OFFER_TAKEN to ana", "OFFER_IS_YOURS to ben", "OFFER_GONE to cora", "OFFER_GONE to fay");
        assertThat(program.isRefused(409, "POST", path(swap) + "/accept", word("cora"))
                        .getString("detail"))
                .contains("ben has taken it");
        var before = house.rowCounts();
        program.post(path(swap) + "/accept", word("ben"), "SwapChange");
        assertThat(house.rowCounts()).isEqualTo(before);

        house.advance(Duration.between(house.now(), Instant.parse("2026-03-03T06:00:00Z")));
        house.phone("maria").dials();
        house.advance(Duration.ofSeconds(2));
        house.phone("ben").rings();
        assertThat(house.peopleAsked()).hasSize(1).allMatch(one -> one.contains(": ben "));
    }

    @Test
    void aSwapGivesEachTheHoursOfTheOther() {
        var swap = program.post(
                        "/swaps",
                        night(2).put("kind", "swap")
                                .put("asked", new JsonArray().add(word("ben").put("gives", tuesday()))),
                        "SwapChange")
                .getJsonObject("swap");
        assertThat(notices.only().values().getString("gives_from")).isEqualTo("2026-03-03T16:00:00Z");

        program.post(path(swap) + "/accept", word("ben"), "SwapChange");

        assertThat(objects(program.get("/overrides", "OverrideList"), "overrides").stream()
                        .map(one -> one.getString("clinician") + " by " + one.getString("covered_by") + " from "
                                + one.getString("starts_at")))
                .containsExactly("ana by ben from 2026-03-03T02:00:00Z", "ben by ana from 2026-03-03T16:00:00Z");
        assertThat(objects(program.get("/roster-record", "RosterRecord"), "entries").stream()
                        .filter(one -> !one.getString("kind").equals("gaps_told"))
                        .map(one -> one.getString("kind") + " " + one.getString("clinician") + " "
                                + one.getString("other")))
                .containsExactly(
                        "offer_made ana null", "offer_taken ana ben", "override_made ana ben", "override_made ben ana");
        house.advance(Duration.between(house.now(), Instant.parse("2026-03-03T20:00:00Z")));
        house.phone("maria").dials();
        house.advance(Duration.ofSeconds(2));
        house.phone("ana").rings();
        assertThat(house.peopleAsked()).hasSize(1).allMatch(one -> one.contains(": ana "));
    }

    @Test
    void whenEverybodyDeclinesTheOffererHearsItAndKeepsTheHours() {
        var swap = offered(friday(), "ben", "cora");
        house.advance(Duration.ofSeconds(5));
        notices.fresh();
        program.post(path(swap) + "/decline", word("ben"), "SwapChange");
        program.post(path(swap) + "/decline", word("ben"), "SwapChange");
        assertThat(notices.fresh()).isEmpty();

        var after = program.post(path(swap) + "/decline", word("cora"), "SwapChange");

        assertThat(after.getJsonObject("swap").getString("state")).isEqualTo("declined");
        assertThat(notices.only().line()).isEqualTo("OFFER_DECLINED to ana");
        assertThat(program.isRefused(409, "POST", path(swap) + "/accept", word("ben"))
                        .getString("detail"))
                .contains("declined");
        assertThat(house.rowCounts()).containsEntry("shift_override", 0L);
    }

    @Test
    void anOfferIsOverWithItsHoursAndARunningOneIsTakenFromNowOn() {
        var tonight = offered(night(2), "ben", "cora");
        house.advance(Duration.between(house.now(), Instant.parse("2026-03-03T08:00:00Z")));
        var taken = program.post(path(tonight) + "/accept", word("ben"), "SwapChange");
        assertThat(taken.getJsonObject("swap").getString("state")).isEqualTo("taken");
        assertThat(objects(program.get("/overrides", "OverrideList"), "overrides")
                        .getFirst()
                        .getString("starts_at"))
                .isEqualTo("2026-03-03T08:00:00Z");

        var tomorrow = offered(night(3), "cora");
        house.advance(Duration.between(house.now(), Instant.parse("2026-03-04T16:00:00Z")));
        assertThat(program.get(path(tomorrow), "Swap").getString("state")).isEqualTo("expired");
        program.isRefused(409, "POST", path(tomorrow) + "/accept", word("cora"));
        assertThat(objects(program.get("/swaps", "SwapList"), "swaps")).isEmpty();
        assertThat(objects(program.get("/swaps?state=any&clinician=cora", "SwapList"), "swaps"))
                .hasSize(2);
    }

    @Test
    void whatIsNoLongerTheirsCannotBeTaken() {
        var swap = offered(friday(), "ben");
        program.post("/overrides", override("cover", friday()).put("covered_by", "fay"), "OverrideChange");

        assertThat(program.isRefused(409, "POST", path(swap) + "/accept", word("ben"))
                        .getString("detail"))
                .contains("not the offerer's any more");
    }

    @Test
    void theSameOfferAgainIsTheOneThatThereIs() {
        var first = offered(friday(), "ben", "cora");
        var before = house.rowCounts();

        assertThat(offered(friday(), "cora", "ben").getString("id")).isEqualTo(first.getString("id"));
        assertThat(house.rowCounts()).isEqualTo(before);
        assertThat(offered(friday(), "ben").getString("id")).isNotEqualTo(first.getString("id"));
    }

    @Test
    void withoutNamesACoverGoesToAllColleaguesOfTheTeamWhoAreFreeThen() {
        var swap = program.post("/swaps", friday().put("kind", "cover"), "SwapChange")
                .getJsonObject("swap");

        assertThat(objects(swap, "asked").stream().map(one -> one.getString("clinician")))
                .containsExactly("ben", "cora", "fay");
    }

    private JsonObject offered(JsonObject shift, String... asked) {
        var people = new JsonArray();
        Stream.of(asked).forEach(one -> people.add(word(one)));
        return program.post("/swaps", shift.put("kind", "cover").put("asked", people), "SwapChange")
                .getJsonObject("swap");
    }

    private static JsonObject override(String kind, JsonObject shift) {
        return shift.put("kind", kind).put("by", "gus");
    }

    private static String path(JsonObject swap) {
        return "/swaps/" + swap.getString("id");
    }

    private static JsonObject word(String clinician) {
        return new JsonObject().put("clinician", clinician);
    }

    private static JsonObject friday() {
        return night(6);
    }

    private static JsonObject night(int day) {
        boolean summer = day >= 8;
        return new JsonObject()
                .put("team", "north")
                .put("tier", "primary")
                .put("clinician", "ana")
                .put("starts_at", at(day, "18:00:00") + (summer ? "-07:00" : "-08:00"))
                .put("ends_at", at(day + 1, "08:00:00") + (day >= 7 ? "-07:00" : "-08:00"));
    }

    private static JsonObject tuesday() {
        return new JsonObject()
                .put("team", "north")
                .put("tier", "primary")
                .put("starts_at", "2026-03-03T08:00:00-08:00")
                .put("ends_at", "2026-03-03T18:00:00-08:00");
    }
}
