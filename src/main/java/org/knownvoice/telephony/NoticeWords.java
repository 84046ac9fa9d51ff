package org.knownvoice.telephony;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.knownvoice.directory.Clinician;
import org.knownvoice.directory.ClinicianId;
import org.knownvoice.directory.Team;
import org.knownvoice.directory.TeamId;
import org.knownvoice.routing.Roster;
import org.knownvoice.schedule.Notice;

/** The words of a notice. What its values leave open is left out or said in general: nothing keeps a notice from going out. */
final class NoticeWords {
    private static final Words<StaffPhrase> WORDS = ClinicianScript.words();

    /** One message of GSM-7. */
    private static final int ONE_TEXT = 160;

    private static final String UNFILLED = "\\{\\w+}";

    private final Notice notice;
    private final Roster roster;
    private final Wording wording;

    NoticeWords(Notice notice, Roster roster) {
        this.notice = notice;
        this.roster = roster;
        this.wording = new Wording(zone());
    }

    /** Of the clinician's team, else of the team that the notice is about. */
    private ZoneId zone() {
        return roster.allTeams().stream()
                .filter(team -> roster.isMember(team.id(), notice.to()))
                .findFirst()
                .or(() -> value("team").or(() -> value("team_1")).flatMap(this::team))
                .map(Team::zone)
                .orElse(ZoneOffset.UTC);
    }

    String text() {
        return switch (notice.kind()) {
            case GAPS -> gaps();
            case TOLD_WHO -> new StandingWords(notice, roster, wording).who();
            case TOLD_STATUS -> new StandingWords(notice, roster, wording).status();
            case TOLD_GIVE -> new StandingWords(notice, roster, wording).give();
            default -> say(NoticePhrases.text(notice));
        };
    }

    /** What a call begins with. */
    String spoken() {
        return say(notice.kind() == Notice.Kind.SHIFT_STARTS ? StaffPhrase.SHIFT_PROMPT : NoticePhrases.text(notice));
    }

    String subject() {
        return say(
                switch (notice.kind()) {
                    case GAPS -> StaffPhrase.MAIL_GAPS_SUBJECT;
                    case TWILIO_AWAY -> StaffPhrase.MAIL_TWILIO_AWAY_SUBJECT;
                    case TWILIO_BACK -> StaffPhrase.MAIL_TWILIO_BACK_SUBJECT;
                    default -> StaffPhrase.MAIL_SUBJECT;
                });
    }

    String body() {
        var words = switch (notice.kind()) {
            case GAPS ->
                say(StaffPhrase.MAIL_GAPS_HEAD) + "\n\n"
                        + String.join(
                                "\n", allGaps().stream().map(gap -> "- " + gap).toList()) + "\n\n"
                        + say(StaffPhrase.MAIL_GAPS_FOOT);
            case TWILIO_AWAY -> say(StaffPhrase.MAIL_TWILIO_AWAY);
            case TWILIO_BACK -> say(StaffPhrase.MAIL_TWILIO_BACK);
            default -> text();
        };
        return words + "\n";
    }

    /** As many by name as fit, and how many more. */
    private String gaps() {
        var all = allGaps();
        for (int named = all.size(); named > 1; named--) {
            var text = gaps(all, named);
            if (text.length() <= ONE_TEXT) {
                return text;
            }
        }
        return gaps(all, Math.min(1, all.size()));
    }

    private String gaps(List<String> all, int named) {
        int rest = Math.max(all.size(), number("count")) - named;
        var more = rest > 0 ? WORDS.say(StaffPhrase.GAPS_MORE, Map.of("count", Integer.toString(rest))) : "";
        return WORDS.say(
                StaffPhrase.TEXT_GAPS,
                Map.of("gaps", (named == 0 ? "at some hours" : String.join("; ", all.subList(0, named))) + more));
    }

    private List<String> allGaps() {
        var gaps = new ArrayList<String>();
        for (int i = 1; value("team_" + i).isPresent(); i++) {
            gaps.add(WORDS.say(
                    StaffPhrase.GAP,
                    Map.of(
                            "tier", tier("tier_" + i),
                            "team", teamName("team_" + i),
                            "when", when("from_" + i, "to_" + i, "now"))));
        }
        return gaps;
    }

    private String say(StaffPhrase phrase) {
        return WORDS.say(phrase, values())
                .replaceAll(UNFILLED, "")
                .replaceAll(" {2,}", " ")
                .replaceAll(" +([.,?])", "$1");
    }

    private Map<String, String> values() {
        var values = new HashMap<>(notice.values());
        values.put("name", colleague());
        values.put("team", teamName("team"));
        values.put("tier", tier("tier"));
        values.put("from", moment("from").map(wording::moment).orElse("soon"));
        values.put("time", moment("from").map(wording::time).orElse("soon"));
        values.put("when", when("from", "to", "soon"));
        values.put("gives_when", when("gives_from", "gives_to", "a time of yours"));
        values.put(
                "colleagues",
                number("count") == 1 ? "1 colleague" : value("count").orElse("your") + " colleagues");
        values.put("times", number("count") == 1 ? "1 time" : value("count").orElse("some") + " times");
        values.putIfAbsent("codes", "some pages");
        values.putIfAbsent("digits", "no longer known, please ask for a new one");
        values.put("failing", WORDS.say(NoticePhrases.failing(value("failing").orElse(""))));
        return values;
    }

    private String colleague() {
        return value("colleague")
                .flatMap(id -> roster.clinician(new ClinicianId(id)))
                .map(Clinician::name)
                .orElse("A colleague");
    }

    private String teamName(String name) {
        return value(name).flatMap(this::team).map(Team::name).orElse("your team");
    }

    private Optional<Team> team(String id) {
        return roster.team(new TeamId(id));
    }

    private String tier(String name) {
        return WORDS.say(NoticePhrases.tier(value(name).orElse("")));
    }

    /** @param open what is said where the start is not given */
    private String when(String from, String to, String open) {
        var start = moment(from);
        var end = moment(to);
        if (start.isPresent() && end.isPresent()) {
            return wording.period(start.get(), end.get());
        }
        return start.map(at -> "from " + wording.moment(at) + " on")
                .orElseGet(
                        () -> end.map(at -> open + " to " + wording.moment(at)).orElse(open));
    }

    private Optional<Instant> moment(String name) {
        try {
            return value(name).map(Instant::parse);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private int number(String name) {
        return value(name)
                .filter(count -> count.matches("\\d{1,6}"))
                .map(Integer::parseInt)
                .orElse(0);
    }

    private Optional<String> value(String name) {
        return Optional.ofNullable(notice.values().get(name)).filter(value -> !value.isBlank());
    }
}
