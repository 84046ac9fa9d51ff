package org.knownvoice.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads {@code DATABASE_URL}. No problem that it names repeats any part of the value: all of it may be secret. */
final class DatabaseUrl {
    static final String REMEDY =
            "write postgresql://user:password@host[:port][,host...]/database[?sslmode=...], special characters as %XX";
    static final Database STAND_IN = new Database(
            List.of(new Database.Host("localhost", 5432)),
            "none",
            "none",
            new Secret(""),
            SslMode.PREFER,
            Optional.empty());

    private static final int DEFAULT_PORT = 5432;
    private static final Pattern URL = Pattern.compile("postgres(?:ql)?://"
            + "(?:(?<user>[^:@/]*)(?::(?<password>.*))?@)?"
            + "(?<hosts>[^/?@]*)/(?<name>[^/?]+)(?:\\?(?<parameters>.*))?");
    private static final Pattern HOST =
            Pattern.compile("(?:\\[(?<v6>[0-9A-Fa-f:.]+)]|(?<name>[^:\\s]+))(?::(?<port>\\d{1,5}))?");

    private DatabaseUrl() {}

    static Database parse(String url) throws BadValue {
        var parts = URL.matcher(url);
        if (!parts.matches()) {
            throw new BadValue("is no address of a Postgres database", REMEDY);
        }
        var user = PercentCode.decode(Optional.ofNullable(parts.group("user")).orElse(""), REMEDY);
        if (user.isEmpty()) {
            throw new BadValue("names no user", REMEDY);
        }
        var password = Optional.ofNullable(parts.group("password")).orElse("");
        var parameters =
                parameters(Optional.ofNullable(parts.group("parameters")).orElse(""));
        return new Database(
                hosts(parts.group("hosts")),
                PercentCode.decode(parts.group("name"), REMEDY),
                user,
                new Secret(PercentCode.decode(password, REMEDY)),
                sslMode(parameters),
                Optional.ofNullable(parameters.get("sslrootcert")).map(Path::of));
    }

    private static List<Database.Host> hosts(String text) throws BadValue {
        List<Database.Host> hosts = new ArrayList<>();
        for (String part : SettingsReader.list(text)) {
            var host = HOST.matcher(part);
            if (!host.matches()) {
                throw new BadValue("has a host that cannot be read", REMEDY);
            }
            int port = Optional.ofNullable(host.group("port"))
                    .map(Integer::parseInt)
                    .orElse(DEFAULT_PORT);
            if (port < 1 || port > 65535) {
                throw new BadValue("has a port outside 1 to 65535", REMEDY);
            }
            var name = Optional.ofNullable(host.group("v6")).orElse(host.group("name"));
            hosts.add(new Database.Host(name, port));
        }
        return hosts;
    }

    private static Map<String, String> parameters(String text) throws BadValue {
        Map<String, String> parameters = new HashMap<>();
        for (String part : text.split("&")) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                parameters.put(part.substring(0, equals), PercentCode.decode(part.substring(equals + 1), REMEDY));
            }
        }
        return parameters;
    }

    private static SslMode sslMode(Map<String, String> parameters) throws BadValue {
        var word = parameters.getOrDefault("sslmode", SslMode.PREFER.word());
        return Stream.of(SslMode.values())
                .filter(mode -> mode.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new BadValue(
                        "has an unknown sslmode",
                        "write sslmode=disable, allow, prefer, require, verify-ca or verify-full"));
    }
}
