package org.knownvoice.importing;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.knownvoice.directory.Client;
import org.knownvoice.directory.ClientId;
import org.knownvoice.directory.Clinician;
import org.knownvoice.directory.ClinicianId;
import org.knownvoice.directory.PolicyId;
import org.knownvoice.directory.Team;
import org.knownvoice.directory.TeamId;
import org.knownvoice.paging.EscalationPolicy;
import org.knownvoice.paging.Who;
import org.knownvoice.routing.DirectoryRows;

/** Everything to which rows refer by id. */
record References(
        KnownIds<TeamId> teams,
        KnownIds<ClinicianId> clinicians,
        KnownIds<ClientId> clients,
        KnownIds<PolicyId> policies) {
    static References of(GivenFiles files, DirectoryRows stored) {
        return new References(
                known(files, DirectoryFile.TEAMS, stored.teams(), Team::id, TeamId::new),
                known(files, DirectoryFile.CLINICIANS, stored.clinicians(), Clinician::id, ClinicianId::new),
                known(files, DirectoryFile.CLIENTS, stored.clients(), Client::id, ClientId::new),
                known(
                        files,
                        DirectoryFile.ESCALATION_POLICIES,
                        stored.policies(),
                        EscalationPolicy::id,
                        PolicyId::new));
    }

    private static <T, I> KnownIds<I> known(
            GivenFiles files, DirectoryFile file, List<T> stored, Function<T, I> id, Function<String, I> type) {
        String column = file == DirectoryFile.ESCALATION_POLICIES ? "policy_id" : file.columns.getFirst();
        Stream<String> ids = files.has(file)
                ? files.rows(file).stream().map(row -> row.raw(column))
                : stored.stream().map(row -> id.apply(row).toString());
        return new KnownIds<>(
                file,
                column,
                files.isUnreadable(file) ? Optional.empty() : Optional.of(ids.collect(Collectors.toSet())),
                type);
    }

    /** Rows that stay because their file is not given must not refer to ids that a given file no longer holds. */
    void refuseLost(GivenFiles files, DirectoryRows stored, Consumer<Fault> faults) {
        var lost = new Lost(files, faults);
        lost.check(policies, DirectoryFile.TEAMS, stored.teams(), team -> List.of(team.policy()));
        lost.check(teams, DirectoryFile.LINES, stored.lines(), line -> List.of(line.team()));
        lost.check(teams, DirectoryFile.TEAM_MEMBERS, stored.members(), member -> List.of(member.team()));
        lost.check(teams, DirectoryFile.CLIENTS, stored.clients(), client -> List.of(client.team()));
        lost.check(teams, DirectoryFile.SHIFTS, stored.shifts(), shift -> List.of(shift.team()));
        lost.check(teams, DirectoryFile.ROTATIONS, stored.rotations(), rotation -> List.of(rotation.team()));
        lost.check(
                clinicians,
                DirectoryFile.CLINICIAN_PHONES,
                stored.clinicianPhones(),
                phone -> List.of(phone.clinician()));
        lost.check(clinicians, DirectoryFile.TEAM_MEMBERS, stored.members(), member -> List.of(member.clinician()));
        lost.check(
                clinicians,
                DirectoryFile.CARE_RELATIONSHIPS,
                stored.relationships(),
                care -> List.of(care.clinician()));
        lost.check(clinicians, DirectoryFile.ENCOUNTERS, stored.encounters(), met -> List.of(met.clinician()));
        lost.check(clinicians, DirectoryFile.SHIFTS, stored.shifts(), shift -> List.of(shift.clinician()));
        lost.check(clinicians, DirectoryFile.ROTATIONS, stored.rotations(), rotation -> rotation.clinicians());
        lost.check(clinicians, DirectoryFile.ESCALATION_POLICIES, stored.policies(), References::named);
        lost.check(clients, DirectoryFile.CLIENT_PHONES, stored.phones(), phone -> List.of(phone.client()));
        lost.check(clients, DirectoryFile.CARE_RELATIONSHIPS, stored.relationships(), care -> List.of(care.client()));
        lost.check(clients, DirectoryFile.ENCOUNTERS, stored.encounters(), met -> List.of(met.client()));
    }

    private static List<ClinicianId> named(EscalationPolicy policy) {
        return policy.steps().stream()
                .flatMap(step -> step.who().stream())
                .flatMap(who -> who instanceof Who.Named named ? Stream.of(named.clinician()) : Stream.empty())
                .toList();
    }

    private record Lost(GivenFiles files, Consumer<Fault> faults) {
        <T, I> void check(
                KnownIds<I> known, DirectoryFile referring, List<T> stored, Function<T, ? extends Collection<I>> ids) {
            if (files.has(referring)) {
                return;
            }
            long rows = stored.stream()
                    .filter(row -> ids.apply(row).stream().anyMatch(id -> !known.knows(id.toString())))
                    .count();
            if (rows > 0) {
                faults.accept(new Fault(
                        known.file().fileName,
                        1,
                        known.column(),
                        "%d stored rows of %s need ids that are not in this file; keep them here, or give %s too"
                                .formatted(rows, referring.fileName, referring.fileName)));
            }
        }
    }
}
