package org.knownvoice.contact;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.knownvoice.config.Timings;
import org.knownvoice.directory.CareRelationship;
import org.knownvoice.directory.Client;
import org.knownvoice.directory.ClientId;
import org.knownvoice.directory.ClientPhone;
import org.knownvoice.directory.Clinician;
import org.knownvoice.directory.ClinicianId;
import org.knownvoice.directory.ClinicianPhone;
import org.knownvoice.directory.County;
import org.knownvoice.directory.Encounter;
import org.knownvoice.directory.Language;
import org.knownvoice.directory.Line;
import org.knownvoice.directory.LoginRole;
import org.knownvoice.directory.PhoneNumber;
import org.knownvoice.directory.PhoneStanding;
import org.knownvoice.directory.PolicyId;
import org.knownvoice.directory.Team;
import org.knownvoice.directory.TeamId;
import org.knownvoice.paging.Channel;
import org.knownvoice.paging.EscalationPolicy;
import org.knownvoice.paging.EscalationStep;
import org.knownvoice.paging.Who;
import org.knownvoice.routing.Arrangements;
import org.knownvoice.routing.DirectoryRows;
import org.knownvoice.routing.Roster;
import org.knownvoice.schedule.Shift;
import org.knownvoice.schedule.Tier;

/** An agency of two teams, two clients and a few clinicians, built person by person. */
final class SmallWorld {
    static final Instant START = Instant.parse("2026-11-23T05:00:00Z");
    static final Timings TIMINGS = Timings.defaults();
    static final PhoneNumber LINE = new PhoneNumber("+14255550100");
    static final TeamId NORTH = new TeamId("north");
    static final TeamId SOUTH = new TeamId("south");
    static final ClientId CLIENT = new ClientId("client-1");
    static final ClientId OTHER_CLIENT = new ClientId("client-2");

    private final List<Clinician> clinicians = new ArrayList<>();
    private final List<DirectoryRows.TeamMember> members = new ArrayList<>();
    private final List<CareRelationship> relationships = new ArrayList<>();
    private final List<Encounter> encounters = new ArrayList<>();
    private final List<Shift> shifts = new ArrayList<>();
    private final List<ClinicianPhone> phones = new ArrayList<>();
    private final List<PhoneStanding> standings = new ArrayList<>();
    private final Set<ClinicianId> left = new HashSet<>();
    private EscalationPolicy policy = EscalationPolicy.standard(new PolicyId("ladder"));

    static PhoneNumber phoneOf(ClientId client) {
        return new PhoneNumber(client.equals(CLIENT) ? "+14255550171" : "+14255550172");
    }

    static ClinicianId id(String name) {
        return new ClinicianId(name);
    }

    SmallWorld with(EscalationPolicy ladder) {
        policy = ladder;
        return this;
    }

    /** On call from a day before to a day after the start, in one tier of one team. */
    SmallWorld onCall(String name, TeamId team, Tier tier) {
        return person(name, true)
                .shift(new Shift(
                        team, tier, id(name), START.minus(Duration.ofDays(1)), START.plus(Duration.ofDays(1))));
    }

    SmallWorld offShift(String name) {
        return person(name, true);
    }

    SmallWorld primary(String name) {
        return onCall(name, NORTH, Tier.PRIMARY);
    }

    SmallWorld backup(String name) {
        return onCall(name, NORTH, Tier.BACKUP);
    }

    SmallWorld supervisor(String name) {
        return onCall(name, NORTH, Tier.SUPERVISOR);
    }

    SmallWorld elsewhere(String name) {
        return onCall(name, SOUTH, Tier.PRIMARY);
    }

    SmallWorld knows(String name, CareRelationship.Kind kind) {
        relationships.add(new CareRelationship(CLIENT, id(name), kind));
        return this;
    }

    SmallWorld shift(Shift shift) {
        shifts.add(shift);
        return this;
    }

    SmallWorld person(String name, boolean hasPhone) {
        if (clinicians.stream().noneMatch(one -> one.id().equals(id(name)))) {
            var phone = new PhoneNumber("+1425555%04d".formatted(200 + clinicians.size()));
            clinicians.add(new Clinician(
                    id(name),
                    name,
                    "LMHC",
                    hasPhone ? Optional.of(phone) : Optional.empty(),
                    Optional.empty(),
                    Set.of(Language.ENGLISH),
                    LoginRole.CLINICIAN,
                    Optional.<LocalTime>empty()));
        }
        return this;
    }

    /** Has a further phone, after those that came before. */
    SmallWorld alsoAt(String name, boolean textOk) {
        int place = 1
                + (int) phones.stream()
                        .filter(one -> one.clinician().equals(id(name)))
                        .count();
        phones.add(new ClinicianPhone(
                id(name), new PhoneNumber("+1425555%04d".formatted(700 + phones.size())), place, textOk));
        return this;
    }

    /** Has left the agency. */
    SmallWorld left(String name) {
        left.add(id(name));
        return this;
    }

    SmallWorld verified(String name, int place) {
        return stands(name, place, true, Optional.empty());
    }

    SmallWorld failing(String name, int place) {
        return stands(name, place, true, Optional.of(PhoneStanding.Failing.CARRIER));
    }

    private SmallWorld stands(String name, int place, boolean verified, Optional<PhoneStanding.Failing> failing) {
        var phone = roster().phoneOf(id(name), place).orElseThrow().phone();
        standings.removeIf(known -> known.phone().equals(phone));
        standings.add(new PhoneStanding(phone, verified, failing));
        return this;
    }

    Roster roster() {
        var zone = ZoneId.of("America/Los_Angeles");
        var assessment = new PhoneNumber("+18448227609");
        var fallback = new PhoneNumber("+14255550999");
        return Roster.of(new DirectoryRows(
                List.of(new Line(LINE, "Known Voice", List.of(Language.ENGLISH), NORTH, fallback, assessment)),
                List.of(
                        new Team(NORTH, "North", County.SKAGIT, zone, policy.id()),
                        new Team(SOUTH, "South", County.SNOHOMISH, zone, policy.id())),
                clinicians,
                members,
                List.of(client(CLIENT), client(OTHER_CLIENT)),
                List.of(phone(CLIENT), phone(OTHER_CLIENT)),
                relationships,
                encounters,
                shifts,
                List.of(),
                List.of(policy),
                phones,
                new Arrangements(List.of(), left, standings, List.of()),
                1));
    }

    private static Client client(ClientId id) {
        return new Client(
                id,
                "A client",
                Optional.empty(),
                Optional.empty(),
                Language.ENGLISH,
                County.SKAGIT,
                NORTH,
                Optional.empty(),
                Client.Enrollment.ENROLLED);
    }

    private static ClientPhone phone(ClientId id) {
        return new ClientPhone(id, phoneOf(id), ClientPhone.BelongsTo.SELF, Optional.empty(), true, true, true);
    }

    /** A random agency: two to six clinicians, some excluded, some off shift, some without a phone or with several. */
    static SmallWorld random(Random random) {
        var world = new SmallWorld();
        int people = 2 + random.nextInt(5);
        for (int i = 0; i < people; i++) {
            String name = "clinician-" + i;
            world.person(name, random.nextInt(12) > 0);
            if (random.nextInt(8) > 0) {
                var tier = Tier.values()[random.nextInt(Tier.values().length)];
                var end = random.nextInt(10) == 0 ? Duration.ofMinutes(3) : Duration.ofDays(1);
                world.shift(new Shift(
                        random.nextInt(3) > 0 ? NORTH : SOUTH,
                        tier,
                        id(name),
                        START.minus(Duration.ofDays(1)),
                        START.plus(end)));
            }
            if (random.nextInt(2) == 0) {
                var kinds = CareRelationship.Kind.values();
                world.knows(name, kinds[random.nextInt(kinds.length)]);
            }
            for (int more = random.nextInt(4); more > 1; more--) {
                world.alsoAt(name, random.nextInt(3) > 0);
            }
        }
        return random.nextInt(3) == 0 ? world : world.with(randomLadder(random));
    }

    private static EscalationPolicy randomLadder(Random random) {
        List<Who> known = List.of(
                new Who.KnowsClient(),
                new Who.OnCallTier(Tier.PRIMARY),
                new Who.OnCallTier(Tier.BACKUP),
                new Who.OnCallTier(Tier.SUPERVISOR),
                new Who.OnCallTeam(),
                new Who.OnCallProgram(),
                new Who.Named(id("clinician-1")));
        var steps = new ArrayList<EscalationStep>();
        for (int number = 1; number <= 3; number++) {
            var channels = random.nextInt(4) == 0
                    ? EnumSet.of(random.nextBoolean() ? Channel.SMS : Channel.VOICE)
                    : EnumSet.allOf(Channel.class);
            steps.add(new EscalationStep(
                    number,
                    List.of(known.get(random.nextInt(known.size())), known.get(random.nextInt(known.size()))),
                    channels,
                    Duration.ofSeconds(5 + random.nextInt(60))));
        }
        return new EscalationPolicy(new PolicyId("ladder"), steps);
    }

    static CrisisContact blank(String name, Medium medium, Optional<PhoneNumber> from, Optional<ClientId> client) {
        return CrisisContact.opened(
                new ContactId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8))),
                new Origin(LINE, medium, from, START),
                new Identity(client, Optional.empty(), NORTH, Language.ENGLISH, Optional.empty()));
    }
}
