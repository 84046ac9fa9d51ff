package org.knownvoice.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.knownvoice.directory.ClinicianId;
import org.knownvoice.schedule.ShiftOffer.Answer;
import org.knownvoice.schedule.ShiftOffer.Asked;
import org.knownvoice.schedule.ShiftOffer.Kind;

/**
 * What may be offered to whom, and what a word on an offer does.
 *
 * @param reachable who is active and has a phone
 */
public record OfferRules(OnCall onCall, Predicate<ClinicianId> reachable, Instant now) {
    /** How far ahead anything is arranged. */
    public static final Duration FARTHEST = Duration.ofDays(400);

    /** Why this cannot be offered; empty when it can. */
    public Optional<WhyNot> refusal(ShiftOffer.Wanted wanted) {
        var shift = wanted.shift();
        if (!shift.endsAt().isAfter(now)) {
            return Optional.of(WhyNot.OVER);
        }
        if (isTooFar(shift)) {
            return Optional.of(WhyNot.TOO_FAR);
        }
        if (!isOnCall(shift)) {
            return Optional.of(WhyNot.NOT_ON_CALL);
        }
        if (wanted.asked().isEmpty()) {
            return Optional.of(WhyNot.NOBODY_ASKED);
        }
        var people = new HashSet<ClinicianId>();
        return wanted.asked().stream()
                .flatMap(one ->
                        (people.add(one.clinician()) ? refusal(wanted, one) : Optional.of(WhyNot.ASKED_TWICE)).stream())
                .findFirst();
    }

    private Optional<WhyNot> refusal(ShiftOffer.Wanted wanted, Asked asked) {
        if (asked.clinician().equals(wanted.shift().clinician())) {
            return Optional.of(WhyNot.ASKS_ONESELF);
        }
        if (!reachable.test(asked.clinician())) {
            return Optional.of(WhyNot.ASKED_UNREACHABLE);
        }
        if (isOnCallThere(asked.clinician(), wanted.shift())) {
            return Optional.of(WhyNot.ASKED_ON_CALL_THERE);
        }
        if (wanted.kind() == Kind.COVER) {
            return asked.gives().map(given -> WhyNot.GIVES_FOR_NOTHING);
        }
        return asked.gives()
                .map(given -> refusalOfGiven(wanted.shift(), asked.clinician(), given))
                .orElse(Optional.of(WhyNot.GIVES_NOTHING));
    }

    private Optional<WhyNot> refusalOfGiven(Shift offered, ClinicianId giver, Shift given) {
        if (!given.endsAt().isAfter(now)) {
            return Optional.of(WhyNot.GIVEN_OVER);
        }
        if (!given.clinician().equals(giver) || isTooFar(given) || !isOnCall(given)) {
            return Optional.of(WhyNot.GIVEN_NOT_THEIRS);
        }
        boolean overlaps = given.place().equals(offered.place())
                && given.startsAt().isBefore(offered.endsAt())
                && offered.startsAt().isBefore(given.endsAt());
        return overlaps ? Optional.of(WhyNot.GIVEN_OVERLAPS) : Optional.empty();
    }

    /** Of these people, who could take a stretch and is free then: reachable, and on call nowhere in it. */
    public List<ClinicianId> free(Collection<ClinicianId> people, Shift shift) {
        return people.stream()
                .filter(one -> !one.equals(shift.clinician()) && reachable.test(one))
                .filter(one ->
                        onCall.between(one, fromNow(shift), shift.endsAt()).isEmpty())
                .sorted()
                .toList();
    }

    /** Of these people, who may be asked to take the stretch. */
    public List<ClinicianId> eligible(Collection<ClinicianId> people, Shift shift) {
        return people.stream()
                .distinct()
                .filter(one -> !one.equals(shift.clinician()) && reachable.test(one))
                .filter(one -> !isOnCallThere(one, shift))
                .toList();
    }

    /** Somebody who was asked says yes. The first one wins; a stretch that is running is taken from now on. */
    public Answered accept(ShiftOffer offer, ClinicianId clinician) {
        var asked = offer.asked(clinician);
        if (asked.isEmpty()) {
            return new Answered.Refused(WhyNot.NOT_ASKED);
        }
        if (offer.takenBy().filter(clinician::equals).isPresent()) {
            return new Answered.SaidAlready();
        }
        if (!offer.isOpen(now)) {
            return new Answered.Gone(offer.takenBy());
        }
        return stillGood(offer, asked.get())
                .<Answered>map(Answered.Refused::new)
                .orElseGet(() -> new Answered.Taken(covers(offer, asked.get())));
    }

    private Optional<WhyNot> stillGood(ShiftOffer offer, Asked asked) {
        if (!isOnCall(fromNow(offer))) {
            return Optional.of(WhyNot.NO_LONGER_THEIRS);
        }
        if (!reachable.test(asked.clinician())) {
            return Optional.of(WhyNot.ASKED_UNREACHABLE);
        }
        if (isOnCallThere(asked.clinician(), offer.shift())) {
            return Optional.of(WhyNot.ASKED_ON_CALL_THERE);
        }
        return asked.gives()
                .filter(given -> !given.endsAt().isAfter(now) || !isOnCall(rest(given)))
                .map(given -> WhyNot.NO_LONGER_GIVEN);
    }

    private List<NewOverride> covers(ShiftOffer offer, Asked asked) {
        var covers = new ArrayList<NewOverride>();
        covers.add(NewOverride.cover(offer.shift(), fromNow(offer.shift()), asked.clinician()));
        asked.gives().ifPresent(given -> covers.add(NewOverride.cover(given, fromNow(given), offer.clinician())));
        return covers;
    }

    /** Somebody who was asked says no. */
    public Answered decline(ShiftOffer offer, ClinicianId clinician) {
        var asked = offer.asked(clinician);
        if (asked.isEmpty()) {
            return new Answered.Refused(WhyNot.NOT_ASKED);
        }
        if (offer.takenBy().filter(clinician::equals).isPresent()) {
            return new Answered.Refused(WhyNot.TAKEN_BY_YOU);
        }
        if (asked.get().answer().filter(Answer.DECLINED::equals).isPresent()) {
            return new Answered.SaidAlready();
        }
        if (!offer.isOpen(now)) {
            return new Answered.Gone(offer.takenBy());
        }
        return new Answered.Declined(offer.stillAsked().size() == 1);
    }

    /** The offerer, or who made the offer for them, takes it back. */
    public Answered withdraw(ShiftOffer offer, ClinicianId clinician) {
        if (!offer.clinician().equals(clinician) && !offer.madeBy().equals(clinician.value())) {
            return new Answered.Refused(WhyNot.NOT_THEIRS);
        }
        return switch (offer.state(now)) {
            case OPEN -> new Answered.Withdrawn();
            case WITHDRAWN -> new Answered.SaidAlready();
            case TAKEN, DECLINED, EXPIRED -> new Answered.Gone(offer.takenBy());
        };
    }

    private boolean isTooFar(Shift shift) {
        return shift.endsAt().isAfter(now.plus(FARTHEST)) || shift.startsAt().isBefore(now.minus(FARTHEST));
    }

    /** For all of the time, there. */
    private boolean isOnCall(Shift shift) {
        return onCall.between(shift.clinician(), shift.startsAt(), shift.endsAt())
                .contains(shift);
    }

    private boolean isOnCallThere(ClinicianId clinician, Shift shift) {
        return isOnCall(new Shift(shift.team(), shift.tier(), clinician, fromNow(shift), shift.endsAt()));
    }

    private Shift rest(Shift shift) {
        return new Shift(shift.team(), shift.tier(), shift.clinician(), fromNow(shift), shift.endsAt());
    }

    private Shift fromNow(ShiftOffer offer) {
        return rest(offer.shift());
    }

    private Instant fromNow(Shift shift) {
        return shift.startsAt().isBefore(now) ? now : shift.startsAt();
    }
}
