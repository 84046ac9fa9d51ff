package org.knownvoice.engine;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.knownvoice.directory.ClinicianId;
import org.knownvoice.routing.Roster;
import org.knownvoice.schedule.Answered;
import org.knownvoice.schedule.NewOverride;
import org.knownvoice.schedule.Notice;
import org.knownvoice.schedule.Shift;
import org.knownvoice.schedule.ShiftOffer;
import org.knownvoice.schedule.ShiftOffer.Settled;
import org.knownvoice.store.NoticeStore;
import org.knownvoice.store.OfferStore;
import org.knownvoice.store.OverrideStore.Making;
import org.knownvoice.store.PendingNotices;
import org.knownvoice.store.RosterRecord;

/** Saves what a word on an offer brings, inside the transaction that has the directory and the offer locked. */
record OfferSettling(SqlConnection tx, Roster roster, OfferNotices notices) {

    /** The roster afterwards. */
    Future<Roster> save(ShiftOffer offer, ClinicianId clinician, Answered answered) {
        return switch (answered) {
            case Answered.Taken taken -> take(offer, clinician, taken.covers());
            case Answered.Declined declined -> decline(offer, clinician, declined.byEverybody());
            case Answered.Withdrawn ignored -> withdraw(offer, clinician);
            case Answered.SaidAlready ignored -> Future.succeededFuture(roster);
            case Answered.Gone ignored -> Future.succeededFuture(roster);
            case Answered.Refused ignored -> Future.succeededFuture(roster);
        };
    }

    private Future<Roster> take(ShiftOffer offer, ClinicianId taker, List<NewOverride> covers) {
        var asked = offer.asked(taker).orElseThrow();
        var shift = offer.shift();
        var rest = new Shift(
                shift.team(), shift.tier(), shift.clinician(), covers.getFirst().startsAt(), shift.endsAt());
        var settled = new Settled(ShiftOffer.State.TAKEN, Optional.of(taker), now());
        return OfferStore.answer(tx, offer.id(), taker, ShiftOffer.Answer.ACCEPTED, now())
                .compose(done -> OfferStore.settle(tx, offer.id(), settled))
                .compose(done -> RosterRecord.append(tx, OfferEntries.taken(offer, asked, now())))
                .compose(done -> Overrides.make(
                        tx, covers, new Making(now(), taker.value(), Optional.of(offer.id()), Optional.empty())))
                .compose(done -> untold(offer))
                .compose(untold -> put(notices.taken(offer, rest, asked, untold)))
                .map(done -> roster.with(roster.arrangements().plus(covers)));
    }

    private Future<Roster> decline(ShiftOffer offer, ClinicianId clinician, boolean byEverybody) {
        var question = OfferNotices.question(offer, clinician);
        var declined = OfferStore.answer(tx, offer.id(), clinician, ShiftOffer.Answer.DECLINED, now())
                .compose(done -> PendingNotices.drop(tx, List.of(question), now()))
                .compose(done -> RosterRecord.append(tx, OfferEntries.declined(offer, clinician, now())));
        return (byEverybody
                        ? declined.compose(done -> OfferStore.settle(
                                        tx,
                                        offer.id(),
                                        new Settled(ShiftOffer.State.DECLINED, Optional.empty(), now())))
                                .compose(done -> put(notices.declined(offer)))
                        : declined)
                .map(done -> roster);
    }

    private Future<Roster> withdraw(ShiftOffer offer, ClinicianId by) {
        return OfferStore.settle(tx, offer.id(), new Settled(ShiftOffer.State.WITHDRAWN, Optional.empty(), now()))
                .compose(done -> RosterRecord.append(tx, OfferEntries.withdrawn(offer, by, now())))
                .compose(done -> untold(offer))
                .compose(untold -> put(notices.gone(offer, Optional.empty(), untold)))
                .map(done -> roster);
    }

    /** Who has not been asked yet, because it was night, is not asked any more, and need not hear how it ended. */
    private Future<Set<ClinicianId>> untold(ShiftOffer offer) {
        var questions = OfferNotices.questions(offer);
        return PendingNotices.drop(tx, questions.keySet(), now())
                .map(dropped -> dropped.stream().map(questions::get).collect(Collectors.toSet()));
    }

    private Future<Void> put(List<Notice> notices) {
        return NoticeStore.put(tx, notices, Lines.of(roster), now());
    }

    private Instant now() {
        return notices.now();
    }
}
