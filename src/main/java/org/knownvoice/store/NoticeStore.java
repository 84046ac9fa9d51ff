package org.knownvoice.store;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.knownvoice.directory.ClinicianId;
import org.knownvoice.directory.PhoneNumber;
import org.knownvoice.schedule.Notice;

/** What staff are told beside pages: put with the decision that made it, sent after the commit. */
public final class NoticeStore {
    /** Told at commit, with an empty payload, when a notice was put. */
    public static final String CHANNEL = "notice";

    private NoticeStore() {}

    /** Puts the notices; one whose key is there already is left as it is. {@code line}: from which line this person hears. */
    public static Future<Void> put(
            SqlConnection tx, List<Notice> notices, Function<ClinicianId, PhoneNumber> line, Instant now) {
        if (notices.isEmpty()) {
            return Future.succeededFuture();
        }
        var columns = new Columns<Notice>()
                .text(Notice::key)
                .text(notice -> notice.to().value())
                .text(notice -> notice.kind().name())
                .text(notice -> notice.way().name())
                .text(notice -> new JsonObject(Map.copyOf(notice.values())).encode())
                .withOptional(String.class, notice -> pace(notice, line))
                .moment(Notice::dueAt);
        return tx.preparedQuery("""
                        with given as (
                            select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[],
                                $7::timestamptz[]) with ordinality
                                as given (key, clinician_id, kind, way, details, pace, due_at, place)),
                        first_text as (
                            insert into pace (kind, next_at) select distinct pace, '-infinity'::timestamptz from given
                            where pace is not null on conflict do nothing),
                        put as (
                            insert into notice (key, clinician_id, kind, way, details, pace, created_at, due_at)
                            select key, clinician_id, kind, way, details::jsonb, pace, $8, due_at
                            from given order by place
                            on conflict (key) do nothing
                            returning id)
                        select pg_notify('notice', '') from put limit 1""")
                .execute(columns.arrays(notices).addOffsetDateTime(Moments.of(now)))
                .mapEmpty();
    }

    private static Optional<String> pace(Notice notice, Function<ClinicianId, PhoneNumber> line) {
        return switch (notice.way()) {
            case CALL -> Optional.of("calls");
            case TEXT -> Optional.of("texts:" + line.apply(notice.to()).e164());
            case MAIL -> Optional.empty();
        };
    }
}
