package org.knownvoice.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.knownvoice.web.Described;

/** What the API explains is what a call then does. */
class ExplainedAsPagedTest {
    private static final String TOKEN = "scenario";

    private final HttpClient http = HttpClient.newHttpClient();
    private final CrisisLine house = CrisisLine.open(
            agency -> agency.knows("maria", "ben", "peer")
                    .knows("maria", "gus", "prescriber")
                    .knows("maria", "dev", "excluded")
                    .knows("maria", "fay", "secondary")
                    .replace("clients.csv", "7003,enrolled", "7003,discharged"),
            CrisisLine.NIGHT,
            Map.of("API_TOKENS", Screen.hashOf(TOKEN), "FAMILIARITY_PEER", "460"));

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void thePeopleExplainedAreThePeoplePagedInTheSameOrderWithTheSameReasons() throws Exception {
        var explained = explain("maria", "", 200, "Explanation");

        house.phone("maria").dials();
        house.advance(Duration.ofSeconds(150));
        var paged = house.contact().pages().stream()
                .map(page -> page.clinician().value())
                .toList();

        assertThat(new java.util.LinkedHashSet<>(clinicians(explained)))
                .containsExactlyElementsOf(new java.util.LinkedHashSet<>(paged));
        assertThat(clinicians(explained)).startsWith("ana", "ben", "gus").doesNotContain("dev", "fay");
        assertThat(explained.getJsonArray("not_asked").stream()
                        .map(JsonObject.class::cast)
                        .map(one -> one.getString("clinician") + " " + one.getString("why")))
                .containsExactly("dev excluded", "fay off_shift");
        assertThat(explained.encode()).doesNotContain("Sample", "Invented", "+1425");
    }

    @Test
    void whoIsOnAnotherCrisisNowComesLastNowAndNotAtAnotherTime() throws Exception {
        assertThat(firstAsked(explain("maria", "", 200, "Explanation"))).isEqualTo("ana");
        house.phone("joel and kim").dials();
        house.advance(Duration.ofSeconds(4));

        var now = explain("maria", "", 200, "Explanation");
        assertThat(firstAsked(now)).isEqualTo("ben");
        assertThat(now.encode()).contains("on another crisis now");
        assertThat(firstAsked(explain("maria", "?at=2026-03-05T03:00", 200, "Explanation")))
                .isEqualTo("ana");
    }

    @Test
    void theContactThatTheClientHasOpenIsNotAnotherCrisis() throws Exception {
        house.phone("maria").dials();
        house.advance(Duration.ofSeconds(4));

        assertThat(firstAsked(explain("maria", "", 200, "Explanation"))).isEqualTo("ana");
    }

    @Test
    void aTimeIsTheTeamsAndWhatCannotBeAnsweredIsNamed() throws Exception {
        assertThat(explain("maria", "?at=2026-03-05T03:00", 200, "Explanation").getString("at"))
                .isEqualTo("2026-03-05T11:00:00Z");
        assertThat(explain("maria", "?at=2026-03-05T11:00:00Z", 200, "Explanation")
                        .getString("at"))
                .isEqualTo("2026-03-05T11:00:00Z");
        assertThat(explain("maria", "?at=soon", 400, "Problem").getString("field"))
                .isEqualTo("at");
        explain("nobody", "", 404, "Problem");
        assertThat(explain("kim", "", 200, "Explanation").getBoolean("identified"))
                .isFalse();
    }

    private static List<String> clinicians(JsonObject explained) {
        return explained.getJsonArray("steps").stream()
                .flatMap(step -> ((JsonObject) step).getJsonArray("asked").stream())
                .map(one -> ((JsonObject) one).getString("clinician"))
                .toList();
    }

    private static String firstAsked(JsonObject explained) {
        return clinicians(explained).getFirst();
    }

    private JsonObject explain(String client, String query, int status, String schema) throws Exception {
        var address = URI.create("http://127.0.0.1:"
                + house.servers().getFirst().port() + "/api/v1/clients/" + client + "/explain" + query);
        var answer = http.send(
                HttpRequest.newBuilder(address)
                        .header("Authorization", "Bearer " + TOKEN)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        var json = new JsonObject(answer.body());
        assertThat(Described.faults(schema, json)).isEmpty();
        return json;
    }
}
