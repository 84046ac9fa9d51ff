package org.knownvoice.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import org.knownvoice.contact.ContactId;
import org.knownvoice.contact.Page;
import org.knownvoice.contact.PageRef;
import org.knownvoice.directory.ClinicianId;

/** The pages that a clinician's text may mean. */
public final class RecentPages {
    private RecentPages() {}

    /** How one page stands. */
    public record Standing(PageRef ref, Page.State state) {}

    /** The pages of this clinician since then, newest first. */
    public static Future<List<Standing>> of(SqlConnection tx, ClinicianId clinician, Instant since) {
        return tx.preparedQuery("""
                        select contact_id, number, state from page
                        where clinician_id = $1 and asked_at >= $2
                        order by asked_at desc, contact_id, number desc""")
                .mapping(row -> new Standing(
                        new PageRef(new ContactId(row.getUUID("contact_id")), row.getInteger("number")),
                        Page.State.valueOf(row.getString("state"))))
                .execute(Tuple.of(clinician.value(), Moments.of(since)))
                .map(rows -> rows.stream().toList());
    }
}
