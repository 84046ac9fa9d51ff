package org.knownvoice.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class PhoneProofTest {
    private static final Instant NOW = Instant.parse("2026-03-02T11:00:00Z");

    @Test
    void theRightCodeVerifiesThePhoneOnce() {
        var sent = PhoneProof.NONE.sent("012345", NOW);
        var after = sent.answered("012345", at(1));

        assertThat(after.verifiedAt()).contains(at(1));
        assertThat(after.waits(at(1))).isFalse();
    }

    @Test
    void afterTenMinutesOrFiveWrongTriesTheRightCodeIsTooLate() {
        var sent = PhoneProof.NONE.sent("012345", NOW);
        assertThat(sent.answered("012345", at(599)).verifiedAt()).isPresent();
        assertThat(sent.answered("012345", at(600)).verifiedAt()).isEmpty();
        var tried = sent;
        for (int i = 0; i < 4; i++) {
            tried = tried.answered("000000", NOW);
        }
        assertThat(tried.answered("012345", NOW).verifiedAt()).isPresent();
        assertThat(tried.answered("000000", NOW).answered("012345", NOW).verifiedAt())
                .isEmpty();
    }

    @Test
    void aVerifiedPhoneStaysSoWhateverCodesFollow() {
        var verified = PhoneProof.NONE.sent("1", NOW).answered("1", NOW);

        assertThat(verified.sent("2", at(60)).answered("3", at(61)).verifiedAt())
                .contains(NOW);
    }

    @Test
    void codesAreAMinuteApartAndFiveADay() {
        var proof = PhoneProof.NONE;
        assertThat(proof.nextCodeAt(NOW)).isEqualTo(NOW);
        for (int i = 0; i < 5; i++) {
            proof = proof.sent("1", at(i * 60L));
            assertThat(proof.nextCodeAt(at(i * 60L + 1))).isEqualTo(i < 4 ? at(i * 60L + 60) : at(86_400));
        }
        assertThat(proof.nextCodeAt(at(86_400))).isBeforeOrEqualTo(at(86_400));
        proof = proof.sent("1", at(86_400));
        assertThat(proof.nextCodeAt(at(86_401))).isEqualTo(at(86_460));
        assertThat(proof.sentAt()).hasSize(5);
    }

    private static Instant at(long seconds) {
        return NOW.plusSeconds(seconds);
    }
}
