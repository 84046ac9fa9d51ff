package org.knownvoice.config;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.joran.spi.JoranException;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LogFormatTest {
    @Test
    void peopleReadPlainLines() throws JoranException {
        assertThat(lineAs("plain")).endsWith("INFO  Main                     ready\n");
    }

    @Test
    void machinesReadOneJsonObjectPerLine() throws JoranException {
        var line = lineAs("json");

        assertThat(line).endsWith("}\n").containsOnlyOnce("\n");
        assertThat(new JsonObject(line).getMap())
                .containsEntry("level", "INFO")
                .containsEntry("loggerName", "org.knownvoice.Main")
                .containsEntry("formattedMessage", "ready")
                .containsKey("timestamp")
                .doesNotContainKey("arguments");
    }

    @Test
    void theFormatIsChosenBeforeTheSettingsAreChecked() {
        var before = Optional.ofNullable(System.getProperty("LOG_FORMAT"));
        try {
            LogFormat.choose(Map.of("LOG_FORMAT", "json"), SettingsFile.packaged());
            assertThat(System.getProperty("LOG_FORMAT")).isEqualTo("json");

            LogFormat.choose(Map.of("LOG_FORMAT", ""), SettingsFile.packaged());
            assertThat(System.getProperty("LOG_FORMAT")).isEqualTo("plain");

            LogFormat.choose(Map.of("LOG_FORMAT", "xml"), SettingsFile.packaged());
            assertThat(System.getProperty("LOG_FORMAT")).isEqualTo("plain");
        } finally {
            System.clearProperty("LOG_FORMAT");
            before.ifPresent(value -> System.setProperty("LOG_FORMAT", value));
        }
    }

    @Test
    void librariesAreQuiet() throws JoranException {
        var context = configured("plain");

        assertThat(context.getLogger("com.twilio.http").getEffectiveLevel()).isEqualTo(Level.WARN);
        assertThat(context.getLogger("org.knownvoice").getEffectiveLevel()).isEqualTo(Level.INFO);
    }

    /** The line that the shipped configuration writes in this format. */
    private static String lineAs(String format) throws JoranException {
        var context = configured(format);
        var logger = context.getLogger("org.knownvoice.Main");
        var appender = (ConsoleAppender<?>)
                context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME).getAppender("CONSOLE");
        @SuppressWarnings("unchecked")
        var encoder = ((ConsoleAppender<ch.qos.logback.classic.spi.ILoggingEvent>) appender).getEncoder();
        var event = new LoggingEvent("caller", logger, Level.INFO, "ready", null, null);
        return new String(encoder.encode(event), StandardCharsets.UTF_8);
    }

    private static LoggerContext configured(String format) throws JoranException {
        var context = new LoggerContext();
        context.setMDCAdapter(new LogbackMDCAdapter());
        context.putProperty("LOG_FORMAT", format);
        var configurator = new JoranConfigurator();
        configurator.setContext(context);
        configurator.doConfigure(LogFormatTest.class.getResource("/logback.xml"));
        return context;
    }
}
