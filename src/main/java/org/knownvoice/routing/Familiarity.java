package org.knownvoice.routing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.knownvoice.config.FamiliarityWeights;
import org.knownvoice.directory.CareRelationship.Kind;
import org.knownvoice.directory.Client;
import org.knownvoice.directory.ClientId;
import org.knownvoice.directory.ClinicianId;
import org.knownvoice.directory.Language;
import org.knownvoice.paging.Workload;

/** Who knows the client best. Pure, and explains itself. */
public final class Familiarity {
    /**
     * One clinician's place.
     *
     * @param reason codes such as {@code primary met_days:2 met_90d:12}: they end in a log that can forget nothing
     */
    public record Ranked(ClinicianId clinician, double score, String reason) {}

    private Familiarity() {}

    /**
     * Best first. The excluded are left out; who is on another crisis comes last; among equals the one with fewer pages
     * this week comes first.
     */
    public static List<Ranked> rank(
            Roster roster, ClientId client, Collection<ClinicianId> available, Workload workload, Instant now) {
        Comparator<Ranked> order = Comparator.comparing(
                        (Ranked one) -> workload.onAnotherCrisis().contains(one.clinician()))
                .thenComparing(Ranked::score, Comparator.reverseOrder())
                .thenComparing(one -> workload.pagesThisWeek().getOrDefault(one.clinician(), 0))
                .thenComparing(Ranked::clinician);
        return available.stream()
                .distinct()
                .filter(one -> !roster.isExcluded(client, one))
                .map(one -> of(roster, client, one, workload, now))
                .sorted(order)
                .toList();
    }

    /** Has a care relationship with the client, or met them in the days that count; never when excluded. */
    public static boolean knows(Roster roster, ClientId client, ClinicianId clinician, Instant now) {
        return !roster.isExcluded(client, clinician)
                && (roster.relationship(client, clinician).isPresent()
                        || !roster.meetings(client, clinician, now).isEmpty());
    }

    /** How well one clinician knows the client, and why. */
    public static Ranked of(Roster roster, ClientId client, ClinicianId clinician, Workload workload, Instant now) {
        var weights = roster.weights();
        var reasons = new ArrayList<String>();
        double score = 0;
        var kind = roster.relationship(client, clinician);
        if (kind.isPresent()) {
            score += points(weights, kind.get());
            reasons.add(kind.get().name().toLowerCase(Locale.ROOT));
        }
        var meetings = roster.meetings(client, clinician, now);
        if (!meetings.isEmpty()) {
            long days = Duration.between(meetings.getLast(), now).toDays();
            long memory = weights.memory().toDays();
            score += weights.met();
            score += weights.metToday() * (1 - (double) days / memory);
            score += weights.eachMeeting() * Math.min(meetings.size(), weights.mostMeetings());
            reasons.add("met_days:" + days);
            reasons.add("met_" + memory + "d:" + meetings.size());
        }
        if (workload.lastCrisisWith().filter(clinician::equals).isPresent()) {
            score += weights.lastCrisis();
            reasons.add("last_crisis");
        }
        var language = sharedLanguage(roster, client, clinician);
        if (language.isPresent()) {
            score += weights.language();
            reasons.add("language:" + language.get().code());
        }
        if (workload.onAnotherCrisis().contains(clinician)) {
            reasons.add("on_other_crisis");
        }
        return new Ranked(clinician, score, String.join(" ", reasons));
    }

    private static int points(FamiliarityWeights weights, Kind kind) {
        return switch (kind) {
            case PRIMARY -> weights.primary();
            case SECONDARY -> weights.secondary();
            case CASE_MANAGER -> weights.caseManager();
            case PRESCRIBER -> weights.prescriber();
            case PEER -> weights.peer();
            case EXCLUDED -> 0;
        };
    }

    private static Optional<Language> sharedLanguage(Roster roster, ClientId client, ClinicianId clinician) {
        return roster.client(client)
                .map(Client::language)
                .filter(language -> !language.equals(Language.ENGLISH))
                .filter(language -> roster.clinician(clinician)
                        .filter(one -> one.languages().contains(language))
                        .isPresent());
    }

    /** The codes of a reason, read to people: "primary clinician; saw the client 2 days ago; 12 contacts in 90 days". */
    public static String inWords(String reason) {
        return FamiliarityWords.read(reason);
    }
}
