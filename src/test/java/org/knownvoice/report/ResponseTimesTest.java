package org.knownvoice.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.knownvoice.report.SeededContacts.of;
import static org.knownvoice.report.SeededContacts.plain;

import de.siegmar.fastcsv.reader.CsvReader;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.knownvoice.TestDatabase;
import org.knownvoice.contact.ContactId;
import org.knownvoice.contact.Entry.Kind;
import org.knownvoice.directory.TeamId;
import org.knownvoice.store.Database;
import org.knownvoice.store.EventLog;

/** What managers read is what the event log says. */
class ResponseTimesTest {
    private static final Instant FROM = Instant.parse("2026-03-01T08:00:00Z");
    private static final Instant TO = Instant.parse("2026-04-01T07:00:00Z");

    private final Vertx vertx = Vertx.vertx();
    private final Pool pool = Database.patient(vertx, TestDatabase.fresh()).pool();

    @BeforeEach
    void teams() {
        new SeededContacts(pool, 0).teams();
    }

    @AfterEach
    void close() {
        pool.close().await();
        vertx.close().await();
    }

    @ParameterizedTest
    @CsvSource({"1,0", "2,1", "3,2", "4,3", "5,9", "6,10", "7,11", "8,40", "9,200", "10,200"})
    void everyFigureIsTheOneOfTheEventLog(long seed, int howMany) {
        var contacts = new SeededContacts(pool, seed);
        var ids = new ArrayList<ContactId>();
        for (int i = 0; i < howMany; i++) {
            ids.add(contacts.random(
                    FROM.plusSeconds(i * 3600L % Duration.between(FROM, TO).toSeconds())));
        }
        contacts.random(FROM.minusNanos(1000));
        contacts.random(TO);

        var stories = stories(ids);
        var report = report(Optional.empty());

        assertThat(report.overall()).isEqualTo(PlainFigures.of(List.copyOf(stories.values())));
        assertThat(report.misses().stream().map(ResponseTimesTest::told)).isEqualTo(misses(stories));
        var byTeam = byTeam(stories);
        assertThat(report.teams().stream().map(team -> team.team().value()))
                .containsExactlyInAnyOrderElementsOf(byTeam.keySet());
        for (var team : report.teams()) {
            var own =
                    PlainFigures.of(List.copyOf(byTeam.get(team.team().value()).values()));
            assertThat(team.figures()).as(team.name()).isEqualTo(own);
            assertThat(report(Optional.of(team.team())).overall())
                    .as("asked for %s alone", team.name())
                    .isEqualTo(own);
        }
    }

    @Test
    void nobodyCalledMeansNoFigureAndNoMiss() {
        var report = report(Optional.empty());

        assertThat(report.overall().contacts()).isZero();
        assertThat(report.overall().connect().median()).isEmpty();
        assertThat(report.overall().connect().slowest()).isEmpty();
        assertThat(report.teams()).isEmpty();
        assertThat(report.misses()).isEmpty();
    }

    @Test
    void aMachinesTextIsNobodysCrisis() {
        new SeededContacts(pool, 1)
                .contact(
                        "north",
                        FROM,
                        List.of(
                                Map.entry(Duration.ZERO, plain(Kind.OPENED, Map.of("machine", "true"))),
                                Map.entry(Duration.ZERO, plain(Kind.UNREACHABLE_CALLER, Map.of()))));

        assertThat(report(Optional.empty()).overall().contacts()).isZero();
        assertThat(report(Optional.empty()).misses()).isEmpty();
    }

    @Test
    void whoeverNobodyJoinedCountsAsSlowerThanAnybodyElse() {
        var contacts = new SeededContacts(pool, 1);
        contacts.contact(
                "north",
                FROM,
                List.of(
                        Map.entry(Duration.ZERO, plain(Kind.OPENED, Map.of())),
                        Map.entry(Duration.ofSeconds(20), of(Kind.CONNECTED, 1, Map.of()))));
        var waiting = contacts.contact(
                "north", FROM.plusSeconds(1), List.of(Map.entry(Duration.ZERO, plain(Kind.OPENED, Map.of()))));

        var report = report(Optional.empty());

        assertThat(report.overall().connect())
                .isEqualTo(new Measure(
                        1,
                        1,
                        Optional.of(Duration.ofSeconds(20)),
                        Optional.empty(),
                        Optional.of(Duration.ofSeconds(20))));
        assertThat(report.misses()).singleElement().satisfies(miss -> {
            assertThat(miss.contact()).isEqualTo(waiting);
            assertThat(miss.why()).isEqualTo(Miss.Why.NOT_ACCEPTED_YET);
            assertThat(miss.stillOpen()).isTrue();
        });
    }

    @Test
    void theFiguresAsCsvParseBackAndNoTextIsAFormula() throws Exception {
        var contacts = new SeededContacts(pool, 42);
        for (int i = 0; i < 60; i++) {
            contacts.random(FROM.plusSeconds(i));
        }
        var report = report(Optional.empty());

        try (var csv = CsvReader.builder().ofNamedCsvRecord(ResponseTimesCsv.figures(report))) {
            var lines = csv.stream().toList();
            assertThat(lines).hasSize(4);
            assertThat(lines.getFirst().getField("team_id")).isEmpty();
            assertThat(lines.getFirst().getField("contacts"))
                    .isEqualTo(String.valueOf(report.overall().contacts()));
            assertThat(lines.getFirst().getField("connect_slowest_seconds"))
                    .isEqualTo(Seconds.of(report.overall().connect().slowest().orElseThrow())
                            .toPlainString());
            assertThat(lines.stream().map(line -> line.getField("team")))
                    .containsExactlyInAnyOrder("", "North, by the bay", "'+South", "'=team");
            for (int i = 0; i < report.teams().size(); i++) {
                assertThat(lines.get(i + 1).getField("misses"))
                        .isEqualTo(
                                String.valueOf(report.teams().get(i).figures().misses()));
            }
        }
        try (var csv = CsvReader.builder().ofNamedCsvRecord(ResponseTimesCsv.misses(report))) {
            assertThat(csv.stream().map(line -> line.getField("contact")))
                    .containsExactlyElementsOf(report.misses().stream()
                            .map(miss -> miss.contact().toString())
                            .toList());
        }
    }

    private ResponseTimes report(Optional<TeamId> team) {
        return pool.withConnection(connection -> ResponseTimes.of(connection, new Period(FROM, TO), team))
                .await();
    }

    private static String told(Miss miss) {
        return String.join(
                " ",
                miss.contact().toString(),
                miss.openedAt().toString(),
                miss.why().name(),
                miss.connectedAfter().map(Duration::toString).orElse("never"),
                Boolean.toString(miss.stillOpen()));
    }

    private static List<String> misses(Map<ContactId, PlainFigures.Story> stories) {
        return stories.entrySet().stream()
                .filter(entry ->
                        !entry.getValue().notInCare() && !entry.getValue().answered())
                .map(entry -> told(new Miss(
                        entry.getKey(),
                        new TeamId("any"),
                        "any",
                        entry.getValue().openedAt(),
                        entry.getValue().why(),
                        entry.getValue().first(Kind.CONNECTED),
                        entry.getValue().stillOpen())))
                .toList();
    }

    private Map<ContactId, PlainFigures.Story> stories(List<ContactId> ids) {
        var stories = new LinkedHashMap<ContactId, PlainFigures.Story>();
        for (var id : ids) {
            stories.put(
                    id,
                    new PlainFigures.Story(pool.withConnection(connection -> EventLog.read(connection, id))
                            .await()));
        }
        return stories;
    }

    private Map<String, Map<ContactId, PlainFigures.Story>> byTeam(Map<ContactId, PlainFigures.Story> stories) {
        var teams = new TreeMap<String, Map<ContactId, PlainFigures.Story>>();
        pool.query("select id, team_id from crisis_contact order by opened_at")
                .execute()
                .await()
                .forEach(row -> {
                    var id = new ContactId(row.getUUID("id"));
                    if (stories.containsKey(id)) {
                        teams.computeIfAbsent(row.getString("team_id"), team -> new LinkedHashMap<>())
                                .put(id, stories.get(id));
                    }
                });
        return teams;
    }
}
