package org.knownvoice.telephony;

import io.vertx.core.Future;
import java.util.function.Function;
import org.knownvoice.directory.Line;
import org.knownvoice.directory.PhoneNumber;
import org.knownvoice.engine.Happenings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a call hears that asks at the address of a leg which nobody knows: a standby took over without the last commits, or
 * another version of this server handed the address out. A caller who is on the line is answered as one who has just
 * dialled; nobody hangs up on them.
 */
final class LostLegs {
    private static final Logger LOG = LoggerFactory.getLogger(LostLegs.class);
    private static final String TALKS = "in-progress";

    private final Happenings happenings;
    private final Documents documents;
    private final Function<TwilioRequest, Future<String>> newCall;

    /** @param newCall answers a call that has just come in; never fails */
    LostLegs(Happenings happenings, Documents documents, Function<TwilioRequest, Future<String>> newCall) {
        this.happenings = happenings;
        this.documents = documents;
        this.newCall = newCall;
    }

    /** Its contact is not known, or not even the address can be read. */
    Future<String> goesOn(TwilioRequest request, LegAddress address) {
        return isCallers(request, address) ? asNew(request) : Future.succeededFuture(end(request, address));
    }

    private Future<String> asNew(TwilioRequest request) {
        LOG.error("call {} goes on as a new one: its leg is not known", request.get("CallSid"));
        return newCall.apply(request);
    }

    private boolean isCallers(TwilioRequest request, LegAddress address) {
        return address != LegAddress.PRESS
                && request.get("CallStatus").equals(TALKS)
                && (request.isInbound() || request.isOutbound() && !isOurs(request.get("To")));
    }

    /** Staff, or a crisis line that we have called in. */
    private boolean isOurs(String called) {
        var roster = happenings.roster();
        return PhoneNumber.parse(called)
                .filter(phone -> roster.clinicianWithPhone(phone).isEmpty())
                .filter(phone ->
                        roster.allLines().stream().map(Line::fallbackNumber).noneMatch(phone::equals))
                .isEmpty();
    }

    /** A clinician who came for a caller is called for them again, as soon as that caller is heard of. */
    private String end(TwilioRequest request, LegAddress address) {
        return address == LegAddress.PRESS
                        && request.isOutbound()
                        && request.get("Digits").equals("1")
                ? documents.away().farewell(StaffPhrase.CALLED_AGAIN)
                : documents.politeEnd(request.isInbound());
    }
}
