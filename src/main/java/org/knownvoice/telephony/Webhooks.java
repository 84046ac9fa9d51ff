package org.knownvoice.telephony;

public final class Webhooks {
    static final String TEXT_STATUS = "/twilio/text-status";
}
