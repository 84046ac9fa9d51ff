package org.knownvoice.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.knownvoice.directory.PhoneNumber;

/**
 * Everything that an operator can set; {@code config/knownvoice.properties} says what each means.
 *
 * @param mail the independent path for pages, when there is one
 * @param probe the test of the line from outside, when there is one
 * @param spokenMessages what becomes of the messages that callers speak
 * @param languages in which callers are spoken to and texted
 * @param interpreter the phone number of the interpreters whom a clinician may call into a talk. Default none
 * @param stateDirectory this replica's own files. Default {@code var/}, made at start
 */
public record Settings(
        Database database,
        Http http,
        Twilio twilio,
        Timings timings,
        FamiliarityWeights familiarity,
        Optional<Mail> mail,
        Optional<Probe> probe,
        Api api,
        SpokenMessages spokenMessages,
        Languages languages,
        Optional<PhoneNumber> interpreter,
        Path stateDirectory,
        LogFormat logFormat) {

    /** What {@code serve} and {@code check} need: the environment wins over the file. */
    public static Checked<Settings> from(Map<String, String> environment, Properties file) {
        var reader = new SettingsReader(environment, file);
        var settings = read(reader);
        reader.faultUnreadNames();
        return reader.checked(settings);
    }

    /** What {@code migrate} and {@code import} need; nothing else is looked at. */
    public static Checked<Database> databaseFrom(Map<String, String> environment, Properties file) {
        var reader = new SettingsReader(environment, file);
        return reader.checked(Database.read(reader));
    }

    /** What {@code explain} needs: where the directory is, and what knowing somebody weighs. */
    public record ForExplaining(Database database, FamiliarityWeights familiarity) {}

    /** Nothing but what {@code explain} needs is looked at. */
    public static Checked<ForExplaining> forExplaining(Map<String, String> environment, Properties file) {
        var reader = new SettingsReader(environment, file);
        return reader.checked(new ForExplaining(Database.read(reader), FamiliarityWeights.read(reader)));
    }

    /**
     * What {@code probe} needs.
     *
     * @param http the management port, and where the API is that closes a contact
     */
    public record ForProbe(Http http, Twilio twilio, Optional<Mail> mail, Probe probe) {}

    /** Nothing but what {@code probe} needs is looked at: it knows no database. */
    public static Checked<ForProbe> forProbe(Map<String, String> environment, Properties file) {
        var reader = new SettingsReader(environment, file);
        var http = Http.read(reader);
        var twilio = Twilio.read(reader);
        var mail = Mail.read(reader);
        var probe = Probe.read(reader);
        if (probe.isEmpty() && reader.hasNoFaultIn("PROBE_")) {
            Probe.faultMissing(reader);
        }
        return reader.checked(
                probe.map(one -> new ForProbe(http, twilio, mail, one)).orElse(null));
    }

    static Settings read(SettingsReader reader) {
        var twilio = Twilio.read(reader);
        return new Settings(
                Database.read(reader),
                Http.read(reader),
                twilio,
                twilio.isPretend() ? Timings.read(reader) : Timings.readForPeople(reader),
                FamiliarityWeights.read(reader),
                Mail.read(reader),
                Probe.read(reader),
                Api.read(reader),
                SpokenMessages.read(reader),
                Languages.read(reader),
                reader.optional("INTERPRETER_NUMBER", Settings::phone),
                reader.required("STATE_DIR", "write the path of a directory", Settings::path, Path.of("var")),
                LogFormat.read(reader));
    }

    /** The same settings with another database: the demo and the tests bring their own. */
    public Settings withDatabase(Database other) {
        return new Settings(
                other,
                http,
                twilio,
                timings,
                familiarity,
                mail,
                probe,
                api,
                spokenMessages,
                languages,
                interpreter,
                stateDirectory,
                logFormat);
    }

    private static PhoneNumber phone(String value) throws BadValue {
        return PhoneNumber.parse(value)
                .orElseThrow(() -> new BadValue("is no phone number", "write a phone number such as +14255550100"));
    }

    static Path path(String value) throws BadValue {
        try {
            return Path.of(value);
        } catch (InvalidPathException e) {
            throw new BadValue("is no path", "write the path of a directory");
        }
    }
}
