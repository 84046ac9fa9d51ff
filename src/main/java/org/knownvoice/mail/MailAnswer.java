package org.knownvoice.mail;

/** What came of handing a letter to the mail server. */
public sealed interface MailAnswer {

    /** The mail server has it. */
    record Taken() implements MailAnswer {}

    /**
     * It will never take this one.
     *
     * @param code of SMTP, 500 to 599; 0 for an address that cannot be one
     */
    record Refused(int code) implements MailAnswer {}

    /** Not now, or nobody knows: try again. */
    record NotNow() implements MailAnswer {}
}
