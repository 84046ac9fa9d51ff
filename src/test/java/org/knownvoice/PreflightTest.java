package org.knownvoice;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knownvoice.config.Settings;
import org.knownvoice.config.SettingsFile;
import org.knownvoice.importing.DirectoryImport;
import org.knownvoice.importing.SampleData;
import org.knownvoice.simulator.Credentials;
import org.knownvoice.simulator.MessagingService;
import org.knownvoice.simulator.SimulatedLine;
import org.knownvoice.simulator.Simulator;
import org.knownvoice.simulator.SimulatorSettings;
import org.knownvoice.store.Database;
import org.knownvoice.store.DatabaseUrl;

/** The command {@code check} looks at the 14 days ahead; Twilio is out of its reach here, except where a test has one. */
class PreflightTest {
    private static final Instant NOW = Instant.parse("2026-03-02T20:00:00Z");
    private static final String PUBLIC_URL = "https://line.example.org";
    private static final int TEAMS = 4;
    private static final int TIERS = 3;

    @TempDir
    Path folder;

    private final DatabaseUrl url = TestDatabase.fresh();
    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() {
        vertx.close().await();
    }

    @Test
    void aTierInWhichSomebodyIsAlwaysOnCallIsCoveredAndAHoleIsNamedByItsHours() {
        importSample();

        assertThat(coverage(NOW)).hasSize(TEAMS * TIERS).allMatch(row -> row.startsWith("ok"));
        assertThat(coverage(NOW.plus(Duration.ofDays(60))))
                .filteredOn(row -> row.startsWith("FAILS"))
                .hasSize(TEAMS)
                .anyMatch(row -> row.contains("team skagit, primary: nobody on call from 2026-05-04T08:00-07:00"
                        + "[America/Los_Angeles] to 2026-05-15T13:00-07:00[America/Los_Angeles]"));
    }

    @Test
    void aPhoneThatFailsIsNamedByItsPlaceAndOneThatIsNotVerifiedIsLookedAt() {
        importSample();
        insert("+14255550110", "null", "'CARRIER'");
        insert("+14255550111", "null", "'OPTED_OUT'");
        insert("+14255550190", "now()", "null");

        assertThat(rows(NOW, " phone"))
                .anyMatch(row -> row.matches("look +clinician snohomish-1, phone 1 fails: carrier .*"))
                .anyMatch(row -> row.matches("look +clinician snohomish-1, phone 1 is not verified .*"))
                .noneMatch(row -> row.contains("snohomish-1, phone 2"))
                .anyMatch(row -> row.matches("FAILS +clinician snohomish-2, phone 1 fails: opted_out .*"))
                .anyMatch(row -> row.matches("look +clinician snohomish-3, phone 1 is not verified .*"))
                .noneMatch(row -> row.contains("5550"));
    }

    @Test
    void aStateDirectoryThatIsNoneIsLookedAtAndNoneIsMade() throws IOException {
        var file = Files.createFile(folder.resolve("file"));
        var missing = folder.resolve("not/there/yet");

        assertThat(rows(NOW, "STATE_DIR", Map.of("STATE_DIR", file.toString())))
                .singleElement()
                .asString()
                .startsWith("look");
        assertThat(rows(NOW, "STATE_DIR", Map.of("STATE_DIR", missing.toString())))
                .singleElement()
                .asString()
                .startsWith("ok");
        assertThat(folder.resolve("not")).doesNotExist();
    }

    @Test
    void aLineThatIsACliniciansPhoneOrAnothersFallbackFails() {
        importSample();
        run("update line set fallback_number = '+14255550100' where phone = '+13605550100'");
        run("update clinician set mobile = '+13605550100' where clinician_id = 'snohomish-2'");

        assertThat(rows(NOW, "is a line of ours"))
                .hasSize(2)
                .anyMatch(row ->
                        row.matches("FAILS +line \"Sample North Line\": its fallback number is a line of ours .*"))
                .anyMatch(row -> row.matches("FAILS +clinician snohomish-2, phone 1 is a line of ours .*"));
    }

    @Test
    void withoutAMailServerPagesHaveNoOtherWay() {
        importSample();

        assertThat(rows(NOW, "mail"))
                .singleElement()
                .asString()
                .matches(
                        "look +no mail server: pages have no other way while Twilio is away +set SMTP_URL and MAIL_FROM");
    }

    @Test
    void whoIsOnCallAndHasNoEmailIsLookedAt() {
        importSample();
        run("update clinician set email = null where clinician_id = 'snohomish-1'");
        var mail = Map.of("SMTP_URL", "smtp://127.0.0.1:1", "MAIL_FROM", "crisis@agency.example");

        assertThat(rows(NOW, "mail", mail))
                .anyMatch(row -> row.matches("look +mail server does not answer .*"))
                .anyMatch(row -> row.matches("look +clinician snohomish-1 is on call and has no e-mail .*"))
                .noneMatch(row -> row.contains("snohomish-2"));
    }

    @Test
    void aLineInNoMessagingServiceFailsAndWhatToDoIsSaid() {
        importSample();
        assertThat(checkAgainst(simulator -> simulator.configure(line()).await()))
                .anyMatch(
                        row -> row.matches(
                                "FAILS +line \".*\": is in no Messaging Service +Twilio answers HELP and STOP with its own words: .*"));
    }

    @Test
    void ofALineInAMessagingServiceAPersonMustReadTheWordsWhichNoApiShows() {
        importSample();
        assertThat(checkAgainst(simulator -> new DemoPhones(vertx, url).announce(simulator, PUBLIC_URL)))
                .noneMatch(row -> row.startsWith("FAILS"))
                .anyMatch(row -> row.matches("ok +line \".*\": is in a Messaging Service *"))
                .anyMatch(row -> row.matches("look +line \".*\": its HELP and STOP texts cannot be read from here +.*"
                        + "911, 988 and \\+18005843578"));
    }

    @Test
    void aMessagingServiceThatTakesTheTextsAwayFails() {
        importSample();
        var elsewhere = new MessagingService("Crisis line", "https://elsewhere.example/texts", "", "", "");

        assertThat(checkAgainst(
                        simulator -> simulator.configure(line().in(elsewhere)).await()))
                .anyMatch(
                        row -> row.matches(
                                "FAILS +line \".*\": its Messaging Service lets texts come here +set the service to defer to .*"));
    }

    private static SimulatedLine line() {
        return SimulatedLine.servedAt(SampleData.linePhone(), PUBLIC_URL);
    }

    /** Against a pretend Twilio that is set up like this. */
    private List<String> checkAgainst(Consumer<Simulator> setUp) {
        var simulator = Simulator.start(vertx, SimulatorSettings.defaults(), InstantSource.system())
                .await();
        setUp.accept(simulator);
        return rows(NOW, "", Map.of("TWILIO_API_URL", simulator.url()));
    }

    @Test
    void aRecordedLanguageSaysWhatIsStillSpokenInEnglish() throws IOException {
        importSample();
        var greeting = folder.resolve("recordings").resolve("uk").resolve("greeting.wav");
        Files.createDirectories(greeting.getParent());
        Files.write(greeting, Sound.wav(Duration.ofSeconds(12)));
        var recorded = Map.of(
                "RECORDINGS_FOLDER", folder.resolve("recordings").toString(), "LANGUAGES_REVIEWED", "en,es,ru,ko,uk");

        assertThat(rows(NOW, " uk", recorded))
                .anyMatch(row -> row.matches(
                        "look +language uk lacks \\d+ recordings +these are spoken in English: .*, hold, .*"))
                .anyMatch(row -> row.matches("look +recording uk/greeting is too long +.* at most 10 s"))
                .noneMatch(row -> row.contains("not reviewed"));
    }

    @Test
    void aRecordingThatCouldNotBePlayedKeepsTheServerFromStartingAndIsNamed() throws IOException {
        Files.createDirectories(folder.resolve("uk"));
        Files.write(folder.resolve("uk").resolve("greeting.wav"), new byte[10]);
        var out = new ByteArrayOutputStream();
        var environment = environment(Map.of("RECORDINGS_FOLDER", folder.toString()));
        var commands =
                new Commands(environment, SettingsFile.packaged(), new PrintStream(out, true, StandardCharsets.UTF_8));

        assertThat(commands.serve()).isEqualTo(1);
        assertThat(commands.check()).isEqualTo(1);
        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .hasSize(2)
                .allMatch(
                        line -> line.equals("RECORDINGS_FOLDER has uk/greeting.wav, which holds no sound of that kind:"
                                + " save it as WAV (16 bit PCM) or as MP3"));
    }

    private void importSample() {
        SampleData.write(folder, NOW);
        new DirectoryImport(Database.patient(vertx, url)).run(folder).await();
    }

    private void insert(String phone, String verifiedAt, String failing) {
        run("insert into phone_standing (phone, verified_at, failing, failing_since) values ('%s', %s, %s, %s)"
                .formatted(phone, verifiedAt, failing, failing.equals("null") ? "null" : "now()"));
    }

    private void run(String sql) {
        Database.patient(vertx, url).pool().query(sql).execute().await();
    }

    private List<String> coverage(Instant now) {
        return rows(now, " team ").stream()
                .filter(row -> row.contains("covered") || row.contains("nobody on call"))
                .toList();
    }

    private List<String> rows(Instant now, String about) {
        return rows(now, about, Map.of());
    }

    private List<String> rows(Instant now, String about, Map<String, String> mail) {
        var out = new ByteArrayOutputStream();
        new Preflight(settings(mail), InstantSource.fixed(now), new PrintStream(out, true, StandardCharsets.UTF_8))
                .run();
        return out.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(row -> row.contains(about))
                .toList();
    }

    private static Map<String, String> environment(Map<String, String> changes) {
        var credentials = Credentials.demo();
        var environment = new HashMap<>(Map.of(
                "DATABASE_URL",
                "postgresql://test@localhost/test",
                "PUBLIC_URL",
                PUBLIC_URL,
                "TWILIO_ACCOUNT_SID",
                credentials.accountSid(),
                "TWILIO_AUTH_TOKEN",
                credentials.authToken(),
                "TWILIO_API_URL",
                "http://127.0.0.1:1"));
        environment.putAll(changes);
        return environment;
    }

    private Settings settings(Map<String, String> changes) {
        return Settings.from(environment(changes), SettingsFile.packaged())
                .orThrow()
                .withDatabase(url.address());
    }
}
