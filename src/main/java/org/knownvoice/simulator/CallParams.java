package org.knownvoice.simulator;

import java.util.LinkedHashMap;
import java.util.Map;

/** What every request about a call says about it. */
final class CallParams {
    static final String API_VERSION = "2010-04-01";

    private final String accountSid;

    CallParams(String accountSid) {
        this.accountSid = accountSid;
    }

    Map<String, String> of(SimulatedCall call) {
        var params = new LinkedHashMap<String, String>();
        params.put("CallSid", call.sid());
        params.put("AccountSid", accountSid);
        params.put("ApiVersion", API_VERSION);
        params.put("CallStatus", call.status().word());
        params.put("Direction", call.order().direction().word());
        side(params, "From", call.order().from());
        side(params, "Caller", call.order().from());
        side(params, "To", call.order().to());
        side(params, "Called", call.order().to());
        call.parent().ifPresent(parent -> params.put("ParentCallSid", parent.sid()));
        return params;
    }

    static void side(Map<String, String> params, String name, String number) {
        boolean american = number.startsWith("+1");
        params.put(name, number);
        params.put(name + "City", "");
        params.put(name + "State", american ? "WA" : "");
        params.put(name + "Zip", "");
        params.put(name + "Country", american ? "US" : "");
    }
}
