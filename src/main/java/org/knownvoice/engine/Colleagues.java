package org.knownvoice.engine;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import org.knownvoice.directory.Clinician;
import org.knownvoice.directory.ClinicianId;
import org.knownvoice.routing.Roster;

/** Whom a clinician means who names a colleague in a text. */
final class Colleagues {
    private Colleagues() {}

    /** The active colleague with this id; else all with this name, or first name. Case and accents do not count. */
    static List<ClinicianId> named(Roster roster, String words, ClinicianId except) {
        var wanted = plain(words);
        var others = roster.allClinicians().stream()
                .filter(one -> roster.isActive(one.id()) && !one.id().equals(except))
                .toList();
        var byId = others.stream()
                .filter(one -> plain(one.id().value()).equals(wanted))
                .toList();
        var found = byId.isEmpty()
                ? others.stream().filter(one -> isCalled(one, wanted)).toList()
                : byId;
        return found.stream().map(Clinician::id).toList();
    }

    private static boolean isCalled(Clinician clinician, String wanted) {
        var name = plain(clinician.name());
        return name.equals(wanted) || name.split(" ")[0].equals(wanted);
    }

    private static String plain(String words) {
        return Normalizer.normalize(words, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .strip()
                .replaceAll("\\s+", " ")
                .toUpperCase(Locale.ROOT);
    }
}
