package org.knownvoice.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

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

    /** Reads an address outside the settings; a fault names the remedy and no part of the address. */
    public static Database parse(String url) {
        try {
            return DatabaseUrl.parse(url);
        } catch (BadValue e) {
            throw new IllegalArgumentException("DATABASE_URL " + e.getMessage() + "; " + e.remedy(), e);
        }
    }

    static Database read(SettingsReader reader) {
        return reader.required("DATABASE_URL", DatabaseUrl.REMEDY, DatabaseUrl::parse, DatabaseUrl.STAND_IN);
    }
}
