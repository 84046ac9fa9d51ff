package org.knownvoice.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.component.VEvent;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.knownvoice.web.Described;
import org.slf4j.LoggerFactory;

/** A calendar program reads shifts under a secret address, and hears what changes. */
class CalendarFeedTest {
    private static final String TOKEN = "scenario";

    private final HttpClient http = HttpClient.newHttpClient();
    private final CrisisLine house = CrisisLine.open(
            agency -> agency.offShift("ana")
                    .offShift("ben")
                    .shift("north", "primary", "ana", "2026-03-03T20:00", "2026-03-04T08:00")
                    .shift("north", "primary", "ben", "2026-03-04T20:00", "2026-03-05T08:00"),
            CrisisLine.NIGHT,
            Map.of("API_TOKENS", Screen.hashOf(TOKEN)));

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void aCliniciansFeedShowsTheirShiftsAndTheSameAgainWhileNothingChanges() throws Exception {
        var feed = make("clinician", "ana");

        var first = read(feed);
        assertThat(first.headers().firstValue("Content-Type")).contains("text/calendar; charset=utf-8");
        assertThat(first.headers().firstValue("Cache-Control")).contains("private, no-cache");
        assertThat(events(first)).containsExactly("0 confirmed 2026-03-04T04:00:00Z On call (primary), Team north");
        house.advance(Duration.ofMinutes(10));
        var again = read(feed);
        assertThat(again.body()).isEqualTo(first.body());
        var etag = first.headers().firstValue("ETag").orElseThrow();
        var known = get(feed, "If-None-Match", "\"other\", W/" + etag);
        assertThat(known.statusCode()).isEqualTo(304);
        assertThat(known.body()).isEmpty();
        assertThat(known.headers().firstValue("ETag")).contains(etag);
        assertThat(get(feed, "If-None-Match", "\"other\"").statusCode()).isEqualTo(200);
    }

    @Test
    void aCoverIsACancellationForOneAndAShiftForTheOther() throws Exception {
        var anas = make("clinician", "ana");
        var bens = make("clinician", "ben");
        var team = make("team", "north");
        var before = read(anas);
        var bensBefore = read(bens).body();
        read(team);
        var fays = make("clinician", "fay");
        assertThat(events(read(fays))).isEmpty();

        cover("ana", "fay", "2026-03-04T04:00:00Z", "2026-03-04T16:00:00Z");
        house.advance(Duration.ofMinutes(1));

        assertThat(events(read(anas)))
                .containsExactly("1 cancelled 2026-03-04T04:00:00Z Cancelled: On call (primary), Team north");
        assertThat(uids(read(anas))).isEqualTo(uids(before));
        assertThat(events(read(fays)))
                .containsExactly("0 confirmed 2026-03-04T04:00:00Z On call (primary), Team north");
        assertThat(read(bens).body()).isEqualTo(bensBefore);
        assertThat(events(read(team)))
                .contains(
                        "1 cancelled 2026-03-04T04:00:00Z Cancelled: On call (primary): Ana Sample",
                        "0 confirmed 2026-03-04T04:00:00Z On call (primary): Fay Sample",
                        "0 confirmed 2026-03-05T04:00:00Z On call (primary): Ben Sample");
    }

    @Test
    void aCoverOfTheEndLeavesTheShiftItsUidAndRaisesItsSequence() throws Exception {
        var feed = make("clinician", "ana");
        var before = read(feed);

        cover("ana", "fay", "2026-03-04T10:00:00Z", "2026-03-04T16:00:00Z");

        var after = read(feed);
        assertThat(uids(after)).isEqualTo(uids(before));
        assertThat(events(after)).containsExactly("1 confirmed 2026-03-04T04:00:00Z On call (primary), Team north");
        assertThat(after.body()).contains("DTEND;TZID=America/Los_Angeles:20260304T020000");
    }

    @Test
    void twoWhoReadAtOnceReadTheSame() throws Exception {
        var feed = make("team", "north");

        var answers = IntStream.range(0, 8)
                .mapToObj(i -> http.sendAsync(request(feed).build(), HttpResponse.BodyHandlers.ofString()))
                .toList()
                .stream()
                .map(answer -> answer.join().body())
                .collect(Collectors.toSet());

        assertThat(answers).hasSize(1).contains(read(feed).body());
    }

    @Test
    void revokedUnknownAndMisspelledAddressesSayNothingAllTheSame() throws Exception {
        var feed = make("clinician", "ana");
        var id = api("GET", "/calendar-feeds", "", 200, "CalendarFeedList")
                .getJsonArray("feeds")
                .getJsonObject(0)
                .getString("id");
        assertThat(read(feed).statusCode()).isEqualTo(200);

        api("DELETE", "/calendar-feeds/" + id, "", 204, "");
        api("DELETE", "/calendar-feeds/" + id, "", 204, "");

        assertThat(api("GET", "/calendar-feeds", "", 200, "CalendarFeedList").getJsonArray("feeds"))
                .isEmpty();
        var unknown = feed.substring(0, feed.length() - 8) + "AAAA.ics";
        for (var address : List.of(feed, unknown, feed.replace(".ics", ""), feed.replace(".ics", ".ics/x"))) {
            var answer = http.send(request(address).build(), HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.body()).isEmpty();
            assertThat(answer.headers().firstValue("Content-Length")).contains("0");
            assertThat(answer.headers().firstValue("ETag")).isEmpty();
        }
        api("DELETE", "/calendar-feeds/00000000-0000-0000-0000-000000000001", "", 404, "Problem");
    }

    @Test
    void theAddressIsShownOnceAndIsInNoLogNorFigure() throws Exception {
        var logged = new ListAppender<ILoggingEvent>();
        logged.start();
        var root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
        root.addAppender(logged);
        var feed = make("clinician", "ana");
        var secret = feed.replaceAll(".*/|\\.ics", "");
        assertThat(secret).matches("[A-Za-z0-9_-]{43}");
        read(feed);
        house.pool()
                .query("alter table calendar_entry rename to calendar_lost")
                .execute()
                .await();
        assertThat(get(feed, "Accept", "text/calendar").statusCode()).isEqualTo(503);
        root.detachAppender(logged);

        assertThat(logged.list)
                .isNotEmpty()
                .noneMatch(line -> line.getFormattedMessage().contains(secret)
                        || String.valueOf(line.getThrowableProxy()).contains(secret));
        assertThat(api("GET", "/calendar-feeds", "", 200, "CalendarFeedList").encode())
                .doesNotContain(secret);
        assertThat(metrics()).doesNotContain(secret).doesNotContain("calendar/");
        assertThat(house.pool()
                        .query("select secret_hash from calendar_feed")
                        .execute()
                        .await()
                        .iterator()
                        .next()
                        .getString(0))
                .isEqualTo(Screen.hashOf(secret));
    }

    @Test
    void aFeedIsOfOneClinicianOrOfOneTeam() throws Exception {
        for (var body : List.of(
                "{}",
                "{\"clinician\":\"nobody\"}",
                "{\"clinician\":7}",
                "{\"clinician\":\"ana\",\"team\":\"north\"}")) {
            assertThat(api("POST", "/calendar-feeds", body, 400, "Problem").getString("field"))
                    .as(body)
                    .isEqualTo("clinician");
        }
        assertThat(api("POST", "/calendar-feeds", "{\"team\":\"east\"}", 400, "Problem")
                        .getString("field"))
                .isEqualTo("team");
        api("DELETE", "/calendar-feeds/7", "", 400, "Problem");
        assertThat(api("GET", "/calendar-feeds", "", 200, "CalendarFeedList").getJsonArray("feeds"))
                .isEmpty();
    }

    /** As the exchange of shifts writes it. */
    private void cover(String clinician, String by, String from, String to) {
        house.pool()
                .query("""
                        insert into shift_override (kind, team_id, tier, clinician_id, covered_by, starts_at, ends_at,
                            made_at, made_by)
                        values ('COVER', 'north', 'PRIMARY', '%s', '%s', '%s', '%s', '%s', 'cora')""".formatted(clinician, by, from, to, house.now()))
                .execute()
                .compose(done -> house.pool()
                        .query("update roster_version set version = version + 1")
                        .execute())
                .await();
    }

    private String make(String of, String who) throws Exception {
        var made = api("POST", "/calendar-feeds", new JsonObject().put(of, who).encode(), 201, "NewCalendarFeed");
        assertThat(made.getString(of)).isEqualTo(who);
        return made.getString("url");
    }

    private HttpResponse<String> read(String feed) throws Exception {
        return get(feed, "Accept", "text/calendar");
    }

    private HttpResponse<String> get(String feed, String header, String value) throws Exception {
        return http.send(request(feed).header(header, value).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpRequest.Builder request(String feed) {
        return HttpRequest.newBuilder(URI.create(feed));
    }

    private static List<VEvent> parsed(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(200);
        return Biweekly.parse(answer.body()).first().getEvents();
    }

    private static List<String> uids(HttpResponse<String> answer) {
        return parsed(answer).stream().map(event -> event.getUid().getValue()).toList();
    }

    /** Sequence, status, start, summary. */
    private static List<String> events(HttpResponse<String> answer) {
        return parsed(answer).stream()
                .map(event -> event.getSequence().getValue() + " "
                        + event.getStatus().getValue().toLowerCase(java.util.Locale.ROOT) + " "
                        + event.getDateStart().getValue().toInstant() + " "
                        + event.getSummary().getValue())
                .toList();
    }

    private String metrics() throws Exception {
        var address =
                URI.create("http://127.0.0.1:" + house.servers().getFirst().managementPort() + "/metrics");
        return http.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private JsonObject api(String method, String path, String body, int status, String schema) throws Exception {
        var address =
                URI.create("http://127.0.0.1:" + house.servers().getFirst().port() + "/api/v1" + path);
        var answer = http.send(
                HttpRequest.newBuilder(address)
                        .header("Authorization", "Bearer " + TOKEN)
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        if (schema.isEmpty()) {
            assertThat(answer.body()).isEmpty();
            return new JsonObject();
        }
        var json = new JsonObject(answer.body());
        assertThat(Described.faults(schema, json)).isEmpty();
        return json;
    }
}
