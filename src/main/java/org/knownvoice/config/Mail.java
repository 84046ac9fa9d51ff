package org.knownvoice.config;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The independent path for pages.
 *
 * @param host of the mail server
 * @param port default 587, with {@code smtps} 465
 * @param encrypted TLS from the first byte; else STARTTLS where the server offers it
 * @param login when the server asks for one
 * @param from sender's address
 */
public record Mail(String host, int port, boolean encrypted, Optional<Login> login, String from) {
    /** Who we are to the mail server. */
    public record Login(String user, Secret password) {}

    private static final String URL_REMEDY = "write smtp://[user:password@]host[:port], or smtps:// for TLS";
    private static final Pattern URL = Pattern.compile(
            "(?<scheme>smtps?)://(?:(?<user>[^:@/]+):(?<password>.*)@)?(?<host>[^:/@?\\s]+)(?::(?<port>\\d{1,5}))?/?");
    private static final Pattern ADDRESS = Pattern.compile("[^@\\s,<>]+@[^@\\s,<>]+");

    static Optional<Mail> read(SettingsReader reader) {
        var from = reader.optional("MAIL_FROM", Mail::address);
        var server = reader.optional("SMTP_URL", url -> parse(url, from.orElse("")));
        if (server.isPresent() && reader.given("MAIL_FROM").isEmpty()) {
            reader.fault("MAIL_FROM", "is missing", "give the sender's address too, or take SMTP_URL out");
        }
        return server;
    }

    static String address(String value) throws BadValue {
        if (!ADDRESS.matcher(value).matches()) {
            throw new BadValue("is no mail address", "write one such as crisis@agency.example");
        }
        return value;
    }

    private static Mail parse(String url, String from) throws BadValue {
        var parts = URL.matcher(url);
        if (!parts.matches()) {
            throw new BadValue("is no address of a mail server", URL_REMEDY);
        }
        boolean encrypted = parts.group("scheme").equals("smtps");
        int port =
                Optional.ofNullable(parts.group("port")).map(Integer::parseInt).orElse(encrypted ? 465 : 587);
        if (port < 1 || port > 65535) {
            throw new BadValue("has a port outside 1 to 65535", URL_REMEDY);
        }
        return new Mail(
                parts.group("host"), port, encrypted, login(parts.group("user"), parts.group("password")), from);
    }

    private static Optional<Login> login(String user, String password) throws BadValue {
        return user == null
                ? Optional.empty()
                : Optional.of(new Login(
                        PercentCode.decode(user, URL_REMEDY), new Secret(PercentCode.decode(password, URL_REMEDY))));
    }
}
