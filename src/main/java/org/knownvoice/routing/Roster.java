package org.knownvoice.routing;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.knownvoice.config.FamiliarityWeights;
import org.knownvoice.directory.CareRelationship;
import org.knownvoice.directory.Client;
import org.knownvoice.directory.ClientId;
import org.knownvoice.directory.ClientPhone;
import org.knownvoice.directory.Clinician;
import org.knownvoice.directory.ClinicianId;
import org.knownvoice.directory.ClinicianPhone;
import org.knownvoice.directory.Encounter;
import org.knownvoice.directory.Language;
import org.knownvoice.directory.Line;
import org.knownvoice.directory.PhoneNumber;
import org.knownvoice.directory.PhoneStanding;
import org.knownvoice.directory.PolicyId;
import org.knownvoice.directory.Team;
import org.knownvoice.directory.TeamId;
import org.knownvoice.paging.EscalationPolicy;
import org.knownvoice.routing.DirectoryRows.TeamMember;
import org.knownvoice.schedule.AfterHours;
import org.knownvoice.schedule.OnCall;
import org.knownvoice.schedule.Tier;

/** The whole directory in memory, unchanging, with an index for each question that is asked of it. */
public final class Roster {
    public static final Roster EMPTY = of(DirectoryRows.EMPTY);

    private final DirectoryRows rows;
    private final FamiliarityWeights weights;
    /** Empty: all. */
    private final Optional<Set<Language>> reviewed;

    private final List<Line> spokenLines;
    private final Map<PhoneNumber, Line> lines;
    private final Map<TeamId, Team> teams;
    private final Map<ClinicianId, Clinician> clinicians;
    private final Map<PhoneNumber, Clinician> byClinicianPhone;
    private final Map<ClientId, Client> clients;
    private final Map<String, List<Client>> byCard;
    private final Map<ClientId, List<ClientPhone>> phonesOfClient;
    private final Map<PhoneNumber, List<ClientPhone>> byPhone;
    private final Map<ClientId, Map<ClinicianId, CareRelationship.Kind>> relationships;
    /** The earliest first. */
    private final Map<ClientId, Map<ClinicianId, List<Instant>>> meetings;

    private final Map<TeamId, Set<ClinicianId>> members;
    private final Map<PolicyId, EscalationPolicy> policies;
    private final Map<ClinicianId, List<ClinicianPhone>> phonesOfClinician;
    private final Map<PhoneNumber, PhoneStanding> standings;
    private final OnCall onCall;

    private Roster(DirectoryRows rows, FamiliarityWeights weights, Optional<Set<Language>> reviewed) {
        this.rows = rows;
        this.weights = weights;
        this.reviewed = reviewed;
        spokenLines = rows.lines().stream()
                .map(line -> reviewed.map(line::speaking).orElse(line))
                .toList();
        lines = index(spokenLines, Line::phone);
        teams = index(rows.teams(), Team::id);
        clinicians = index(rows.clinicians(), Clinician::id);
        clients = index(rows.clients(), Client::id);
        byCard = grouped(rows.clients(), client -> Keypad.keys(client.cardCode().orElse("")));
        phonesOfClient = grouped(rows.phones(), ClientPhone::client);
        byPhone = grouped(rows.phones(), ClientPhone::phone);
        relationships = new HashMap<>();
        rows.relationships()
                .forEach(one -> relationships
                        .computeIfAbsent(one.client(), key -> new HashMap<>())
                        .merge(one.clinician(), one.kind(), Roster::stronger));
        meetings = rows.encounters().stream()
                .sorted(Comparator.comparing(Encounter::at))
                .collect(Collectors.groupingBy(
                        Encounter::client,
                        Collectors.groupingBy(
                                Encounter::clinician,
                                Collectors.mapping(Encounter::at, Collectors.toUnmodifiableList()))));
        members = rows.members().stream()
                .collect(Collectors.groupingBy(
                        TeamMember::team, Collectors.mapping(TeamMember::clinician, Collectors.toUnmodifiableSet())));
        policies = index(rows.policies(), EscalationPolicy::id);
        phonesOfClinician = phonesOfClinicians(rows);
        byClinicianPhone = new HashMap<>();
        phonesOfClinician.forEach(
                (id, phones) -> phones.forEach(one -> byClinicianPhone.putIfAbsent(one.phone(), clinicians.get(id))));
        standings = rows.arrangements().standings().stream()
                .collect(Collectors.toMap(PhoneStanding::phone, standing -> standing));
        onCall = OnCall.of(
                rows.shifts(),
                rows.rotations(),
                rows.arrangements().overrides(),
                rows.teams().stream().collect(Collectors.toMap(Team::id, Team::zone, (first, second) -> first)),
                this::isActive);
    }

    /** With the weights of the packaged settings. */
    public static Roster of(DirectoryRows rows) {
        return of(rows, FamiliarityWeights.defaults());
    }

    /** @param weights by which {@link Familiarity} ranks the people of this roster */
    public static Roster of(DirectoryRows rows, FamiliarityWeights weights) {
        return new Roster(rows, weights, Optional.empty());
    }

    /** @param reviewed the languages in which callers may be spoken to, and no others */
    public static Roster of(DirectoryRows rows, FamiliarityWeights weights, Set<Language> reviewed) {
        return new Roster(rows, weights, Optional.of(reviewed));
    }

    /** The same directory, had people arranged something else. */
    public Roster with(Arrangements arrangements) {
        return new Roster(rows.withArrangements(arrangements), weights, reviewed);
    }

    public FamiliarityWeights weights() {
        return weights;
    }

    public Arrangements arrangements() {
        return rows.arrangements();
    }

    /** The mobile first, unless it is listed among the others; then in their order. */
    private static Map<ClinicianId, List<ClinicianPhone>> phonesOfClinicians(DirectoryRows rows) {
        var listed = rows.clinicianPhones().stream()
                .sorted(Comparator.comparing(ClinicianPhone::order).thenComparing(ClinicianPhone::phone))
                .toList();
        var numbers = listed.stream().map(ClinicianPhone::phone).collect(Collectors.toSet());
        var mobiles = rows.clinicians().stream()
                .flatMap(one -> one
                        .mobile()
                        .filter(mobile -> !numbers.contains(mobile))
                        .map(mobile -> new ClinicianPhone(one.id(), mobile, 0, true))
                        .stream());
        return Stream.concat(mobiles, listed.stream())
                .collect(Collectors.groupingBy(ClinicianPhone::clinician, Collectors.toUnmodifiableList()));
    }

    /** Grows with each import that changes something. */
    public long version() {
        return rows.version();
    }

    public Optional<Line> line(PhoneNumber phone) {
        return Optional.ofNullable(lines.get(phone));
    }

    public List<Line> allLines() {
        return spokenLines;
    }

    /** Whether e-mail can reach this clinician. */
    public boolean hasEmail(ClinicianId clinician) {
        return clinician(clinician).flatMap(Clinician::email).isPresent();
    }

    /** In which somebody of this language is spoken to: their own, where its words were reviewed, else English. */
    public Language spoken(Language own) {
        return reviewed.filter(all -> !all.contains(own)).isPresent() ? Language.ENGLISH : own;
    }

    public List<Team> allTeams() {
        return rows.teams();
    }

    public List<Clinician> allClinicians() {
        return rows.clinicians();
    }

    public List<Client> allClients() {
        return rows.clients();
    }

    public Optional<Team> team(TeamId id) {
        return Optional.ofNullable(teams.get(id));
    }

    public Optional<Clinician> clinician(ClinicianId id) {
        return Optional.ofNullable(clinicians.get(id));
    }

    /** Whose phone this is, of all the phones that clinicians have. */
    public Optional<Clinician> clinicianWithPhone(PhoneNumber phone) {
        return Optional.ofNullable(byClinicianPhone.get(phone));
    }

    /** This number as one of a clinician's phones. */
    public Optional<ClinicianPhone> clinicianPhone(PhoneNumber phone) {
        return clinicianWithPhone(phone).stream()
                .flatMap(one -> listedPhonesOf(one.id()).stream())
                .filter(one -> one.phone().equals(phone))
                .findFirst();
    }

    /** In the order in which they are tried: those that are verified and do not fail, the unverified ones, those that fail. */
    public List<ClinicianPhone> phonesOf(ClinicianId clinician) {
        return phonesOfClinician.getOrDefault(clinician, List.of()).stream()
                .sorted(Comparator.comparing(phone -> standing(phone.phone()).rank()))
                .toList();
    }

    /** In the directory's own order: the place of a phone there is what it is called by, 1 for the first. */
    public List<ClinicianPhone> listedPhonesOf(ClinicianId clinician) {
        return phonesOfClinician.getOrDefault(clinician, List.of());
    }

    /** The phone in this place of the directory's own order. */
    public Optional<ClinicianPhone> phoneOf(ClinicianId clinician, int place) {
        return listedPhonesOf(clinician).stream().skip(place - 1L).findFirst();
    }

    /** The place of one of the clinician's phones in the directory's own order. */
    public int placeOf(ClinicianPhone phone) {
        return listedPhonesOf(phone.clinician()).indexOf(phone) + 1;
    }

    public PhoneStanding standing(PhoneNumber phone) {
        return standings.getOrDefault(phone, PhoneStanding.unknown(phone));
    }

    /** Is known, and has not left. */
    public boolean isActive(ClinicianId clinician) {
        return clinicians.containsKey(clinician)
                && !rows.arrangements().deactivated().contains(clinician);
    }

    /** The line from which a clinician hears: one of their teams', else the first of all. */
    public Optional<Line> lineOf(ClinicianId clinician) {
        return rows.lines().stream()
                .filter(line -> isMember(line.team(), clinician))
                .findFirst()
                .or(() -> rows.lines().stream().findFirst());
    }

    public Optional<Client> client(ClientId id) {
        return Optional.ofNullable(clients.get(id));
    }

    public List<ClientPhone> phonesOf(ClientId client) {
        return phonesOfClient.getOrDefault(client, List.of());
    }

    /** A phone from which a client in care could call: for a rehearsal. */
    public Optional<PhoneNumber> anyClientPhone() {
        return rows.phones().stream()
                .filter(phone ->
                        client(phone.client()).filter(Client::isEnrolled).isPresent())
                .filter(phone -> entriesOf(phone.phone()).size() == 1)
                .map(ClientPhone::phone)
                .findFirst();
    }

    /** All entries of this number; only {@link CallerLookup} looks callers up. */
    List<ClientPhone> entriesOf(PhoneNumber phone) {
        return byPhone.getOrDefault(phone, List.of());
    }

    /** All whose card code is typed with these keys; only {@link CallerLookup} looks callers up. */
    List<Client> cardHolders(String keys) {
        return keys.isEmpty() ? List.of() : byCard.getOrDefault(keys, List.of());
    }

    /** Whether any card code has so many keys. */
    boolean isLengthOfCard(int keys) {
        return keys > 0 && byCard.keySet().stream().anyMatch(code -> code.length() == keys);
    }

    /** The team's own ladder, else that of the house. */
    public EscalationPolicy policy(TeamId id) {
        return team(id).map(Team::policy)
                .flatMap(policy -> Optional.ofNullable(policies.get(policy)))
                .orElseGet(() -> EscalationPolicy.standard(new PolicyId("standard")));
    }

    public OnCall onCall() {
        return onCall;
    }

    /** Who is on call for one team in one tier. */
    public List<ClinicianId> onCall(TeamId team, Tier tier, Instant now) {
        return onCall.at(team, tier, now);
    }

    public Set<ClinicianId> membersOf(TeamId team) {
        return members.getOrDefault(team, Set.of());
    }

    public boolean isMember(TeamId team, ClinicianId clinician) {
        return membersOf(team).contains(clinician);
    }

    public Map<ClinicianId, CareRelationship.Kind> relationships(ClientId client) {
        return Collections.unmodifiableMap(relationships.getOrDefault(client, Map.of()));
    }

    public Optional<CareRelationship.Kind> relationship(ClientId client, ClinicianId clinician) {
        return Optional.ofNullable(relationships(client).get(clinician));
    }

    public boolean isExcluded(ClientId client, ClinicianId clinician) {
        return relationship(client, clinician)
                .filter(kind -> kind == CareRelationship.Kind.EXCLUDED)
                .isPresent();
    }

    /** Who must never be asked for this client. */
    public Set<ClinicianId> excludedFor(ClientId client) {
        return relationships(client).keySet().stream()
                .filter(one -> isExcluded(client, one))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** When the two met in the days that count, the earliest first. */
    public List<Instant> meetings(ClientId client, ClinicianId clinician, Instant now) {
        var since = now.minus(weights.memory());
        return meetings.getOrDefault(client, Map.of()).getOrDefault(clinician, List.of()).stream()
                .filter(at -> at.isAfter(since) && !at.isAfter(now))
                .toList();
    }

    /** Everybody who has a care relationship with the client, or has met them in what we remember. */
    public Collection<ClinicianId> acquaintances(ClientId client) {
        var known = new HashSet<>(relationships(client).keySet());
        known.addAll(meetings.getOrDefault(client, Map.of()).keySet());
        return known;
    }

    /** Whether the clinician opted in to being reached by own clients at this hour, beyond any shift. */
    public boolean isReachableAfterHours(ClientId client, ClinicianId id, Instant now) {
        return relationship(client, id)
                .filter(kind -> kind != CareRelationship.Kind.EXCLUDED)
                .flatMap(kind -> client(client))
                .flatMap(known -> team(known.team()))
                .flatMap(team -> clinician(id).map(one -> AfterHours.reachable(one, team.zone(), now)))
                .orElse(false);
    }

    /** How close a clinician is to the client. */
    public Continuity continuity(Optional<ClientId> client, ClinicianId clinician) {
        if (client.isEmpty()) {
            return Continuity.NONE;
        }
        var kind = relationship(client.get(), clinician);
        if (kind.isPresent() && kind.get() != CareRelationship.Kind.EXCLUDED) {
            return kind.get() == CareRelationship.Kind.PRIMARY ? Continuity.OWN_CLINICIAN : Continuity.CARE_TEAM;
        }
        return client(client.get())
                .filter(known -> isMember(known.team(), clinician))
                .map(known -> Continuity.OWN_TEAM)
                .orElse(Continuity.PROGRAM);
    }

    /** Excluded wins over all; otherwise the closer one. */
    private static CareRelationship.Kind stronger(CareRelationship.Kind one, CareRelationship.Kind other) {
        if (one == CareRelationship.Kind.EXCLUDED || other == CareRelationship.Kind.EXCLUDED) {
            return CareRelationship.Kind.EXCLUDED;
        }
        return one.compareTo(other) <= 0 ? one : other;
    }

    private static <K, V> Map<K, List<V>> grouped(List<V> all, Function<V, K> key) {
        return all.stream().collect(Collectors.groupingBy(key, Collectors.toUnmodifiableList()));
    }

    private static <K, V> Map<K, V> index(List<V> all, Function<V, K> key) {
        return all.stream().collect(Collectors.toMap(key, one -> one, (first, second) -> first));
    }
}
