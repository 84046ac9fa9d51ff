package org.knownvoice.importing;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.knownvoice.directory.Clinician;
import org.knownvoice.directory.ClinicianId;
import org.knownvoice.directory.Line;
import org.knownvoice.directory.PhoneNumber;

/** Whose the phones are that a row of {@code clinician_phones.csv} might name. */
final class TakenPhones {
    private final Set<PhoneNumber> lines;
    private final Map<PhoneNumber, ClinicianId> mobiles;
    private final Unique phones = new Unique("this phone");
    private final Unique orders = new Unique("this place in the order of this clinician");

    TakenPhones(List<Line> lines, List<Clinician> clinicians) {
        this.lines = lines.stream().map(Line::phone).collect(Collectors.toSet());
        this.mobiles = clinicians.stream()
                .filter(one -> one.mobile().isPresent())
                .collect(Collectors.toMap(one -> one.mobile().get(), Clinician::id, (one, other) -> one));
    }

    void check(CsvRow row, PhoneNumber phone, Optional<ClinicianId> owner) {
        phones.check(row, "phone", phone);
        if (lines.contains(phone)) {
            row.fault("phone", "is a line of ours; name the clinician's own phone");
        }
        var mobileOf = Optional.ofNullable(mobiles.get(phone));
        if (owner.isPresent() && mobileOf.isPresent() && !mobileOf.equals(owner)) {
            row.fault("phone", "is the mobile of another clinician in clinicians.csv; correct one of the two");
        }
    }

    void check(CsvRow row, ClinicianId owner, int order) {
        orders.check(row, "order", owner, order);
    }
}
