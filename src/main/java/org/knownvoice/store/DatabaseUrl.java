package org.knownvoice.store;

import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.TrustOptions;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.SslMode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.net.ssl.TrustManagerFactory;

/**
 * Where the database is: {@code postgresql://user:password@host[:port][,host…]/database?sslmode=…}. Its text form never
 * shows the password.
 *
 * @param hosts in the order in which they are tried; at least one
 * @param password may be empty
 * @param sslMode default {@code prefer}; {@code disable}, {@code allow}, {@code prefer}, {@code require},
 *     {@code verify-ca} or {@code verify-full}
 * @param sslRootCert file of the authority that signed the server's certificate (PEM); empty: those of the Java runtime
 * @param applicationName how the server is named in {@code pg_stat_activity}. Default {@code knownvoice}
 */
public record DatabaseUrl(
        List<Host> hosts,
        String database,
        String user,
        String password,
        SslMode sslMode,
        Optional<String> sslRootCert,
        String applicationName) {
    /** One server. */
    public record Host(String name, int port) {
        @Override
        public String toString() {
            return (name.contains(":") ? "[" + name + "]" : name) + ":" + port;
        }
    }

    public DatabaseUrl {
        hosts = List.copyOf(hosts);
    }

    /** Reads the setting; faults are {@link IllegalArgumentException}s that name the remedy and never the password. */
    public static DatabaseUrl parse(String text) {
        return new DatabaseUrlText(text).parse();
    }

    /** The same servers and role, another database. */
    public DatabaseUrl withDatabase(String name) {
        return new DatabaseUrl(hosts, name, user, password, sslMode, sslRootCert, applicationName);
    }

    /** For JDBC, without user and password; of several hosts the one that takes writes. */
    public String jdbcUrl() {
        String places = hosts.stream().map(Host::toString).collect(Collectors.joining(","));
        return "jdbc:postgresql://%s/%s?sslmode=%s&targetServerType=primary&ApplicationName=%s&connectTimeout=5%s"
                .formatted(places, encode(database), sslMode.value, encode(applicationName), jdbcTrust());
    }

    /** For the Vert.x driver, one for each host in order. */
    public List<PgConnectOptions> connectOptions() {
        return hosts.stream().map(this::connectOptions).toList();
    }

    private PgConnectOptions connectOptions(Host host) {
        var options = new PgConnectOptions()
                .setHost(host.name())
                .setPort(host.port())
                .setDatabase(database)
                .setUser(user)
                .setPassword(password)
                .setSslMode(sslMode)
                .setCachePreparedStatements(true)
                .addProperty("application_name", applicationName);
        return sslMode == SslMode.DISABLE ? options : options.setSslOptions(sslOptions());
    }

    private ClientSSLOptions sslOptions() {
        var options = new ClientSSLOptions()
                .setTrustAll(!isVerified())
                .setHostnameVerificationAlgorithm(sslMode == SslMode.VERIFY_FULL ? "HTTPS" : "");
        return isVerified() ? options.setTrustOptions(trust()) : options;
    }

    private boolean isVerified() {
        return sslMode == SslMode.VERIFY_CA || sslMode == SslMode.VERIFY_FULL;
    }

    private TrustOptions trust() {
        if (sslRootCert.isPresent()) {
            return new PemTrustOptions().addCertPath(sslRootCert.get());
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
        if (sslRootCert.isPresent()) {
            return "&sslrootcert=" + encode(sslRootCert.get());
        }
        return isVerified() ? "&sslfactory=org.postgresql.ssl.DefaultJavaSSLFactory" : "";
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** As the setting, with the password left out. */
    @Override
    public String toString() {
        return "postgresql://%s:***@%s/%s?sslmode=%s"
                .formatted(
                        encode(user),
                        hosts.stream().map(Host::toString).collect(Collectors.joining(",")),
                        encode(database),
                        sslMode.value);
    }

    /** The whole setting with its password, for a process or a file of the owner's. Never for a log. */
    public String withPassword() {
        return toString().replace(":***@", ":" + encode(password) + "@")
                + sslRootCert.map(file -> "&sslrootcert=" + encode(file)).orElse("")
                + "&application_name=" + encode(applicationName);
    }
}
