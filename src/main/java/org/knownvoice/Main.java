package org.knownvoice;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.knownvoice.config.Checked;
import org.knownvoice.config.LogFormat;
import org.knownvoice.config.SettingsFile;

/** The commands of the one jar. Each ends with 0, or with 1 and a reason. */
public final class Main {
    private static final String USAGE = """
            Known Voice: the server behind an after-hours crisis line

              demo         everything on this machine: Postgres, a pretend Twilio, sample data, the server
              serve        the server, against Postgres and Twilio
              migrate      brings the schema up to date
              import DIR   loads the directory from CSV files
              explain CLIENT_ID [TIME]
                           whom a call of this client would page now, or at a time, and why
              check        looks for what would keep a page from getting through
              probe        calls the line as a test, and looks whether the test phone is paged and joined
              simulator    the pretend Twilio alone
              bench        measures how fast the first page leaves, and who is on call is found

            Settings: config/knownvoice.properties; the environment wins.""";

    private Main() {}

    public static void main(String[] args) {
        var file = settingsFile();
        LogFormat.choose(System.getenv(), file);
        int code = run(List.of(args), System.getenv(), file);
        if (code != Commands.STAYS) {
            System.exit(code);
        }
    }

    static int run(List<String> args, Map<String, String> environment, Properties file) {
        var commands = new Commands(environment, file, System.out);
        return switch (args.isEmpty() ? "" : args.getFirst()) {
            case "demo" -> commands.demo();
            case "serve" -> commands.serve();
            case "migrate" -> commands.migrate();
            case "import" -> args.size() == 2 ? commands.importFrom(Path.of(args.get(1))) : usage();
            case "explain" -> args.size() == 2 || args.size() == 3 ? explain(commands, args) : usage();
            case "check" -> commands.check();
            case "probe" -> commands.probe();
            case "simulator" -> commands.simulator();
            case "bench" -> commands.bench();
            default -> usage();
        };
    }

    private static int explain(Commands commands, List<String> args) {
        return commands.explain(args.get(1), args.stream().skip(2).findFirst());
    }

    private static int usage() {
        System.out.println(USAGE);
        return 1;
    }

    private static Properties settingsFile() {
        var folder = Path.of("config");
        return Files.isDirectory(folder) ? SettingsFile.in(folder) : SettingsFile.packaged();
    }

    /** Says every fault of the settings at once. */
    static int faulty(Checked.Faulty<?> faults) {
        System.out.println(faults);
        return 1;
    }
}
