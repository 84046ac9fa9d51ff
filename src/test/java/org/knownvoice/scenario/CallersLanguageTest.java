package org.knownvoice.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knownvoice.Sound;
import org.knownvoice.directory.Language;
import org.knownvoice.simulator.Heard;

/** Callers are spoken to and texted in their language, as far as a qualified human has reviewed its words. */
class CallersLanguageTest {
    private static final Duration JOINED = Duration.ofSeconds(8);

    @TempDir
    private Path folder;

    private Optional<CrisisLine> house = Optional.empty();

    @AfterEach
    void close() {
        house.ifPresent(CrisisLine::close);
    }

    @Test
    void aRussianClientIsSpokenToInRussian() {
        var olga = open("en,es,ru,ko").phone("olga");

        olga.dials().after(Duration.ofSeconds(20));
        olga.hears("911").hears("988").hears("Мы уже звоним вашим специалистам").hasNotHeard("We are reaching");
        house.orElseThrow().phone("ana").rings().answers().hears("Press 1");
    }

    @Test
    void aKoreanClientIsTextedInKorean() {
        var jiwoo = open("en,es,ru,ko").phone("jiwoo");

        jiwoo.texts("도와주세요").after(Duration.ofSeconds(3));
        jiwoo.reads("911").reads("988").reads("담당 팀을 부르고");
    }

    @Test
    void aLanguageThatNobodyHasReviewedIsNeitherSpokenNorSent() {
        var olga = open("en,es").phone("olga");

        olga.dials()
                .after(Duration.ofSeconds(20))
                .hears("We are reaching your team")
                .hasNotHeard("специалистам");
        olga.texts("помогите").after(Duration.ofSeconds(3));
        assertThat(olga.newTexts()).doesNotContain("специалистов");
        assertThat(house.orElseThrow().contact().identity().language()).isEqualTo(new Language("ru"));
    }

    @Test
    void anUnknownCallerChoosesTheLanguageByAKey() {
        var stranger = open("en,es,ru,ko").phone("stranger");

        stranger.dials().after(Duration.ofSeconds(20)).hears("Español: oprima 5");
        stranger.presses("5").after(Duration.ofSeconds(15)).hears("Si hay vidas en peligro");
        stranger.hears("marque su número de teléfono")
                .after(Duration.ofSeconds(60))
                .hears("Seguimos llamando");
        assertThat(house.orElseThrow().timeline()).contains("LANGUAGE_CHOSEN");
        house.orElseThrow().phone("ana").rings();
    }

    @Test
    void aUkrainianClientHearsWhatSomebodyHasRecordedAndTheRestInEnglish() throws IOException {
        recorded("greeting");
        recorded("hold-keys");
        var oksana = openRecorded().phone("oksana");

        oksana.dials().after(Duration.ofSeconds(20));
        assertThat(played(oksana)).containsExactly("uk/greeting", "uk/hold-keys", "hold");
        oksana.hears("1 person has been called").hasNotHeard("We are reaching").hasNotHeard("Press 1");
        assertThat(house.orElseThrow().contact().identity().language()).isEqualTo(new Language("uk"));
        house.orElseThrow()
                .phone("ana")
                .rings()
                .answers()
                .hasNotHeard("Ukrainian")
                .presses("1")
                .after(JOINED);
        house.orElseThrow().phone("ana").hears("You have it").hears("They speak Ukrainian");
        oksana.isBridgedTo("ana");
    }

    @Test
    void aUkrainianClientIsTextedInEnglish() throws IOException {
        recorded("greeting");
        var oksana = openRecorded().phone("oksana");

        oksana.texts("допоможіть").after(Duration.ofSeconds(3)).reads("911").reads("We are reaching your team now");
    }

    @Test
    void anUnknownCallerChoosesUkrainianByTheKeyThatItsRecordingNames() throws IOException {
        recorded("language-6");
        recorded("greeting-unknown");
        recorded("keypad");
        var stranger = openRecorded().phone("stranger");

        stranger.dials().after(Duration.ofSeconds(20)).hears("Español: oprima 5");
        assertThat(played(stranger)).containsExactly("uk/language-6");
        stranger.presses("6").after(Duration.ofSeconds(5));
        assertThat(played(stranger)).containsExactly("uk/language-6", "uk/greeting-unknown", "uk/keypad");
        assertThat(house.orElseThrow().timeline()).contains("LANGUAGE_CHOSEN");
    }

    /** What was played, without what every address has. */
    private static List<String> played(TestPhone phone) {
        return phone.heard().stream()
                .filter(Heard.Played.class::isInstance)
                .map(item -> ((Heard.Played) item).url().replaceAll(".*/audio/(recordings/)?|\\.wav.*", ""))
                .toList();
    }

    private void recorded(String name) throws IOException {
        var file = folder.resolve("uk").resolve(name + ".wav");
        Files.createDirectories(file.getParent());
        Files.write(file, Sound.wav(Duration.ofSeconds(2)));
    }

    private CrisisLine openRecorded() {
        return open(Map.of("LANGUAGES_REVIEWED", "en,es,uk", "RECORDINGS_FOLDER", folder.toString()));
    }

    private CrisisLine open(String reviewed) {
        return open(Map.of("LANGUAGES_REVIEWED", reviewed));
    }

    private CrisisLine open(Map<String, String> settings) {
        house = Optional.of(CrisisLine.open(
                agency -> {
                    agency.client("olga", "north", "ru", "7005").client("jiwoo", "north", "ko", "7006");
                    agency.client("oksana", "north", "uk", "7007");
                    agency.clientPhone("oksana", "oksana", "+14255550137", "self")
                            .knows("oksana", "ana", "primary");
                    agency.lineSpeaks("en;es;uk");
                    agency.clientPhone("olga", "olga", "+14255550135", "self")
                            .clientPhone("jiwoo", "jiwoo", "+14255550136", "self");
                    agency.knows("olga", "ana", "primary").knows("jiwoo", "ana", "primary");
                },
                CrisisLine.NIGHT,
                settings));
        return house.get();
    }
}
