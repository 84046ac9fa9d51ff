package org.knownvoice.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublicUrlTest {
    @ParameterizedTest
    @CsvSource({
        "https://Crisis.Agency.example/, https://crisis.agency.example",
        "HTTPS://crisis.example:443, https://crisis.example",
        "http://crisis.example:80/, http://crisis.example",
        "http://127.0.0.1:8080, http://127.0.0.1:8080",
        "http://[::1]:8080//, http://[::1]:8080"
    })
    void theSameAddressHasOneForm(String written, String origin) throws BadValue {
        assertThat(PublicUrl.parse(written).origin()).isEqualTo(origin);
    }

    @Test
    void pathsAreAbsoluteUnderIt() throws BadValue {
        assertThat(PublicUrl.parse("https://crisis.example/").at("/twilio/voice"))
                .isEqualTo("https://crisis.example/twilio/voice");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "crisis.example",
                "//crisis.example",
                "ftp://crisis.example",
                "mailto:a@crisis.example",
                "https://",
                "https:///voice",
                "https://crisis.example/voice",
                "https://crisis.example?a=b",
                "https://crisis.example#a",
                "https://user@crisis.example",
                "https://crisis_line.example",
                "https://crisis.example:0",
                "https://crisis.example:99999",
                "https://crisis example"
            })
    void whatTwilioCouldNotSignIsRefused(String written) {
        assertThatThrownBy(() -> PublicUrl.parse(written)).isInstanceOf(BadValue.class);
    }
}
