package org.knownvoice.simulator;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.knownvoice.directory.PhoneNumber;

/** All phones; one exists as soon as somebody mentions its number. */
final class Handsets {
    private final Exchange exchange;
    private final Map<PhoneNumber, Handset> byNumber = new LinkedHashMap<>();

    Handsets(Exchange exchange) {
        this.exchange = exchange;
    }

    Handset at(PhoneNumber number) {
        return byNumber.computeIfAbsent(number, missing -> new Handset(missing, exchange));
    }

    Handset at(String e164) {
        return at(new PhoneNumber(e164));
    }

    Collection<Handset> all() {
        return byNumber.values();
    }
}
