package org.knownvoice.directory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageTest {
    @ParameterizedTest
    @CsvSource({
        "es, es",
        "es-MX, es",
        "spa, es",
        "Spanish, es",
        "uk, uk",
        "uk_UA, uk",
        "ukr, uk",
        "Ukrainian, uk",
        "vi, vi",
        "vie, vi",
        "Vietnamese, vi",
        "mxb, mxb"
    })
    void oneLanguageHasOneCodeHoweverItIsWritten(String written, String code) {
        assertThat(Language.parse(written)).contains(new Language(code));
    }

    @Test
    void whatIsNoLanguageIsNotTakenForOne() {
        assertThat(Language.parse("qq")).isEmpty();
        assertThat(Language.parse("")).isEmpty();
        assertThat(Language.parse("the one from home")).isEmpty();
    }

    @Test
    void colleaguesHearItsEnglishName() {
        assertThat(new Language("uk").inEnglish()).contains("Ukrainian");
        assertThat(new Language("vi").inEnglish()).contains("Vietnamese");
        assertThat(new Language("mxb").inEnglish()).isEmpty();
    }
}
