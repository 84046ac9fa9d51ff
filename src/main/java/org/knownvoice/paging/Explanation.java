package org.knownvoice.paging;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.knownvoice.directory.Client;
import org.knownvoice.directory.ClientId;
import org.knownvoice.directory.Clinician;
import org.knownvoice.directory.ClinicianId;
import org.knownvoice.directory.Line;
import org.knownvoice.directory.TeamId;
import org.knownvoice.routing.Familiarity;
import org.knownvoice.routing.Familiarity.Ranked;
import org.knownvoice.routing.Roster;
import org.knownvoice.schedule.OnCall.Duty;
import org.knownvoice.schedule.Shift;

/**
 * Whom a client's call would page at a moment, and why: the answer of the very rules that page.
 *
 * @param identified false for a discharged client, who is an unidentified caller
 * @param team whose ladder is climbed: the client's, or for an unidentified caller the line's
 * @param steps the team's ladder
 * @param supervisors who is asked again and again when the ladder has ended without an acceptance
 * @param notAsked who knows the client all the same; the closest first, after those who must not be asked
 */
public record Explanation(
        Client client,
        boolean identified,
        TeamId team,
        Instant at,
        List<Step> steps,
        List<Asked> supervisors,
        List<NotAsked> notAsked) {

    /** How far ahead the next time on call is looked for. */
    public static final Duration LOOK_AHEAD = Duration.ofDays(28);

    /** A rung of the ladder with the people whom it asks, best first. Without people it takes no time. */
    public record Step(EscalationStep step, List<Asked> asked) {
        public Step {
            asked = List.copyOf(asked);
        }
    }

    /**
     * One person who is asked.
     *
     * @param candidate who, with the reason as the record would have it
     * @param familiarity how well they know the client; empty for an unidentified caller
     * @param duties as what they are on call; none when they opted in to this hour
     * @param pagesThisWeek what decides among equals
     * @param sinceStep the number of the step that asks them first
     */
    public record Asked(
            Candidate candidate, Optional<Ranked> familiarity, List<Duty> duties, int pagesThisWeek, int sinceStep) {
        public Asked {
            duties = List.copyOf(duties);
        }
    }

    /**
     * One person who knows the client and is not asked.
     *
     * @param nextOnCall within {@link #LOOK_AHEAD}, for whoever is off shift
     * @param afterHoursUntil until when the client, as one of their own, may reach them beyond their shifts
     */
    public record NotAsked(
            Ranked familiarity, Why why, Optional<Shift> nextOnCall, Optional<LocalTime> afterHoursUntil) {}

    /** Why somebody who knows the client is not asked. */
    public enum Why {
        /** Must never be asked for this client. */
        EXCLUDED,
        /** Has left. */
        LEFT,
        /** Has no phone. */
        NO_PHONE,
        /** Is not on call, nor opted in to this hour. */
        OFF_SHIFT,
        /** Is on call, and no step of the ladder names them. */
        IN_NO_STEP
    }

    public Explanation {
        steps = List.copyOf(steps);
        supervisors = List.copyOf(supervisors);
        notAsked = List.copyOf(notAsked);
    }

    /** Empty when there is no such client. */
    public static Optional<Explanation> of(Roster roster, ClientId client, Workload workload, Instant at) {
        return roster.client(client).map(known -> new Asking(roster, known, workload, at).explained());
    }

    /** The team that is paged for a caller with this client's phone. */
    private static TeamId team(Roster roster, Client client) {
        if (client.isEnrolled()) {
            return client.team();
        }
        return roster.allLines().stream()
                .map(Line::team)
                .filter(client.team()::equals)
                .findFirst()
                .or(() -> roster.allLines().stream().map(Line::team).findFirst())
                .orElse(client.team());
    }

    /** One question, with all that it depends on. */
    private record Asking(Roster roster, Client client, Workload workload, Instant at) {

        Explanation explained() {
            var team = team(roster, client);
            List<Step> steps = new ArrayList<>();
            Map<ClinicianId, Integer> since = new HashMap<>();
            for (EscalationStep step : roster.policy(team).steps()) {
                var people = WhomToAsk.candidates(step, roster, identified(), team, workload, at);
                people.forEach(one -> since.putIfAbsent(one.clinician(), step.number()));
                steps.add(new Step(
                        step,
                        people.stream()
                                .map(one -> asked(one, since.get(one.clinician())))
                                .toList()));
            }
            var supervisors = WhomToAsk.supervisors(roster, identified(), team, at).stream()
                    .map(one -> asked(one, since.getOrDefault(one.clinician(), steps.size() + 1)))
                    .toList();
            return new Explanation(client, client.isEnrolled(), team, at, steps, supervisors, notAsked(since.keySet()));
        }

        private Optional<ClientId> identified() {
            return Optional.of(client).filter(Client::isEnrolled).map(Client::id);
        }

        private Asked asked(Candidate candidate, int sinceStep) {
            var clinician = candidate.clinician();
            return new Asked(
                    candidate,
                    identified().map(known -> familiarity(clinician)),
                    roster.onCall().at(at).stream()
                            .filter(duty -> duty.clinician().equals(clinician))
                            .toList(),
                    workload.pagesThisWeek().getOrDefault(clinician, 0),
                    sinceStep);
        }

        private Ranked familiarity(ClinicianId clinician) {
            return Familiarity.of(roster, client.id(), clinician, workload, at);
        }

        private List<NotAsked> notAsked(Set<ClinicianId> asked) {
            if (identified().isEmpty()) {
                return List.of();
            }
            return roster.acquaintances(client.id()).stream()
                    .filter(one -> !asked.contains(one))
                    .filter(one ->
                            roster.isExcluded(client.id(), one) || Familiarity.knows(roster, client.id(), one, at))
                    .map(this::notAsked)
                    .sorted(Comparator.comparing((NotAsked one) -> one.why() != Why.EXCLUDED)
                            .thenComparing(one -> one.familiarity().score(), Comparator.reverseOrder())
                            .thenComparing(one -> one.familiarity().clinician()))
                    .toList();
        }

        private NotAsked notAsked(ClinicianId clinician) {
            var why = why(clinician);
            boolean offShift = why == Why.OFF_SHIFT;
            var next = roster.onCall().between(clinician, at, at.plus(LOOK_AHEAD)).stream()
                    .filter(shift -> offShift)
                    .findFirst();
            var until = roster.clinician(clinician)
                    .filter(known -> offShift
                            && roster.relationship(client.id(), clinician).isPresent())
                    .flatMap(Clinician::afterHoursUntil);
            return new NotAsked(familiarity(clinician), why, next, until);
        }

        private Why why(ClinicianId clinician) {
            if (roster.isExcluded(client.id(), clinician)) {
                return Why.EXCLUDED;
            }
            if (!roster.isActive(clinician)) {
                return Why.LEFT;
            }
            if (roster.phonesOf(clinician).isEmpty()) {
                return Why.NO_PHONE;
            }
            return roster.onCall().isOnCall(clinician, at) ? Why.IN_NO_STEP : Why.OFF_SHIFT;
        }
    }
}
