package org.knownvoice;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.PrintStream;
import java.nio.file.Files;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.knownvoice.config.Settings;
import org.knownvoice.directory.Line;
import org.knownvoice.directory.Team;
import org.knownvoice.paging.EscalationStep;
import org.knownvoice.routing.Roster;
import org.knownvoice.schedule.Gap;
import org.knownvoice.schedule.ShiftOverride.Place;
import org.knownvoice.schedule.Tier;
import org.knownvoice.store.Database;
import org.knownvoice.store.DatabaseUrl;
import org.knownvoice.store.DirectoryStore;
import org.knownvoice.telephony.OwnedNumber;
import org.knownvoice.telephony.Recordings;
import org.knownvoice.telephony.TwilioAnswer;
import org.knownvoice.telephony.TwilioApi;

/**
 * The command {@code check}: looks for what would keep a page from getting through, and prints a table. A row that says
 * {@code FAILS} makes the command end with 1; {@code look} asks for somebody's eye.
 */
final class Preflight {
    private static final Duration COVERAGE = Duration.ofDays(14);
    private static final Duration SHORT_STEP = Duration.ofSeconds(15);
    private static final int SECONDS = 30;

    private final Settings settings;
    private final InstantSource clock;
    private final PrintStream out;
    private final List<Row> rows = new ArrayList<>();

    Preflight(Settings settings, InstantSource clock, PrintStream out) {
        this.settings = settings;
        this.clock = clock;
        this.out = out;
    }

    record Row(Verdict verdict, String what, String remedy) {}

    enum Verdict {
        ok,
        look,
        FAILS
    }

    int run() {
        var vertx = Vertx.vertx();
        try {
            directory(vertx).ifPresent(roster -> {
                fallbackNumbers(roster);
                numbers(vertx, roster);
                rows.addAll(new PhonesPreflight(roster).rows());
                rows.addAll(new LanguagesPreflight(settings.languages().reviewed(), recordings(), roster).rows());
                rows.addAll(new MailPreflight(settings.mail(), roster).rows(vertx, clock.instant(), COVERAGE));
                coverage(roster);
                steps(roster);
            });
        } finally {
            vertx.close().await();
        }
        stateDirectory();
        rows.forEach(row -> out.printf("%-6s %-60s %s%n", row.verdict(), row.what(), row.remedy()));
        return rows.stream().anyMatch(row -> row.verdict() == Verdict.FAILS) ? 1 : 0;
    }

    private Recordings recordings() {
        return Recordings.read(settings.languages().recordings()).orThrow();
    }

    private Optional<Roster> directory(Vertx vertx) {
        var pool = Database.patient(vertx, DatabaseUrl.of(settings.database())).pool();
        try {
            var roster = wait(DirectoryStore.load(pool, DirectoryStore.ALL_TIME).map(Roster::of));
            add(Verdict.ok, "database answers", "");
            if (roster.allLines().isEmpty()) {
                add(Verdict.FAILS, "the directory has no line", "run: import DIR");
            }
            return Optional.of(roster);
        } catch (Exception e) {
            add(Verdict.FAILS, "database: " + Commands.reason(e), "check DATABASE_URL, then run: migrate");
            return Optional.empty();
        } finally {
            pool.close();
        }
    }

    /** A caller who is put through to one of our lines would take the place of their own call, which ends. */
    private void fallbackNumbers(Roster roster) {
        roster.allLines().stream()
                .filter(line -> roster.line(line.fallbackNumber()).isPresent())
                .forEach(line -> add(
                        Verdict.FAILS,
                        "line \"" + line.name() + "\": its fallback number is a line of ours",
                        "name the regional crisis line in lines.csv, then import again"));
    }

    private void numbers(Vertx vertx, Roster roster) {
        try (var twilio =
                new TwilioApi(vertx, settings.twilio(), settings.http().publicUrl())) {
            switch (wait(twilio.incomingNumbers())) {
                case TwilioAnswer.Done<List<OwnedNumber>> done -> {
                    add(Verdict.ok, "Twilio takes the credentials", "");
                    roster.allLines().forEach(line -> number(line, done.value()));
                    rows.addAll(new TextServicesPreflight(settings.http().publicUrl(), roster.allLines())
                            .rows(wait(twilio.textServices())));
                }
                case TwilioAnswer.Refused<List<OwnedNumber>> refused ->
                    add(
                            Verdict.FAILS,
                            "Twilio refuses the credentials, code " + refused.code(),
                            "check TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN");
                default -> add(Verdict.FAILS, "Twilio does not answer", "check TWILIO_API_URL and the network");
            }
        } catch (Exception e) {
            add(Verdict.FAILS, "Twilio: " + Commands.reason(e), "check TWILIO_API_URL and the network");
        }
    }

    private void number(Line line, List<OwnedNumber> owned) {
        var name = "line \"" + line.name() + "\": ";
        var found = owned.stream()
                .filter(number -> number.phone().equals(line.phone().e164()))
                .findFirst();
        if (found.isEmpty()) {
            add(Verdict.FAILS, name + "its number is not in the account", "buy or move the number at Twilio");
            return;
        }
        hook(name + "voice webhook", found.get().voice(), "/twilio/voice");
        hook(name + "status callback", found.get().status(), "/twilio/status");
        hook(name + "text webhook", found.get().sms(), "/twilio/sms");
        var fallback = found.get().voiceFallback().url();
        if (fallback.isEmpty()) {
            add(
                    Verdict.FAILS,
                    name + "has no fallback address",
                    "host config/fallback.xml elsewhere and name it there");
        } else if (fallback.startsWith(settings.http().publicUrl().origin())) {
            add(Verdict.look, name + "its fallback lives on this server", "host config/fallback.xml on another host");
        } else {
            add(Verdict.ok, name + "fallback is on another host", "");
        }
    }

    private void hook(String what, OwnedNumber.Hook hook, String path) {
        var wanted = settings.http().publicUrl().at(path);
        boolean right =
                hook.url().split("#", 2)[0].equals(wanted) && hook.method().equalsIgnoreCase("POST");
        add(right ? Verdict.ok : Verdict.FAILS, what, right ? "" : "set it at Twilio to POST " + wanted);
    }

    /** Only looked at: a folder that this command makes may belong to another user than the server's. */
    private void stateDirectory() {
        var folder = settings.stateDirectory().toAbsolutePath();
        while (Files.notExists(folder) && folder.getParent() != null) {
            folder = folder.getParent();
        }
        if (Files.isDirectory(folder) && Files.isWritable(folder)) {
            add(Verdict.ok, "STATE_DIR can be written", "");
        } else {
            add(
                    Verdict.look,
                    "STATE_DIR cannot be written by this user",
                    "without it a restart forgets what happened while Postgres was away");
        }
    }

    private void coverage(Roster roster) {
        var now = clock.instant();
        var gaps = roster.onCall().gaps(now, now.plus(COVERAGE)).stream().collect(Collectors.groupingBy(Gap::place));
        for (Team team : roster.allTeams()) {
            for (Tier tier : Tier.values()) {
                coverage(team, tier, gaps.getOrDefault(new Place(team.id(), tier), List.of()));
            }
        }
    }

    private void coverage(Team team, Tier tier, List<Gap> gaps) {
        var place = "team " + team.id() + ", " + tier.name().toLowerCase(Locale.ROOT) + ": ";
        if (gaps.isEmpty()) {
            add(Verdict.ok, place + "covered for 14 days", "");
        } else {
            var first = gaps.getFirst();
            add(
                    tier == Tier.PRIMARY ? Verdict.FAILS : Verdict.look,
                    place + "nobody on call from "
                            + first.startsAt().atZone(team.zone()).truncatedTo(ChronoUnit.MINUTES) + " to "
                            + first.endsAt().atZone(team.zone()).truncatedTo(ChronoUnit.MINUTES)
                            + (gaps.size() > 1 ? ", and " + (gaps.size() - 1) + " times more" : ""),
                    "add a shift or a rotation, or arrange a cover");
        }
    }

    private void steps(Roster roster) {
        for (Team team : roster.allTeams()) {
            for (EscalationStep step : roster.policy(team.id()).steps()) {
                if (step.answerWithin().compareTo(SHORT_STEP) < 0) {
                    add(
                            Verdict.look,
                            "policy " + team.policy() + ", step " + step.number() + " waits "
                                    + step.answerWithin().toSeconds() + " s",
                            "a phone needs about 15 s to be answered");
                }
            }
        }
    }

    private void add(Verdict verdict, String what, String remedy) {
        rows.add(new Row(verdict, what, remedy));
    }

    private static <T> T wait(Future<T> future) throws Exception {
        return future.await(SECONDS, TimeUnit.SECONDS);
    }
}
