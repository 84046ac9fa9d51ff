package org.knownvoice.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.knownvoice.directory.ClinicianId;

/** Who comes on call after time off, and who leaves: whatever the team and tier. */
public record Handovers(List<Turn> comings, List<Turn> leavings) {
    public static final Handovers NONE = new Handovers(List.of(), List.of());

    /** How long a time on call is looked at as a whole. */
    private static final Duration AT_MOST = Duration.ofDays(14);

    /** The moment at which somebody's time on call begins, or ends. */
    public record Turn(ClinicianId clinician, Instant at) {}

    public Handovers {
        comings = List.copyOf(comings);
        leavings = List.copyOf(leavings);
    }

    /** Those after {@code from} and before {@code to}. */
    public static Handovers between(OnCall onCall, Instant from, Instant to) {
        var comings = onCall.people().stream()
                .flatMap(one -> onCall.stretches(one, from, to).stream()
                        .filter(stretch -> stretch.startsAt().isAfter(from))
                        .map(stretch -> new Turn(one, stretch.startsAt())));
        var leavings = onCall.people().stream()
                .flatMap(one -> onCall.stretches(one, from, to).stream()
                        .filter(stretch -> stretch.endsAt().isBefore(to))
                        .map(stretch -> new Turn(one, stretch.endsAt())));
        return new Handovers(inOrder(comings), inOrder(leavings));
    }

    private static List<Turn> inOrder(Stream<Turn> turns) {
        return turns.sorted(Comparator.comparing(Turn::at).thenComparing(Turn::clinician))
                .toList();
    }

    /** The shifts with which somebody comes on call at that moment, the primary tier first; none when they do not. */
    public static List<Shift> shiftsFrom(OnCall onCall, Turn coming) {
        return onCall.between(coming.clinician(), coming.at(), coming.at().plus(AT_MOST)).stream()
                .filter(shift -> shift.startsAt().equals(coming.at()))
                .sorted(Comparator.comparing(Shift::tier).thenComparing(Shift::team))
                .toList();
    }
}
