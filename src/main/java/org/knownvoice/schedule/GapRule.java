package org.knownvoice.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.knownvoice.directory.TeamId;

/** Whether a change takes the primary tier of a team away from somebody without giving it to anybody. */
public final class GapRule {
    /** How far ahead everybody looks who changes something. */
    public static final Duration AHEAD = Duration.ofDays(14);

    private GapRule() {}

    /** When in the next 14 days nobody is on call in any tier of these teams. By team, then by start. */
    public static List<Gap> ahead(OnCall onCall, Set<TeamId> teams, Instant now) {
        return teams.stream()
                .sorted()
                .flatMap(team -> onCall.gaps(team, now, now.plus(AHEAD)).stream())
                .toList();
    }

    /** The times in [from, to) in which a primary tier of these teams was covered before, and is not afterwards. By start. */
    public static List<Gap> uncovered(OnCall before, OnCall after, Set<TeamId> teams, Instant from, Instant to) {
        return teams.stream()
                .flatMap(team -> newGaps(primary(before, team, from, to), primary(after, team, from, to)).stream())
                .sorted(Comparator.comparing(Gap::startsAt)
                        .thenComparing(gap -> gap.place().team()))
                .toList();
    }

    private static List<Gap> primary(OnCall onCall, TeamId team, Instant from, Instant to) {
        return onCall.gaps(team, from, to).stream()
                .filter(gap -> gap.place().tier() == Tier.PRIMARY)
                .toList();
    }

    /** What is left of the gaps afterwards without those before; each list is of one place, by start. */
    private static List<Gap> newGaps(List<Gap> before, List<Gap> after) {
        var left = new ArrayList<Gap>();
        for (Gap gap : after) {
            Instant since = gap.startsAt();
            for (Gap old : before) {
                if (since.isBefore(old.startsAt()) && old.startsAt().isBefore(gap.endsAt())) {
                    left.add(new Gap(gap.place(), since, old.startsAt()));
                }
                if (old.startsAt().isBefore(gap.endsAt()) && old.endsAt().isAfter(since)) {
                    since = old.endsAt();
                }
            }
            if (since.isBefore(gap.endsAt())) {
                left.add(new Gap(gap.place(), since, gap.endsAt()));
            }
        }
        return left;
    }
}
