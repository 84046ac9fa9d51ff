package org.knownvoice.config;

/** Whose number the fallback line sees as the caller. */
public enum FallbackShows {
    /** The caller's own, where there is one: the crisis line can call back and send help. The default. */
    CALLER,
    /** The number of the line that was called. */
    LINE
}
