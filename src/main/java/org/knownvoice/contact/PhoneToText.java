package org.knownvoice.contact;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.knownvoice.directory.ClinicianId;
import org.knownvoice.directory.ClinicianPhone;
import org.knownvoice.routing.Roster;

/** To which of a clinician's phones a text goes. */
public final class PhoneToText {
    private PhoneToText() {}

    /**
     * The first phone that takes texts and has not failed to take one of this page; where all have failed, the first one
     * again. Empty when no phone takes texts.
     */
    public static Optional<ClinicianPhone> of(Roster roster, ClinicianId clinician, Optional<Page> page) {
        var failed = page.map(Page::textFailedAt).orElse(Set.of());
        var phones = thatTakeTexts(roster, clinician);
        return phones.stream()
                .filter(phone -> !failed.contains(roster.placeOf(phone)))
                .findFirst()
                .or(() -> phones.stream().findFirst());
    }

    /** A phone is left that takes texts and has not failed to take one of this page. */
    static boolean isLeft(Roster roster, Page page) {
        return thatTakeTexts(roster, page.clinician()).stream()
                .anyMatch(phone -> !page.textFailedAt().contains(roster.placeOf(phone)));
    }

    private static List<ClinicianPhone> thatTakeTexts(Roster roster, ClinicianId clinician) {
        return roster.phonesOf(clinician).stream()
                .filter(ClinicianPhone::textOk)
                .toList();
    }
}
