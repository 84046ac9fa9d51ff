package org.knownvoice.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
    private static final Map<String, String> NEEDED = Map.of(
            "DATABASE_URL", "postgresql://app:s3cret@db/voice",
            "PUBLIC_URL", "https://crisis.agency.example",
            "TWILIO_ACCOUNT_SID", "AC00000000000000000000000000000001",
            "TWILIO_AUTH_TOKEN", "0123456789abcdef");

    @Test
    void theFourThatHaveNoDefaultAreEnoughToServe() {
        var settings = Settings.from(NEEDED, SettingsFile.packaged()).orThrow();

        assertThat(settings.http().port()).isEqualTo(8080);
        assertThat(settings.http().managementPort()).isEqualTo(9090);
        assertThat(settings.twilio().apiUrl().origin()).isEqualTo("https://api.twilio.com");
        assertThat(settings.twilio().callsPerSecond()).isEqualTo(1);
        assertThat(settings.twilio().fallbackShows()).isEqualTo(FallbackShows.CALLER);
        assertThat(settings.mail()).isEmpty();
        assertThat(settings.api().tokenHashes()).isEmpty();
        assertThat(settings.languages().recordings()).isEmpty();
        assertThat(settings.stateDirectory()).isEqualTo(Path.of("var"));
        assertThat(settings.timings()).isEqualTo(Timings.defaults());
    }

    @Test
    void anInterpretersNumberIsReadInAnyUsualForm() {
        var environment = new HashMap<>(NEEDED);
        assertThat(Settings.from(environment, SettingsFile.packaged()).orThrow().interpreter())
                .isEmpty();

        environment.put("INTERPRETER_NUMBER", "(425) 555-0190");
        assertThat(Settings.from(environment, SettingsFile.packaged())
                        .orThrow()
                        .interpreter()
                        .orElseThrow()
                        .e164())
                .isEqualTo("+14255550190");

        environment.put("INTERPRETER_NUMBER", "12");
        assertThat(faults(environment)).singleElement().satisfies(fault -> {
            assertThat(fault.setting()).isEqualTo("INTERPRETER_NUMBER");
            assertThat(fault.remedy()).contains("+14255550100");
        });
    }

    @Test
    void everyMissingOneIsNamedAtOnceWithItsRemedy() {
        assertThat(faults(Map.of())).hasSize(4).allSatisfy(fault -> {
            assertThat(NEEDED).containsKey(fault.setting());
            assertThat(fault.problem()).isEqualTo("is missing");
            assertThat(fault.remedy()).isNotBlank();
        });
    }

    @Test
    void migratingNeedsTheDatabaseAlone() {
        var file = SettingsFile.packaged();

        assertThat(Settings.databaseFrom(Map.of("DATABASE_URL", "postgresql://app@db/voice"), file))
                .isInstanceOf(Checked.Good.class);
        assertThat(Settings.databaseFrom(Map.of(), file))
                .hasToString(new SettingsFault("DATABASE_URL", "is missing", DatabaseUrl.REMEDY).toString());
    }

    @Test
    void aProbeNeedsItsThreeNumbersAndNoDatabase() {
        var environment = new HashMap<>(NEEDED);
        environment.remove("DATABASE_URL");
        environment.putAll(
                Map.of("PROBE_FROM", "+14255550190", "PROBE_LINE", "425-555-0100", "PROBE_PHONE", "+14255550191"));

        var probe = Settings.forProbe(environment, SettingsFile.packaged())
                .orThrow()
                .probe();
        assertThat(probe.line().e164()).isEqualTo("+14255550100");
        assertThat(probe.within()).isEqualTo(Duration.ofSeconds(30));
        assertThat(probe.every()).isEmpty();

        assertThat(probeFaults(environment, "PROBE_FROM", "")).containsExactly("PROBE_FROM");
        assertThat(probeFaults(environment, "PROBE_FROM", "+14255550191")).containsExactly("PROBE_FROM");
        assertThat(probeFaults(environment, "PROBE_EVERY", "PT1S")).containsExactly("PROBE_EVERY");
        assertThat(probeFaults(environment, "PROBE_ALERT_TO", "nobody")).containsExactly("PROBE_ALERT_TO");
        assertThat(probeFaults(NEEDED, "PROBE_EVERY", "PT15M"))
                .containsExactly("PROBE_FROM", "PROBE_LINE", "PROBE_PHONE");
    }

    private static List<String> probeFaults(Map<String, String> environment, String name, String value) {
        var changed = new HashMap<>(environment);
        changed.put(name, value);
        return ((Checked.Faulty<?>) Settings.forProbe(changed, SettingsFile.packaged()))
                .faults().stream().map(SettingsFault::setting).toList();
    }

    @Test
    void theEnvironmentWinsOverTheFileAndAnEmptyValueCountsAsNotGiven() {
        var file = SettingsFile.packaged();
        file.setProperty("HTTP_PORT", "7070");

        assertThat(with("HTTP_PORT", "6060", file).http().port()).isEqualTo(6060);
        assertThat(with("HTTP_PORT", " ", file).http().port()).isEqualTo(7070);
    }

    @Test
    void everySettingInTheFileIsReadAndEverySettingReadIsInTheFile() {
        var reader = new SettingsReader(NEEDED, SettingsFile.packaged());
        Settings.read(reader);

        assertThat(reader.read()).isEqualTo(SettingsFile.packaged().stringPropertyNames());
    }

    @Test
    void everySettingInTheFileHasACommentThatNamesItsDefault() throws Exception {
        var lines = Files.readAllLines(Path.of("config/knownvoice.properties"));
        String comment = "";
        for (String line : lines) {
            if (line.isBlank()) {
                comment = "";
            } else if (line.startsWith("#")) {
                comment += line;
            } else {
                assertThat(comment.toLowerCase()).as(line).contains("default");
            }
        }
    }

    @Test
    void aMisspelledNameInTheFileIsAFault() {
        var file = SettingsFile.packaged();
        file.setProperty("RING_FORR", "PT20S");

        var faults = ((Checked.Faulty<Settings>) Settings.from(NEEDED, file)).faults();
        assertThat(faults).extracting(SettingsFault::setting).containsExactly("RING_FORR");
    }

    @Test
    void wrongNumbersDurationsAndWordsAreNamedTogether() {
        assertThat(faults(
                        "HTTP_PORT", "http",
                        "MANAGEMENT_PORT", "70000",
                        "TWILIO_CALLS_PER_SECOND", "0",
                        "FALLBACK_SHOWS", "both",
                        "LOG_FORMAT", "JSON",
                        "HOLD_WORD_EVERY", "PT26S",
                        "RING_FOR", "25",
                        "CALLBACK_RETRIES", "PT2M,soon",
                        "API_TOKENS", "ABCDEF"))
                .containsExactlyInAnyOrder(
                        "HTTP_PORT",
                        "MANAGEMENT_PORT",
                        "TWILIO_CALLS_PER_SECOND",
                        "FALLBACK_SHOWS",
                        "LOG_FORMAT",
                        "HOLD_WORD_EVERY",
                        "RING_FOR",
                        "CALLBACK_RETRIES",
                        "API_TOKENS");
    }

    @Test
    void settingsThatContradictEachOtherAreFaults() {
        assertThat(faults("HTTP_PORT", "9090")).containsExactly("MANAGEMENT_PORT");
        assertThat(faults("RING_FOR", "PT40S")).containsExactly("RING_AGAIN_EVERY");
        assertThat(faults("RING_FOR", "PT1.5S")).containsExactly("RING_FOR");
        assertThat(faults("TWILIO_API_KEY", "SK1")).containsExactly("TWILIO_API_SECRET");
        assertThat(faults("TWILIO_API_SECRET", "word")).containsExactly("TWILIO_API_KEY");
        assertThat(faults("SMTP_URL", "smtp://mail")).containsExactly("MAIL_FROM");
        assertThat(faults("TWILIO_AUTH_TOKEN", "a,b,c")).containsExactly("TWILIO_AUTH_TOKEN");
    }

    @Test
    void timesInWhichNobodyCouldAnswerOrKeepAContactAreFaultsAndSayWhy() {
        assertThat(faultsInWords("RING_FOR", "PT9S"))
                .containsExactly("RING_FOR is PT9S, and nobody gets to a phone in that time: make it at least PT10S");
        assertThat(faultsInWords("LAPSE_AFTER", "PT39S"))
                .containsExactly(
                        "LAPSE_AFTER is PT39S, and it would take the contact from whoever accepts by text while"
                                + " their phone rings for RING_FOR: make it at least PT40S");
        assertThat(faultsInWords("TEXT_LAPSE_AFTER", "PT59S"))
                .containsExactly(
                        "TEXT_LAPSE_AFTER is PT59S, and nobody opens the screen, reads and writes in that time:"
                                + " make it at least PT1M");
        assertThat(faults("RING_FOR", "PT30S", "LAPSE_AFTER", "PT44S")).containsExactly("LAPSE_AFTER");
        assertThat(faults("RING_FOR", "PT1S", "LAPSE_AFTER", "PT5S")).containsExactly("RING_FOR");
        assertThat(faults("RING_FOR", "PT10S", "LAPSE_AFTER", "PT25S", "TEXT_LAPSE_AFTER", "PT1M"))
                .isEmpty();
    }

    @Test
    void aRehearsalWithAPretendTwilioMayGoFaster() {
        var fast = new String[] {"RING_FOR", "PT4S", "LAPSE_AFTER", "PT12S", "TEXT_LAPSE_AFTER", "PT10S"};

        assertThat(faults(with(fast, "https://api.ashburn.us1.twilio.com")))
                .containsExactlyInAnyOrder("RING_FOR", "TEXT_LAPSE_AFTER");
        assertThat(faults(with(fast, "https://nottwilio.com"))).isEmpty();
        assertThat(faults(with(fast, "http://127.0.0.1:8090"))).isEmpty();
    }

    private static String[] with(String[] settings, String apiUrl) {
        var more = Arrays.copyOf(settings, settings.length + 2);
        more[settings.length] = "TWILIO_API_URL";
        more[settings.length + 1] = apiUrl;
        return more;
    }

    @Test
    void weightsThatBreakTheOrderOfThoseWhoKnowAClientAreFaults() {
        assertThat(faults("FAMILIARITY_PRIMARY", "980")).containsExactly("FAMILIARITY_PRIMARY");
        assertThat(faults("FAMILIARITY_SECONDARY", "721")).containsExactly("FAMILIARITY_PRIMARY");
        assertThat(faults("FAMILIARITY_PEER", "280")).containsExactly("FAMILIARITY_PEER");
        assertThat(faults("FAMILIARITY_MET", "66")).containsExactly("FAMILIARITY_MET");
        assertThat(faults("FAMILIARITY_MOST_MEETINGS", "25"))
                .containsExactly("FAMILIARITY_PEER", "FAMILIARITY_PRIMARY");
        assertThat(with("FAMILIARITY_PRIMARY", "981").familiarity().primary()).isEqualTo(981);
        assertThat(with("FAMILIARITY_PEER", "460").familiarity().peer()).isEqualTo(460);
    }

    @Test
    void weightsOutsideTheirLimitsAreNamedAloneAndTheOrderIsNotGuessedFromThem() {
        assertThat(faults(
                        "FAMILIARITY_PRIMARY", "10001",
                        "FAMILIARITY_EACH_MEETING", "0",
                        "FAMILIARITY_MET", "-1",
                        "FAMILIARITY_MEMORY", "P6D"))
                .containsExactlyInAnyOrder(
                        "FAMILIARITY_PRIMARY", "FAMILIARITY_EACH_MEETING", "FAMILIARITY_MET", "FAMILIARITY_MEMORY");
        assertThat(faults("FAMILIARITY_MEMORY", "PT2161H")).containsExactly("FAMILIARITY_MEMORY");
    }

    @Test
    void explainingNeedsTheDatabaseAndTheWeightsAlone() {
        var file = SettingsFile.packaged();

        assertThat(Settings.forExplaining(Map.of("DATABASE_URL", "postgresql://app@db/voice"), file))
                .isInstanceOf(Checked.Good.class);
        assertThat(Settings.forExplaining(Map.of("FAMILIARITY_PEER", "1"), file).toString())
                .contains("DATABASE_URL", "FAMILIARITY_PEER is 1, and a mere acquaintance can reach 280");
    }

    @Test
    void twoAuthTokensAreTakenDuringARotation() {
        assertThat(with("TWILIO_AUTH_TOKEN", "new, old").twilio().authTokens())
                .containsExactly(new Secret("new"), new Secret("old"));
    }

    @Test
    void noSecretIsShownNeitherInAFaultNorInTheSettings() {
        var secrets = Map.of(
                "DATABASE_URL", "postgresql://app:hunter2@db:x/voice",
                "TWILIO_AUTH_TOKEN", "hunter2,,",
                "TWILIO_API_SECRET", "hunter2",
                "SMTP_URL", "http://app:hunter2@mail",
                "API_TOKENS", "hunter2",
                "PUBLIC_URL", "https://app:hunter2@crisis.example");
        var faulty = new HashMap<>(NEEDED);
        faulty.putAll(secrets);
        assertThat(Settings.from(faulty, SettingsFile.packaged()).toString())
                .contains(secrets.keySet().stream()
                        .filter(name -> !name.equals("TWILIO_API_SECRET"))
                        .toList())
                .doesNotContain("hunter2");

        var good = new HashMap<>(NEEDED);
        good.put("DATABASE_URL", "postgresql://app:hunter2@db/voice");
        good.put("TWILIO_AUTH_TOKEN", "hunter2");
        good.put("TWILIO_API_KEY", "hunter2");
        good.put("TWILIO_API_SECRET", "hunter2");
        good.put("SMTP_URL", "smtps://app:hunter2@mail");
        good.put("MAIL_FROM", "crisis@agency.example");
        assertThat(Settings.from(good, SettingsFile.packaged()).orThrow().toString())
                .contains("***")
                .doesNotContain("hunter2");
    }

    @Test
    void theMailServersPortFollowsFromItsScheme() {
        var from = Map.of("MAIL_FROM", "crisis@agency.example");
        assertThat(mail("smtp://mail.example", from))
                .contains(new Mail("mail.example", 587, false, Optional.empty(), "crisis@agency.example"));
        assertThat(mail("smtps://app:p%40ss@mail.example", from))
                .contains(new Mail(
                        "mail.example",
                        465,
                        true,
                        Optional.of(new Mail.Login("app", new Secret("p@ss"))),
                        "crisis@agency.example"));
        assertThat(mail("smtp://127.0.0.1:2525", from)).map(Mail::port).contains(2525);
    }

    @Test
    void theFileOfADirectoryChangesOnlyWhatItNames(@TempDir Path directory) throws Exception {
        assertThat(SettingsFile.in(directory)).isEqualTo(SettingsFile.packaged());

        Files.writeString(directory.resolve("knownvoice.properties"), "RING_FOR=PT20S\n");
        var timings =
                Settings.from(NEEDED, SettingsFile.in(directory)).orThrow().timings();
        assertThat(timings.ringFor()).isEqualTo(Duration.ofSeconds(20));
        assertThat(timings.busyRetry()).isEqualTo(Duration.ofSeconds(15));
    }

    @Test
    void aTestMayChangeSomeTimings() {
        var timings = Timings.defaultsBut(Map.of("CALLBACK_RETRIES", "PT1M"));

        assertThat(timings.callbackRetries()).isEqualTo(List.of(Duration.ofMinutes(1)));
        assertThat(timings.lapseAfter()).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void apiTokensAreTakenAsHashes() {
        var hash = "0123456789abcdef".repeat(4);
        assertThat(with("API_TOKENS", hash + "," + hash.replace('0', 'f')).api().tokenHashes())
                .isEqualTo(Set.of(hash, hash.replace('0', 'f')));
    }

    private static Optional<Mail> mail(String url, Map<String, String> more) {
        var environment = new HashMap<>(NEEDED);
        environment.putAll(more);
        environment.put("SMTP_URL", url);
        return Settings.from(environment, SettingsFile.packaged()).orThrow().mail();
    }

    private static Settings with(String name, String value) {
        return with(name, value, SettingsFile.packaged());
    }

    private static Settings with(String name, String value, Properties file) {
        var environment = new HashMap<>(NEEDED);
        environment.put(name, value);
        return Settings.from(environment, file).orThrow();
    }

    /** Names of the faulty settings when these differ from good ones. */
    private static List<String> faults(String... namesAndValues) {
        var environment = new HashMap<>(NEEDED);
        for (int i = 0; i < namesAndValues.length; i += 2) {
            environment.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return faults(environment).stream().map(SettingsFault::setting).toList();
    }

    private static List<String> faultsInWords(String name, String value) {
        var environment = new HashMap<>(NEEDED);
        environment.put(name, value);
        return faults(environment).stream().map(SettingsFault::toString).toList();
    }

    private static List<SettingsFault> faults(Map<String, String> environment) {
        return Settings.from(environment, SettingsFile.packaged()) instanceof Checked.Faulty<Settings> faulty
                ? faulty.faults()
                : List.of();
    }
}
