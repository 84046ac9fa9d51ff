package org.knownvoice.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import org.knownvoice.contact.ContactId;
import org.knownvoice.contact.PageRef;

/** What the watchdog asks the database. */
public final class WatchStore {
    private WatchStore() {}

    /** Live contacts that have no timer; some of them need none. */
    public static Future<List<ContactId>> withoutTimer(SqlConnection connection) {
        return connection
                .preparedQuery("""
                        select id from crisis_contact contact
                        where ended_at is null
                            and not exists (select from contact_timer timer where timer.contact_id = contact.id)
                        order by opened_at""")
                .mapping(row -> new ContactId(row.getUUID("id")))
                .execute()
                .map(rows -> rows.stream().toList());
    }

    /** Open pages of live contacts, asked before then, that have reached nobody while nothing of them is on its way. */
    public static Future<List<PageRef>> silentPages(SqlConnection connection, Instant before) {
        return connection
                .preparedQuery("""
                        select contact_id, number from page
                        where state = 'OPEN' and not reached and not unreachable and asked_at < $1
                            and (ring_at is null or ring_at < $1)
                            and exists (
                                select from crisis_contact contact
                                where contact.id = page.contact_id and ended_at is null)
                            and not exists (
                                select from outbox waiting
                                where waiting.contact_id = page.contact_id and done_at is null
                                    and (waiting.page = page.number or waiting.leg in (
                                        select leg.number from call_leg leg
                                        where leg.contact_id = page.contact_id and leg.page = page.number)))
                            and not exists (
                                select from call_leg leg
                                where leg.contact_id = page.contact_id and leg.page = page.number
                                    and leg.ended_at is null and leg.sid is not null)
                        order by asked_at""")
                .mapping(row -> new PageRef(new ContactId(row.getUUID("contact_id")), row.getInteger("number")))
                .execute(Tuple.of(Moments.of(before)))
                .map(rows -> rows.stream().toList());
    }

    /** Frees the phones that are kept for calls that are over; the contacts that kept them. */
    public static Future<List<ContactId>> freePhones(SqlConnection connection) {
        return connection
                .preparedQuery("""
                        delete from phone_in_use kept using call_leg leg
                        where leg.contact_id = kept.contact_id and leg.number = kept.leg and leg.ended_at is not null
                        returning kept.contact_id""")
                .mapping(row -> new ContactId(row.getUUID("contact_id")))
                .execute()
                .map(rows -> rows.stream().toList());
    }

    /** Since when Twilio's calls and texts are ours to answer: the first time that any server asked. */
    public static Future<Instant> since(SqlConnection tx, Instant now) {
        return tx.preparedQuery("""
                        with first as (insert into watch (since) values ($1) on conflict do nothing returning since)
                        select since from first union all select since from watch limit 1""")
                .mapping(row -> Moments.in(row, "since"))
                .execute(Tuple.of(Moments.of(now)))
                .map(rows -> rows.iterator().next());
    }

    /** Those of these calls that are no leg of any contact, came from no blocked number and were not a clinician's. */
    public static Future<List<String>> unknownCalls(SqlConnection connection, List<String> sids) {
        return unknown(connection, sids, """
                select sid from unnest($1::text[]) with ordinality as given (sid, place)
                where not exists (select from call_leg where call_leg.sid = given.sid)
                    and not exists (select from number_block_event event where event.sid = given.sid)
                    and not exists (select from staff_call where staff_call.sid = given.sid)
                order by place""");
    }

    /** Those of these texts that have not been dealt with. */
    public static Future<List<String>> unknownTexts(SqlConnection connection, List<String> sids) {
        return unknown(connection, sids, """
                select sid from unnest($1::text[]) with ordinality as given (sid, place)
                where not exists (select from arrived_text where arrived_text.sid = given.sid) order by place""");
    }

    /** Those of these calls and texts of ours that no leg, order or notice has become. */
    public static Future<List<String>> unrecorded(SqlConnection connection, List<String> sids) {
        return unknown(connection, sids, """
                select sid from unnest($1::text[]) with ordinality as given (sid, place)
                where not exists (select from call_leg where call_leg.sid = given.sid)
                    and not exists (select from outbox where outbox.sid = given.sid)
                    and not exists (select from notice where notice.sid = given.sid)
                order by place""");
    }

    private static Future<List<String>> unknown(SqlConnection connection, List<String> sids, String sql) {
        return connection
                .preparedQuery(sql)
                .mapping(row -> row.getString("sid"))
                .execute(Tuple.tuple().addArrayOfString(sids.toArray(String[]::new)))
                .map(rows -> rows.stream().toList());
    }
}
