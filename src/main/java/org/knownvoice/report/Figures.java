package org.knownvoice.report;

import java.util.EnumMap;
import java.util.Map;
import org.knownvoice.routing.Continuity;

/**
 * The figures of one team, or of all together; see {@link ResponseTimes} for what each means.
 *
 * @param contacts that are measured; those who were not in care are apart
 * @param answered joined with a clinician within the budget; the rest are the misses
 * @param continuity how many of the contacts were taken by whom; adds up to {@code contacts}
 */
public record Figures(
        int contacts,
        int notInCare,
        Measure firstPage,
        Measure accept,
        Measure connect,
        int answered,
        Map<Continuity, Integer> continuity) {
    public Figures {
        continuity = Map.copyOf(continuity);
    }

    public int misses() {
        return contacts - answered;
    }

    /** In the order from closest to not at all. */
    public Map<Continuity, Integer> byCloseness() {
        return new EnumMap<>(continuity);
    }
}
