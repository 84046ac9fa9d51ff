package org.knownvoice.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.knownvoice.TestDatabase;

/** Servers of the version before run beside the new schema: nothing that they read or write is taken from them. */
class SchemaGrowsTest {
    private final DatabaseUrl database = TestDatabase.empty();

    /** @param mayBeLeftOut by who does not know it: it has a default or may be null */
    private record Column(String table, String type, boolean nullable, boolean mayBeLeftOut) {}

    @Test
    void eachStepLeavesOlderServersWhatTheyUse() throws SQLException {
        Map<String, Column> before = Map.of();
        for (var step : flyway("latest").info().pending()) {
            var version = step.getVersion().getVersion();
            flyway(version).migrate();
            var after = columns();
            keepsWhatIsRead(version, before, after);
            asksNothingNew(version, before, after);
            before = after;
        }
        assertThat(before).hasSizeGreaterThan(150);
    }

    private static void keepsWhatIsRead(String version, Map<String, Column> before, Map<String, Column> after) {
        before.forEach((name, column) -> {
            assertThat(after).as("step " + version).containsKey(name);
            var now = after.get(name);
            assertThat(now.type()).as("step " + version + ", " + name).isEqualTo(column.type());
            assertThat(now.nullable() && !column.nullable())
                    .as("step " + version + ": " + name + " may be null all at once")
                    .isFalse();
            assertThat(column.mayBeLeftOut() && !now.mayBeLeftOut())
                    .as("step " + version + ": " + name + " may not be left out any more")
                    .isFalse();
        });
    }

    private static void asksNothingNew(String version, Map<String, Column> before, Map<String, Column> after) {
        after.forEach((name, column) -> {
            boolean ofAnOldTable =
                    before.values().stream().anyMatch(old -> old.table().equals(column.table()));
            if (ofAnOldTable && !before.containsKey(name)) {
                assertThat(column.mayBeLeftOut())
                        .as("step " + version + ": an older server does not write " + name)
                        .isTrue();
            }
        });
    }

    private Flyway flyway(String target) {
        return Flyway.configure()
                .dataSource(
                        database.jdbcUrl(),
                        database.address().user(),
                        database.address().password().value())
                .locations("classpath:db/migration")
                .target(target)
                .load();
    }

    private Map<String, Column> columns() throws SQLException {
        var columns = new TreeMap<String, Column>();
        try (var connection = DriverManager.getConnection(
                        database.jdbcUrl(),
                        database.address().user(),
                        database.address().password().value());
                var rows = connection.createStatement().executeQuery("""
                        select table_name, column_name, data_type, is_nullable = 'YES' as nullable,
                            is_nullable = 'YES' or column_default is not null or is_identity = 'YES' as optional
                        from information_schema.columns
                        where table_schema = current_schema() and table_name <> 'flyway_schema_history'""")) {
            while (rows.next()) {
                columns.put(
                        rows.getString("table_name") + "." + rows.getString("column_name"),
                        new Column(
                                rows.getString("table_name"),
                                rows.getString("data_type"),
                                rows.getBoolean("nullable"),
                                rows.getBoolean("optional")));
            }
        }
        return columns;
    }
}
