package org.knownvoice.directory;

/** Something that shows whether pages get through to a phone. */
public enum PhoneSign {
    /** A call of ours was answered there, or a text came from there. */
    ALIVE,
    /** A text of ours was delivered there. */
    DELIVERED,
    /** A call or text to it was refused, or failed, for good. */
    REFUSED,
    /** Its owner does not want texts of ours. */
    OPTED_OUT,
    /** Its owner wants texts of ours again. */
    OPTED_IN,
    /** It rang its full time for a page that has ended, and nobody answered there. */
    UNANSWERED
}
