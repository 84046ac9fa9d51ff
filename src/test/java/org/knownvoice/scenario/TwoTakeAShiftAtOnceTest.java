package org.knownvoice.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two say yes to a time on call in the same instant, at two servers; or it is taken back in the night. */
class TwoTakeAShiftAtOnceTest {
    /** Monday, 03:00: Ana is on call each night. */
    private final CrisisLine house =
            CrisisLine.openWithServers(2, TwoTakeAShiftAtOnceTest::nightsOfAna, Program.LET_IN);

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
    void ofTwoWhoAcceptInTheSameInstantExactlyOneHasItTenTimes() {
        for (int day = 2; day < 12; day++) {
            var swap = offered(night(day), "ben", "cora");
            var both = List.of(
                    program.send(0, "POST", path(swap) + "/accept", word("ben")),
                    program.send(1, "POST", path(swap) + "/accept", word("cora")));
            CompletableFuture.allOf(both.toArray(CompletableFuture[]::new)).join();

            assertThat(both.stream().map(one -> one.join().statusCode())).containsExactlyInAnyOrder(200, 409);
            var takenBy = program.get(path(swap), "Swap").getString("taken_by");
            assertThat(both.stream().filter(one -> one.join().statusCode() == 409))
                    .allSatisfy(one -> assertThat(one.join().body()).contains(takenBy + " has taken it"));
        }

        assertThat(house.rowCounts()).containsEntry("shift_override", 10L);
        assertThat(house.pool()
                        .query("select version from roster_version")
                        .execute()
                        .await()
                        .iterator()
                        .next()
                        .getLong(0))
                .isEqualTo(11);
    }

    @Test
    void aTextAndARequestInTheSameInstantAreARaceToo() {
        var swap = offered(friday(), "ben", "cora");
        notices.fresh();
        var request = program.send(1, "POST", path(swap) + "/accept", word("cora"));
        house.phone("ben").textsAtOnce("take " + swap.getString("code"));
        request.join();
        house.settle();

        var takenBy = program.get(path(swap), "Swap").getString("taken_by");
        assertThat(request.join().statusCode()).isEqualTo(takenBy.equals("cora") ? 200 : 409);
        var loser = takenBy.equals("cora") ? "ben" : "cora";
        assertThat(notices.freshLines())
                .contains("OFFER_TAKEN to ana", "OFFER_IS_YOURS to " + takenBy)
                .doesNotContain("OFFER_IS_YOURS to " + loser);
        assertThat(house.rowCounts()).containsEntry("shift_override", 1L);
    }

    @Test
    void whatIsWithdrawnCannotBeTakenAndWhoHasNotReadOfItHearsNothing() {
        var swap = offered(friday(), "ben", "cora");
        assertThat(notices.fresh().stream().map(StaffNotices.Put::dueAt))
                .as("offered at three in the night, told at nine")
                .containsOnly(Instant.parse("2026-03-02T17:00:00Z"));
        assertThat(program.isRefused(409, "POST", path(swap) + "/withdraw", word("ben"))
                        .getString("detail"))
                .contains("has not made this offer");

        program.post(path(swap) + "/withdraw", word("ana"), "SwapChange");
        program.post(path(swap) + "/withdraw", word("ana"), "SwapChange");
        assertThat(notices.fresh()).isEmpty();
        assertThat(program.isRefused(409, "POST", path(swap) + "/accept", word("ben"))
                        .getString("detail"))
                .contains("withdrawn");
        house.advance(Duration.ofHours(10));
        assertThat(house.phone("ben").view().received()).isEmpty();
    }

    private JsonObject offered(JsonObject shift, String... asked) {
        var people = new JsonArray();
        Stream.of(asked).forEach(one -> people.add(word(one)));
        return program.post("/swaps", shift.put("kind", "cover").put("asked", people), "SwapChange")
                .getJsonObject("swap");
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
}
