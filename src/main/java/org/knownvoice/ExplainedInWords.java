package org.knownvoice;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.knownvoice.directory.ClinicianId;
import org.knownvoice.directory.Language;
import org.knownvoice.directory.Team;
import org.knownvoice.directory.TeamId;
import org.knownvoice.paging.Channel;
import org.knownvoice.paging.EscalationStep;
import org.knownvoice.paging.Explanation;
import org.knownvoice.paging.Explanation.Asked;
import org.knownvoice.paging.Explanation.NotAsked;
import org.knownvoice.paging.Explanation.Step;
import org.knownvoice.paging.Who;
import org.knownvoice.routing.Familiarity;
import org.knownvoice.routing.Familiarity.Ranked;
import org.knownvoice.routing.Roster;
import org.knownvoice.schedule.OnCall.Duty;
import org.knownvoice.schedule.Shift;
import org.knownvoice.schedule.TeamTime;

/**
 * An explanation as lines for a terminal. Ids only: nobody's name, nobody's number.
 *
 * @param isNow whether the time asked about is now
 */
record ExplainedInWords(Explanation explanation, Roster roster, boolean isNow) {
    private static final String INDENT = " ".repeat(5);

    List<String> lines() {
        var lines = new ArrayList<String>();
        lines.add("Client %s, team %s, %s (%s)"
                .formatted(
                        explanation.client().id(),
                        explanation.client().team(),
                        time(explanation.at()),
                        explanation.at()));
        lines.addAll(notes());
        explanation.steps().forEach(step -> lines.addAll(step(step)));
        lines.add("");
        lines.add("Then, again and again until a person takes it: supervisors, else everybody on call");
        lines.addAll(people(explanation.supervisors(), explanation.steps().size() + 1));
        if (!explanation.notAsked().isEmpty()) {
            lines.add("");
            lines.add("Knows the client and is not asked");
            explanation.notAsked().forEach(one -> lines.addAll(notAsked(one)));
        }
        return lines;
    }

    private List<String> notes() {
        var notes = new ArrayList<String>();
        var language = explanation.client().language();
        if (!explanation.identified()) {
            notes.add("Discharged: an unidentified caller. The line's team, " + explanation.team()
                    + ", is asked by fairness.");
        } else if (!language.equals(Language.ENGLISH)) {
            notes.add("Speaks " + Locale.of(language.code()).getDisplayLanguage(Locale.ENGLISH) + ".");
        }
        if (!isNow) {
            notes.add("Who is on another crisis is known for now only, and does not count here.");
        }
        return notes;
    }

    private List<String> step(Step step) {
        var rung = step.step();
        var lines = new ArrayList<String>();
        lines.add("");
        lines.add("Step %d, %d s, %s: %s"
                .formatted(rung.number(), rung.answerWithin().toSeconds(), channels(rung), who(rung)));
        lines.addAll(people(step.asked(), rung.number()));
        return lines;
    }

    /** Those who are asked first in this step, and after them, in one line, those who have been asked before. */
    private List<String> people(List<Asked> people, int step) {
        var lines = new ArrayList<String>();
        var before = people.stream().filter(one -> one.sinceStep() < step).toList();
        var added = people.stream().filter(one -> one.sinceStep() >= step).toList();
        for (int i = 0; i < added.size(); i++) {
            lines.addAll(person("%3d.".formatted(i + 1), added.get(i)));
        }
        if (!before.isEmpty()) {
            lines.add("     asked before: "
                    + before.stream()
                            .map(one -> one.candidate().clinician() + " (step " + one.sinceStep() + ")")
                            .collect(Collectors.joining(", ")));
        }
        return lines.isEmpty() ? List.of("     nobody: it takes no time") : lines;
    }

    private List<String> person(String place, Asked one) {
        var duties = one.duties().isEmpty()
                ? "off shift, opted in to this hour"
                : one.duties().stream().map(this::duty).collect(Collectors.joining(", "));
        return lines(
                place,
                one.candidate().clinician(),
                one.familiarity().map(ExplainedInWords::points).orElse(""),
                one.pagesThisWeek() == 0 ? duties : duties + "; " + pages(one.pagesThisWeek()),
                one.familiarity()
                        .map(known -> Familiarity.inWords(known.reason()))
                        .orElse(""));
    }

    private List<String> notAsked(NotAsked one) {
        var familiarity = one.familiarity();
        return lines(
                "   -",
                familiarity.clinician(),
                points(familiarity),
                why(one),
                Familiarity.inWords(familiarity.reason()));
    }

    private static List<String> lines(String place, ClinicianId who, String points, String what, String known) {
        var first = "%s %-20s %6s  %s".formatted(place, who, points, what);
        return known.isEmpty() ? List.of(first) : List.of(first, INDENT + known);
    }

    private String duty(Duty duty) {
        return "on call as " + code(duty.tier()) + ofOtherTeam(duty.team());
    }

    private static String pages(int pages) {
        return pages + (pages == 1 ? " page" : " pages") + " this week";
    }

    private String why(NotAsked one) {
        return switch (one.why()) {
            case EXCLUDED -> "excluded";
            case LEFT -> "has left";
            case NO_PHONE -> "has no phone";
            case IN_NO_STEP -> "on call, but no step of this ladder asks for them";
            case OFF_SHIFT ->
                "off shift"
                        + one.afterHoursUntil()
                                .map(until -> ", reached by own clients from 08:00 until " + until)
                                .orElse("")
                        + one.nextOnCall().map(this::next).orElse("; not on call in the next 28 days");
        };
    }

    private String next(Shift shift) {
        return "; next on call " + time(shift.startsAt()) + " as " + code(shift.tier()) + ofOtherTeam(shift.team());
    }

    private String ofOtherTeam(TeamId team) {
        return team.equals(explanation.team()) ? "" : " of team " + team;
    }

    private static String points(Ranked one) {
        return "%.1f".formatted(one.score());
    }

    private static String channels(EscalationStep step) {
        return step.channels().stream()
                .sorted()
                .map(channel -> channel == Channel.SMS ? "text" : "call")
                .collect(Collectors.joining(" and "));
    }

    private static String who(EscalationStep step) {
        return step.who().stream()
                .map(who -> switch (who) {
                    case Who.KnowsClient ignored -> "who knows the client";
                    case Who.OnCallTier tier -> "the team's " + code(tier.tier()) + " on call";
                    case Who.OnCallTeam ignored -> "primary and backup of the team";
                    case Who.OnCallProgram ignored -> "primary and backup of all teams";
                    case Who.Named named -> named.clinician() + ", when on call";
                })
                .collect(Collectors.joining("; "));
    }

    private static String code(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private String time(Instant at) {
        return new TeamTime(zone()).show(at);
    }

    private ZoneId zone() {
        return roster.team(explanation.client().team()).map(Team::zone).orElse(ZoneOffset.UTC);
    }
}
