package org.knownvoice.web;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.sqlclient.Pool;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.knownvoice.TestDatabase;
import org.knownvoice.config.Api;
import org.knownvoice.config.FamiliarityWeights;
import org.knownvoice.config.PublicUrl;
import org.knownvoice.config.SpokenMessages;
import org.knownvoice.config.Timings;
import org.knownvoice.engine.Engine;
import org.knownvoice.engine.Listening;
import org.knownvoice.engine.Recordings;
import org.knownvoice.engine.RosterCache;
import org.knownvoice.metrics.ContactMeters;
import org.knownvoice.metrics.Meters;
import org.knownvoice.store.Database;

/** The API's door, its words of refusal and its description. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JsonApiTest {
    private static final String TOKEN = "a token of the test";
    private static final String NOBODYS = "/contacts/" + new UUID(1, 2);

    private static final SpokenMessages HEARD = new SpokenMessages(Duration.ofMinutes(15), Duration.ofDays(30));
    private static final Recordings NO_RECORDINGS = new Recordings() {
        @Override
        public Future<Fetched> fetch(String recording) {
            return Future.succeededFuture(new Fetched.Gone());
        }

        @Override
        public Future<Boolean> delete(String recording) {
            return Future.succeededFuture(true);
        }
    };

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient http = HttpClient.newHttpClient();
    private final Pool pool = Database.patient(vertx, TestDatabase.fresh()).pool();
    private final InstantSource clock = InstantSource.fixed(Instant.parse("2026-03-31T12:00:00Z"));
    private JsonApi api;
    private HttpServer server;
    private HttpServer closed;

    @BeforeAll
    void start() {
        api = api(Set.of(Door.hash("another token"), Door.hash(TOKEN)));
        server = listen(api);
        closed = listen(api(Set.of()));
    }

    @AfterAll
    void stop() {
        pool.close().await();
        vertx.close().await();
    }

    private JsonApi api(Set<String> hashes) {
        var rosters = new RosterCache(clock, FamiliarityWeights.defaults(), Set.of());
        var engine = new Engine(
                pool,
                Timings.defaults(),
                clock,
                rosters,
                UUID::randomUUID,
                new ContactMeters(new Meters(), clock),
                List.of(),
                Optional.empty());
        return new JsonApi(
                new Api(hashes, 1_000),
                new PublicUrl("https://crisis.example"),
                pool,
                engine,
                rosters,
                new Listening(pool, NO_RECORDINGS, HEARD, clock),
                clock);
    }

    private HttpServer listen(JsonApi api) {
        var router = Router.router(vertx);
        api.mount(router);
        return vertx.createHttpServer().requestHandler(router).listen(0).await();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer wrong", "Bearer ", "Basic YTpi", "a token of the test"})
    void withoutATokenNothingIsSaid(String authorization) throws Exception {
        for (String path : new String[] {"/response-times", "/openapi.json", "/contacts", "/no-such-thing", ""}) {
            var request = HttpRequest.newBuilder(address(server, path));
            if (!authorization.isEmpty()) {
                request.header("Authorization", authorization);
            }
            var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            assertThat(answer.headers().firstValue("WWW-Authenticate").orElse(""))
                    .startsWith("Bearer");
            isProblem(answer, 401);
        }
    }

    @Test
    void whereNoTokenIsSetUpNoneOpens() throws Exception {
        var request = HttpRequest.newBuilder(address(closed, "/response-times"))
                .header("Authorization", "Bearer " + TOKEN)
                .build();

        isProblem(http.send(request, HttpResponse.BodyHandlers.ofString()), 401);
    }

    @Test
    void anyOfTheTokensOpens() throws Exception {
        var request = HttpRequest.newBuilder(address(server, "/contacts"))
                .header("Authorization", "bearer another token")
                .build();

        assertThat(http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(200);
    }

    @Test
    void anUnknownPathAndAWrongMethodAreProblems() throws Exception {
        isProblem(ask("GET", "/no-such-thing", ""), 404);
        isProblem(ask("GET", "", ""), 404);
        var wrong = ask("POST", "/response-times", "");
        isProblem(wrong, 405);
        assertThat(wrong.headers().firstValue("Allow")).contains("GET");
        assertThat(ask("DELETE", NOBODYS + "/messages", "").headers().firstValue("Allow"))
                .contains("GET, POST");
    }

    @ParameterizedTest
    @CsvSource({
        "/response-times?from=yesterday, from",
        "/response-times?to=2026-13-01, to",
        "/response-times?to=%2B900000-01-01T00:00:00Z, to",
        "/response-times?from=2026-03-02&to=2026-03-01, from",
        "/response-times?from=2026-03-01&to=2026-03-01, from",
        "/response-times?from=2024-01-01&to=2026-03-01, from",
        "/response-times?from=2026-03-01&from=2026-03-02, from",
        "/response-times?team=nobodys, team",
        "/response-times?format=pdf, format",
        "/response-times?rows=clients, rows",
        "/on-call?at=noon, at",
        "/on-call?team=nobodys, team",
        "/roster?team=nobodys, team",
        "/roster?from=tomorrow, from",
        "/roster?from=2026-03-02&to=2026-03-01, from",
        "/roster?to=2026-03-01, from",
        "/roster?from=2026-03-01&to=2028-03-01, from",
        "/gaps?days=0, days",
        "/gaps?days=91, days",
        "/gaps?days=-3, days",
        "/gaps?days=99999999999, days",
        "/gaps?days=a%20week, days",
        "/contacts?state=asleep, state",
        "/contacts?state=closed&from=x, from",
        "/contacts/17, id",
        "/contacts/17/messages, id",
    })
    void whatCannotBeReadIsNamed(String path, String field) throws Exception {
        var problem = isProblem(ask("GET", path, ""), 400);

        assertThat(problem.getString("field")).isEqualTo(field);
        assertThat(problem.getString("detail")).startsWith(field + " ");
    }

    @Test
    void aBodyThatCannotBeReadIsRefusedAndNotQuoted() throws Exception {
        var path = NOBODYS + "/messages";

        assertThat(isProblem(ask("POST", path, "{\"words\": secret"), 400).encode())
                .doesNotContain("secret");
        isProblem(ask("POST", path, "[]"), 400);
        isProblem(ask("POST", path, ""), 400);
        assertThat(isProblem(ask("POST", path, "{}"), 400).getString("field")).isEqualTo("clinician");
        assertThat(isProblem(ask("POST", path, "{\"clinician\":7}"), 400).getString("field"))
                .isEqualTo("clinician");
        assertThat(isProblem(ask("POST", path, "{\"clinician\":\"ana\",\"words\":\" \"}"), 400)
                        .getString("field"))
                .isEqualTo("words");
        assertThat(isProblem(ask("POST", path, "{\"clinician\":\"ana\",\"words\":\"" + "a".repeat(16_001) + "\"}"), 400)
                        .getString("field"))
                .isEqualTo("words");
        isProblem(ask("POST", path, "{\"words\":\"" + "a".repeat(65 * 1024) + "\"}"), 413);
    }

    @Test
    void whatDoesNotExistIsNotFound() throws Exception {
        isProblem(ask("GET", NOBODYS, ""), 404);
        isProblem(ask("GET", NOBODYS + "/messages", ""), 404);
        isProblem(ask("POST", NOBODYS + "/pages/1/accept", ""), 404);
        isProblem(ask("POST", NOBODYS + "/pages/1/decline", ""), 404);
        assertThat(isProblem(ask("POST", NOBODYS + "/pages/x/accept", ""), 400).getString("field"))
                .isEqualTo("n");
    }

    @Test
    void withoutParametersTheLastThirtyDaysAreMeant() throws Exception {
        var answer = ask("GET", "/response-times", "");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        var report = new JsonObject(answer.body());
        assertThat(Described.faults("ResponseTimes", report)).isEmpty();
        assertThat(report.getString("from")).isEqualTo("2026-03-01T12:00:00Z");
        assertThat(report.getString("to")).isEqualTo("2026-03-31T12:00:00Z");
        assertThat(report.getJsonObject("overall").getInteger("contacts")).isZero();
    }

    @Test
    void aDayBeginsAtMidnightInTheCounties() throws Exception {
        var report = new JsonObject(
                ask("GET", "/response-times?from=2026-03-08&to=2026-03-09", "").body());

        assertThat(report.getString("from")).isEqualTo("2026-03-08T08:00:00Z");
        assertThat(report.getString("to")).isEqualTo("2026-03-09T07:00:00Z");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/response-times?format=csv | application/json | true",
                "/response-times | text/csv | true",
                "/response-times | application/json;q=0.5, text/csv | true",
                "/response-times | text/csv;q=0.5, application/json | false",
                "/response-times?format=json | text/csv | false",
                "/response-times | */* | false",
            })
    void csvIsForThoseWhoAskForIt(String path, String accept, boolean csv) throws Exception {
        var request = HttpRequest.newBuilder(address(server, path))
                .header("Authorization", "Bearer " + TOKEN)
                .header("Accept", accept)
                .build();
        var answer = http.send(request, HttpResponse.BodyHandlers.ofString());

        assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                .startsWith(csv ? "text/csv" : "application/json");
        if (csv) {
            try (var lines = CsvReader.builder().ofNamedCsvRecord(answer.body())) {
                assertThat(lines.stream().map(line -> line.getField("contacts")))
                        .containsExactly("0");
            }
        }
    }

    @Test
    void theDescriptionNamesEachPathThatIsRoutedAndNoOther() throws Exception {
        var routed = new TreeMap<String, Set<String>>();
        api.operations()
                .forEach(operation -> routed.computeIfAbsent(operation.path(), path -> new TreeSet<>())
                        .add(operation.method().name().toLowerCase(java.util.Locale.ROOT)));
        var described = new TreeMap<String, Set<String>>();
        var document = new JsonObject(ask("GET", "/openapi.json", "").body());
        document.getJsonObject("paths")
                .forEach(path ->
                        described.put(path.getKey(), new TreeSet<>(((JsonObject) path.getValue()).fieldNames())));

        assertThat(document.getString("openapi")).startsWith("3.1");
        assertThat(described).isEqualTo(routed);
    }

    @Test
    void theDescriptionKnowsTheSameDispositionsAndStates() {
        assertThat(Described.schema("DispositionRequest")
                        .getJsonObject("properties")
                        .getJsonObject("disposition")
                        .getJsonArray("enum"))
                .isEqualTo(new JsonArray(Disposition.codes()));
        assertThat(Described.schema("State").getJsonArray("enum").size())
                .isEqualTo(org.knownvoice.contact.ContactState.values().length);
    }

    @Test
    void everyReferenceInTheDescriptionLeadsSomewhere() {
        var text = Described.DOCUMENT.encode();
        var references = java.util.regex.Pattern.compile("\"#/([^\"]+)\"").matcher(text);
        references.results().map(found -> found.group(1)).distinct().forEach(reference -> {
            Object at = Described.DOCUMENT;
            for (String step : reference.split("/")) {
                at = ((JsonObject) at).getValue(step);
                assertThat(at).as(reference).isNotNull();
            }
        });
    }

    private HttpResponse<String> ask(String method, String path, String body) throws Exception {
        var request = HttpRequest.newBuilder(address(server, path))
                .header("Authorization", "Bearer " + TOKEN)
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static URI address(HttpServer server, String path) {
        return URI.create("http://127.0.0.1:" + server.actualPort() + JsonApi.ROOT + path);
    }

    private static JsonObject isProblem(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        var problem = new JsonObject(answer.body());
        assertThat(Described.faults("Problem", problem)).isEmpty();
        assertThat(problem.getInteger("status")).isEqualTo(status);
        return problem;
    }
}
