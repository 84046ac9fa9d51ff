package org.knownvoice.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.knownvoice.Sound;
import org.knownvoice.config.Checked;
import org.knownvoice.config.FallbackShows;
import org.knownvoice.config.Timings;
import org.knownvoice.contact.Place;
import org.knownvoice.directory.Language;

/** A person's recordings are played in a language that no voice speaks; the rest is spoken in English. */
class RecordingsTest {
    private static final Language UKRAINIAN = new Language("uk");
    private static final String HOUSE = "https://crisis.agency.example";

    @TempDir
    private Path folder;

    private void recorded(String name, byte[] content) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, content);
    }

    private void recorded(String name) throws IOException {
        recorded(name, name.endsWith(".mp3") ? mp3(20) : Sound.wav(Duration.ofSeconds(2)));
    }

    /** Frames of 26 ms each. */
    private static byte[] mp3(int frames) {
        var file = new ByteArrayOutputStream();
        for (int i = 0; i < frames; i++) {
            var frame = new byte[208];
            frame[0] = (byte) 0xFF;
            frame[1] = (byte) 0xF3;
            frame[2] = (byte) 0x80;
            frame[3] = (byte) 0xC4;
            file.writeBytes(frame);
        }
        return file.toByteArray();
    }

    private Recordings recordings() {
        return Recordings.read(Optional.of(folder)).orThrow();
    }

    private String faults() {
        return Recordings.read(Optional.of(folder)) instanceof Checked.Faulty<Recordings> faulty
                ? faulty.toString()
                : "";
    }

    private Twimlet heardBy(Language language, Place place) {
        var contact = Sample.contact(language, Optional.empty(), false, Sample.caller(place));
        var documents = new Documents(
                Sample.settings("token").http().publicUrl(), Timings.defaults(), FallbackShows.CALLER, recordings());
        return Twimlet.of(documents.of(contact, contact.leg(1).orElseThrow(), Sample.roster()));
    }

    @Test
    void whatIsRecordedIsPlayedAndTheRestIsSpokenInEnglish() throws IOException {
        recorded("uk/greeting.mp3");
        recorded("uk/hold.wav");

        assertThat(heardBy(UKRAINIAN, Place.GREETING).the("Play").getTextContent())
                .matches(HOUSE + "/audio/recordings/uk/greeting\\.mp3\\?v=[0-9a-f]{12}");
        assertThat(heardBy(UKRAINIAN, Place.GREETING).has("Say")).isFalse();
        assertThat(heardBy(UKRAINIAN, Place.STILL_REACHING).spoken()).contains("We are calling more people");
        assertThat(heardBy(UKRAINIAN, Place.HOLD).spoken()).contains("2 people have been called", "Press 1");
        assertThat(heardBy(Language.ENGLISH, Place.GREETING).has("Play")).isFalse();
    }

    @Test
    void otherContentHasAnotherAddressForTwilioKeepsWhatItFetched() throws IOException {
        recorded("uk/greeting.mp3", mp3(20));
        var before = recordings().path(UKRAINIAN, "greeting");
        recorded("uk/greeting.mp3", mp3(21));

        assertThat(recordings().path(UKRAINIAN, "greeting")).isNotEqualTo(before);
    }

    @Test
    void aKeyOrANumberIsOnlyPlayedAsLongAsItHolds() throws IOException {
        recorded("uk/language-5.wav");
        recorded("uk/not-in-care-844-822-7609.wav");
        var tongue = new Tongue(
                UKRAINIAN, recordings(), Sample.settings("token").http().publicUrl());

        assertThat(tongue.offered("5")).containsInstanceOf(Utterance.Played.class);
        assertThat(tongue.offered("6")).isEmpty();
        assertThat(tongue.say(CallerPhrase.NOT_IN_CARE, Map.of("assessment", "844-822-7609")))
                .isInstanceOf(Utterance.Played.class);
        assertThat(tongue.say(CallerPhrase.NOT_IN_CARE, Map.of("assessment", "844-555-0100")))
                .isEqualTo(new Utterance.Said(
                        Voice.ENGLISH,
                        Voice.ENGLISH.words().say(CallerPhrase.NOT_IN_CARE, Map.of("assessment", "844-555-0100"))));
    }

    @Test
    void everythingThatCouldNotBePlayedIsNamedAtOnceWithItsRemedy() throws IOException {
        recorded("greeting.wav");
        recorded("Ukrainian/hold.wav");
        recorded("uk/hola.wav");
        recorded("uk/language.wav");
        recorded("uk/text-kept.wav");
        recorded("uk/greeting.ogg");
        recorded("uk/joined.wav", new byte[0]);
        recorded("uk/over.wav", "RIFF of no kind".getBytes(StandardCharsets.US_ASCII));
        recorded("uk/safety.mp3", Sound.wav(Duration.ofSeconds(1)));
        recorded("uk/blocked-800-584-3578.wav", new byte[SoundFile.LARGEST + 1]);
        recorded("uk/hold.wav");
        recorded("uk/hold.mp3");
        recorded("uk/.DS_Store", new byte[3]);

        assertThat(faults().lines())
                .hasSize(11)
                .allMatch(line -> line.startsWith("RECORDINGS_FOLDER has ") && line.contains(": "))
                .anyMatch(line -> line.contains("greeting.wav, which is no folder of a language: name it by"))
                .anyMatch(line -> line.contains("Ukrainian, which is no folder"))
                .anyMatch(line -> line.contains("uk/hola.wav, which is named after no spoken phrase: name it by one of "
                        + "greeting, greeting-unknown"))
                .anyMatch(line -> line.contains("uk/language.wav, which is named") && line.contains("language-KEY"))
                .anyMatch(line -> line.contains("uk/text-kept.wav, which is named"))
                .anyMatch(line -> line.contains("uk/greeting.ogg, which is neither .wav nor .mp3"))
                .anyMatch(line -> line.contains("uk/joined.wav, which is empty: record it again"))
                .anyMatch(line -> line.contains("uk/over.wav, which holds no sound of that kind"))
                .anyMatch(line -> line.contains("uk/safety.mp3, which holds no sound of that kind"))
                .anyMatch(line -> line.contains("which is larger than 5 MB: save it as MP3"))
                .anyMatch(line -> line.contains("uk/hold.wav, which is there as WAV and as MP3: keep one"));
    }

    @Test
    void aFolderThatIsNotThereIsAFaultAndNoFolderIsNone() {
        assertThat(Recordings.read(Optional.of(folder.resolve("nowhere"))).toString())
                .isEqualTo("RECORDINGS_FOLDER cannot be read: name a folder that the server may read");
        assertThat(Recordings.read(Optional.empty()).orThrow().languages()).isEmpty();
    }

    @Test
    void whatIsMissingIsWhatCallersOfTheLineCouldHear() throws IOException {
        recorded("uk/greeting.wav");
        var lines = List.of(Sample.line(Language.ENGLISH, UKRAINIAN));

        assertThat(recordings().missing(UKRAINIAN, lines))
                .contains(
                        "greeting-unknown", "language-5", "not-in-care-844-822-7609", "blocked-800-555-0199", "safety")
                .doesNotContain("greeting", "text-kept", "language");
        assertThat(recordings().missing(UKRAINIAN, List.of(Sample.line(Language.ENGLISH))))
                .noneMatch(name -> name.startsWith("language"));
    }

    @Test
    void whatWouldHoldUpACallIsNamed() throws IOException {
        recorded("uk/exhausted.wav", Sound.wav(Duration.ofSeconds(7)));
        recorded("uk/greeting.mp3", mp3(500));
        recorded("uk/hold.mp3", mp3(100));

        assertThat(recordings().tooLong(UKRAINIAN))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("exhausted", Duration.ofSeconds(6), "greeting", Duration.ofSeconds(10)));
    }

    @ParameterizedTest
    @EnumSource(CallerPhrase.class)
    void everySpokenPhraseCanBeRecordedAndNoOther(CallerPhrase phrase) {
        var name = RecordingName.of(
                phrase, Map.of("key", "4", "assessment", "844-822-7609", "fallback", "800-584-3578", "count", "3"));

        assertThat(RecordingName.isKnown(name)).isEqualTo(phrase.isSpoken());
    }
}
