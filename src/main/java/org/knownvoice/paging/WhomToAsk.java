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
        var asked = new Asking(roster, client, team, workload, now);
        Map<ClinicianId, Candidate> all = new LinkedHashMap<>();
        for (Who who : step.who()) {
            asked.of(who).forEach(one -> all.putIfAbsent(one.clinician(), one));
        }
        return othersOnCrisisLast(all.values(), workload);
    }

    /** The supervisors on call for the team, else any of the program, else everybody who is on call. */
    public static List<Candidate> supervisors(Roster roster, Optional<ClientId> client, TeamId team, Instant now) {
        var asked = new Asking(roster, client, team, Workload.NONE, now);
        var own = asked.of(new Who.OnCallTier(Tier.SUPERVISOR));
        if (!own.isEmpty()) {
            return own;
        }
        var any = asked.onCall(duty -> duty.tier() == Tier.SUPERVISOR);
        return any.isEmpty() ? asked.onCall(duty -> true) : any;
    }

    private static List<Candidate> othersOnCrisisLast(Collection<Candidate> all, Workload workload) {
        return all.stream()
                .sorted(Comparator.comparing(one -> workload.onAnotherCrisis().contains(one.clinician())))
                .toList();
    }

    /** One question, with all that it depends on. */
    private record Asking(Roster roster, Optional<ClientId> client, TeamId team, Workload workload, Instant now) {

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
            return client.map(known -> {
                        var available = roster.acquaintances(known).stream()
                                .filter(one -> Familiarity.knows(roster, known, one, now))
                                .filter(one -> roster.onCall().isOnCall(one, now)
                                        || roster.isReachableAfterHours(known, one, now))
                                .filter(this::hasPhone)
                                .toList();
                        return ranked(known, available, Map.of());
                    })
                    .orElse(List.of());
        }

        List<Candidate> onCall(Predicate<Duty> wanted) {
            var duties = new LinkedHashMap<ClinicianId, String>();
            roster.onCall().at(now).stream()
                    .filter(wanted)
                    .filter(duty -> hasPhone(duty.clinician()))
                    .forEach(duty -> duties.putIfAbsent(
                            duty.clinician(), "on_call:" + duty.tier().name().toLowerCase(Locale.ROOT)));
            return client.map(known -> ranked(known, duties.keySet(), duties)).orElseGet(() -> byFairness(duties));
        }

        private List<Candidate> ranked(
                ClientId known, Collection<ClinicianId> people, Map<ClinicianId, String> duties) {
            return Familiarity.rank(roster, known, people, workload, now).stream()
                    .map(one -> new Candidate(
                            one.clinician(),
                            (duties.getOrDefault(one.clinician(), duty(known, one.clinician())) + " " + one.reason())
                                    .strip()))
                    .toList();
        }

        private String duty(ClientId known, ClinicianId clinician) {
            return roster.onCall().isOnCall(clinician, now) ? "" : "after_hours";
        }

        private List<Candidate> byFairness(Map<ClinicianId, String> duties) {
            return duties.entrySet().stream()
                    .sorted(Comparator.<Map.Entry<ClinicianId, String>, Integer>comparing(
                                    duty -> workload.pagesThisWeek().getOrDefault(duty.getKey(), 0))
                            .thenComparing(Map.Entry::getKey))
                    .map(duty -> new Candidate(duty.getKey(), duty.getValue()))
                    .toList();
        }

        private boolean hasPhone(ClinicianId clinician) {
            return roster.clinician(clinician).flatMap(one -> one.mobile()).isPresent();
        }
    }
}
