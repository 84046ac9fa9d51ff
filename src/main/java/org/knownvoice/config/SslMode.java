package org.knownvoice.config;

/** How a connection to Postgres is protected; the words of libpq. */
public enum SslMode {
    DISABLE("disable"),
    ALLOW("allow"),
    /** Encrypted where the server can; the default. */
    PREFER("prefer"),
    REQUIRE("require"),
    VERIFY_CA("verify-ca"),
    VERIFY_FULL("verify-full");

    private final String word;

    SslMode(String word) {
        this.word = word;
    }

    /** As in a connection address, and as Vert.x and JDBC name it too. */
    public String word() {
        return word;
    }
}
