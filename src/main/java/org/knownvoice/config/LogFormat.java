package org.knownvoice.config;

/** How log lines are written. */
public enum LogFormat {
    /** For people. The default. */
    PLAIN,
    /** One JSON object per line. */
    JSON;

    /** Makes {@code logback.xml} choose this format; to be called before the first logger is made. */
    public void select() {
        System.setProperty("LOG_FORMAT", name().toLowerCase(java.util.Locale.ROOT));
    }
}
