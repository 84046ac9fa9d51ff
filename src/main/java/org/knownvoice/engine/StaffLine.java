package org.knownvoice.engine;

import io.vertx.core.Future;
import java.util.Optional;
import org.knownvoice.directory.ClinicianId;
import org.knownvoice.directory.PhoneNumber;

/**
 * What a clinician can do who calls the line. A number can be forged: nothing here tells anything of anybody, and what is
 * asked for comes to the phone of the directory, by a call or a text.
 */
public interface StaffLine {
    StaffLine NONE = new StaffLine() {
        @Override
        public Optional<ClinicianId> of(String from) {
            return Optional.empty();
        }

        @Override
        public Future<Void> called(ClinicianId clinician, String sid) {
            return Future.succeededFuture();
        }

        @Override
        public Future<Done> ringForPage(ClinicianId clinician) {
            return Future.succeededFuture(Done.NOTHING);
        }

        @Override
        public Future<Done> ringBack(ClinicianId clinician) {
            return Future.succeededFuture(Done.NOTHING);
        }

        @Override
        public Future<Done> tellHowToGive(ClinicianId clinician) {
            return Future.succeededFuture(Done.NOTHING);
        }

        @Override
        public Future<Optional<Free>> supervisor(ClinicianId clinician, int place) {
            return Future.succeededFuture(Optional.empty());
        }
    };

    /** What came of a key. */
    enum Done {
        /** Their phone rings as soon as it is free. */
        RINGS,
        /** A text tells them more. */
        TEXTED,
        /** There is nothing for which it could be done. */
        NOTHING
    }

    /** The active clinician whose phone this is, {@code from} as Twilio sent it. Asks nobody. */
    Optional<ClinicianId> of(String from);

    /** Notes the call, so that it is not taken for a caller's of whom we were never told. */
    Future<Void> called(ClinicianId clinician, String sid);

    /** Rings them for the page that has waited longest, or to be brought to the caller whom they have. */
    Future<Done> ringForPage(ClinicianId clinician);

    /** Rings them to be connected to the person of their contact; where they have several, a text asks which. */
    Future<Done> ringBack(ClinicianId clinician);

    /** Texts them how to hand a contact over, and who is on call. */
    Future<Done> tellHowToGive(ClinicianId clinician);

    /** A supervisor's phone that no call of ours has. {@code next} is the place after it. */
    record Free(PhoneNumber phone, int next) {}

    /** The first free phone, from this place on, of the supervisors whom they can speak with. */
    Future<Optional<Free>> supervisor(ClinicianId clinician, int place);
}
