package org.knownvoice.routing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.knownvoice.directory.ClinicianId;
import org.knownvoice.directory.NumberBlock;
import org.knownvoice.directory.PhoneStanding;
import org.knownvoice.schedule.NewOverride;
import org.knownvoice.schedule.ShiftOverride;

/**
 * What people have arranged, and phones have shown, since the directory was imported: an import leaves it alone.
 *
 * @param overrides in the order of their numbers
 * @param deactivated clinicians who have left: never asked, never on call
 * @param standings of those phones of which something is known
 * @param blocks of numbers, those that are over included; a copy of the directory that an earlier server wrote has none
 */
public record Arrangements(
        List<ShiftOverride> overrides,
        Set<ClinicianId> deactivated,
        List<PhoneStanding> standings,
        List<NumberBlock> blocks) {
    public static final Arrangements NONE = new Arrangements(List.of(), Set.of(), List.of(), List.of());

    public Arrangements {
        blocks = blocks == null ? List.of() : List.copyOf(blocks);
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
        return new Arrangements(all, deactivated, standings, blocks);
    }

    /** Had the overrides with these numbers never been made. */
    public Arrangements without(Collection<Long> numbers) {
        return new Arrangements(
                overrides.stream()
                        .filter(one -> !numbers.contains(one.number()))
                        .toList(),
                deactivated,
                standings,
                blocks);
    }
}
