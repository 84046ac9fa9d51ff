package org.knownvoice.config;

import java.util.Map;
import java.util.Properties;

/** How log lines are written. */
public enum LogFormat {
    /** For people. The default. */
    PLAIN,
    /** One JSON object per line. */
    JSON;

    private static final String NAME = "LOG_FORMAT";

    /**
     * Makes {@code logback.xml} choose the format that is set; called first of all, before any logger is made. A word
     * that is no format counts as plain here, so that its fault can still be logged.
     */
    public static void choose(Map<String, String> environment, Properties file) {
        var json = new SettingsReader(environment, file).given(NAME).filter("json"::equals);
        System.setProperty(NAME, json.orElse("plain"));
    }

    static LogFormat read(SettingsReader reader) {
        return reader.word(NAME, LogFormat.class);
    }
}
