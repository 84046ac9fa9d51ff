package org.knownvoice.routing;

import java.util.List;
import org.knownvoice.directory.CareRelationship;
import org.knownvoice.directory.Client;
import org.knownvoice.directory.ClientPhone;
import org.knownvoice.directory.Clinician;
import org.knownvoice.directory.ClinicianId;
import org.knownvoice.directory.ClinicianPhone;
import org.knownvoice.directory.Encounter;
import org.knownvoice.directory.Line;
import org.knownvoice.directory.Team;
import org.knownvoice.directory.TeamId;
import org.knownvoice.paging.EscalationPolicy;
import org.knownvoice.schedule.Rotation;
import org.knownvoice.schedule.Shift;

/**
 * The whole directory as rows.
 *
 * @param version grows by one with each change; 0: nothing was ever imported
 */
public record DirectoryRows(
        List<Line> lines,
        List<Team> teams,
        List<Clinician> clinicians,
        List<TeamMember> members,
        List<Client> clients,
        List<ClientPhone> phones,
        List<CareRelationship> relationships,
        List<Encounter> encounters,
        List<Shift> shifts,
        List<Rotation> rotations,
        List<EscalationPolicy> policies,
        List<ClinicianPhone> clinicianPhones,
        Arrangements arrangements,
        long version) {
    public static final DirectoryRows EMPTY = new DirectoryRows(
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            Arrangements.NONE,
            0);

    /** A clinician belongs to a team. */
    public record TeamMember(TeamId team, ClinicianId clinician) {}

    public DirectoryRows {
        lines = List.copyOf(lines);
        teams = List.copyOf(teams);
        clinicians = List.copyOf(clinicians);
        members = List.copyOf(members);
        clients = List.copyOf(clients);
        phones = List.copyOf(phones);
        relationships = List.copyOf(relationships);
        encounters = List.copyOf(encounters);
        shifts = List.copyOf(shifts);
        rotations = List.copyOf(rotations);
        policies = List.copyOf(policies);
        clinicianPhones = List.copyOf(clinicianPhones);
    }

    public DirectoryRows withArrangements(Arrangements other) {
        return new DirectoryRows(
                lines,
                teams,
                clinicians,
                members,
                clients,
                phones,
                relationships,
                encounters,
                shifts,
                rotations,
                policies,
                clinicianPhones,
                other,
                version);
    }
}
