package org.knownvoice.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.knownvoice.scenario.Program.objects;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Overrides made and withdrawn through the API, clinicians who leave; and what is refused. */
class WhoIsOnCallIsChangedTest {
    private final CrisisLine house = CrisisLine.open(
            agency -> agency.phone("mia", "+14255550118")
                    .row("clinicians.csv", "mia", "Mia Sample", "LMHC", "+14255550118", "", "en", "manager", "")
                    .row("clinicians.csv", "hal", "Hal Sample", "LMHC", "", "", "en", "clinician", ""),
            CrisisLine.NIGHT,
            Program.LET_IN);

    private final Program program = new Program(house);

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void aCoverIsPagedAtOnceAndNoLongerOnceItIsWithdrawn() {
        var made = program.post("/overrides", cover(), "OverrideChange");
        assertThat(made.getJsonArray("gaps")).isEmpty();
        var number = objects(made, "overrides").getFirst().getLong("number");
        house.phone("stranger").dials();
        house.phone("stranger")
                .after(Duration.ofSeconds(1))
                .presses("#")
                .after(Duration.ofSeconds(1))
                .presses("#");
        house.advance(Duration.ofSeconds(30));
        house.phone("fay").wasCalled(1);
        house.phone("ana").wasCalled(0);

        var withdrawn = program.delete("/overrides/" + number, by("ana"), "OverrideChange");

        assertThat(objects(withdrawn, "overrides").getFirst().getString("withdrawn_by"))
                .isEqualTo("ana");
        house.phone("maria").dials();
        house.advance(Duration.ofSeconds(2));
        house.phone("ana").rings();
    }

    @Test
    void theSameAgainHasNoSecondEffectAndOneThatWouldHaveOneIsMade() {
        program.post("/overrides", cover(), "OverrideChange");
        var before = house.rowCounts();
        program.post("/overrides", cover(), "OverrideChange");
        assertThat(house.rowCounts()).isEqualTo(before);

        program.post("/overrides", cover().put("clinician", "fay").put("covered_by", "ana"), "OverrideChange");
        program.post("/overrides", cover(), "OverrideChange");
        assertThat(objects(program.get("/overrides", "OverrideList"), "overrides"))
                .hasSize(3);
        program.delete("/overrides/3", by("mia"), "OverrideChange");
        before = house.rowCounts();
        program.delete("/overrides/3", by("mia"), "OverrideChange");
        assertThat(house.rowCounts()).isEqualTo(before);
    }

    @Test
    void anUncoveredHourIsRefusedUnlessAManagerConfirmsItWithAReason() {
        var before = house.rowCounts();
        var refused = program.isRefused(409, "POST", "/overrides", timeOff());
        assertThat(objects(refused, "uncovered"))
                .containsExactly(new JsonObject()
                        .put("team", "north")
                        .put("tier", "primary")
                        .put("starts_at", "2026-03-03T02:00:00Z")
                        .put("ends_at", "2026-03-03T16:00:00Z"));
        assertThat(program.isRefused(400, "POST", "/overrides", confirmed(timeOff(), "ana"))
                        .getString("field"))
                .isEqualTo("confirmed_by");
        assertThat(program.isRefused(400, "POST", "/overrides", timeOff().put("confirmed_by", "mia"))
                        .getString("field"))
                .isEqualTo("reason");
        assertThat(program.isRefused(400, "POST", "/overrides", timeOff().put("reason", "because"))
                        .getString("field"))
                .isEqualTo("confirmed_by");
        assertThat(house.rowCounts()).isEqualTo(before);

        var made = program.post("/overrides", confirmed(timeOff(), "mia"), "OverrideChange");

        assertThat(objects(made, "gaps").getFirst().getString("starts_at")).isEqualTo("2026-03-03T02:00:00Z");
        var override =
                objects(program.get("/overrides", "OverrideList"), "overrides").getFirst();
        assertThat(override.getString("confirmed_by")).isEqualTo("mia");
        assertThat(override.getString("reason")).isEqualTo("the whole agency is at a funeral");
        var entry = objects(program.get("/roster-record", "RosterRecord"), "entries")
                .getFirst();
        assertThat(entry.getString("kind")).isEqualTo("override_made");
        assertThat(entry.getJsonObject("codes").getString("confirmed_by")).isEqualTo("mia");
        assertThat(entry.encode()).doesNotContain("funeral");
    }

    @Test
    void withdrawingWhatCoversAnHourIsRefusedTheSameWay() {
        program.post("/overrides", extra("fay"), "OverrideChange");
        program.post("/overrides", timeOff(), "OverrideChange");

        assertThat(objects(program.isRefused(409, "DELETE", "/overrides/1", by("fay")), "uncovered"))
                .hasSize(1);
        var withdrawn = program.delete("/overrides/1", confirmed(by("fay"), "mia"), "OverrideChange");

        assertThat(objects(withdrawn, "overrides").getFirst().getString("withdrawal_reason"))
                .contains("funeral");
    }

    @Test
    void bothHalvesOfASwapGoTogether() {
        var given = shift().put("tier", "backup");
        given.remove("clinician");
        var swap = program.post(
                        "/swaps",
                        shift().put("kind", "swap")
                                .put("asked", new JsonArray().add(word("ben").put("gives", given))),
                        "SwapChange")
                .getJsonObject("swap");
        program.post("/swaps/" + swap.getString("id") + "/accept", word("ben"), "SwapChange");

        assertThat(objects(program.delete("/overrides/2", by("ana"), "OverrideChange"), "overrides"))
                .hasSize(2)
                .allSatisfy(one -> assertThat(one.getString("withdrawn_by")).isEqualTo("ana"));
    }

    @Test
    void nobodyLeavesWhileTimeOnCallLiesAheadAndWhoHasLeftIsNobodyToAsk() {
        var offer = program.post("/swaps", offer().put("asked", new JsonArray().add(word("fay"))), "SwapChange")
                .getJsonObject("swap");
        program.post("/overrides", extra("fay"), "OverrideChange");
        var refused = program.isRefused(409, "POST", "/clinicians/fay/deactivation", by("mia"));
        assertThat(objects(refused, "on_call"))
                .containsExactly(new JsonObject()
                        .put("team", "north")
                        .put("tier", "primary")
                        .put("clinician", "fay")
                        .put("starts_at", "2026-03-03T02:00:00Z")
                        .put("ends_at", "2026-03-03T16:00:00Z"));
        program.post("/overrides", extra("fay").put("kind", "time_off"), "OverrideChange");

        var left = program.post("/clinicians/fay/deactivation", by("mia"), "Deactivation");
        assertThat(left.getBoolean("active")).isFalse();
        program.post("/clinicians/fay/deactivation", by("mia"), "Deactivation");

        assertThat(program.get("/swaps/" + offer.getString("id"), "Swap").getString("state"))
                .as("the only one who was asked has left")
                .isEqualTo("declined");
        assertThat(program.isRefused(400, "POST", "/swaps/" + offer.getString("id") + "/accept", word("fay"))
                        .getString("field"))
                .isEqualTo("clinician");
        assertThat(program.isRefused(400, "POST", "/overrides", extra("fay")).getString("field"))
                .isEqualTo("clinician");
        house.phone("fay").texts("COVER");
        assertThat(house.contacts())
                .as("a text of somebody who is no clinician any more")
                .hasSize(1);
        house.phone("fay").dials().hears("911").hasNotHeard("for staff").hangsUp();
        program.delete("/clinicians/fay/deactivation", by("mia"), "Deactivation");
        program.post("/overrides", extra("fay"), "OverrideChange");
        assertThat(objects(program.get("/roster-record", "RosterRecord"), "entries").stream()
                        .map(one -> one.getString("kind")))
                .contains("clinician_deactivated", "clinician_reactivated");
    }

    @Test
    void whatCannotBeReadIsNamedAndNothingIsWritten() {
        var swap = program.post("/swaps", shift().put("kind", "cover"), "SwapChange")
                .getJsonObject("swap");
        var before = house.rowCounts();
        var noText = List.of(7, "", " ", "x\0y", "a".repeat(201));
        for (var field : List.of("kind", "tier", "team", "clinician", "covered_by", "starts_at", "ends_at", "by")) {
            for (var value : noText) {
                assertField(field, "/overrides", cover().put(field, value));
            }
            assertField(field, "/overrides", cover().putNull(field));
            assertField(field, "/overrides", cover().put(field, "nonsense"));
        }
        for (var field : List.of("kind", "tier", "team", "clinician", "starts_at", "ends_at", "by", "asked")) {
            assertField(field, "/swaps", offer().put(field, 7));
            assertField(field, "/swaps", offer().put(field, "nonsense"));
        }
        Map.of(
                        "asked[0]", new JsonArray().add("ben"),
                        "asked[0].clinician", new JsonArray().add(new JsonObject()),
                        "asked[1].clinician", new JsonArray().add(word("ben")).add(word("nobody")),
                        "asked[0].gives", new JsonArray().add(word("ben").put("gives", 7)),
                        "asked[0].gives.team", new JsonArray().add(word("ben").put("gives", new JsonObject())),
                        "asked[0].gives.ends_at",
                                new JsonArray().add(word("ben").put("gives", shift().putNull("ends_at"))))
                .forEach((field, asked) -> assertField(field, "/swaps", offer().put("asked", asked)));
        for (var asked : List.of(
                List.of(word("ana")),
                List.of(word("hal")),
                List.of(word("ben"), word("ben")),
                List.of(word("ben").put("gives", shift())),
                List.of())) {
            assertField("asked", "/swaps", offer().put("asked", new JsonArray(asked)));
        }
        assertField("asked", "/swaps", offer().put("kind", "swap"));
        assertField(
                "asked",
                "/swaps",
                offer().put("kind", "swap")
                        .put("asked", new JsonArray().add(word("ben").put("gives", shift()))));
        assertField("clinician", "/swaps", offer().put("clinician", "ben"));
        assertField("ends_at", "/overrides", cover().put("ends_at", cover().getString("starts_at")));
        assertField(
                "ends_at",
                "/overrides",
                cover().put("starts_at", "2026-02-01T00:00:00Z").put("ends_at", "2026-03-01T00:00:00Z"));
        assertField("starts_at", "/overrides", cover().put("ends_at", "2031-01-01T00:00:00Z"));
        assertField("starts_at", "/overrides", cover().put("starts_at", "2026-03-02T18:00"));
        assertField("covered_by", "/overrides", cover().put("covered_by", "ana"));
        assertField("covered_by", "/overrides", cover().put("covered_by", "hal"));
        assertField("covered_by", "/overrides", cover().put("kind", "extra"));
        assertField("clinician", "/overrides", cover().put("clinician", "ben"));
        assertField("by", "/clinicians/fay/deactivation", new JsonObject());
        assertField("clinician", "/swaps/" + swap.getString("id") + "/accept", word("mia"));
        assertField("clinician", "/swaps/" + swap.getString("id") + "/accept", word("nobody"));
        assertField("id", "/swaps/17/accept", word("ben"));
        program.isRefused(404, "POST", "/swaps/" + new java.util.UUID(1, 2) + "/accept", word("ben"));
        program.isRefused(404, "POST", "/clinicians/nobody/deactivation", by("mia"));
        program.isRefused(404, "DELETE", "/overrides/99", by("mia"));
        program.isRefused(400, "DELETE", "/overrides/x", by("mia"));
        program.isRefused(400, "GET", "/overrides?from=2026-03-01&to=x", null);
        program.isRefused(400, "GET", "/swaps?state=asleep", null);
        program.isRefused(400, "GET", "/swaps?clinician=%00", null);
        program.isRefused(400, "GET", "/roster-record?from=2024-01-01&to=2026-03-01", null);

        assertThat(house.rowCounts()).isEqualTo(before);
    }

    private void assertField(String field, String path, JsonObject body) {
        assertThat(program.isRefused(400, "POST", path, body).getString("field"))
                .as(body.encode())
                .isEqualTo(field);
    }

    private static JsonObject shift() {
        return new JsonObject()
                .put("team", "north")
                .put("tier", "primary")
                .put("clinician", "ana")
                .put("starts_at", "2026-03-02T18:00:00-08:00")
                .put("ends_at", "2026-03-03T08:00:00-08:00");
    }

    private static JsonObject offer() {
        return shift().put("kind", "cover")
                .put("asked", new JsonArray().add(word("ben")))
                .put("by", "mia");
    }

    /** From yesterday on, so that it counts from now. */
    private static JsonObject cover() {
        return shift().put("kind", "cover")
                .put("covered_by", "fay")
                .put("by", "mia")
                .put("starts_at", "2026-03-01T18:00:00-08:00");
    }

    private static JsonObject timeOff() {
        var everywhere = shift().put("kind", "time_off").put("by", "ana");
        everywhere.remove("team");
        everywhere.remove("tier");
        return everywhere;
    }

    private static JsonObject extra(String clinician) {
        return shift().put("kind", "extra").put("clinician", clinician).put("by", "mia");
    }

    private static JsonObject confirmed(JsonObject body, String by) {
        return body.put("confirmed_by", by).put("reason", "the whole agency is at a funeral");
    }

    private static JsonObject by(String clinician) {
        return new JsonObject().put("by", clinician);
    }

    private static JsonObject word(String clinician) {
        return new JsonObject().put("clinician", clinician);
    }
}
