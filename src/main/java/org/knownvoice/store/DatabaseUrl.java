package org.knownvoice.store;

import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.TrustOptions;
import io.vertx.pgclient.PgConnectOptions;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.stream.Collectors;
import javax.net.ssl.TrustManagerFactory;
import org.knownvoice.config.Database;
import org.knownvoice.config.Secret;
import org.knownvoice.config.SslMode;

/**
 * Where the database is, as the two drivers want to know it: JDBC for the schema, Vert.x for all else. Its text form never shows
 * the password.
 *
 * @param applicationName how the server is named in {@code pg_stat_activity}. Default {@code knownvoice}
 */
public record DatabaseUrl(Database address, String applicationName) {
    private static final String APPLICATION = "knownvoice";

    public static DatabaseUrl of(Database address) {
        return new DatabaseUrl(address, APPLICATION);
    }

    /** Reads the setting; faults are {@link IllegalArgumentException}s that name the remedy and no part of the address. */
    public static DatabaseUrl parse(String text) {
        return of(Database.parse(text));
    }

    /** The same servers and role, another database. */
    public DatabaseUrl withDatabase(String name) {
        return new DatabaseUrl(
                new Database(
                        address.hosts(),
                        name,
                        address.user(),
                        address.password(),
                        address.sslMode(),
                        address.rootCertificate()),
                applicationName);
    }

    /** The same role and database on other servers, which are tried in order. */
    public DatabaseUrl withHosts(List<Database.Host> hosts) {
        return new DatabaseUrl(
                new Database(
                        hosts,
                        address.name(),
                        address.user(),
                        address.password(),
                        address.sslMode(),
                        address.rootCertificate()),
                applicationName);
    }

    /** The same servers and database, another role. */
    public DatabaseUrl withUser(String user, Secret password) {
        return new DatabaseUrl(
                new Database(
                        address.hosts(), address.name(), user, password, address.sslMode(), address.rootCertificate()),
                applicationName);
    }

    /** For JDBC, without user and password; of several hosts the one that takes writes. */
    public String jdbcUrl() {
        return "jdbc:postgresql://%s/%s?sslmode=%s&targetServerType=primary&ApplicationName=%s&connectTimeout=5%s"
                .formatted(
                        hosts(),
                        encode(address.name()),
                        address.sslMode().word(),
                        encode(applicationName),
                        jdbcTrust());
    }

    /** For the Vert.x driver, one for each host in order. */
    public List<PgConnectOptions> connectOptions() {
        return address.hosts().stream().map(this::connectOptions).toList();
    }

    private PgConnectOptions connectOptions(Database.Host host) {
        var options = new PgConnectOptions()
                .setHost(host.name())
                .setPort(host.port())
                .setDatabase(address.name())
                .setUser(address.user())
                .setPassword(address.password().value())
                .setSslMode(io.vertx.pgclient.SslMode.of(address.sslMode().word()))
                .setCachePreparedStatements(true)
                .addProperty("application_name", applicationName);
        return address.sslMode() == SslMode.DISABLE ? options : options.setSslOptions(sslOptions());
    }

    private ClientSSLOptions sslOptions() {
        var options = new ClientSSLOptions()
                .setTrustAll(!isVerified())
                .setHostnameVerificationAlgorithm(address.sslMode() == SslMode.VERIFY_FULL ? "HTTPS" : "");
        return isVerified() ? options.setTrustOptions(trust()) : options;
    }

    private boolean isVerified() {
        return address.sslMode() == SslMode.VERIFY_CA || address.sslMode() == SslMode.VERIFY_FULL;
    }

    private TrustOptions trust() {
        if (address.rootCertificate().isPresent()) {
            return new PemTrustOptions()
                    .addCertPath(address.rootCertificate().get().toString());
        }
        try {
            var trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trusted.init((KeyStore) null);
            return TrustOptions.wrap(trusted.getTrustManagers()[0]);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the Java runtime has no list of trusted authorities", e);
        }
    }

    private String jdbcTrust() {
        if (address.rootCertificate().isPresent()) {
            return "&sslrootcert=" + encode(address.rootCertificate().get().toString());
        }
        return isVerified() ? "&sslfactory=org.postgresql.ssl.DefaultJavaSSLFactory" : "";
    }

    /** The whole setting with its password, for a process or a file of the owner's. Never for a log. */
    public String withPassword() {
        return text(encode(address.password().value()))
                + address.rootCertificate()
                        .map(Path::toString)
                        .map(file -> "&sslrootcert=" + encode(file))
                        .orElse("");
    }

    /** As the setting, with the password left out. */
    @Override
    public String toString() {
        return text("***");
    }

    private String text(String password) {
        return "postgresql://%s:%s@%s/%s?sslmode=%s"
                .formatted(
                        encode(address.user()),
                        password,
                        hosts(),
                        encode(address.name()),
                        address.sslMode().word());
    }

    private String hosts() {
        return address.hosts().stream().map(Database.Host::toString).collect(Collectors.joining(","));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
