package org.knownvoice.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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
        List<Turn> comings = new ArrayList<>();
        List<Turn> leavings = new ArrayList<>();
        for (ClinicianId one : onCall.people()) {
            for (Stretch stretch : onCall.stretches(one, from, to)) {
                if (stretch.startsAt().isAfter(from)) {
                    comings.add(new Turn(one, stretch.startsAt()));
                }
                if (stretch.endsAt().isBefore(to)) {
                    leavings.add(new Turn(one, stretch.endsAt()));
                }
            }
        }
        return new Handovers(inOrder(comings), inOrder(leavings));
    }

    private static List<Turn> inOrder(List<Turn> turns) {
        return turns.stream()
                .sorted(Comparator.comparing(Turn::at).thenComparing(Turn::clinician))
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
