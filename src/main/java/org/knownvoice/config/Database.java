package org.knownvoice.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Where Postgres is.
 *
 * @param hosts tried in order for each new connection; one that is in recovery is passed over
 * @param name of the database
 * @param user the role that owns the database and is no superuser
 * @param password empty where the server asks for none
 * @param sslMode default {@code prefer}
 * @param rootCertificate PEM file of the authority that signed the server's certificate
 */
public record Database(
        List<Host> hosts, String name, String user, Secret password, SslMode sslMode, Optional<Path> rootCertificate) {

    /**
     * @param name DNS name or address; an IPv6 address without its brackets
     * @param port default 5432
     */
    public record Host(String name, int port) {
        @Override
        public String toString() {
            return (name.contains(":") ? "[" + name + "]" : name) + ":" + port;
        }
    }

    public Database {
        hosts = List.copyOf(hosts);
    }

    /** For Flyway: the same address for the JDBC driver, without user and password, which are given beside it. */
    public String jdbcUrl() {
        return "jdbc:postgresql://"
                + hosts.stream().map(Host::toString).collect(Collectors.joining(","))
                + "/"
                + PercentCode.encode(name)
                + "?sslmode="
                + sslMode.word()
                + rootCertificate
                        .map(file -> "&sslrootcert=" + PercentCode.encode(file.toString()))
                        .orElse("")
                + (hosts.size() > 1 ? "&targetServerType=primary" : "");
    }

    static Database read(SettingsReader reader) {
        return reader.required("DATABASE_URL", DatabaseUrl.REMEDY, DatabaseUrl::parse, DatabaseUrl.STAND_IN);
    }
}
