package org.knownvoice.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.knownvoice.contact.LegRef;

class LegTokenTest {
    @Test
    void aTokenNamesItsLegAndShowsNothingOfIt() {
        var leg = new LegRef(Sample.ID, 517);

        assertThat(LegToken.parse(LegToken.of(leg))).contains(leg);
        assertThat(LegToken.of(leg)).hasSize(24).matches("[A-Za-z0-9_-]+");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "AAAAAAAAAAAAAAAAAAAAAAA",
                "AAAAAAAAAAAAAAAAAAAAAAAA=",
                "AAAAAAAAAAAAAAAAAAAAAAA%",
                "../../../../../etc/passwd"
            })
    void anythingElseNamesNoLeg(String token) {
        assertThat(LegToken.parse(token)).isEmpty();
    }
}
