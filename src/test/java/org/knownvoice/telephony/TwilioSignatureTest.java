package org.knownvoice.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import com.twilio.security.RequestValidator;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.knownvoice.config.PublicUrl;

class TwilioSignatureTest {
    private static final PublicUrl PUBLIC = new PublicUrl("https://mycompany.com");
    private static final Map<String, String> FORM =
            Map.of("CallSid", "CA1", "AccountSid", Sample.ACCOUNT, "Body", "¿Quién? +1 & 2");

    private static TwilioSignature with(String tokens) {
        return new TwilioSignature(Sample.settings(tokens).twilio(), PUBLIC);
    }

    private static String signed(String token, String path, Map<String, String> form) {
        return PretendTwilio.signature(token, PUBLIC.at(path), form);
    }

    @Test
    void ourSignerAgreesWithTheVectorThatTwilioPublishes() {
        var form = new TreeMap<>(Map.of(
                "CallSid", "CA1234567890ABCDE",
                "Caller", "+14158675309",
                "Digits", "1234",
                "From", "+14158675309",
                "To", "+18005551212"));
        String url = "https://mycompany.com/myapp.php?foo=1&bar=2";

        assertThat(PretendTwilio.signature("12345", url, form)).isEqualTo("RSOYDt4T1cUTdK1PDd93/VVr8B8=");
        assertThat(new RequestValidator("12345").validate(url, form, "RSOYDt4T1cUTdK1PDd93/VVr8B8="))
                .isTrue();
    }

    @Test
    void aRequestSignedWithOurTokenIsGood() {
        assertThat(with("one").isGood("/twilio/voice?a=1", FORM, signed("one", "/twilio/voice?a=1", FORM)))
                .isTrue();
    }

    @Test
    void duringARotationEitherTokenIsGood() {
        var both = with("one,two");

        assertThat(both.isGood("/twilio/voice", FORM, signed("one", "/twilio/voice", FORM)))
                .isTrue();
        assertThat(both.isGood("/twilio/voice", FORM, signed("two", "/twilio/voice", FORM)))
                .isTrue();
        assertThat(both.isGood("/twilio/voice", FORM, signed("three", "/twilio/voice", FORM)))
                .isFalse();
    }

    @Test
    void anotherPathAnotherParameterOrNoSignatureIsRefused() {
        var signature = with("one");
        var good = signed("one", "/twilio/voice", FORM);
        var changed = new TreeMap<>(FORM);
        changed.put("CallSid", "CA2");

        assertThat(signature.isGood("/twilio/sms", FORM, good)).isFalse();
        assertThat(signature.isGood("/twilio/voice", changed, good)).isFalse();
        assertThat(signature.isGood("/twilio/voice", FORM, "")).isFalse();
        assertThat(signature.isGood("http://mycompany.com/twilio/voice", FORM, good))
                .isFalse();
    }

    @Test
    void aRequestForAnotherAccountIsRefused() {
        var foreign = new TreeMap<>(FORM);
        foreign.put("AccountSid", "AC99999999999999999999999999999999");

        assertThat(with("one").isGood("/twilio/voice", foreign, signed("one", "/twilio/voice", foreign)))
                .isFalse();
    }
}
