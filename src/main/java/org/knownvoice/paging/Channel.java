package org.knownvoice.paging;

/** By which way a page is sent. */
public enum Channel {
    SMS,
    VOICE
}
