package org.knownvoice.store;

import org.flywaydb.core.Flyway;

/** Brings the schema up to date. Blocks: call it on a virtual or worker thread. */
public final class Migrations {
    private Migrations() {}

    /**
     * Applies what is missing and returns how many steps that were. Several servers may do so at once: Flyway holds a lock in
     * the database. A schema newer than this program is left as it is, since the previous version runs beside the new one.
     */
    public static int apply(DatabaseUrl url) {
        return Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(
                        url.jdbcUrl(),
                        url.address().user(),
                        url.address().password().value())
                .locations("classpath:db/migration")
                .ignoreMigrationPatterns("*:future")
                .lockRetryCount(120)
                .cleanDisabled(true)
                .load()
                .migrate()
                .migrationsExecuted;
    }
}
