package org.knownvoice.report;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.knownvoice.report.ResponseTimes.TeamFigures;
import org.knownvoice.routing.Continuity;

/**
 * The same figures for a spreadsheet: RFC 4180, UTF-8, times in seconds, empty where there is none. The first line of
 * figures, without a team, is of all together. A text that a spreadsheet would take for a formula gets a {@code '} before
 * it.
 */
public final class ResponseTimesCsv {
    private static final String STARTS_A_FORMULA = "=+-@\t\r\n";

    private ResponseTimesCsv() {}

    /** One line for all together and one for each team. */
    public static String figures(ResponseTimes report) {
        var lines = new ArrayList<List<String>>();
        lines.add(header(report));
        lines.add(line("", "", report.overall()));
        report.teams().forEach(team -> lines.add(line(team)));
        return csv(lines);
    }

    /** One line for each miss. */
    public static String misses(ResponseTimes report) {
        var lines = new ArrayList<List<String>>();
        lines.add(List.of("contact", "team_id", "team", "opened_at", "why", "connected_after_seconds", "still_open"));
        for (Miss miss : report.misses()) {
            lines.add(List.of(
                    miss.contact().toString(),
                    text(miss.team().value()),
                    text(miss.teamName()),
                    miss.openedAt().toString(),
                    miss.why().words(),
                    seconds(miss.connectedAfter()),
                    Boolean.toString(miss.stillOpen())));
        }
        return csv(lines);
    }

    private static List<String> header(ResponseTimes report) {
        var measures = Stream.of("first_page", "accept", "connect")
                .flatMap(
                        measure -> Stream.of("count", "not_reached", "median_seconds", "p90_seconds", "slowest_seconds")
                                .map(what -> measure + "_" + what));
        var closeness =
                Arrays.stream(Continuity.values()).map(each -> each.name().toLowerCase(Locale.ROOT));
        return Stream.of(
                        Stream.of("team_id", "team", "contacts", "not_in_care"),
                        measures,
                        Stream.of("answered_within_" + report.budget().toSeconds() + "_seconds", "misses"),
                        closeness)
                .flatMap(each -> each)
                .toList();
    }

    private static List<String> line(TeamFigures team) {
        return line(text(team.team().value()), text(team.name()), team.figures());
    }

    private static List<String> line(String team, String name, Figures figures) {
        return Stream.of(
                        Stream.of(team, name),
                        Stream.of(figures.contacts(), figures.notInCare()).map(String::valueOf),
                        measure(figures.firstPage()),
                        measure(figures.accept()),
                        measure(figures.connect()),
                        Stream.of(figures.answered(), figures.misses()).map(String::valueOf),
                        figures.byCloseness().values().stream().map(String::valueOf))
                .flatMap(each -> each)
                .toList();
    }

    private static Stream<String> measure(Measure measure) {
        return Stream.of(
                String.valueOf(measure.count()),
                String.valueOf(measure.notReached()),
                seconds(measure.median()),
                seconds(measure.p90()),
                seconds(measure.slowest()));
    }

    private static String seconds(Optional<Duration> duration) {
        return duration.map(each -> Seconds.of(each).toPlainString()).orElse("");
    }

    private static String text(String text) {
        return !text.isEmpty() && STARTS_A_FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    private static String csv(List<List<String>> lines) {
        var text = new StringWriter();
        var csv = CsvWriter.builder().bufferSize(0).build(text);
        lines.forEach(csv::writeRecord);
        return text.toString();
    }
}
