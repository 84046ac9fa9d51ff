package org.knownvoice.store;

import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** Moments as the database keeps them: to the microsecond. */
final class Moments {
    private Moments() {}

    static OffsetDateTime of(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    static Instant in(Row row, String column) {
        return row.getOffsetDateTime(column).toInstant();
    }

    static Optional<Instant> find(Row row, String column) {
        return Optional.ofNullable(row.getOffsetDateTime(column)).map(OffsetDateTime::toInstant);
    }
}
