package org.knownvoice.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.knownvoice.contact.ContactState.CLOSED;
import static org.knownvoice.contact.ContactState.CONNECTED;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.knownvoice.report.Period;
import org.knownvoice.report.ResponseTimes;
import org.knownvoice.web.Described;
import org.slf4j.LoggerFactory;

/** Other programs take pages, write to clients and close contacts through the JSON API, and see what happened. */
class JsonApiScenarioTest {
    private static final String TOKEN = "scenario";
    private static final String HASH = "ee26f4137f88e2408f3f2e85b7d753592ca4b8034392d2bbd17247956c849c0a";

    private final HttpClient http = HttpClient.newHttpClient();
    private final CrisisLine house = CrisisLine.open(agency -> {}, CrisisLine.NIGHT, Map.of("API_TOKENS", HASH));

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void aPageTakenThroughTheApiRingsTheClinicianAndTheContactIsClosedAfterTheTalk() throws Exception {
        house.phone("maria").dials();
        house.advance(Duration.ofSeconds(2));
        var open = get("/contacts", 200, "ContactList").getJsonArray("contacts");
        assertThat(open).hasSize(1);
        var contact = "/contacts/" + open.getJsonObject(0).getString("id");

        var paging = get(contact, 200, "Contact");
        assertThat(paging.getString("state")).isEqualTo("paging");
        assertThat(paging.getJsonArray("pages").getJsonObject(0).getString("clinician"))
                .isEqualTo("ana");
        assertThat(paging.getJsonArray("pages").getJsonObject(0).getString("reason"))
                .contains("primary clinician");
        assertThat(paging.encode())
                .doesNotContain(house.agency().phoneOf("maria").e164())
                .doesNotContain(house.agency().phoneOf("ana").e164())
                .doesNotContain("Invented")
                .doesNotContain("Sample");

        assertThat(post(contact + "/pages/1/accept", new JsonObject(), 200, "Page")
                        .getString("state"))
                .isEqualTo("accepted");
        post(contact + "/pages/1/accept", new JsonObject(), 200, "Page");
        post(contact + "/pages/7/accept", new JsonObject(), 404, "Problem");
        house.settle();
        house.phone("ana").rings().answers().presses("1");
        house.advance(Duration.ofSeconds(8));
        house.isIn(CONNECTED);

        post(contact + "/pages/1/decline", new JsonObject(), 409, "Problem");
        post(contact + "/disposition", disposition("ana", "resolved_by_phone"), 409, "Problem");
        house.phone("maria").hangsUp();
        house.advance(Duration.ofSeconds(10));
        assertThat(post(contact + "/disposition", disposition("nobody", "visit"), 400, "Problem")
                        .getString("field"))
                .isEqualTo("clinician");
        assertThat(post(contact + "/disposition", disposition("ana", "fine"), 400, "Problem")
                        .getString("field"))
                .isEqualTo("disposition");
        var closed = post(contact + "/disposition", disposition("ana", "resolved_by_phone"), 200, "Contact");
        assertThat(closed.getString("state")).isEqualTo("closed");
        post(contact + "/disposition", disposition("ana", "resolved_by_phone"), 200, "Contact");
        post(contact + "/disposition", disposition("ana", "visit"), 409, "Problem");
        house.isIn(CLOSED);
        assertThat(closed.getJsonArray("timeline").stream().map(line -> ((JsonObject) line).getString("kind")))
                .contains("opened", "page_text_sent", "page_accepted", "connected", "talk_ended", "closed");
        assertThat(get("/contacts", 200, "ContactList").getJsonArray("contacts"))
                .isEmpty();
        assertThat(get("/contacts?state=closed", 200, "ContactList").getJsonArray("contacts"))
                .hasSize(1);

        house.advance(Duration.ofSeconds(1));
        var report = get("/response-times", 200, "ResponseTimes");
        var overall = report.getJsonObject("overall");
        assertThat(overall.getInteger("contacts")).isEqualTo(1);
        assertThat(overall.getInteger("answered_within_budget")).isEqualTo(1);
        assertThat(overall.getJsonObject("first_page").getInteger("count")).isEqualTo(1);
        assertThat(overall.getJsonObject("continuity").getInteger("own_clinician"))
                .isEqualTo(1);
        assertThat(report.getJsonArray("misses")).isEmpty();
        assertThat(report.encode())
                .doesNotContain("maria")
                .doesNotContain(house.agency().phoneOf("maria").e164());
    }

    @Test
    void whoDeclinesIsNotTheOneAndTheFirstToAcceptIs() throws Exception {
        house.phone("maria").dials();
        house.advance(Duration.ofSeconds(2));
        var contact = "/contacts/" + house.contact().id();

        assertThat(post(contact + "/pages/1/decline", new JsonObject(), 200, "Page")
                        .getString("state"))
                .isEqualTo("declined");
        house.settle();
        var bens = house.contact().pages().stream()
                .filter(page -> page.clinician().value().equals("ben"))
                .findFirst()
                .orElseThrow();
        post(contact + "/pages/" + bens.number() + "/accept", new JsonObject(), 200, "Page");
        assertThat(post(contact + "/pages/1/accept", new JsonObject(), 409, "Problem")
                        .getString("detail"))
                .contains("somebody else");
        house.settle();
        house.phone("maria").hangsUp();
        house.advance(Duration.ofSeconds(2));

        var miss = get("/response-times", 200, "ResponseTimes")
                .getJsonArray("misses")
                .getJsonObject(0);
        assertThat(miss.getString("why")).isEqualTo("caller_hung_up");
        assertThat(miss.getBoolean("still_open")).isTrue();
    }

    @Test
    void onlyTheOneWhoAcceptedWritesAndTheWordsReachTheClientButNoLog() throws Exception {
        var logged = new ListAppender<ILoggingEvent>();
        logged.start();
        var root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
        root.addAppender(logged);
        house.phone("maria").texts("the sea is loud tonight");
        house.advance(Duration.ofSeconds(2));
        var contact = "/contacts/" + house.contact().id();
        var words = new JsonObject().put("clinician", "ana").put("words", "I am here, tell me more");

        post(contact + "/messages", words, 409, "Problem");
        post(contact + "/pages/1/accept", new JsonObject(), 200, "Page");
        post(contact + "/messages", words.copy().put("clinician", "ben"), 409, "Problem");
        house.phone("maria").forgets();
        var written = post(contact + "/messages", words, 200, "Messages").getJsonArray("messages");
        house.advance(Duration.ofSeconds(6));

        house.phone("maria").reads("I am here, tell me more");
        house.isIn(CONNECTED);
        assertThat(written.stream().map(message -> ((JsonObject) message).getString("words")))
                .containsExactly("the sea is loud tonight", "I am here, tell me more");
        var delivered = written.copy();
        delivered.getJsonObject(1).put("state", "delivered");
        assertThat(get(contact + "/messages", 200, "Messages").getJsonArray("messages"))
                .isEqualTo(delivered);
        root.detachAppender(logged);
        assertThat(logged.list.stream().map(ILoggingEvent::getFormattedMessage))
                .noneMatch(line -> line.contains("sea is loud") || line.contains("tell me more"));
    }

    @Test
    void theReportOfTheApiIsTheReportOfTheEventLog() throws Exception {
        house.phone("luz").dials();
        house.advance(Duration.ofSeconds(4));
        house.phone("luz").hangsUp();
        house.advance(Duration.ofSeconds(2));
        var report = get("/response-times?team=south", 200, "ResponseTimes");
        var period = new Period(house.now().minus(Period.DEFAULT), house.now());

        var own = house.pool()
                .withConnection(connection -> ResponseTimes.of(connection, period, Optional.empty()))
                .await();

        assertThat(own.overall().firstPage().count()).isEqualTo(1);
        assertThat(report.getJsonObject("overall").getInteger("missed"))
                .isEqualTo(own.overall().misses())
                .isEqualTo(1);
        assertThat(get("/response-times?team=north", 200, "ResponseTimes")
                        .getJsonObject("overall")
                        .getInteger("contacts"))
                .isZero();
    }

    private static JsonObject disposition(String clinician, String disposition) {
        return new JsonObject().put("clinician", clinician).put("disposition", disposition);
    }

    private JsonObject get(String path, int status, String schema) throws Exception {
        return ask("GET", path, "", status, schema);
    }

    private JsonObject post(String path, JsonObject body, int status, String schema) throws Exception {
        return ask("POST", path, body.encode(), status, schema);
    }

    private JsonObject ask(String method, String path, String body, int status, String schema)
            throws IOException, InterruptedException {
        var address =
                URI.create("http://127.0.0.1:" + house.servers().getFirst().port() + "/api/v1" + path);
        var answer = http.send(
                HttpRequest.newBuilder(address)
                        .header("Authorization", "Bearer " + TOKEN)
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode())
                .as("%s %s: %s", method, path, answer.body())
                .isEqualTo(status);
        var json = new JsonObject(answer.body());
        assertThat(Described.faults(schema, json)).as("%s %s", method, path).isEmpty();
        return json;
    }
}
