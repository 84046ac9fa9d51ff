package org.knownvoice.store;

import io.vertx.sqlclient.Row;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.knownvoice.directory.Clinician;
import org.knownvoice.directory.ClinicianId;
import org.knownvoice.directory.ClinicianPhone;
import org.knownvoice.directory.County;
import org.knownvoice.directory.Language;
import org.knownvoice.directory.Line;
import org.knownvoice.directory.LoginRole;
import org.knownvoice.directory.PhoneNumber;
import org.knownvoice.directory.PolicyId;
import org.knownvoice.directory.Team;
import org.knownvoice.directory.TeamId;
import org.knownvoice.routing.DirectoryRows.TeamMember;

/** Lines, teams and clinicians. */
final class TeamTables {
    private TeamTables() {}

    static final DirectoryTable<Line> LINES = new DirectoryTable<>(
            """
            select phone, name, languages, team_id, fallback_number, assessment_number
            from line order by phone""",
            TeamTables::line,
            "delete from line where phone = any($1::text[])",
            new Columns<Line>().text(line -> line.phone().e164()),
            """
            insert into line (phone, name, languages, team_id, fallback_number, assessment_number)
            select phone, name, string_to_array(languages, ';'), team_id, fallback_number, assessment_number
            from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[])
                as given (phone, name, languages, team_id, fallback_number, assessment_number)
            on conflict (phone) do update set
                name = excluded.name, languages = excluded.languages, team_id = excluded.team_id,
                fallback_number = excluded.fallback_number, assessment_number = excluded.assessment_number""",
            new Columns<Line>()
                    .text(line -> line.phone().e164())
                    .text(Line::name)
                    .text(line -> joined(line.languages()))
                    .text(line -> line.team().value())
                    .text(line -> line.fallbackNumber().e164())
                    .text(line -> line.assessmentNumber().e164()));

    private static Line line(Row row) {
        return new Line(
                new PhoneNumber(row.getString("phone")),
                row.getString("name"),
                languages(row),
                new TeamId(row.getString("team_id")),
                new PhoneNumber(row.getString("fallback_number")),
                new PhoneNumber(row.getString("assessment_number")));
    }

    static final DirectoryTable<Team> TEAMS = new DirectoryTable<>(
            "select team_id, name, county, time_zone, policy_id from team order by team_id",
            TeamTables::team,
            "delete from team where team_id = any($1::text[])",
            new Columns<Team>().text(team -> team.id().value()),
            """
            insert into team (team_id, name, county, time_zone, policy_id)
            select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[])
            on conflict (team_id) do update set
                name = excluded.name, county = excluded.county, time_zone = excluded.time_zone,
                policy_id = excluded.policy_id""",
            new Columns<Team>()
                    .text(team -> team.id().value())
                    .text(Team::name)
                    .text(team -> Code.of(team.county()))
                    .text(team -> team.zone().getId())
                    .text(team -> team.policy().value()));

    private static Team team(Row row) {
        return new Team(
                new TeamId(row.getString("team_id")),
                row.getString("name"),
                Code.read(County.class, row.getString("county")),
                ZoneId.of(row.getString("time_zone")),
                new PolicyId(row.getString("policy_id")));
    }

    static final DirectoryTable<Clinician> CLINICIANS = new DirectoryTable<>(
            """
            select clinician_id, name, credential, mobile, email, languages, login_role, after_hours_until
            from clinician order by clinician_id""",
            TeamTables::clinician,
            "delete from clinician where clinician_id = any($1::text[])",
            new Columns<Clinician>().text(clinician -> clinician.id().value()),
            """
            insert into clinician (
                clinician_id, name, credential, mobile, email, languages, login_role, after_hours_until)
            select clinician_id, name, credential, mobile, email, string_to_array(languages, ';'), login_role,
                after_hours_until
            from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::time[])
                as given (clinician_id, name, credential, mobile, email, languages, login_role, after_hours_until)
            on conflict (clinician_id) do update set
                name = excluded.name, credential = excluded.credential, mobile = excluded.mobile,
                email = excluded.email, languages = excluded.languages, login_role = excluded.login_role,
                after_hours_until = excluded.after_hours_until""",
            new Columns<Clinician>()
                    .text(clinician -> clinician.id().value())
                    .text(Clinician::name)
                    .text(Clinician::credential)
                    .withOptional(String.class, clinician -> clinician.mobile().map(PhoneNumber::e164))
                    .withOptional(String.class, Clinician::email)
                    .text(clinician -> joined(clinician.languages()))
                    .text(clinician -> Code.of(clinician.role()))
                    .withOptional(LocalTime.class, Clinician::afterHoursUntil));

    private static Clinician clinician(Row row) {
        return new Clinician(
                new ClinicianId(row.getString("clinician_id")),
                row.getString("name"),
                row.getString("credential"),
                Optional.ofNullable(row.getString("mobile")).map(PhoneNumber::new),
                Optional.ofNullable(row.getString("email")),
                Set.copyOf(languages(row)),
                Code.read(LoginRole.class, row.getString("login_role")),
                Optional.ofNullable(row.getLocalTime("after_hours_until")));
    }

    static final DirectoryTable<ClinicianPhone> CLINICIAN_PHONES = new DirectoryTable<>(
            "select clinician_id, phone, place, text_ok from clinician_phone order by clinician_id, place, phone",
            row -> new ClinicianPhone(
                    new ClinicianId(row.getString("clinician_id")),
                    new PhoneNumber(row.getString("phone")),
                    row.getInteger("place"),
                    row.getBoolean("text_ok")),
            "delete from clinician_phone where phone = any($1::text[])",
            new Columns<ClinicianPhone>().text(one -> one.phone().e164()),
            """
            insert into clinician_phone (phone, clinician_id, place, text_ok)
            select * from unnest($1::text[], $2::text[], $3::int[], $4::boolean[])
            on conflict (phone) do update set
                clinician_id = excluded.clinician_id, place = excluded.place, text_ok = excluded.text_ok""",
            new Columns<ClinicianPhone>()
                    .text(one -> one.phone().e164())
                    .text(one -> one.clinician().value())
                    .with(Integer.class, ClinicianPhone::order)
                    .with(Boolean.class, ClinicianPhone::textOk));

    static final DirectoryTable<TeamMember> MEMBERS = new DirectoryTable<>(
            "select team_id, clinician_id from team_member order by team_id, clinician_id",
            row -> new TeamMember(new TeamId(row.getString("team_id")), new ClinicianId(row.getString("clinician_id"))),
            """
            delete from team_member where (team_id, clinician_id) in (select * from unnest($1::text[], $2::text[]))""",
            memberColumns(),
            "insert into team_member (team_id, clinician_id) select * from unnest($1::text[], $2::text[])",
            memberColumns());

    private static Columns<TeamMember> memberColumns() {
        return new Columns<TeamMember>()
                .text(member -> member.team().value())
                .text(member -> member.clinician().value());
    }

    private static List<Language> languages(Row row) {
        return Arrays.stream(row.getArrayOfStrings("languages"))
                .map(Language::new)
                .toList();
    }

    private static String joined(Collection<Language> languages) {
        return languages.stream().map(Language::code).collect(Collectors.joining(";"));
    }
}
