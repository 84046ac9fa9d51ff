package org.knownvoice.engine;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.Optional;
import org.knownvoice.directory.CarrierWord;
import org.knownvoice.directory.Clinician;
import org.knownvoice.directory.PhoneNumber;
import org.knownvoice.routing.Roster;

/** One kind of thing that a clinician can say by text, beside the answer to a page. */
@FunctionalInterface
public interface StaffText {

    /**
     * A text from a clinician, which came in once.
     *
     * @param word which of the carrier's own words it is, if any
     */
    record Said(Clinician clinician, PhoneNumber from, String body, Optional<CarrierWord> word, Instant at) {}

    /** Does what the text says, in the transaction; false when it is about something else. */
    Future<Boolean> take(SqlConnection tx, Roster roster, Said said);
}
