package org.knownvoice.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Every REST request that arrived. */
final class RequestLog {
    private final Exchange exchange;
    private final List<RestRequestView> requests = new ArrayList<>();

    RequestLog(Exchange exchange) {
        this.exchange = exchange;
    }

    /** Returns its place, by which the answer can be noted. */
    int arrived(String method, String resource, Map<String, List<String>> params) {
        requests.add(new RestRequestView(exchange.now(), method, resource, params, 0));
        exchange.changes().note(Change.Kind.REQUEST, resource);
        return requests.size() - 1;
    }

    void answered(int place, int status) {
        var request = requests.get(place);
        requests.set(
                place,
                new RestRequestView(request.at(), request.method(), request.resource(), request.params(), status));
        exchange.changes().note(Change.Kind.REQUEST, request.resource());
    }

    List<RestRequestView> all() {
        return List.copyOf(requests);
    }
}
