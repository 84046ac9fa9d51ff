package org.knownvoice.directory;

import java.util.Optional;
import java.util.Set;

/** What the codes of Twilio and of the phone network say of the phone that was called or texted. */
public final class CarrierCodes {
    /** The one who was texted has said STOP. */
    public static final int OPTED_OUT = 21610;

    /** Our account, our own numbers, our words, Twilio's queues and Twilio itself: no fault of the phone. */
    private static final Set<Integer> OURS = Set.of(
            10001, 10003, 10004, 21203, 21205, 21210, 21212, 21213, 21602, 21603, 21606, 21609, 21611, 21617, 30001,
            30002, 30008, 30034, 30036, 30500, 63017);

    /** Twilio's general faults: sign-in, limits, its own errors. */
    private static final int GENERAL_FROM = 20000;

    private static final int GENERAL_TO = 20999;

    /** SIP: not found, gone, address incomplete, does not exist anywhere. */
    private static final Set<Integer> NO_SUCH_NUMBER = Set.of(404, 410, 484, 604);

    private CarrierCodes() {}

    /** Of a call or text that Twilio refused for good, or a text that was not delivered; 0 where no code was given. */
    public static Optional<PhoneSign> ofRefusal(int code) {
        if (code == OPTED_OUT) {
            return Optional.of(PhoneSign.OPTED_OUT);
        }
        boolean ours = OURS.contains(code) || code >= GENERAL_FROM && code <= GENERAL_TO;
        return ours ? Optional.empty() : Optional.of(PhoneSign.REFUSED);
    }

    /** Of a call that the network could not put through; a passing trouble says nothing of the phone. */
    public static Optional<PhoneSign> ofFailedCall(int sip) {
        return NO_SUCH_NUMBER.contains(sip) ? Optional.of(PhoneSign.REFUSED) : Optional.empty();
    }
}
