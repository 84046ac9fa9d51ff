package org.knownvoice.paging;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.knownvoice.directory.ClientId;
import org.knownvoice.directory.ClinicianId;
import org.knownvoice.directory.TeamId;
import org.knownvoice.routing.Familiarity;
import org.knownvoice.routing.Roster;
import org.knownvoice.schedule.OnCall.Duty;
import org.knownvoice.schedule.Tier;

/** Whom a step asks at an instant, best first. Never the excluded, never somebody off shift. */
public final class WhomToAsk {
    private WhomToAsk() {}

    /** The people of one step, each once: in the order in which the step names them, inside that by familiarity. */
    public static List<Candidate> candidates(
            EscalationStep step,
            Roster roster,
            Optional<ClientId> client,
            TeamId team,
            Workload workload,
            Instant now) {
        return candidates(step, roster, client, Optional.empty(), team, workload, now);
    }

    /** The same without the clinician who is the caller. */
    public static List<Candidate> candidates(
            EscalationStep step,
            Roster roster,
            Optional<ClientId> client,
            Optional<ClinicianId> caller,
            TeamId team,
            Workload workload,
            Instant now) {
        var asked = new Asking(roster, client, caller, team, workload, now);
        Map<ClinicianId, Candidate> all = new LinkedHashMap<>();
        for (Who who : step.who()) {
            asked.of(who).forEach(one -> all.putIfAbsent(one.clinician(), one));
        }
        return othersOnCrisisLast(all.values(), workload);
    }

    /** The supervisors on call for the team, else any of the program, else everybody who is on call. */
    public static List<Candidate> supervisors(Roster roster, Optional<ClientId> client, TeamId team, Instant now) {
        return supervisors(roster, client, Optional.empty(), team, now);
    }

    /** The same without the clinician who is the caller. */
    public static List<Candidate> supervisors(
            Roster roster, Optional<ClientId> client, Optional<ClinicianId> caller, TeamId team, Instant now) {
        var asked = new Asking(roster, client, caller, team, Workload.NONE, now);
        var own = asked.of(new Who.OnCallTier(Tier.SUPERVISOR));
        if (!own.isEmpty()) {
            return own;
        }
        var any = asked.onCall(duty -> duty.tier() == Tier.SUPERVISOR);
        return any.isEmpty() ? asked.onCall(duty -> true) : any;
    }

    /**
     * Whether one clinician may be rung for this contact: on call for whichever team, or opted in to after hours for the
     * client. Never the excluded, nor who has left or has no phone.
     */
    public static boolean mayBeRung(
            Roster roster, Optional<ClientId> client, TeamId team, ClinicianId clinician, Instant now) {
        var asked = new Asking(roster, client, Optional.empty(), team, Workload.NONE, now);
        return !asked.of(new Who.Named(clinician)).isEmpty()
                || asked.canBeAsked(clinician)
                        && client.filter(known -> roster.isReachableAfterHours(known, clinician, now))
                                .isPresent();
    }

    private static List<Candidate> othersOnCrisisLast(Collection<Candidate> all, Workload workload) {
        return all.stream()
                .sorted(Comparator.comparing(one -> workload.onAnotherCrisis().contains(one.clinician())))
                .toList();
    }

    /** One question, with all that it depends on. */
    private record Asking(
            Roster roster,
            Optional<ClientId> client,
            Optional<ClinicianId> caller,
            TeamId team,
            Workload workload,
            Instant now) {

        List<Candidate> of(Who who) {
            return switch (who) {
                case Who.KnowsClient ignored -> whoKnows();
                case Who.OnCallTier tier -> onCall(duty -> isTeams(duty) && duty.tier() == tier.tier());
                case Who.OnCallTeam ignored -> onCall(duty -> isTeams(duty) && duty.tier() != Tier.SUPERVISOR);
                case Who.OnCallProgram ignored -> onCall(duty -> duty.tier() != Tier.SUPERVISOR);
                case Who.Named named -> onCall(duty -> duty.clinician().equals(named.clinician()));
            };
        }

        private boolean isTeams(Duty duty) {
            return duty.team().equals(team);
        }

        private List<Candidate> whoKnows() {
            return client.map(this::whoKnows).orElse(List.of());
        }

        private List<Candidate> whoKnows(ClientId known) {
            var reachable = new LinkedHashMap<ClinicianId, String>();
            roster.acquaintances(known).stream()
                    .filter(one -> Familiarity.knows(roster, known, one, now))
                    .filter(this::canBeAsked)
                    .forEach(one -> {
                        if (roster.onCall().isOnCall(one, now)) {
                            reachable.put(one, "");
                        } else if (roster.isReachableAfterHours(known, one, now)) {
                            reachable.put(one, "after_hours");
                        }
                    });
            return byFamiliarity(known, reachable);
        }

        List<Candidate> onCall(Predicate<Duty> wanted) {
            var duties = new LinkedHashMap<ClinicianId, String>();
            roster.onCall().at(now).stream()
                    .filter(wanted)
                    .filter(duty -> team.mayAsk(duty.team()))
                    .filter(duty -> canBeAsked(duty.clinician()))
                    .sorted(Comparator.comparing((Duty duty) -> !isTeams(duty)).thenComparing(Duty::tier))
                    .forEach(duty -> duties.putIfAbsent(duty.clinician(), code(duty)));
            return client.map(known -> byFamiliarity(known, duties)).orElseGet(() -> byFairness(duties));
        }

        private String code(Duty duty) {
            return "on_call:" + duty.tier().name().toLowerCase(Locale.ROOT) + (isTeams(duty) ? " team" : " program");
        }

        private List<Candidate> byFamiliarity(ClientId known, Map<ClinicianId, String> people) {
            return Familiarity.rank(roster, known, people.keySet(), workload, now).stream()
                    .map(one ->
                            new Candidate(one.clinician(), (people.get(one.clinician()) + " " + one.reason()).strip()))
                    .toList();
        }

        private List<Candidate> byFairness(Map<ClinicianId, String> duties) {
            return duties.entrySet().stream()
                    .sorted(Comparator.<Map.Entry<ClinicianId, String>, Integer>comparing(
                                    duty -> workload.pagesThisWeek().getOrDefault(duty.getKey(), 0))
                            .thenComparing(Map.Entry::getKey))
                    .map(duty -> new Candidate(duty.getKey(), duty.getValue()))
                    .toList();
        }

        private boolean canBeAsked(ClinicianId clinician) {
            return roster.isActive(clinician)
                    && !roster.phonesOf(clinician).isEmpty()
                    && caller.filter(clinician::equals).isEmpty();
        }
    }
}
