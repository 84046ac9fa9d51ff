package org.knownvoice.engine;

/** What comes from outside as it can be kept: Postgres takes no NUL, which some phones put into a text. */
public final class PlainText {
    private PlainText() {}

    /** With a space for each NUL: what stood on either side of it stays apart. */
    public static String of(String received) {
        return received.replace('\0', ' ');
    }
}
