package org.knownvoice.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.knownvoice.contact.ContactId;
import org.knownvoice.contact.ContactState;
import org.knownvoice.contact.Medium;
import org.knownvoice.directory.ClinicianId;
import org.knownvoice.directory.TeamId;

/** Many contacts at a glance: ids and states, nobody's name or number. */
public final class ContactList {
    private ContactList() {}

    /**
     * One contact.
     *
     * @param step the open step of the ladder, from 1; 0 before the first
     * @param acceptedBy who has it now
     */
    public record Item(
            ContactId id,
            ContactState state,
            Medium medium,
            TeamId team,
            Instant openedAt,
            int step,
            Optional<ClinicianId> acceptedBy) {}

    /** All whose caller may still need somebody, oldest first. */
    public static Future<List<Item>> open(SqlConnection tx) {
        return tx.preparedQuery("""
                        select id, state, medium, team_id, opened_at, step, accepted_by
                        from crisis_contact where ended_at is null
                        order by opened_at, id""")
                .mapping(ContactList::item)
                .execute()
                .map(rows -> rows.stream().toList());
    }

    /** The newest of those in one of these states that were opened in [from, to), newest first. */
    public static Future<List<Item>> newest(
            SqlConnection tx, Set<ContactState> states, Instant from, Instant to, int atMost) {
        return tx.preparedQuery("""
                        select id, state, medium, team_id, opened_at, step, accepted_by
                        from crisis_contact
                        where state = any($1) and opened_at >= $2 and opened_at < $3
                        order by opened_at desc, id desc
                        limit $4""")
                .mapping(ContactList::item)
                .execute(Tuple.of(
                        states.stream().map(Enum::name).toArray(String[]::new),
                        Moments.of(from),
                        Moments.of(to),
                        atMost))
                .map(rows -> rows.stream().toList());
    }

    private static Item item(Row row) {
        return new Item(
                new ContactId(row.getUUID("id")),
                ContactState.valueOf(row.getString("state")),
                Medium.valueOf(row.getString("medium")),
                new TeamId(row.getString("team_id")),
                Moments.in(row, "opened_at"),
                row.getInteger("step"),
                Optional.ofNullable(row.getString("accepted_by")).map(ClinicianId::new));
    }
}
