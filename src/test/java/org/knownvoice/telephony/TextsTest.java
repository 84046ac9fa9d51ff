package org.knownvoice.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.knownvoice.contact.Command;
import org.knownvoice.contact.Page;
import org.knownvoice.contact.Priority;
import org.knownvoice.contact.TextKind;
import org.knownvoice.directory.Language;

class TextsTest {
    private static final String GSM = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
    private static final List<TextKind> TO_CALLERS = List.of(
            TextKind.FIRST_REPLY,
            TextKind.WHO_ARE_YOU,
            TextKind.STILL_REACHING,
            TextKind.EXHAUSTED_REPLY,
            TextKind.SOMEBODY_HAS_IT);

    static Stream<TextKind> toClinicians() {
        return Arrays.stream(TextKind.values()).filter(kind -> !TO_CALLERS.contains(kind));
    }

    static Stream<TextKind> toCallers() {
        return TO_CALLERS.stream();
    }

    private static String text(TextKind kind) {
        return Texts.toClinician(
                new Command.TextClinician(Sample.ANA, kind, Optional.of(1), Optional.of(Sample.ANA), Priority.PAGE),
                Sample.ID,
                Sample.roster());
    }

    private static String toCaller(TextKind kind, String language) {
        return Texts.toCaller(kind, Sample.contact(new Language(language), Optional.empty(), false), Sample.roster());
    }

    @ParameterizedTest
    @MethodSource("toClinicians")
    void aTextToAClinicianFitsIntoOneMessageAndTellsNothingOfTheClient(TextKind kind) {
        assertThat(text(kind))
                .startsWith("Known Voice")
                .hasSizeLessThanOrEqualTo(160)
                .matches(TextsTest::isGsm)
                .doesNotContain("{", "Rosalind", "Roz", "Okafor", "0123", "738291")
                .doesNotContainIgnoringCase("skagit")
                .doesNotContainIgnoringCase("suicid");
    }

    @ParameterizedTest
    @MethodSource("toCallers")
    void aTextToACallerFitsIntoOneMessageInEachLanguage(TextKind kind) {
        for (String language : List.of("en", "es", "vi")) {
            assertThat(toCaller(kind, language))
                    .hasSizeLessThanOrEqualTo(160)
                    .matches(TextsTest::isGsm)
                    .doesNotContain("{");
        }
    }

    /** Letters beyond GSM-7: 67 to a part. */
    @ParameterizedTest
    @MethodSource("toCallers")
    void inOtherLettersItFitsIntoTwoParts(TextKind kind) {
        for (String language : List.of("ru", "ko")) {
            assertThat(toCaller(kind, language)).hasSizeLessThanOrEqualTo(134).doesNotContain("{");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = CallerPhrase.class,
            names = {"TEXT_BLOCKED", "TEXT_KEPT"})
    void aReplyThatOpensNoContactSaysWhoseNumberItGivesAndIsAsShort(CallerPhrase phrase) {
        var crisisLine = Map.of(
                Voice.ENGLISH, "crisis line",
                Voice.SPANISH, "linea de crisis",
                Voice.RUSSIAN, "Кризисная линия",
                Voice.KOREAN, "위기 상담 전화");
        crisisLine.forEach((voice, name) -> {
            var said = voice.words().say(phrase, Map.of("line", "Sample Crisis Line", "fallback", "800-555-0199"));
            assertThat(said).contains("911", "988", "800-555-0199", name).doesNotContain("{");
            assertThat(said).hasSizeLessThanOrEqualTo(isGsm(said) ? 160 : 134);
        });
    }

    static boolean isGsm(String text) {
        return text.chars().allMatch(letter -> GSM.indexOf(letter) >= 0);
    }

    @Test
    void aPageNamesTheRepliesAndItsCode() {
        assertThat(text(TextKind.PAGE))
                .contains("Reply 1 to accept, 2 to decline")
                .endsWith("Code " + Page.codeOf(Sample.ID, 1) + ".");
    }

    @Test
    void whoWasAskedReadsWhichColleagueHasIt() {
        assertThat(text(TextKind.TAKEN)).contains("Ana Whitfield");
    }

    @Test
    void afterTheTalkCallIsOffered() {
        assertThat(text(TextKind.AFTER_TALK)).contains("reply CALL");
    }

    @ParameterizedTest
    @EnumSource(Voice.class)
    void theFirstReplyNames911And988(Voice voice) {
        assertThat(toCaller(TextKind.FIRST_REPLY, voice == Voice.SPANISH ? "es" : "en"))
                .contains("911", "988", "Sample Crisis Line");
    }
}
