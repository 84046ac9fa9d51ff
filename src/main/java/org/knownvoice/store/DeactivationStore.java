package org.knownvoice.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.Optional;
import org.knownvoice.directory.ClinicianId;

/** Who has left. Who changes it has locked the directory; every server reads the roster again after it. */
public final class DeactivationStore {
    private DeactivationStore() {}

    /** Since when, and who said so. */
    public record Deactivation(ClinicianId clinician, Instant at, String by) {}

    public static Future<Optional<Deactivation>> find(SqlConnection tx, ClinicianId clinician) {
        return tx.preparedQuery("select clinician_id, at, by from clinician_deactivation where clinician_id = $1")
                .mapping(row -> new Deactivation(
                        new ClinicianId(row.getString("clinician_id")), Moments.in(row, "at"), row.getString("by")))
                .execute(Tuple.of(clinician.value()))
                .map(rows -> rows.stream().findFirst());
    }

    public static Future<Void> insert(SqlConnection tx, Deactivation deactivation) {
        return tx.preparedQuery("insert into clinician_deactivation (clinician_id, at, by) values ($1, $2, $3)")
                .execute(Tuple.of(deactivation.clinician().value(), Moments.of(deactivation.at()), deactivation.by()))
                .compose(done -> DirectoryStore.grow(tx))
                .mapEmpty();
    }

    public static Future<Void> delete(SqlConnection tx, ClinicianId clinician) {
        return tx.preparedQuery("delete from clinician_deactivation where clinician_id = $1")
                .execute(Tuple.of(clinician.value()))
                .compose(done -> DirectoryStore.grow(tx))
                .mapEmpty();
    }
}
