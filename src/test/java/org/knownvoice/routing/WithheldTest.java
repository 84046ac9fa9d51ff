package org.knownvoice.routing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WithheldTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "anonymous",
                "Anonymous",
                "unknown",
                "Restricted",
                "PRIVATE",
                "unavailable",
                "+266696687",
                "266696687",
                "+2562533",
                "+7378742883",
                "+7378742833",
                "+8656696",
                "+86282452253",
                "+7748283",
                "+464",
                "+10000000000",
                "+1425555",
                "+142555501001234567",
                "72345",
                "client:jo",
                "sip:jo@example.org"
            })
    void aNumberAtWhichNobodyCanBeCalledBackIsWithheld(String from) {
        assertThat(Withheld.isWithheld(from)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+14255550123",
                " 14255550123",
                "4255550123",
                "+1 (425) 555-0123",
                "+17378742883",
                "+525512345678"
            })
    void aRealNumberIsNot(String from) {
        assertThat(Withheld.isWithheld(from)).isFalse();
    }
}
