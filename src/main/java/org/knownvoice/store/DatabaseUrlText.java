package org.knownvoice.store;

import io.vertx.pgclient.SslMode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the setting {@code DATABASE_URL}. By hand: {@code java.net.URI} knows no list of hosts, and its faults show the text. */
record DatabaseUrlText(String text) {
    private static final int DEFAULT_PORT = 5432;
    private static final Set<String> PARAMETERS = Set.of("sslmode", "sslrootcert", "application_name");

    DatabaseUrl parse() {
        String rest = afterScheme();
        String[] address = rest.split("\\?", 2);
        int slash = address[0].indexOf('/', Math.max(address[0].lastIndexOf('@'), 0));
        if (slash < 0 || slash == address[0].length() - 1) {
            throw fault("names no database; write postgresql://user:password@host/database");
        }
        String authority = address[0].substring(0, slash);
        int at = authority.lastIndexOf('@');
        if (at <= 0 || authority.charAt(0) == ':') {
            throw fault("names no user; write postgresql://user:password@host/database");
        }
        String[] user = authority.substring(0, at).split(":", 2);
        Map<String, String> parameters = address.length == 2 ? parameters(address[1]) : Map.of();
        return new DatabaseUrl(
                hosts(authority.substring(at + 1)),
                decoded(address[0].substring(slash + 1), "database"),
                decoded(user[0], "user"),
                user.length == 2 ? decoded(user[1], "password") : "",
                sslMode(parameters.getOrDefault("sslmode", "prefer")),
                Optional.ofNullable(parameters.get("sslrootcert")),
                parameters.getOrDefault("application_name", "knownvoice"));
    }

    private String afterScheme() {
        for (String scheme : List.of("postgresql://", "postgres://")) {
            if (text.strip().startsWith(scheme)) {
                return text.strip().substring(scheme.length());
            }
        }
        throw fault("must start with postgresql://");
    }

    private List<DatabaseUrl.Host> hosts(String list) {
        List<DatabaseUrl.Host> hosts = new ArrayList<>();
        for (String host : list.split(",", -1)) {
            int colon = host.lastIndexOf(':') > host.lastIndexOf(']') ? host.lastIndexOf(':') : -1;
            String name = colon < 0 ? host : host.substring(0, colon);
            if (name.startsWith("[") && name.endsWith("]")) {
                name = name.substring(1, name.length() - 1);
            }
            if (name.isBlank()) {
                throw fault("has an empty host; write host or host:port, several with a comma between");
            }
            hosts.add(new DatabaseUrl.Host(name, colon < 0 ? DEFAULT_PORT : port(host.substring(colon + 1))));
        }
        return hosts;
    }

    private int port(String digits) {
        if (digits.matches("\\d{1,5}") && Integer.parseInt(digits) >= 1 && Integer.parseInt(digits) <= 65535) {
            return Integer.parseInt(digits);
        }
        throw fault("has a port that is no number from 1 to 65535; a ':', '/' or '@' in the password must be"
                + " percent-encoded");
    }

    private Map<String, String> parameters(String query) {
        Map<String, String> parameters = new HashMap<>();
        for (String pair : query.split("&")) {
            String[] parts = pair.split("=", 2);
            if (!PARAMETERS.contains(parts[0]) || parts.length < 2) {
                throw fault("has a parameter that is not known; sslmode, sslrootcert and application_name are");
            }
            parameters.put(parts[0], decoded(parts[1], parts[0]));
        }
        return parameters;
    }

    private SslMode sslMode(String wanted) {
        return Arrays.stream(SslMode.values())
                .filter(mode -> mode.value.equals(wanted))
                .findFirst()
                .orElseThrow(
                        () -> fault(
                                "has an unknown sslmode; disable, allow, prefer, require, verify-ca and verify-full are known"));
    }

    private String decoded(String part, String what) {
        try {
            return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw fault("has a '%' in its " + what + " that starts no percent-encoding; write %25");
        }
    }

    private static IllegalArgumentException fault(String reason) {
        return new IllegalArgumentException("DATABASE_URL " + reason);
    }

    @Override
    public String toString() {
        return "DATABASE_URL";
    }
}
