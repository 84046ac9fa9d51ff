package org.knownvoice.directory;

/** The four counties of the program. */
public enum County {
    SNOHOMISH,
    SKAGIT,
    ISLAND,
    WHATCOM
}
