package org.knownvoice.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Objects;

/**
 * A base address: scheme, host and, where it is not the scheme's own, port. Twilio signs the text form letter by
 * letter.
 *
 * @param origin such as {@code https://crisis.agency.example}, without a slash at the end
 */
public record PublicUrl(String origin) {
    static final PublicUrl STAND_IN = new PublicUrl("http://localhost");

    private static final String REMEDY = "write http(s)://host[:port] and nothing behind it";

    /** The absolute address of a path on this server.
     *
     * @param path begins with a slash; may end with a query
     */
    public String at(String path) {
        if (!path.startsWith("/")) {
            throw new IllegalArgumentException("a path begins with a slash: " + path);
        }
        return origin + path;
    }

    /** Whether browsers and Twilio reach it encrypted. */
    public boolean encrypted() {
        return origin.startsWith("https:");
    }

    @Override
    public String toString() {
        return origin;
    }

    static PublicUrl parse(String value) throws BadValue {
        var uri = uri(value);
        var scheme = Objects.requireNonNullElse(uri.getScheme(), "").toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw new BadValue("is no http or https address", REMEDY);
        }
        if (uri.getRawAuthority() != null && uri.getRawAuthority().contains("_")) {
            throw new BadValue(
                    "has an underscore in its host, which Java and many phones refuse", "use another host name");
        }
        if (uri.getHost() == null) {
            throw new BadValue("names no host", REMEDY);
        }
        if (uri.getRawUserInfo() != null) {
            throw new BadValue("holds a user or password", REMEDY);
        }
        if (uri.getRawQuery() != null
                || uri.getRawFragment() != null
                || !uri.getRawPath().matches("/*")) {
            throw new BadValue("has a path, query or fragment", REMEDY);
        }
        return new PublicUrl(scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + port(uri, scheme));
    }

    private static URI uri(String value) throws BadValue {
        try {
            return new URI(value);
        } catch (URISyntaxException e) {
            throw new BadValue("is no address", REMEDY);
        }
    }

    private static String port(URI uri, String scheme) throws BadValue {
        if (uri.getPort() == 0 || uri.getPort() > 65535) {
            throw new BadValue("has a port outside 1 to 65535", REMEDY);
        }
        boolean own = uri.getPort() == -1 || uri.getPort() == (scheme.equals("https") ? 443 : 80);
        return own ? "" : ":" + uri.getPort();
    }
}
