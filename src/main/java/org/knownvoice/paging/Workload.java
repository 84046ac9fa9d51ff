package org.knownvoice.paging;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.knownvoice.directory.ClinicianId;

/**
 * What the crises of these days mean for whom to ask first.
 *
 * @param pagesThisWeek pages of each clinician in the last seven days
 * @param onAnotherCrisis who has, or is being rung for, another crisis contact now: asked last, by text at once, rung
 *     when free
 * @param hasAnotherCrisis those of them who have accepted that other one: they can take no second
 * @param lastCrisisWith who took this client's last crisis contact
 */
public record Workload(
        Map<ClinicianId, Integer> pagesThisWeek,
        Set<ClinicianId> onAnotherCrisis,
        Set<ClinicianId> hasAnotherCrisis,
        Optional<ClinicianId> lastCrisisWith) {
    public static final Workload NONE = new Workload(Map.of(), Set.of(), Set.of(), Optional.empty());

    public Workload {
        pagesThisWeek = Map.copyOf(pagesThisWeek);
        onAnotherCrisis = Set.copyOf(onAnotherCrisis);
        hasAnotherCrisis = Set.copyOf(hasAnotherCrisis);
    }

    /** For another time than now: who will be on another crisis then, nobody knows. */
    public Workload atAnotherTime() {
        return new Workload(pagesThisWeek, Set.of(), Set.of(), lastCrisisWith);
    }

    /** Where everybody who is on another crisis has accepted it. */
    public Workload(
            Map<ClinicianId, Integer> pagesThisWeek,
            Set<ClinicianId> onAnotherCrisis,
            Optional<ClinicianId> lastCrisisWith) {
        this(pagesThisWeek, onAnotherCrisis, onAnotherCrisis, lastCrisisWith);
    }
}
