package org.knownvoice.routing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.knownvoice.directory.ClientId;
import org.knownvoice.directory.Clinician;
import org.knownvoice.directory.ClinicianId;
import org.knownvoice.directory.LoginRole;
import org.knownvoice.directory.TeamId;
import org.knownvoice.schedule.OnCall;
import org.knownvoice.schedule.Tier;

/** Who is told when something is wrong with a team's roster. */
public final class Supervisors {
    private Supervisors() {}

    /**
     * The supervisors who are on call for the team, else those of the whole program, else the team's members who are
     * supervisors by role, else the managers.
     *
     * @param except whom it is about
     */
    public static List<ClinicianId> of(Roster roster, TeamId team, Instant now, Set<ClinicianId> except) {
        return Stream.<Supplier<Stream<ClinicianId>>>of(
                        () -> roster.onCall(team, Tier.SUPERVISOR, now).stream(),
                        () -> roster.onCall().at(now).stream()
                                .filter(duty -> duty.tier() == Tier.SUPERVISOR && team.mayAsk(duty.team()))
                                .map(OnCall.Duty::clinician),
                        () -> withRole(roster, LoginRole.SUPERVISOR).filter(one -> roster.isMember(team, one)),
                        () -> withRole(roster, LoginRole.MANAGER))
                .map(circle -> circle.get()
                        .filter(one -> !except.contains(one))
                        .distinct()
                        .toList())
                .filter(circle -> !circle.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    /** The same where it is about a client's contact: nobody who must never be asked for this client. */
    public static List<ClinicianId> forContact(Roster roster, TeamId team, Optional<ClientId> client, Instant now) {
        return of(roster, team, now, client.map(roster::excludedFor).orElse(Set.of()));
    }

    /** Whether somebody may decide what is a supervisor's to decide: by role, or on call as one now. */
    public static boolean maySupervise(Roster roster, ClinicianId clinician, Instant now) {
        boolean byRole = roster.clinician(clinician)
                .filter(one -> one.role() != LoginRole.CLINICIAN)
                .isPresent();
        return roster.isActive(clinician)
                && (byRole
                        || roster.onCall().at(now).stream()
                                .anyMatch(duty -> duty.tier() == Tier.SUPERVISOR
                                        && duty.clinician().equals(clinician)));
    }

    /** The supervisors who are on call for whichever team, else the managers: those of them who have an e-mail address. */
    public static List<ClinicianId> withEmail(Roster roster, Instant now) {
        return Stream.<Supplier<Stream<ClinicianId>>>of(
                        () -> roster.onCall().at(now).stream()
                                .filter(duty -> duty.tier() == Tier.SUPERVISOR)
                                .map(OnCall.Duty::clinician),
                        () -> withRole(roster, LoginRole.MANAGER))
                .map(circle -> circle.get().filter(roster::hasEmail).distinct().toList())
                .filter(circle -> !circle.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private static Stream<ClinicianId> withRole(Roster roster, LoginRole role) {
        return roster.allClinicians().stream()
                .filter(one -> one.role() == role)
                .map(Clinician::id)
                .filter(roster::isActive);
    }
}
