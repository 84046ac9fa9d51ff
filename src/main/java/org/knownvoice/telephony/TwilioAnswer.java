package org.knownvoice.telephony;

/** What came of a request to Twilio. A request is made once; whether to make it again is the caller's decision. */
public sealed interface TwilioAnswer<T> {

    /** Twilio has done it. */
    record Done<T>(T value) implements TwilioAnswer<T> {}

    /**
     * Twilio will not do it, and has not.
     *
     * @param code Twilio's own error number, 0 when it gave none
     * @param status of HTTP, 400 to 499
     * @param permanent the same request can never succeed; not so for wrong credentials, which somebody may mend
     */
    record Refused<T>(int code, int status, boolean permanent) implements TwilioAnswer<T> {}

    /** Too many requests: this one was not looked at and may safely be repeated. */
    record Throttled<T>() implements TwilioAnswer<T> {}

    /** Nobody knows whether it was done: a 5xx, a time-out, a broken connection. Look it up before repeating it. */
    record Unclear<T>() implements TwilioAnswer<T> {}

    /** There was no connection, so nothing was sent and it may safely be repeated. */
    record NotSent<T>() implements TwilioAnswer<T> {}
}
