package org.knownvoice.routing;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.knownvoice.config.FamiliarityWeights;
import org.knownvoice.directory.CareRelationship;
import org.knownvoice.directory.Client;
import org.knownvoice.directory.ClientId;
import org.knownvoice.directory.ClientPhone;
import org.knownvoice.directory.Clinician;
import org.knownvoice.directory.ClinicianId;
import org.knownvoice.directory.County;
import org.knownvoice.directory.Encounter;
import org.knownvoice.directory.Language;
import org.knownvoice.directory.Line;
import org.knownvoice.directory.LoginRole;
import org.knownvoice.directory.PhoneNumber;
import org.knownvoice.directory.PolicyId;
import org.knownvoice.directory.Team;
import org.knownvoice.directory.TeamId;
import org.knownvoice.paging.EscalationPolicy;
import org.knownvoice.routing.DirectoryRows.TeamMember;
import org.knownvoice.schedule.Shift;
import org.knownvoice.schedule.Tier;

/** An invented directory in a few words. Its teams are {@link #NORTH} and {@link #SOUTH}; now is {@link #NOW}. */
public final class SmallRoster {
    public static final ZoneId PACIFIC = ZoneId.of("America/Los_Angeles");
    public static final TeamId NORTH = new TeamId("north");
    public static final TeamId SOUTH = new TeamId("south");

    /** A Wednesday in March, 01:30 in the night of the team. */
    public static final Instant NOW = Instant.parse("2026-03-18T08:30:00Z");

    private static final FamiliarityWeights USUAL = FamiliarityWeights.defaults();

    private final List<Line> lines = new ArrayList<>();
    private final List<Clinician> clinicians = new ArrayList<>();
    private final List<TeamMember> members = new ArrayList<>();
    private final List<Client> clients = new ArrayList<>();
    private final List<ClientPhone> phones = new ArrayList<>();
    private final List<CareRelationship> relationships = new ArrayList<>();
    private final List<Encounter> encounters = new ArrayList<>();
    private final List<Shift> shifts = new ArrayList<>();
    private final List<EscalationPolicy> policies = new ArrayList<>();
    private final Set<ClinicianId> left = new java.util.HashSet<>();
    private FamiliarityWeights weights = USUAL;

    public static ClinicianId staff(String id) {
        return new ClinicianId(id);
    }

    public static ClientId person(String id) {
        return new ClientId(id);
    }

    public static PhoneNumber phone(int lastFour) {
        return new PhoneNumber("+1425555%04d".formatted(lastFour));
    }

    public SmallRoster line(Line line) {
        lines.add(line);
        return this;
    }

    /** With a mobile, English only, in the northern team, no after-hours opt-in. */
    public SmallRoster clinician(String id) {
        return clinician(id, NORTH, Optional.of(phone(1000 + clinicians.size())), Set.of("en"), Optional.empty());
    }

    public SmallRoster clinician(String id, TeamId team) {
        return clinician(id, team, Optional.of(phone(1000 + clinicians.size())), Set.of("en"), Optional.empty());
    }

    public SmallRoster clinicianWithoutMobile(String id) {
        return clinician(id, NORTH, Optional.empty(), Set.of("en"), Optional.empty());
    }

    public SmallRoster clinicianSpeaking(String id, String... languages) {
        return clinician(id, NORTH, Optional.of(phone(1000 + clinicians.size())), Set.of(languages), Optional.empty());
    }

    public SmallRoster clinicianUntil(String id, String afterHoursUntil) {
        return clinician(
                id,
                NORTH,
                Optional.of(phone(1000 + clinicians.size())),
                Set.of("en"),
                Optional.of(LocalTime.parse(afterHoursUntil)));
    }

    private SmallRoster clinician(
            String id,
            TeamId team,
            Optional<PhoneNumber> mobile,
            Set<String> languages,
            Optional<LocalTime> afterHoursUntil) {
        var spoken = new java.util.HashSet<Language>();
        languages.forEach(code -> spoken.add(new Language(code)));
        clinicians.add(new Clinician(
                staff(id), "N. N.", "LMHC", mobile, Optional.empty(), spoken, LoginRole.CLINICIAN, afterHoursUntil));
        members.add(new TeamMember(team, staff(id)));
        return this;
    }

    /** In care of the northern team, English, no card. */
    public SmallRoster client(String id) {
        return client(id, "en", Optional.empty(), Client.Enrollment.ENROLLED);
    }

    public SmallRoster clientSpeaking(String id, String language) {
        return client(id, language, Optional.empty(), Client.Enrollment.ENROLLED);
    }

    public SmallRoster clientWithCard(String id, String code) {
        return client(id, "en", Optional.of(code), Client.Enrollment.ENROLLED);
    }

    public SmallRoster discharged(String id) {
        return client(id, "en", Optional.empty(), Client.Enrollment.DISCHARGED);
    }

    public SmallRoster dischargedWithCard(String id, String code) {
        return client(id, "en", Optional.of(code), Client.Enrollment.DISCHARGED);
    }

    private SmallRoster client(String id, String language, Optional<String> card, Client.Enrollment status) {
        clients.add(new Client(
                person(id),
                "N. N.",
                Optional.empty(),
                Optional.empty(),
                new Language(language),
                County.SKAGIT,
                NORTH,
                card,
                status));
        return this;
    }

    public SmallRoster reachedAt(String client, PhoneNumber phone) {
        phones.add(new ClientPhone(
                person(client), phone, ClientPhone.BelongsTo.SELF, Optional.empty(), false, true, true));
        return this;
    }

    public SmallRoster relation(String client, String clinician, CareRelationship.Kind kind) {
        relationships.add(new CareRelationship(person(client), staff(clinician), kind));
        return this;
    }

    public SmallRoster met(String client, String clinician, Duration ago) {
        encounters.add(new Encounter(person(client), staff(clinician), NOW.minus(ago), Encounter.Kind.VISIT));
        return this;
    }

    /** On shift for an hour around {@link #NOW}. */
    public SmallRoster onCall(TeamId team, Tier tier, String... people) {
        for (String one : people) {
            shifts.add(new Shift(
                    team, tier, staff(one), NOW.minus(Duration.ofMinutes(30)), NOW.plus(Duration.ofMinutes(30))));
        }
        return this;
    }

    public SmallRoster leaves(String who) {
        left.add(staff(who));
        return this;
    }

    public SmallRoster policy(EscalationPolicy policy) {
        policies.add(policy);
        return this;
    }

    public SmallRoster weighing(FamiliarityWeights other) {
        weights = other;
        return this;
    }

    public SmallRoster shift(TeamId team, Tier tier, String who, Instant from, Instant to) {
        shifts.add(new Shift(team, tier, staff(who), from, to));
        return this;
    }

    public Roster build() {
        var rows = new DirectoryRows(
                lines,
                List.of(
                        new Team(NORTH, "North", County.SKAGIT, PACIFIC, new PolicyId("north")),
                        new Team(SOUTH, "South", County.ISLAND, PACIFIC, new PolicyId("south"))),
                clinicians,
                members,
                clients,
                phones,
                relationships,
                encounters,
                shifts,
                List.of(),
                policies,
                List.of(),
                new Arrangements(List.of(), left, List.of(), List.of()),
                1);
        return Roster.of(rows, weights);
    }
}
