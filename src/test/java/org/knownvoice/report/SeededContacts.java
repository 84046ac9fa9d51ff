package org.knownvoice.report;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.knownvoice.contact.ContactId;
import org.knownvoice.contact.Entry;
import org.knownvoice.contact.Entry.Kind;
import org.knownvoice.directory.ClinicianId;
import org.knownvoice.routing.Continuity;
import org.knownvoice.store.EventLog;

/** Contacts with timelines made up at random, in the database as the engine would leave them. */
final class SeededContacts {
    static final List<String> TEAMS = List.of("north", "south", "=team");

    /** One line to come. */
    private record Mark(Instant at, Entry entry) {}

    private final Pool pool;
    private final Random random;

    SeededContacts(Pool pool, long seed) {
        this.pool = pool;
        this.random = new Random(seed);
    }

    /** Teams by name; the third is in no directory any more. */
    void teams() {
        pool.query("""
                        insert into escalation_policy values ('house');
                        insert into team values ('north', 'North, by the bay', 'island', 'America/Los_Angeles', 'house'),
                            ('south', '+South', 'skagit', 'America/Los_Angeles', 'house')""").execute().await();
    }

    ContactId contact(String team, Instant openedAt, List<Map.Entry<Duration, Entry>> timeline) {
        var id = new ContactId(new UUID(random.nextLong(), random.nextLong()));
        pool.withTransaction(tx -> insert(tx, id, team, openedAt).compose(done -> {
                    var all = Future.<Void>succeededFuture();
                    for (var line : timeline) {
                        all = all.compose(before ->
                                EventLog.append(tx, id, openedAt.plus(line.getKey()), List.of(line.getValue())));
                    }
                    return all;
                }))
                .await();
        return id;
    }

    private static Future<Void> insert(SqlConnection tx, ContactId id, String team, Instant openedAt) {
        return tx.preparedQuery("""
                        insert into crisis_contact (
                            id, state, medium, team_id, language, opened_at, ask_until, round, step, talk_number,
                            callback_tries, supervisor_decides)
                        values ($1, 'IDENTIFYING', 'CALL', $2, 'en', $3, $3, 0, 0, 0, 0, false)""")
                .execute(Tuple.of(id.value(), team, openedAt.atOffset(ZoneOffset.UTC)))
                .mapEmpty();
    }

    ContactId random(Instant openedAt) {
        var marks = new ArrayList<Mark>();
        marks.add(new Mark(openedAt, plain(Kind.OPENED, Map.of())));
        if (random.nextInt(10) == 0) {
            marks.add(new Mark(after(openedAt), plain(Kind.NOT_IN_CARE, Map.of())));
        }
        if (random.nextInt(12) > 0) {
            paged(openedAt, marks);
        }
        if (random.nextInt(4) == 0) {
            marks.add(new Mark(after(openedAt), plain(Kind.CALLER_HUNG_UP, Map.of())));
        }
        if (random.nextInt(15) == 0) {
            marks.add(new Mark(after(openedAt), plain(Kind.UNREACHABLE_CALLER, Map.of())));
        }
        if (random.nextInt(6) == 0) {
            marks.add(new Mark(after(openedAt), plain(Kind.LADDER_EXHAUSTED, Map.of())));
        }
        for (int changes = random.nextInt(4); changes > 0; changes--) {
            var to =
                    List.of("PAGING", "ACCEPTED", "ENDED", "CLOSED", "CALLBACK").get(random.nextInt(5));
            marks.add(new Mark(after(openedAt), plain(Kind.STATE_CHANGED, Map.of("from", "PAGING", "to", to))));
        }
        if (random.nextInt(5) == 0) {
            marks.add(new Mark(after(openedAt), plain(Kind.CLOSED, Map.of("by", "ana", "disposition", "other"))));
        }
        marks.sort(Comparator.comparing(Mark::at));
        return contact(
                TEAMS.get(random.nextInt(TEAMS.size())),
                openedAt,
                marks.stream()
                        .map(mark -> Map.entry(Duration.between(openedAt, mark.at()), mark.entry()))
                        .toList());
    }

    private void paged(Instant openedAt, List<Mark> marks) {
        for (int pages = 1 + random.nextInt(3); pages > 0; pages--) {
            var paged = after(openedAt);
            marks.add(new Mark(paged, of(Kind.CLINICIAN_PAGED, pages, Map.of())));
            if (random.nextBoolean()) {
                marks.add(new Mark(after(paged), of(Kind.PAGE_TEXT_SENT, pages, Map.of())));
            }
            if (random.nextBoolean()) {
                marks.add(new Mark(after(paged), of(Kind.CALL_PLACED, pages, Map.of("sid", "CA1"))));
            }
        }
        if (random.nextInt(6) == 0) {
            marks.add(new Mark(after(openedAt), plain(Kind.CALL_PLACED, Map.of("sid", "CA2"))));
        }
        for (int tries = random.nextInt(4); tries > 0; tries--) {
            var accepted = after(openedAt);
            var continuity = Continuity.values()[random.nextInt(Continuity.values().length)];
            marks.add(new Mark(accepted, of(Kind.PAGE_ACCEPTED, 1, Map.of("continuity", continuity.name()))));
            switch (random.nextInt(3)) {
                case 0 -> marks.add(new Mark(after(accepted), of(Kind.ACCEPTANCE_LAPSED, 1, Map.of())));
                case 1 -> marks.add(new Mark(after(accepted), of(Kind.CONNECTED, 1, Map.of())));
                default -> {}
            }
        }
    }

    /** Whole tens of seconds, so that many are alike, or any microsecond. The budget's own 150 s comes up too. */
    private Instant after(Instant earlier) {
        return earlier.plus(
                random.nextInt(3) > 0
                        ? Duration.ofSeconds(10L * random.nextInt(16))
                        : Duration.ofNanos(1000L * random.nextInt(400_000_000)));
    }

    static Entry plain(Kind kind, Map<String, String> codes) {
        return new Entry(kind, Optional.empty(), Optional.empty(), Optional.empty(), codes);
    }

    static Entry of(Kind kind, int page, Map<String, String> codes) {
        return new Entry(kind, Optional.of(page), Optional.empty(), Optional.of(new ClinicianId("ana")), codes);
    }
}
