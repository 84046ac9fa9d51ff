package org.knownvoice.importing;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.knownvoice.directory.Team;
import org.knownvoice.routing.Roster;
import org.knownvoice.schedule.Gap;
import org.knownvoice.store.Code;

/** When nobody is on call in the days ahead: told after an import, which is never refused for it. */
record Uncovered(Roster roster, List<Gap> gaps) {
    private static final Duration AHEAD = Duration.ofDays(14);
    /** So many are told one by one. */
    private static final int LONGEST_LIST = 20;

    private static final DateTimeFormatter LOCAL_TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm");

    /** The primary tier first: a hole there is the worst. */
    static Uncovered of(Roster roster, Instant now) {
        var gaps = roster.onCall().gaps(now, now.plus(AHEAD)).stream()
                .sorted(Comparator.comparing(gap -> gap.place().tier()))
                .toList();
        return new Uncovered(roster, gaps);
    }

    /** One for each gap, in the local time of its team; none when there is no gap. */
    List<String> lines() {
        var told = gaps.stream().limit(LONGEST_LIST).map(this::line);
        int others = gaps.size() - LONGEST_LIST;
        return (others > 0 ? Stream.concat(told, Stream.of("nobody is on call " + others + " times more")) : told)
                .toList();
    }

    private String line(Gap gap) {
        var team = roster.team(gap.place().team()).orElseThrow();
        return "nobody is on call: team %s, %s, from %s to %s"
                .formatted(
                        team.id(), Code.of(gap.place().tier()), local(team, gap.startsAt()), local(team, gap.endsAt()));
    }

    private static String local(Team team, Instant at) {
        return LOCAL_TIME.format(at.atZone(team.zone()));
    }
}
