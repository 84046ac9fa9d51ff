package org.knownvoice;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.knownvoice.Preflight.Row;
import org.knownvoice.Preflight.Verdict;
import org.knownvoice.directory.ClinicianId;
import org.knownvoice.directory.ClinicianPhone;
import org.knownvoice.directory.PhoneStanding.Failing;
import org.knownvoice.routing.Roster;

/** Which clinicians a page may not reach. A phone is called by its place in the directory, never by its number. */
final class PhonesPreflight {
    private final Roster roster;

    PhonesPreflight(Roster roster) {
        this.roster = roster;
    }

    List<Row> rows() {
        return roster.allClinicians().stream()
                .map(clinician -> clinician.id())
                .filter(roster::isActive)
                .sorted()
                .flatMap(clinician -> rows(clinician).stream())
                .toList();
    }

    private List<Row> rows(ClinicianId clinician) {
        var phones = roster.listedPhonesOf(clinician);
        if (phones.isEmpty()) {
            return List.of(new Row(
                    Verdict.FAILS, "clinician " + clinician + " has no phone", "add a mobile to clinicians.csv"));
        }
        boolean sound =
                phones.stream().anyMatch(phone -> roster.standing(phone.phone()).isSound());
        var rows = new ArrayList<Row>();
        for (ClinicianPhone phone : phones) {
            var standing = roster.standing(phone.phone());
            var what = "clinician " + clinician + ", phone " + roster.placeOf(phone);
            if (roster.line(phone.phone()).isPresent()) {
                rows.add(new Row(
                        Verdict.FAILS,
                        what + " is a line of ours",
                        "name the clinician's own phone, then import again"));
            }
            standing.failing()
                    .ifPresent(why -> rows.add(new Row(
                            sound ? Verdict.look : Verdict.FAILS,
                            what + " fails: " + why.name().toLowerCase(Locale.ROOT),
                            remedy(why))));
            if (!standing.verified()) {
                rows.add(new Row(
                        Verdict.look,
                        what + " is not verified",
                        phone.textOk()
                                ? "POST /api/v1/clinicians/" + clinician + "/phones/" + roster.placeOf(phone)
                                        + "/verification"
                                : "call it: a landline gets no code"));
            }
        }
        return rows;
    }

    private static String remedy(Failing why) {
        return switch (why) {
            case CARRIER -> "correct the number, or give another phone in clinician_phones.csv";
            case OPTED_OUT -> "text START from it to the line";
            case UNANSWERED -> "have the contact card let the line through; any text from it ends this";
        };
    }
}
