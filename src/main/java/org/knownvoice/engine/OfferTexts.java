package org.knownvoice.engine;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.knownvoice.directory.ClinicianId;
import org.knownvoice.directory.Team;
import org.knownvoice.directory.TeamId;
import org.knownvoice.routing.Roster;
import org.knownvoice.schedule.Answered;
import org.knownvoice.schedule.DayWord;
import org.knownvoice.schedule.NamedShift;
import org.knownvoice.schedule.Notice;
import org.knownvoice.schedule.OfferCode;
import org.knownvoice.schedule.OfferId;
import org.knownvoice.schedule.OfferText;
import org.knownvoice.schedule.Shift;
import org.knownvoice.schedule.ShiftOffer;
import org.knownvoice.schedule.ShiftOffer.Asked;
import org.knownvoice.schedule.ShiftOffer.Wanted;
import org.knownvoice.schedule.WhyNot;
import org.knownvoice.store.NoticeStore;
import org.knownvoice.store.OfferStore;
import org.knownvoice.store.PendingNotices;

/** Offers by text: {@code TAKE}, {@code PASS}, {@code COVER …}, {@code SWAP …}. What cannot be done is answered with the reason. */
public final class OfferTexts implements StaffText {
    /** An answer to an offer that was made longer ago is about none. */
    private static final Duration REMEMBERED = Duration.ofDays(60);

    /** Whoever has just heard how it ended does not hear it twice. */
    private static final Duration JUST_TOLD = Duration.ofMinutes(1);

    private final Offers offers;

    public OfferTexts(Offers offers) {
        this.offers = offers;
    }

    @Override
    public Future<Boolean> take(SqlConnection tx, Roster before, Said said) {
        var text = OfferText.parse(said.body());
        return text.isEmpty()
                ? Future.succeededFuture(false)
                : offers.lockedRoster(tx)
                        .compose(roster -> new Talk(tx, roster, said.clinician().id(), said.at()).does(text.get()))
                        .map(true);
    }

    /** One text, in its transaction. */
    private final class Talk {
        private final SqlConnection tx;
        private final Roster roster;
        private final ClinicianId clinician;
        private final Instant now;

        Talk(SqlConnection tx, Roster roster, ClinicianId clinician, Instant now) {
            this.tx = tx;
            this.roster = roster;
            this.clinician = clinician;
            this.now = now;
        }

        Future<Void> does(OfferText text) {
            return switch (text) {
                case OfferText.Take take -> takes(take.code());
                case OfferText.Pass pass -> passes(pass.code());
                case OfferText.Cover cover -> covers(cover);
                case OfferText.Swap swap -> swaps(swap);
                case OfferText.Unclear ignored -> cannot(WhyNot.UNCLEAR);
            };
        }

        private Future<Void> takes(Optional<OfferCode> code) {
            return meant(code)
                    .compose(offer -> offer.isEmpty()
                            ? Future.succeededFuture()
                            : offers.accept(tx, roster, offer.get(), clinician).compose(this::hears));
        }

        private Future<Void> passes(Optional<OfferCode> code) {
            return meant(code)
                    .compose(offer -> offer.isEmpty()
                            ? Future.succeededFuture()
                            : offers.decline(tx, roster, offer.get(), clinician).compose(this::hears));
        }

        /** The offer with the code, else the only open one, else the latest of all; when there is none, they hear why. */
        private Future<Optional<OfferId>> meant(Optional<OfferCode> code) {
            return OfferStore.asked(tx, clinician, now.minus(REMEMBERED)).compose(all -> {
                var open = all.stream().filter(this::waitsForMe).toList();
                var candidates = code.map(letters -> withCode(all, letters))
                        .orElse(open.isEmpty() ? all.stream().limit(1).toList() : open);
                if (candidates.size() == 1) {
                    return Future.succeededFuture(
                            Optional.of(candidates.getFirst().id()));
                }
                return (candidates.isEmpty()
                                ? cannot(WhyNot.NOTHING_OPEN, code)
                                : cannot(
                                        WhyNot.WHICH,
                                        Optional.of(candidates.getLast().code())))
                        .map(Optional.empty());
            });
        }

        private boolean waitsForMe(ShiftOffer offer) {
            return offer.isOpen(now)
                    && offer.stillAsked().stream()
                            .anyMatch(asked -> asked.clinician().equals(clinician));
        }

        /** One open offer at a time has the code; of those that had it before, the latest is meant. */
        private List<ShiftOffer> withCode(List<ShiftOffer> all, OfferCode code) {
            var coded = all.stream().filter(offer -> offer.code().equals(code)).toList();
            return coded.stream()
                    .filter(offer -> offer.isOpen(now))
                    .findFirst()
                    .or(() -> coded.stream().findFirst())
                    .map(List::of)
                    .orElse(List.of());
        }

        private Future<Void> hears(Optional<Offers.Settling> settling) {
            var offer = settling.orElseThrow().offer();
            return switch (settling.get().answered()) {
                case Answered.Gone ignored -> comesTooLate(offer);
                case Answered.Refused refused -> cannot(refused.why(), Optional.of(offer.code()));
                case Answered.SaidAlready ignored -> hearsAgain(offer);
                case Answered.Taken ignored -> Future.succeededFuture();
                case Answered.Declined ignored -> Future.succeededFuture();
                case Answered.Withdrawn ignored -> Future.succeededFuture();
            };
        }

        private Future<Void> hearsAgain(ShiftOffer offer) {
            return offer.takenBy().filter(clinician::equals).isPresent()
                    ? put(notices()
                            .yours(offer, offer.shift(), offer.asked(clinician).orElseThrow()))
                    : Future.succeededFuture();
        }

        private Future<Void> comesTooLate(ShiftOffer offer) {
            return PendingNotices.hasten(tx, OfferNotices.goneKey(offer, clinician), now.minus(JUST_TOLD), now)
                    .compose(told ->
                            told ? Future.succeededFuture() : put(notices().tooLate(offer, clinician)));
        }

        private Future<Void> covers(OfferText.Cover cover) {
            var mine = cover.day()
                    .map(day -> shifts().on(clinician, day, WhyNot.NO_SHIFT))
                    .orElseGet(() -> shifts().next(clinician));
            return withShift(
                    mine,
                    shift -> cover.colleague()
                            .map(name -> withColleague(
                                    name,
                                    other -> offers(
                                            ShiftOffer.Kind.COVER, shift, List.of(Asked.of(other, Optional.empty())))))
                            .orElseGet(() -> offers(ShiftOffer.Kind.COVER, shift, List.of())));
        }

        private Future<Void> swaps(OfferText.Swap swap) {
            return withShift(
                    shifts().on(clinician, swap.mine(), WhyNot.NO_SHIFT),
                    mine -> withColleague(
                            swap.colleague(),
                            other -> withShift(
                                    theirs(other, swap.theirs()),
                                    theirs -> offers(
                                            ShiftOffer.Kind.SWAP,
                                            mine,
                                            List.of(Asked.of(other, Optional.of(theirs)))))));
        }

        private NamedShift.Found theirs(ClinicianId other, DayWord day) {
            return shifts().on(other, day, WhyNot.NO_SHIFT_OF_THEIRS);
        }

        private Future<Void> offers(ShiftOffer.Kind kind, Shift shift, List<Asked> asked) {
            return offers.offer(tx, roster, new Wanted(kind, shift, asked), clinician.value())
                    .compose(made -> switch (made) {
                        case Offers.Made.Offered offered -> put(notices().made(offered.offer()));
                        case Offers.Made.Refused refused -> cannot(refused.why());
                    });
        }

        private Future<Void> withShift(NamedShift.Found found, Function<Shift, Future<Void>> then) {
            return switch (found) {
                case NamedShift.Found.One one -> then.apply(one.shift());
                case NamedShift.Found.None none -> cannot(none.why());
            };
        }

        private Future<Void> withColleague(String name, Function<ClinicianId, Future<Void>> then) {
            var named = Colleagues.named(roster, name, clinician);
            return named.size() == 1
                    ? then.apply(named.getFirst())
                    : cannot(named.isEmpty() ? WhyNot.NOBODY_OF_THAT_NAME : WhyNot.SEVERAL_OF_THAT_NAME);
        }

        private Future<Void> cannot(WhyNot why) {
            return cannot(why, Optional.empty());
        }

        private Future<Void> cannot(WhyNot why, Optional<OfferCode> about) {
            return put(notices().notUnderstood(clinician, why, about));
        }

        private Future<Void> put(Notice notice) {
            return NoticeStore.put(tx, List.of(notice), Lines.of(roster), now);
        }

        private OfferNotices notices() {
            return offers.notices(roster, now);
        }

        private NamedShift shifts() {
            return new NamedShift(roster.onCall(), this::zone, now);
        }

        private ZoneId zone(TeamId team) {
            return roster.team(team).map(Team::zone).orElse(ZoneOffset.UTC);
        }
    }
}
