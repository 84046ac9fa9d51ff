package org.knownvoice.schedule;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.knownvoice.directory.ClinicianId;
import org.knownvoice.directory.TeamId;

/**
 * Which overrides make sense.
 *
 * @param reachable who is active and has a phone
 */
public record OverrideRules(OnCall onCall, Predicate<ClinicianId> reachable, Instant now) {

    /** Why this makes no sense, whoever is on call; empty when it does. */
    public Optional<WhyNot> senseless(NewOverride wanted) {
        if (wanted.coveredBy().filter(wanted.clinician()::equals).isPresent()) {
            return Optional.of(WhyNot.COVERS_ONESELF);
        }
        if (!wanted.endsAt().isAfter(now)) {
            return Optional.of(WhyNot.OVER);
        }
        boolean tooFar = wanted.endsAt().isAfter(now.plus(OfferRules.FARTHEST))
                || wanted.startsAt().isBefore(now.minus(OfferRules.FARTHEST));
        return tooFar ? Optional.of(WhyNot.TOO_FAR) : Optional.empty();
    }

    /** Why this cannot be made, though it makes sense; empty when it can. */
    public Optional<WhyNot> refusal(NewOverride wanted) {
        return switch (wanted.kind()) {
            case COVER -> refusalOfCover(wanted);
            case EXTRA -> reachable.test(wanted.clinician()) ? Optional.empty() : Optional.of(WhyNot.EXTRA_UNREACHABLE);
            case TIME_OFF -> Optional.empty();
        };
    }

    private Optional<WhyNot> refusalOfCover(NewOverride cover) {
        var coveredBy = cover.coveredBy().orElseThrow();
        if (!reachable.test(coveredBy)) {
            return Optional.of(WhyNot.COVER_UNREACHABLE);
        }
        boolean onCallThere = onCall.between(cover.clinician(), cover.startsAt(), cover.endsAt()).stream()
                .anyMatch(shift -> cover.place().filter(shift.place()::equals).isPresent());
        return onCallThere ? Optional.empty() : Optional.of(WhyNot.NEVER_ON_CALL);
    }

    /** The teams whose times on call it concerns. */
    public Set<TeamId> teams(NewOverride wanted) {
        return wanted.place()
                .map(place -> Set.of(place.team()))
                .orElseGet(() -> onCall.between(wanted.clinician(), wanted.startsAt(), wanted.endsAt()).stream()
                        .map(Shift::team)
                        .collect(Collectors.toSet()));
    }

    /** Whether nobody's times on call would be others, were it made over all that there is. */
    public boolean changesNothing(NewOverride wanted, OnCall after) {
        return wanted.numbered(0).people().stream()
                .allMatch(one -> onCall.between(one, wanted.startsAt(), wanted.endsAt())
                        .equals(after.between(one, wanted.startsAt(), wanted.endsAt())));
    }
}
