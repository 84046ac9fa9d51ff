package org.knownvoice.chaos;

import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.knownvoice.contact.ContactId;
import org.knownvoice.simulator.PhoneView;
import org.knownvoice.store.ContactStore;
import org.knownvoice.store.EventLog;

/** Reads the record from Postgres, past the proxy, and the memory of the simulator. */
final class HistoryReader {
    private final House house;
    private final TalkWatch talks;

    HistoryReader(House house, TalkWatch talks) {
        this.house = house;
        this.talks = talks;
    }

    History read() {
        var simulator = house.simulator();
        var connection = house.pool().getConnection().await();
        try {
            connection.query("begin isolation level repeatable read").execute().await();
            var end = Instant.now();
            var contacts = contacts(connection);
            var arrived = texts(connection, "select sid from arrived_text");
            var notices = texts(connection, "select sid from notice where sid is not null");
            connection.query("commit").execute().await();
            return new History(
                    house.agency(),
                    contacts,
                    simulator.calls(),
                    simulator.texts(),
                    simulator.phones().stream()
                            .collect(Collectors.toMap(
                                    (PhoneView phone) -> phone.number().e164(), Function.identity())),
                    talks.talks(),
                    simulator.alerts(),
                    arrived,
                    notices,
                    house.troubles(),
                    end);
        } finally {
            connection.close().await();
        }
    }

    private static List<Recorded> contacts(SqlConnection connection) {
        var orders = orders(connection);
        var due = due(connection);
        var all = new ArrayList<Recorded>();
        for (var row : connection
                .query("select id from crisis_contact order by opened_at")
                .execute()
                .await()) {
            var id = new ContactId(row.getUUID("id"));
            all.add(new Recorded(
                    ContactStore.load(connection, id).await().orElseThrow(),
                    EventLog.read(connection, id).await(),
                    Optional.ofNullable(due.get(id.value())),
                    orders.getOrDefault(id.value(), List.of())));
        }
        return all;
    }

    private static Map<UUID, Instant> due(SqlConnection connection) {
        var due = new HashMap<UUID, Instant>();
        connection
                .query("select contact_id, due_at from contact_timer")
                .execute()
                .await()
                .forEach(row -> due.put(
                        row.getUUID("contact_id"),
                        row.getOffsetDateTime("due_at").toInstant()));
        return due;
    }

    private static Map<UUID, List<Order>> orders(SqlConnection connection) {
        return connection.query("select * from outbox order by id").execute().await().stream()
                .map(HistoryReader::order)
                .collect(Collectors.groupingBy(Order::contact));
    }

    private static Order order(Row row) {
        return new Order(
                row.getLong("id"),
                row.getUUID("contact_id"),
                row.getString("kind"),
                Optional.ofNullable(row.getInteger("leg")),
                Optional.ofNullable(row.getInteger("page")),
                Optional.ofNullable(row.getString("text_kind")),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getOffsetDateTime("due_at").toInstant(),
                row.getInteger("attempts"),
                Optional.ofNullable(row.getOffsetDateTime("done_at")).map(OffsetDateTime::toInstant),
                Optional.ofNullable(row.getString("result")),
                Optional.ofNullable(row.getString("sid")));
    }

    private static Set<String> texts(SqlConnection connection, String sql) {
        return connection.query(sql).execute().await().stream()
                .map(row -> row.getString("sid"))
                .collect(Collectors.toSet());
    }
}
