package org.knownvoice.simulator;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A REST request that reached the pretend API.
 *
 * @param resource the path below the account, without {@code .json}: {@code Calls}, {@code Calls/CA…}, {@code Messages}
 * @param params form and query parameters
 * @param status the HTTP status of the answer; 0 while there is none, or when the connection was reset on purpose
 */
public record RestRequestView(
        Instant at, String method, String resource, Map<String, List<String>> params, int status) {
    public RestRequestView {
        params = Map.copyOf(params);
    }

    /** The first value of a parameter, or the empty text. */
    public String param(String name) {
        return params.getOrDefault(name, List.of("")).getFirst();
    }
}
