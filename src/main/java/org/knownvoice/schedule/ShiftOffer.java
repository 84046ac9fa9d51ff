package org.knownvoice.schedule;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.knownvoice.directory.ClinicianId;

/**
 * A stretch on call that a clinician offers to colleagues. It stays theirs until one of them accepts; the first one wins.
 *
 * @param madeBy the clinician's id, or that of who did it for them; or of the system itself
 * @param settled empty while it is open; an offer whose stretch is over is open no more all the same
 */
public record ShiftOffer(
        OfferId id, OfferCode code, Wanted wanted, Instant madeAt, String madeBy, Optional<Settled> settled) {

    /** What is asked for. */
    public enum Kind {
        /** Somebody takes the stretch. */
        COVER,
        /** Somebody takes the stretch and gives one of theirs for it. */
        SWAP
    }

    /** A colleague to whom it goes, with what they would give for it, and their word on it so far. */
    public record Asked(ClinicianId clinician, Optional<Shift> gives, Optional<Answer> answer) {
        public static Asked of(ClinicianId clinician, Optional<Shift> gives) {
            return new Asked(clinician, gives, Optional.empty());
        }
    }

    /** A colleague's word. */
    public enum Answer {
        ACCEPTED,
        DECLINED
    }

    /** What is to be offered to whom. */
    public record Wanted(Kind kind, Shift shift, List<Asked> asked) {
        public Wanted {
            asked = List.copyOf(asked);
        }

        /** Whether it comes to the same, whatever was answered so far. */
        public boolean isSameAs(Wanted other) {
            return kind == other.kind
                    && shift.equals(other.shift)
                    && new HashSet<>(bare()).equals(new HashSet<>(other.bare()));
        }

        private List<Asked> bare() {
            return asked.stream()
                    .map(one -> Asked.of(one.clinician(), one.gives()))
                    .toList();
        }
    }

    /** How an offer stands. */
    public enum State {
        OPEN,
        TAKEN,
        /** Everybody who was asked has said no. */
        DECLINED,
        WITHDRAWN,
        /** Nobody took it before the stretch was over. */
        EXPIRED
    }

    /** How it ended. */
    public record Settled(State state, Optional<ClinicianId> takenBy, Instant at) {}

    public Shift shift() {
        return wanted.shift();
    }

    public List<Asked> asked() {
        return wanted.asked();
    }

    /** Whose stretch it is. */
    public ClinicianId clinician() {
        return shift().clinician();
    }

    public Optional<ClinicianId> takenBy() {
        return settled.flatMap(Settled::takenBy);
    }

    public State state(Instant now) {
        return settled.map(Settled::state).orElse(shift().endsAt().isAfter(now) ? State.OPEN : State.EXPIRED);
    }

    public boolean isOpen(Instant now) {
        return state(now) == State.OPEN;
    }

    public Optional<Asked> asked(ClinicianId clinician) {
        return asked().stream().filter(one -> one.clinician().equals(clinician)).findFirst();
    }

    /** Who has not said no. */
    public List<Asked> stillAsked() {
        return asked().stream()
                .filter(one -> one.answer().filter(Answer.DECLINED::equals).isEmpty())
                .toList();
    }
}
