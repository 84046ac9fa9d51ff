package org.knownvoice.simulator;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.knownvoice.directory.PhoneNumber;

/** Which numbers may be shown, and which may be called. */
final class CallerIds {
    private static final Pattern E164 = Pattern.compile("\\+[1-9]\\d{6,14}");
    private static final Set<String> EMERGENCY = Set.of("911", "933", "988", "+1911", "+1988");

    private final Lines lines;

    CallerIds(Lines lines) {
        this.lines = lines;
    }

    /** A reason against dialing, as Twilio numbers it. */
    record Objection(int code, String text) {}

    /** What a Dial shows; empty when it may not be shown. */
    Optional<String> shownBy(Verb.Dial dial, SimulatedCall call) {
        var shown = dial.callerId().isEmpty() ? call.order().from() : dial.callerId();
        boolean ours = lines.owns(shown);
        boolean theirs = call.order().direction() == Direction.INBOUND
                && shown.equals(call.order().from());
        boolean called = shown.equals(call.order().to());
        return E164.matcher(shown).matches() && (ours || theirs || called) ? Optional.of(shown) : Optional.empty();
    }

    static boolean isE164(String number) {
        return E164.matcher(number).matches();
    }

    /** Empty when the number can be dialed. */
    static Optional<Objection> against(String number) {
        if (EMERGENCY.contains(number)) {
            return Optional.of(new Objection(13225, "Dial: Call blocked by Twilio"));
        }
        if (!isE164(number)) {
            return Optional.of(new Objection(13223, "Dial: Invalid phone number format"));
        }
        if (!number.startsWith("+1")) {
            return Optional.of(new Objection(13227, "Geo Permission configuration is not permitting call"));
        }
        return PhoneNumber.parse(number).isPresent()
                ? Optional.empty()
                : Optional.of(new Objection(13224, "Dial: Twilio does not support calling this number"));
    }
}
