package org.knownvoice.web;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** How a contact ended, as a person says it when closing it. */
enum Disposition {
    RESOLVED_BY_PHONE("resolved_by_phone"),
    VISIT("visit"),
    /** Handed to a designated crisis responder. */
    DCR("dcr"),
    /** Went, or was taken, to an emergency department. */
    ED("ed"),
    EMERGENCY_SERVICES("911"),
    MOBILE_CRISIS("mobile_crisis"),
    LIFELINE("988"),
    REFERRED("referred"),
    NO_CONTACT("no_contact"),
    OTHER("other");

    private final String code;

    Disposition(String code) {
        this.code = code;
    }

    String code() {
        return code;
    }

    static Optional<Disposition> find(String code) {
        return Arrays.stream(values()).filter(one -> one.code.equals(code)).findFirst();
    }

    static List<String> codes() {
        return Arrays.stream(values()).map(Disposition::code).toList();
    }
}
