package org.knownvoice.telephony;

import com.twilio.security.RequestValidator;
import java.util.List;
import java.util.Map;
import org.knownvoice.config.PublicUrl;
import org.knownvoice.config.Twilio;

/** Whether a request comes from Twilio, for our account. It is checked against {@code PUBLIC_URL}, never against a header. */
final class TwilioSignature {
    static final String HEADER = "X-Twilio-Signature";

    private final List<RequestValidator> validators;
    private final String accountSid;
    private final PublicUrl publicUrl;

    /** Two auth tokens while one replaces the other: either may have signed. */
    TwilioSignature(Twilio settings, PublicUrl publicUrl) {
        this.validators = settings.authTokens().stream()
                .map(token -> new RequestValidator(token.value()))
                .toList();
        this.accountSid = settings.accountSid();
        this.publicUrl = publicUrl;
    }

    /**
     * @param pathAndQuery as it stands in the request
     * @param signature the header's value; empty when there was none
     */
    boolean isGood(String pathAndQuery, Map<String, String> form, String signature) {
        return !signature.isEmpty()
                && pathAndQuery.startsWith("/")
                && accountSid.equals(form.get("AccountSid"))
                && validators.stream()
                        .anyMatch(validator -> validator.validate(publicUrl.at(pathAndQuery), form, signature));
    }
}
