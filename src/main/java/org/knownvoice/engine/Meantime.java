package org.knownvoice.engine;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.knownvoice.contact.CrisisContact;
import org.knownvoice.contact.Meanwhile;
import org.knownvoice.directory.ClinicianId;
import org.knownvoice.directory.PhoneNumber;

/** What the edges note while the database does not answer, and how they learn that it does again. */
public interface Meantime {

    /**
     * A call that is answered without the database.
     *
     * @param sid of the caller's call
     * @param line that was dialled
     * @param from as Twilio sent it; empty where this request does not say
     */
    record Call(String sid, PhoneNumber line, String from) {
        @Override
        public String toString() {
            return "call " + sid;
        }
    }

    /** The database did not answer when it was last asked: nobody waits for it. */
    boolean isLost();

    Instant now();

    /** When this call came, should that still be noted here: it is asked about again. */
    Optional<Instant> cameAt(String sid);

    /** When the call with this id to a clinician began to ring, should that still be noted here. */
    Optional<Instant> rangAt(String sid);

    /**
     * Done when the step is on the disk, or in memory and the disk does not take it in time. Never fails: whoever calls is
     * answered, whatever the disk does.
     */
    Future<Void> note(Call call, Meanwhile step);

    /**
     * Notes the step; then, when the database answers in time, takes the call over. Empty: it does not, go on without.
     * Never fails.
     */
    Future<Optional<CrisisContact>> happened(Call call, Meanwhile step);

    /** The contact that the call has become, when the database answers in time. Never fails. */
    Future<Optional<CrisisContact>> contactOf(Call call);

    /** Whether anything of this call, or of a call that it made, is still to be taken over. */
    boolean knows(String sid);

    /** Whose phone rings, or talks, for another call that is answered without the database. */
    Set<ClinicianId> occupied(Call butFor);

    /** What became of a text of ours, as Twilio tells it once. Done when it is kept; fails when it is nowhere. */
    Future<Void> textReported(String sid, String status, Optional<PhoneNumber> to, Optional<Integer> code);

    /** A text came in. Done when it is on the disk, or at least in memory; fails when it is nowhere. */
    Future<Void> textCame(PhoneNumber line, String from, String sid, String body, int media);
}
