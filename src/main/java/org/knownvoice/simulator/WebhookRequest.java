package org.knownvoice.simulator;

import java.util.Map;

/**
 * A request to the application.
 *
 * @param url as it was given, with its fragment
 * @param params sent as a form, or in the query of a GET
 */
record WebhookRequest(Fault.Target target, String method, String url, Map<String, String> params) {
    static WebhookRequest forTwiml(String method, String url, Map<String, String> params) {
        return new WebhookRequest(Fault.Target.WEBHOOK, method, url, params);
    }

    static WebhookRequest callback(String method, String url, Map<String, String> params) {
        return new WebhookRequest(Fault.Target.CALLBACK, method, url, params);
    }

    boolean isPost() {
        return !method.equalsIgnoreCase("GET");
    }

    /** What is asked: no fragment, and the parameters of a GET in its query. */
    String address() {
        var plain = Signature.withoutFragment(url);
        if (isPost() || params.isEmpty()) {
            return plain;
        }
        return plain + (plain.contains("?") ? "&" : "?") + Signature.encode(params);
    }
}
