package org.knownvoice.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.knownvoice.web.Described;

/**
 * Other programs ask who is on call. In the north Ana and Fay take turns week by week from Monday 08:00 on, Ben backs
 * them up from day to day but at the weekend, Cora supervises; in the south it is the same three all year.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RosterApiTest {
    private static final String TOKEN = "scenario";
    private static final String HASH = "ee26f4137f88e2408f3f2e85b7d753592ca4b8034392d2bbd17247956c849c0a";

    private final HttpClient http = HttpClient.newHttpClient();
    private final CrisisLine house = CrisisLine.open(
            agency -> agency.offShift("ana")
                    .offShift("ben")
                    .rotation("north", "primary", "fay;ana", "2026-02-23T08:00", "P7D", "")
                    .rotation("north", "backup", "ben", "2026-02-23T08:00", "P1D", "MO;TU;WE;TH;FR"),
            CrisisLine.NIGHT,
            Map.of("API_TOKENS", HASH));

    @AfterAll
    void close() {
        house.close();
    }

    @Test
    void whoIsOnCallNowIsToldForEachTeamAndTier() throws Exception {
        var now = get("/on-call", "OnCall");

        assertThat(Instant.parse(now.getString("at"))).isEqualTo(house.now());
        assertThat(now.getJsonArray("on_call"))
                .extracting(RosterApiTest::team, RosterApiTest::tier, RosterApiTest::clinicians)
                .containsExactly(
                        tuple("north", "primary", List.of("fay")),
                        tuple("north", "backup", List.of()),
                        tuple("north", "supervisor", List.of("cora")),
                        tuple("south", "primary", List.of("dev")),
                        tuple("south", "backup", List.of("eli")),
                        tuple("south", "supervisor", List.of("gus")));
        assertThat(now.encode()).doesNotContain("Sample").doesNotContain("+1425");
    }

    @Test
    void atAnotherMomentItIsWhoeverHasTheTurnThen() throws Exception {
        var then = get("/on-call?team=north&at=2026-03-02T16:00:00Z", "OnCall").getJsonArray("on_call");

        assertThat(then)
                .extracting(RosterApiTest::tier, RosterApiTest::clinicians)
                .containsExactly(
                        tuple("primary", List.of("ana")),
                        tuple("backup", List.of("ben")),
                        tuple("supervisor", List.of("cora")));
    }

    @Test
    void theRosterOfATeamIsTheTimesOnCallOfTheNextFourteenDays() throws Exception {
        var roster = get("/roster?team=north", "Roster");

        assertThat(roster.getString("from")).isEqualTo("2026-03-02T11:00:00Z");
        assertThat(roster.getString("to")).isEqualTo("2026-03-16T11:00:00Z");
        assertThat(times(roster.getJsonArray("on_call"), "primary"))
                .containsExactly(
                        "fay 2026-03-02T11:00:00Z 2026-03-02T16:00:00Z",
                        "ana 2026-03-02T16:00:00Z 2026-03-09T15:00:00Z",
                        "fay 2026-03-09T15:00:00Z 2026-03-16T11:00:00Z");
        assertThat(times(roster.getJsonArray("on_call"), "backup"))
                .containsExactly(
                        "ben 2026-03-02T16:00:00Z 2026-03-07T16:00:00Z",
                        "ben 2026-03-09T15:00:00Z 2026-03-14T15:00:00Z");
        assertThat(roster.getJsonArray("on_call"))
                .allMatch(time -> ((JsonObject) time).getString("time_zone").equals("America/Los_Angeles"));
    }

    @Test
    void theRosterOfAllTeamsForAYearIsNoTrouble() throws Exception {
        var roster = get("/roster?from=2026-02-01&to=2027-02-01", "Roster").getJsonArray("on_call");

        assertThat(roster).extracting(RosterApiTest::team).contains("north", "south");
        assertThat(times(roster, "primary")).hasSizeGreaterThan(45);
    }

    @Test
    void theGapsAreToldAsFarAheadAsIsAsked() throws Exception {
        var gaps = get("/gaps", "Gaps");

        assertThat(gaps.getString("to")).isEqualTo("2026-03-16T11:00:00Z");
        assertThat(gaps.getJsonArray("gaps"))
                .extracting(RosterApiTest::team, RosterApiTest::tier, time -> period((JsonObject) time))
                .containsExactly(
                        tuple("north", "backup", "2026-03-02T11:00:00Z 2026-03-02T16:00:00Z"),
                        tuple("north", "backup", "2026-03-07T16:00:00Z 2026-03-09T15:00:00Z"),
                        tuple("north", "backup", "2026-03-14T15:00:00Z 2026-03-16T11:00:00Z"));
        assertThat(get("/gaps?days=1", "Gaps").getJsonArray("gaps")).hasSize(1);
    }

    private static List<String> times(JsonArray times, String tier) {
        return times.stream()
                .map(JsonObject.class::cast)
                .filter(time -> time.getString("tier").equals(tier))
                .map(time -> time.getString("clinician") + " " + period(time))
                .toList();
    }

    private static String period(JsonObject time) {
        return time.getString("starts_at") + " " + time.getString("ends_at");
    }

    private static String team(Object place) {
        return ((JsonObject) place).getString("team");
    }

    private static String tier(Object place) {
        return ((JsonObject) place).getString("tier");
    }

    private static List<?> clinicians(Object place) {
        return ((JsonObject) place).getJsonArray("clinicians").getList();
    }

    private JsonObject get(String path, String schema) throws Exception {
        var address =
                URI.create("http://127.0.0.1:" + house.servers().getFirst().port() + "/api/v1" + path);
        var answer = http.send(
                HttpRequest.newBuilder(address)
                        .header("Authorization", "Bearer " + TOKEN)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        var json = new JsonObject(answer.body());
        assertThat(Described.faults(schema, json)).isEmpty();
        return json;
    }
}
