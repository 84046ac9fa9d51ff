package org.knownvoice.importing;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knownvoice.TestDatabase;
import org.knownvoice.directory.ClientId;
import org.knownvoice.routing.DirectoryRows;
import org.knownvoice.store.Database;
import org.knownvoice.store.DatabaseUrl;
import org.knownvoice.store.DirectoryStore;

class DirectoryImportTest {
    private static final Vertx VERTX = Vertx.vertx();

    /** 08:00 in the team's zone. */
    private static final Instant NOW = Instant.parse("2026-03-02T16:00:00Z");

    @TempDir
    Path folder;

    private final DatabaseUrl url = TestDatabase.fresh();
    private final Database database = new Database(VERTX, url);
    private final Pool pool = database.pool();
    private SmallDirectory directory;

    @BeforeEach
    void writeFiles() {
        directory = SmallDirectory.in(folder);
    }

    @AfterAll
    static void close() {
        VERTX.close().await();
    }

    @Test
    void whatTheFilesSayIsStored() {
        var read = CsvDirectory.read(folder);

        assertThat(imports()).isEqualTo(new ImportReport.Imported(read.counts(), true, 1, read.rows()));

        assertThat(lists(stored())).isEqualTo(lists(CsvDirectory.read(folder).rows()));
    }

    @Test
    void aSecondRunSaysThatNothingChangedAndWritesNothing() {
        imports();
        String before = lastWrites();

        var report = imports();

        assertThat(report.lines()).last().isEqualTo("nothing changed; the directory has version 1");
        assertThat(report.lines()).contains("clients.csv: 2 rows");
        assertThat(lastWrites()).isEqualTo(before);
    }

    @Test
    void oneFaultKeepsEveryFileOut() {
        imports();
        var before = stored();
        directory.replace("clients.csv", "Heron", "Kestrel").replace("shifts.csv", "primary", "first");

        var report = imports();

        assertThat(report.exitCode()).isEqualTo(1);
        assertThat(report.lines()).containsExactly("shifts.csv:2: tier: write one of: primary, backup, supervisor");
        assertThat(stored()).isEqualTo(before);
    }

    @Test
    void aLineIsNobodysMobileAndNoOtherLinesFallback() {
        directory
                .replace("clinicians.csv", "+14255550110", "+14255550100")
                .replace(
                        "lines.csv",
                        "844-822-7609",
                        "844-822-7609\n+13605550100,North,en,north,+14255550100,844-822-7609");

        var report = imports();

        assertThat(report.exitCode()).isEqualTo(1);
        assertThat(report.lines())
                .containsExactly(
                        "clinicians.csv:2: mobile: is a line of ours; name the clinician's own phone",
                        "lines.csv:3: fallback_number: is another line of ours; name the regional crisis line");
    }

    @Test
    void aRowThatIsNoLongerInItsFileDisappearsAndAChangedOneIsChanged() {
        imports();
        directory
                .write("team_members.csv", "team_id,clinician_id", "north,c1")
                .replace("clients.csv", "discharged", "enrolled")
                .replace("escalation_policies.csv", "PT45S", "PT30S");

        imports();

        assertThat(lists(stored())).isEqualTo(lists(CsvDirectory.read(folder).rows()));
        assertThat(stored().version()).isEqualTo(2);
    }

    @Test
    void aFileThatIsNotGivenLeavesItsTableAsItIs() {
        imports();
        directory
                .remove("shifts.csv")
                .remove("clients.csv")
                .remove("encounters.csv")
                .remove("lines.csv");
        directory.write("rotations.csv", directory.lines("rotations.csv").getFirst());

        imports();

        assertThat(stored().shifts()).hasSize(1);
        assertThat(stored().clients()).hasSize(2);
        assertThat(stored().rotations()).isEmpty();
    }

    @Test
    void aFileMustNotTakeAwayWhatStoredRowsNeed() {
        imports();
        directory
                .write(
                        "clinicians.csv",
                        directory.lines("clinicians.csv").getFirst(),
                        directory.lines("clinicians.csv").get(1))
                .write("team_members.csv", "team_id,clinician_id", "north,c1")
                .remove("clinician_phones.csv")
                .remove("care_relationships.csv")
                .remove("rotations.csv")
                .remove("escalation_policies.csv");

        assertThat(imports().lines())
                .containsExactlyInAnyOrder(
                        "clinicians.csv:1: clinician_id: 1 stored rows of care_relationships.csv need ids that are not in"
                                + " this file; keep them here, or give care_relationships.csv too",
                        "clinicians.csv:1: clinician_id: 1 stored rows of clinician_phones.csv need ids that are not in this"
                                + " file; keep them here, or give clinician_phones.csv too",
                        "clinicians.csv:1: clinician_id: 2 stored rows of rotations.csv need ids that are not in this file;"
                                + " keep them here, or give rotations.csv too",
                        "clinicians.csv:1: clinician_id: 1 stored rows of escalation_policies.csv need ids that are not in"
                                + " this file; keep them here, or give escalation_policies.csv too");
    }

    @Test
    void twoCliniciansMayTradeTheirMobiles() {
        directory.replace("clinicians.csv", "ARNP,", "ARNP,+14255550111");
        imports();
        directory
                .replace("clinicians.csv", "+14255550110", "+14255550112")
                .replace("clinicians.csv", "+14255550111", "+14255550110")
                .replace("clinicians.csv", "+14255550112", "+14255550111");

        assertThat(imports().exitCode()).isZero();
    }

    @Test
    void eachChangeIsToldOnceToWhoListens() {
        Promise<String> told = Promise.promise();
        var listener = await(database.connect());
        listener.notificationHandler(notification -> told.complete(notification.getPayload()));
        await(listener.query("listen " + DirectoryStore.ROSTER_CHANGED).execute());

        imports();

        assertThat(await(told.future())).isEqualTo("1");
        await(listener.close());
    }

    @Test
    void anImportThatHangsLetsGoOfTheDirectory(@TempDir Path other) throws Exception {
        imports();
        var pipe = other.resolve("lines.csv");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        var hanging = new DirectoryImport(database, InstantSource.system(), Duration.ofSeconds(1)).run(other);
        while (nobodyIsAtTheDirectory()) {
            Thread.onSpinWait();
        }

        directory.replace("lines.csv", "North", "South");
        var report = imports();

        assertThat(report.exitCode()).isZero();
        Files.writeString(pipe, "phone");
        boolean failed = await(hanging.map(false).otherwise(true));
        assertThat(failed).isTrue();
    }

    @Test
    void importsAtTheSameTimeFollowOneAnother() {
        var reports = await(Future.all(IntStream.range(0, 3)
                        .mapToObj(run -> new DirectoryImport(database).run(folder))
                        .toList()))
                .<ImportReport>list();

        assertThat(reports.stream().filter(report -> ((ImportReport.Imported) report).changed()))
                .hasSize(1);
    }

    @Test
    void whoIsOnCallByAnOverrideThatLiesAheadIsNotLost() {
        imports();
        directory.write(
                "clinicians.csv",
                Stream.concat(
                                directory.lines("clinicians.csv").stream(),
                                Stream.of("c9,Lark Sample,LMHC,425-555-0109,,en,clinician,"))
                        .toArray(String[]::new));
        imports();
        var at = OffsetDateTime.now(ZoneOffset.UTC);
        await(pool.preparedQuery("""
                        insert into shift_override (kind, team_id, tier, clinician_id, starts_at, ends_at, made_at, made_by)
                        values ('EXTRA', 'north', 'PRIMARY', 'c9', $1, $2, $1, 'c1')""").execute(Tuple.of(at.minusHours(1), at.plusHours(1))));
        directory.write(
                "clinicians.csv",
                directory.lines("clinicians.csv").stream()
                        .filter(line -> !line.startsWith("c9,"))
                        .toArray(String[]::new));

        assertThat(imports().lines())
                .anyMatch(line -> line.startsWith("clinicians.csv:1: clinician_id: c9 is on call by an override"));

        await(pool.query("update shift_override set ends_at = starts_at + interval '1 minute'")
                .execute());
        assertThat(imports().exitCode()).isZero();
    }

    @Test
    void theCommandBringsTheSchemaItselfAndEndsWithZeroOrOne() {
        var empty = TestDatabase.empty();

        assertThat(command(empty))
                .startsWith("0 ")
                .contains("lines.csv: 1 rows\n")
                .endsWith("imported; the directory has version 1\n");
        directory.replace("teams.csv", "Snohomish", "King");
        assertThat(command(empty)).startsWith("1 teams.csv:2: county: ");
    }

    @Test
    void afterTheImportTheHolesOfTheFourteenDaysAheadAreToldThePrimaryTierFirst() {
        var empty = TestDatabase.empty();
        directory.write(
                "shifts.csv",
                directory.lines("shifts.csv").getFirst(),
                "north,primary,c1,2026-03-02T20:00,2026-03-08T01:30",
                "north,primary,c1,2026-03-08T03:30,2026-03-30T08:00",
                "north,supervisor,c2,2026-03-01T20:00,2026-03-16T07:59");

        assertThat(command(empty).lines().filter(line -> line.contains("nobody")))
                .containsExactly(
                        "0 nobody is on call: team north, primary, from 2026-03-02T08:00 to 2026-03-02T20:00",
                        "nobody is on call: team north, primary, from 2026-03-08T01:30 to 2026-03-08T03:30",
                        "nobody is on call: team north, supervisor, from 2026-03-16T07:59 to 2026-03-16T09:00");
        assertThat(command(empty))
                .contains("nobody is on call")
                .endsWith("nothing changed; the directory has version 1\n");
    }

    @Test
    void ofManyHolesTwentyAreToldAndTheOthersCounted() {
        directory
                .write(
                        "rotations.csv",
                        directory.lines("rotations.csv").getFirst(),
                        "north,backup,c1;c2,2026-03-01T08:00,PT12H,,,",
                        "north,supervisor,c2,2026-03-01T08:00,P7D,,,")
                .write(
                        "shifts.csv",
                        Stream.concat(
                                        Stream.of(directory.lines("shifts.csv").getFirst()),
                                        IntStream.rangeClosed(3, 14)
                                                .mapToObj("2026-03-%02dT"::formatted)
                                                .flatMap(day -> Stream.of(
                                                        "north,primary,c1," + day + "10:00," + day + "11:00",
                                                        "north,primary,c1," + day + "12:00," + day + "13:00")))
                                .toArray(String[]::new));

        var told = command(TestDatabase.empty()).lines().filter(line -> line.contains("nobody"));

        assertThat(told).hasSize(21).last().isEqualTo("nobody is on call 5 times more");
    }

    @Test
    void whereSomebodyIsAlwaysOnCallNothingIsTold() {
        directory.write(
                "rotations.csv",
                directory.lines("rotations.csv").getFirst(),
                "north,primary,c1;c2,2026-03-01T08:00,P1D,,,",
                "north,backup,c1;c2,2026-03-01T08:00,PT12H,,,",
                "north,supervisor,c2,2026-03-01T08:00,P7D,,,");

        assertThat(command(TestDatabase.empty())).doesNotContain("nobody");
    }

    @Test
    void aDatabaseThatIsAwayEndsTheCommandWithAWord() {
        var away = DatabaseUrl.parse("postgresql://kv:secret@127.0.0.1:1/kv");

        assertThat(command(away))
                .startsWith("1 nothing was written: the database cannot be reached")
                .doesNotContain("secret");
    }

    @Test
    void fiveThousandClientsWithAHundredThousandEncountersLoadInSeconds() {
        directory.write(
                "clients.csv",
                Stream.concat(
                                directory.lines("clients.csv").stream(),
                                IntStream.range(0, 5000)
                                        .mapToObj(n -> "q%d,Wren Sample %d,,,en,skagit,north,%d,enrolled"
                                                .formatted(n, n, 900000 + n)))
                        .toArray(String[]::new));
        directory.write(
                "encounters.csv",
                Stream.concat(
                                directory.lines("encounters.csv").stream(),
                                IntStream.range(0, 100_000)
                                        .mapToObj(n -> "q%d,c1,2026-04-%02dT%02d:00,visit"
                                                .formatted(n % 5000, 1 + n / 5000, n % 24)))
                        .toArray(String[]::new));
        long start = System.nanoTime();

        assertThat(imports().exitCode()).isZero();
        assertThat(imports().lines()).last().asString().startsWith("nothing changed");

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
        assertThat(stored().clients()).hasSize(5002);
        assertThat(stored().encounters()).hasSize(100_001);
    }

    @Test
    void onlyTheEncountersSinceAMomentAreLoadedWhenThatIsAsked() {
        imports();

        var rows = await(DirectoryStore.load(pool, Instant.parse("2026-03-03T00:00:00Z")));

        assertThat(rows.encounters()).isEmpty();
        assertThat(rows.clients()).extracting(client -> client.id()).contains(new ClientId("p1"));
    }

    private boolean nobodyIsAtTheDirectory() {
        var free = pool.query("select version from roster_version for update skip locked");
        return await(free.execute()).size() > 0;
    }

    private ImportReport imports() {
        return await(new DirectoryImport(database).run(folder));
    }

    private DirectoryRows stored() {
        return await(DirectoryStore.load(pool, DirectoryStore.ALL_TIME));
    }

    private String command(DatabaseUrl database) {
        var out = new ByteArrayOutputStream();
        int code = ImportCommand.run(database, folder, NOW, new PrintStream(out, true, StandardCharsets.UTF_8));
        return code + " " + out.toString(StandardCharsets.UTF_8);
    }

    /** The transaction that wrote each row last: the same as long as nothing is written. */
    private String lastWrites() {
        return await(pool.query("""
                        select string_agg(xmin::text, ',') from (
                            select xmin from client union all select xmin from clinician union all
                            select xmin from shift union all select xmin from roster_version) as rows""").execute()).iterator().next().getString(0);
    }

    private static List<HashSet<?>> lists(DirectoryRows rows) {
        return Stream.<Collection<?>>of(
                        rows.lines(),
                        rows.teams(),
                        rows.clinicians(),
                        rows.members(),
                        rows.clients(),
                        rows.phones(),
                        rows.relationships(),
                        rows.encounters(),
                        rows.shifts(),
                        rows.rotations(),
                        rows.policies())
                .<HashSet<?>>map(HashSet::new)
                .toList();
    }

    private static <T> T await(Future<T> future) {
        return future.timeout(60, SECONDS).await();
    }
}
