package org.knownvoice.config;

/**
 * Where the server listens, and what it is called from outside.
 *
 * @param port webhooks, staff screens and API. Default 8080; 0 takes any free port
 * @param managementPort {@code /live}, {@code /ready}, {@code /health}, {@code /metrics}. Default 9090; 0 takes any
 *     free port
 * @param publicUrl what Twilio signs; never taken from a request's header
 */
public record Http(int port, int managementPort, PublicUrl publicUrl) {
    private static final int HIGHEST_PORT = 65535;

    static Http read(SettingsReader reader) {
        var http = new Http(
                reader.whole("HTTP_PORT", 0, HIGHEST_PORT),
                reader.whole("MANAGEMENT_PORT", 0, HIGHEST_PORT),
                reader.required(
                        "PUBLIC_URL",
                        "write the address under which Twilio reaches this server: http(s)://host[:port]",
                        PublicUrl::parse,
                        PublicUrl.STAND_IN));
        if (reader.good("HTTP_PORT", "MANAGEMENT_PORT") && http.port != 0 && http.port == http.managementPort) {
            reader.fault("MANAGEMENT_PORT", "is the same as HTTP_PORT", "give it a port of its own");
        }
        return http;
    }
}
