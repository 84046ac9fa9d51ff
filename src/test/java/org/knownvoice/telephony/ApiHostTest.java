package org.knownvoice.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.MalformedURLException;
import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.knownvoice.config.PublicUrl;

class ApiHostTest {
    @ParameterizedTest
    @CsvSource({
        "https://api.twilio.com, https://api.twilio.com/2010-04-01/Accounts, https://api.twilio.com",
        "https://api.twilio.com, https://messaging.twilio.com/v1/Services, https://messaging.twilio.com",
        "https://api.umatilla.us1.twilio.com, https://messaging.twilio.com/v1, https://messaging.umatilla.us1.twilio.com",
        "http://127.0.0.1:8090, https://messaging.twilio.com/v1/Services, http://127.0.0.1:8090",
        "https://api.elsewhere.example, https://messaging.twilio.com/v1, https://api.elsewhere.example",
    })
    void eachProductOfTwilioHasAHostAndWhateverStandsInForItHasOne(String setting, String asked, String host)
            throws MalformedURLException {
        assertThat(ApiHost.of(new PublicUrl(setting), URI.create(asked).toURL()).origin())
                .isEqualTo(host);
    }
}
