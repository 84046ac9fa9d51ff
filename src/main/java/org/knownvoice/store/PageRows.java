package org.knownvoice.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.knownvoice.contact.ContactId;
import org.knownvoice.contact.Page;
import org.knownvoice.directory.ClinicianId;
import org.knownvoice.paging.Channel;

/** The pages of a contact. */
final class PageRows {
    private PageRows() {}

    private static final Columns<Page> COLUMNS = new Columns<Page>()
            .with(Integer.class, Page::number)
            .text(page -> page.clinician().value())
            .with(Integer.class, Page::round)
            .with(Integer.class, Page::step)
            .with(Boolean.class, page -> page.channels().contains(Channel.SMS))
            .with(Boolean.class, page -> page.channels().contains(Channel.VOICE))
            .text(Page::reason)
            .moment(Page::askedAt)
            .text(page -> page.state().name())
            .with(Boolean.class, Page::reached)
            .with(Boolean.class, Page::unreachable)
            .with(Boolean.class, Page::supervising)
            .text(PageRows::textFailedAt)
            .optionalMoment(Page::textUnsureAt)
            .optionalMoment(Page::ringAt)
            .optionalMoment(Page::offeredUntil);

    /** In the order that one acceptance may follow another in the same transaction: the lapsed page first. */
    static Future<Void> put(SqlConnection tx, ContactId contact, List<Page> pages) {
        if (pages.isEmpty()) {
            return Future.succeededFuture();
        }
        return tx.preparedQuery("""
                        insert into page (
                            contact_id, number, clinician_id, round, step, by_text, by_voice, reason, asked_at, state,
                            reached, unreachable, supervising, text_failed_at, text_unsure_at, ring_at,
                            offered_until)
                        select $17, number, clinician_id, round, step, by_text, by_voice, reason, asked_at, state,
                            reached, unreachable, supervising, text_failed_at::int[], text_unsure_at, ring_at,
                            offered_until
                        from unnest($1::int[], $2::text[], $3::int[], $4::int[], $5::boolean[], $6::boolean[],
                            $7::text[], $8::timestamptz[], $9::text[], $10::boolean[], $11::boolean[], $12::boolean[],
                            $13::text[], $14::timestamptz[], $15::timestamptz[], $16::timestamptz[])
                            as given (number, clinician_id, round, step, by_text, by_voice, reason, asked_at, state,
                                reached, unreachable, supervising, text_failed_at, text_unsure_at, ring_at,
                                offered_until)
                        order by state = 'ACCEPTED', number
                        on conflict (contact_id, number) do update set
                            round = excluded.round, step = excluded.step, by_text = excluded.by_text,
                            by_voice = excluded.by_voice, reason = excluded.reason, state = excluded.state,
                            reached = excluded.reached, unreachable = excluded.unreachable,
                            supervising = excluded.supervising, text_failed_at = excluded.text_failed_at,
                            text_unsure_at = excluded.text_unsure_at, ring_at = excluded.ring_at,
                            offered_until = excluded.offered_until""")
                .execute(COLUMNS.arrays(pages).addUUID(contact.value()))
                .mapEmpty();
    }

    static Future<List<Page>> load(SqlConnection tx, ContactId contact) {
        return tx.preparedQuery("""
                        select number, clinician_id, round, step, by_text, by_voice, reason, asked_at, state,
                            reached, unreachable, supervising, text_failed_at, text_unsure_at, ring_at,
                            offered_until
                        from page where contact_id = $1 order by number""")
                .mapping(PageRows::page)
                .execute(Tuple.of(contact.value()))
                .map(rows -> rows.stream().toList());
    }

    private static Page page(Row row) {
        return new Page(
                row.getInteger("number"),
                new ClinicianId(row.getString("clinician_id")),
                row.getInteger("round"),
                row.getInteger("step"),
                channels(row),
                row.getString("reason"),
                Moments.in(row, "asked_at"),
                Page.State.valueOf(row.getString("state")),
                row.getBoolean("reached"),
                row.getBoolean("unreachable"),
                row.getBoolean("supervising"),
                Set.of(row.getArrayOfIntegers("text_failed_at")),
                Moments.find(row, "text_unsure_at"),
                Moments.find(row, "ring_at"),
                Moments.find(row, "offered_until"));
    }

    private static String textFailedAt(Page page) {
        return page.textFailedAt().stream().sorted().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
    }

    private static Set<Channel> channels(Row row) {
        var channels = EnumSet.noneOf(Channel.class);
        if (row.getBoolean("by_text")) {
            channels.add(Channel.SMS);
        }
        if (row.getBoolean("by_voice")) {
            channels.add(Channel.VOICE);
        }
        return channels;
    }
}
