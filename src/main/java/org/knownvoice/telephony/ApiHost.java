package org.knownvoice.telephony;

import java.net.URL;
import org.knownvoice.config.PublicUrl;

/**
 * Where a request of the SDK goes. Twilio has a host for each of its products ({@code api}, {@code messaging}); whatever
 * stands in for Twilio has one for all.
 */
final class ApiHost {
    private static final String API = "://api.";
    private static final String TWILIO = ".twilio.com";

    private ApiHost() {}

    /** @param apiUrl the setting; with an edge and region in it, other products are asked there too */
    static PublicUrl of(PublicUrl apiUrl, URL asked) {
        String product = asked.getHost().split("\\.", 2)[0];
        boolean isTwilio = apiUrl.origin().contains(API) && apiUrl.origin().endsWith(TWILIO);
        return isTwilio ? new PublicUrl(apiUrl.origin().replaceFirst(API, "://" + product + ".")) : apiUrl;
    }
}
