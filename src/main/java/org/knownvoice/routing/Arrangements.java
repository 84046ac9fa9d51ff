package org.knownvoice.routing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.knownvoice.directory.ClinicianId;
import org.knownvoice.directory.PhoneStanding;
import org.knownvoice.schedule.NewOverride;
import org.knownvoice.schedule.ShiftOverride;

/**
 * What people have arranged, and phones have shown, since the directory was imported: an import leaves it alone.
 *
 * @param overrides in the order of their numbers
 * @param deactivated clinicians who have left: never asked, never on call
 * @param standings of those phones of which something is known
 */
public record Arrangements(List<ShiftOverride> overrides, Set<ClinicianId> deactivated, List<PhoneStanding> standings) {
    public static final Arrangements NONE = new Arrangements(List.of(), Set.of(), List.of());

    public Arrangements {
        overrides = List.copyOf(overrides);
        deactivated = Set.copyOf(deactivated);
        standings = List.copyOf(standings);
    }

    /** Had these overrides been made, too. */
    public Arrangements plus(List<NewOverride> more) {
        var all = new ArrayList<>(overrides);
        for (NewOverride one : more) {
            all.add(one.numbered(all.isEmpty() ? 1 : all.getLast().number() + 1));
        }
        return new Arrangements(all, deactivated, standings);
    }

    /** Had the overrides with these numbers never been made. */
    public Arrangements without(Collection<Long> numbers) {
        return new Arrangements(
                overrides.stream()
                        .filter(one -> !numbers.contains(one.number()))
                        .toList(),
                deactivated,
                standings);
    }
}
