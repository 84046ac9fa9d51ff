package org.knownvoice.telephony;

import com.twilio.http.HttpMethod;
import com.twilio.rest.api.v2010.account.IncomingPhoneNumber;
import java.net.URI;
import java.util.Objects;

/** A number of the account, and where its calls and texts go. An address that is not set is empty. */
public record OwnedNumber(String phone, Hook voice, Hook voiceFallback, Hook status, Hook sms, Hook smsFallback) {

    /** @param method {@code POST} or {@code GET} */
    public record Hook(String url, String method) {
        static Hook of(URI url, HttpMethod method) {
            return new Hook(Objects.toString(url, ""), Objects.toString(method, "POST"));
        }
    }

    static OwnedNumber of(IncomingPhoneNumber number) {
        return new OwnedNumber(
                Objects.toString(number.getPhoneNumber(), ""),
                Hook.of(number.getVoiceUrl(), number.getVoiceMethod()),
                Hook.of(number.getVoiceFallbackUrl(), number.getVoiceFallbackMethod()),
                Hook.of(number.getStatusCallback(), number.getStatusCallbackMethod()),
                Hook.of(number.getSmsUrl(), number.getSmsMethod()),
                Hook.of(number.getSmsFallbackUrl(), number.getSmsFallbackMethod()));
    }
}
