package org.knownvoice.telephony;

import static java.lang.Character.UnicodeScript.HANGUL;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.knownvoice.config.Timings;

/** Words as time: people speak 2.5 of them in a second; in Korean, whose words are longer, 6 syllables. */
class WordsTest {
    private static final Map<String, String> VALUES = Map.of("line", "Sample Crisis Line", "count", "12");

    private static double seconds(Voice voice, CallerPhrase... phrases) {
        var said = String.join(
                " ",
                Stream.of(phrases)
                        .map(phrase -> voice.words().say(phrase, VALUES))
                        .toList());
        return voice == Voice.KOREAN ? koreanSeconds(said) : Twimlet.seconds(said);
    }

    private static double koreanSeconds(String said) {
        long syllables = said.codePoints()
                .filter(letter -> Character.isDigit(letter) || Character.UnicodeScript.of(letter) == HANGUL)
                .count();
        long foreign = Stream.of(said.split("\\s+"))
                .filter(word -> word.matches("[A-Za-z]+.*"))
                .count();
        return syllables / 6.0 + foreign / 2.5;
    }

    @ParameterizedTest
    @EnumSource(Voice.class)
    void everyLanguageHasEveryPhraseAndNoOther(Voice voice) {
        var keys = Arrays.stream(CallerPhrase.values()).map(Words::key).toList();

        assertThat(Words.properties(voice.language().code()).stringPropertyNames())
                .containsExactlyInAnyOrderElementsOf(keys);
    }

    @Test
    void staffWordsAreCompleteToo() {
        var keys = Arrays.stream(StaffPhrase.values()).map(Words::key).toList();

        assertThat(Words.properties("staff").stringPropertyNames()).containsExactlyInAnyOrderElementsOf(keys);
    }

    @ParameterizedTest
    @EnumSource(CallerPhrase.class)
    void translationsHaveTheSameGaps(CallerPhrase phrase) {
        for (Voice voice : Voice.values()) {
            assertThat(gaps(voice, phrase)).as(voice.name()).isEqualTo(gaps(Voice.ENGLISH, phrase));
        }
    }

    private static List<String> gaps(Voice voice, CallerPhrase phrase) {
        return java.util.regex.Pattern.compile("\\{\\w+}")
                .matcher(voice.words().say(phrase))
                .results()
                .map(java.util.regex.MatchResult::group)
                .sorted()
                .distinct()
                .toList();
    }

    @ParameterizedTest
    @EnumSource(Voice.class)
    void theGreetingTakesTenSeconds(Voice voice) {
        assertThat(seconds(voice, CallerPhrase.GREETING)).isLessThanOrEqualTo(10);
        assertThat(seconds(voice, CallerPhrase.GREETING_UNKNOWN)).isLessThanOrEqualTo(10);
    }

    @ParameterizedTest
    @EnumSource(Voice.class)
    void aSilentUnknownCallersTeamIsPagedWithinThirtyFiveSeconds(Voice voice) {
        double greetingAndQuestion = seconds(voice, CallerPhrase.GREETING_UNKNOWN, CallerPhrase.KEYPAD);
        double questionAgain = seconds(voice, CallerPhrase.KEYPAD_AGAIN);
        double spokenDigitByDigit = 4 / 2.5;

        assertThat(greetingAndQuestion + 3 + questionAgain + 3 + spokenDigitByDigit)
                .isLessThanOrEqualTo(33);
    }

    @ParameterizedTest
    @EnumSource(Voice.class)
    void theHoldLoopSpeaksAboutEveryTwentySeconds(Voice voice) {
        double music = HoldMusic.between(Timings.defaults()).length / 2.0 / HoldMusic.RATE;
        for (var word : List.of(
                CallerPhrase.HOLD,
                CallerPhrase.HOLD_ONE_ASKED,
                CallerPhrase.HOLD_MANY_ASKED,
                CallerPhrase.HOLD_ACCEPTED,
                CallerPhrase.HOLD_EXHAUSTED)) {
            assertThat(seconds(voice, word, CallerPhrase.HOLD_KEYS) + music + 1)
                    .as(word.name())
                    .isBetween(16.0, 20.5);
        }
    }

    @ParameterizedTest
    @EnumSource(Voice.class)
    void theFallbackRingsWithinEightSecondsOfExhaustion(Voice voice) {
        assertThat(seconds(voice, CallerPhrase.EXHAUSTED) + 1).isLessThanOrEqualTo(7);
    }
}
