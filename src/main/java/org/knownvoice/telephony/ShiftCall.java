package org.knownvoice.telephony;

import java.util.Optional;
import java.util.UUID;
import org.knownvoice.schedule.Notice;
import org.knownvoice.schedule.ShiftCheck;

/** The call in which a clinician is asked whether they can be reached for the shift that begins. */
final class ShiftCall {
    private ShiftCall() {}

    /** Which check a notice belongs to; empty for any other notice. */
    static Optional<UUID> of(Notice notice) {
        return notice.kind() == Notice.Kind.SHIFT_STARTS
                ? Optional.ofNullable(notice.values().get("check")).map(UUID::fromString)
                : Optional.empty();
    }

    static boolean isWanted(ShiftCheck check) {
        return check.state() == ShiftCheck.State.CALLED;
    }
}
