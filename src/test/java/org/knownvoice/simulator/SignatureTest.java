package org.knownvoice.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.twilio.security.RequestValidator;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SignatureTest {
    private static final Map<String, String> FORM = Map.of(
            "CallSid", "CA1234567890ABCDE",
            "Caller", "+14158675309",
            "Digits", "1234",
            "From", "+14158675309",
            "To", "+18005551212");

    @Test
    void signsTwiliosOwnExampleAsTwilioDoes() {
        assertThat(Signature.of("12345", "https://mycompany.com/myapp.php?foo=1&bar=2", FORM))
                .isEqualTo("RSOYDt4T1cUTdK1PDd93/VVr8B8=");
    }

    @Test
    void leavesTheFragmentOut() {
        assertThat(Signature.of("12345", "https://mycompany.com/myapp.php?foo=1&bar=2#rc=2&rp=all", FORM))
                .isEqualTo("RSOYDt4T1cUTdK1PDd93/VVr8B8=");
    }

    @Test
    void isAcceptedByTwiliosValidatorForAwkwardValues() {
        var form = Map.of("Body", "1 + 1 = ü & more", "Digits", "", "From", "+14255551001");
        var signature = Signature.of("secret", "https://example.org/twilio/sms", form);
        assertThat(new RequestValidator("secret").validate("https://example.org/twilio/sms", form, signature))
                .isTrue();
    }
}
