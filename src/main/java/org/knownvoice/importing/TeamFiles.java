package org.knownvoice.importing;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.knownvoice.directory.Clinician;
import org.knownvoice.directory.ClinicianId;
import org.knownvoice.directory.ClinicianPhone;
import org.knownvoice.directory.Language;
import org.knownvoice.directory.Line;
import org.knownvoice.directory.LoginRole;
import org.knownvoice.directory.PhoneNumber;
import org.knownvoice.directory.Team;
import org.knownvoice.directory.TeamId;
import org.knownvoice.routing.DirectoryRows.TeamMember;

/** {@code lines.csv}, {@code teams.csv}, {@code clinicians.csv}, {@code clinician_phones.csv} and {@code team_members.csv}. */
record TeamFiles(References known) {
    List<Line> lines(List<CsvRow> rows) {
        var phones = new Unique("this phone");
        var ours = rows.stream()
                .flatMap(row -> PhoneNumber.parse(row.raw("phone")).stream())
                .collect(Collectors.toSet());
        return rows.stream().flatMap(row -> line(row, phones, ours).stream()).toList();
    }

    private Optional<Line> line(CsvRow row, Unique phones, Set<PhoneNumber> ours) {
        var phone = row.phone("phone");
        var name = row.text("name");
        var languages = row.someOf("languages", Language::parse, CsvRow.LANGUAGE);
        var team = known.teams().read(row, "team_id");
        var fallback = row.phone("fallback_number");
        var assessment = row.phone("assessment_number");
        phone.ifPresent(own -> phones.check(row, "phone", own));
        if (phone.isPresent() && phone.equals(fallback)) {
            row.fault("fallback_number", "is the line itself; name the regional crisis line");
        } else if (fallback.filter(ours::contains).isPresent()) {
            row.fault("fallback_number", "is another line of ours; name the regional crisis line");
        }
        return row.whenSound(
                () -> new Line(phone.get(), name.get(), languages.get(), team.get(), fallback.get(), assessment.get()));
    }

    List<Team> teams(List<CsvRow> rows) {
        var ids = new Unique("this team");
        return rows.stream().flatMap(row -> team(row, ids).stream()).toList();
    }

    private Optional<Team> team(CsvRow row, Unique ids) {
        var id = row.text("team_id");
        var name = row.text("name");
        var county = row.county("county");
        var zone =
                row.required("time_zone", TeamFiles::zone, "is no time zone; write a name such as America/Los_Angeles");
        var policy = known.policies().read(row, "policy_id");
        id.ifPresent(own -> ids.check(row, "team_id", own));
        return row.whenSound(() -> new Team(new TeamId(id.get()), name.get(), county.get(), zone.get(), policy.get()));
    }

    private static Optional<ZoneId> zone(String name) {
        return Optional.of(name).filter(ZoneId.getAvailableZoneIds()::contains).map(ZoneId::of);
    }

    /** {@code lines} as they are wanted: nobody's mobile is one of them. */
    List<Clinician> clinicians(List<CsvRow> rows, List<Line> lines) {
        var ids = new Unique("this clinician");
        var mobiles = new Unique("this mobile");
        var ours = lines.stream().map(Line::phone).collect(Collectors.toSet());
        return rows.stream()
                .flatMap(row -> clinician(row, ids, mobiles, ours).stream())
                .toList();
    }

    private Optional<Clinician> clinician(CsvRow row, Unique ids, Unique mobiles, Set<PhoneNumber> ours) {
        var id = row.text("clinician_id");
        var name = row.text("name");
        var mobile = row.optionalPhone("mobile");
        var languages = row.list("languages", Language::parse, CsvRow.LANGUAGE);
        var role = row.code("login_role", LoginRole.class);
        var afterHours = row.optionalClock("after_hours_until");
        id.ifPresent(own -> ids.check(row, "clinician_id", own));
        mobile.ifPresent(own -> mobiles.check(row, "mobile", own));
        if (mobile.filter(ours::contains).isPresent()) {
            row.fault("mobile", "is a line of ours; name the clinician's own phone");
        }
        return row.whenSound(() -> new Clinician(
                new ClinicianId(id.get()),
                name.get(),
                row.raw("credential"),
                mobile,
                row.optional("email"),
                Set.copyOf(languages.get()),
                role.get(),
                afterHours));
    }

    /** {@code lines} and {@code clinicians} as they are wanted: nobody's phone is a line, or another's mobile. */
    List<ClinicianPhone> phones(List<CsvRow> rows, List<Line> lines, List<Clinician> clinicians) {
        var taken = new TakenPhones(lines, clinicians);
        return rows.stream().flatMap(row -> phone(row, taken).stream()).toList();
    }

    private Optional<ClinicianPhone> phone(CsvRow row, TakenPhones taken) {
        var clinician = known.clinicians().read(row, "clinician_id");
        var phone = row.phone("phone");
        var order = row.required("order", TeamFiles::order, "is no place in an order; write 1 for the first");
        var textOk = row.yesNo("text_ok");
        phone.ifPresent(own -> taken.check(row, own, clinician));
        clinician.ifPresent(whose -> order.ifPresent(place -> taken.check(row, whose, place)));
        return row.whenSound(() -> new ClinicianPhone(clinician.get(), phone.get(), order.get(), textOk.get()));
    }

    private static Optional<Integer> order(String text) {
        return text.matches("[1-9]\\d?") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
    }

    List<TeamMember> members(List<CsvRow> rows) {
        var members = new Unique("this member of the team");
        return rows.stream().flatMap(row -> member(row, members).stream()).toList();
    }

    private Optional<TeamMember> member(CsvRow row, Unique members) {
        var team = known.teams().read(row, "team_id");
        var clinician = known.clinicians().read(row, "clinician_id");
        row.whenSound(() -> List.of(team.get(), clinician.get()))
                .ifPresent(key -> members.check(row, "clinician_id", key));
        return row.whenSound(() -> new TeamMember(team.get(), clinician.get()));
    }
}
