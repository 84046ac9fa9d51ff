package org.knownvoice.engine;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.knownvoice.directory.ClinicianId;
import org.knownvoice.directory.TeamId;
import org.knownvoice.routing.Roster;
import org.knownvoice.schedule.Answered;
import org.knownvoice.schedule.Gap;
import org.knownvoice.schedule.GapRule;
import org.knownvoice.schedule.OfferCode;
import org.knownvoice.schedule.OfferId;
import org.knownvoice.schedule.OfferRules;
import org.knownvoice.schedule.Shift;
import org.knownvoice.schedule.ShiftOffer;
import org.knownvoice.schedule.ShiftOffer.Asked;
import org.knownvoice.schedule.ShiftOffer.Wanted;
import org.knownvoice.schedule.WhyNot;
import org.knownvoice.store.DirectoryStore;
import org.knownvoice.store.NoticeStore;
import org.knownvoice.store.OfferStore;
import org.knownvoice.store.RosterRecord;

/** Offers of time on call: made, taken by the first who accepts, declined, withdrawn. One word, one transaction. */
public final class Offers {
    private final Transactions transactions;
    private final InstantSource clock;
    private final RosterCache rosters;
    private final Supplier<UUID> ids;

    public Offers(Pool pool, InstantSource clock, RosterCache rosters, Supplier<UUID> ids) {
        this.transactions = new Transactions(pool);
        this.clock = clock;
        this.rosters = rosters;
        this.ids = ids;
    }

    /** What came of a wish to offer something. */
    public sealed interface Made {
        /** It is offered; or it was, to the same people, and is still open. */
        record Offered(ShiftOffer offer, List<Gap> gaps) implements Made {}

        record Refused(WhyNot why) implements Made {}
    }

    /**
     * What came of a word on an offer.
     *
     * @param gaps of the next 14 days in the teams concerned
     */
    public record Settling(ShiftOffer offer, Answered answered, List<Gap> gaps) {}

    /** A cover that names nobody goes to all colleagues of the team who are not on call then. */
    public Future<Made> offer(Wanted wanted, String by) {
        return transactions.run(tx -> lockedRoster(tx).compose(roster -> offer(tx, roster, wanted, by)));
    }

    /** Empty when there is no such offer. */
    public Future<Optional<Settling>> accept(OfferId id, ClinicianId clinician) {
        return transactions.run(tx -> lockedRoster(tx).compose(roster -> accept(tx, roster, id, clinician)));
    }

    /** Empty when there is no such offer. */
    public Future<Optional<Settling>> decline(OfferId id, ClinicianId clinician) {
        return transactions.run(tx -> lockedRoster(tx).compose(roster -> decline(tx, roster, id, clinician)));
    }

    /** Empty when there is no such offer. */
    public Future<Optional<Settling>> withdraw(OfferId id, ClinicianId clinician) {
        return transactions.run(tx -> lockedRoster(tx)
                .compose(
                        roster -> word(tx, roster, id, clinician, (rules, offer) -> rules.withdraw(offer, clinician))));
    }

    /**
     * Asks these backups to take a shift whose clinician did not confirm it. Who could not take it is not asked, and
     * nobody is asked twice.
     */
    public Future<Void> askToStandIn(
            SqlConnection tx, Roster roster, Shift shift, List<ClinicianId> backups, Instant now) {
        var asked = rules(roster, now).eligible(backups, shift).stream()
                .map(one -> Asked.of(one, Optional.empty()))
                .toList();
        return asked.isEmpty()
                ? Future.succeededFuture()
                : DirectoryStore.lock(tx)
                        .compose(locked ->
                                offer(tx, roster, new Wanted(ShiftOffer.Kind.COVER, shift, asked), RosterRecord.SYSTEM))
                        .mapEmpty();
    }

    /** The directory, which nobody else changes until this transaction ends. */
    Future<Roster> lockedRoster(SqlConnection tx) {
        return DirectoryStore.lock(tx).compose(locked -> rosters.current(tx));
    }

    /** The directory is locked. */
    Future<Made> offer(SqlConnection tx, Roster roster, Wanted wished, String by) {
        var now = clock.instant();
        var rules = rules(roster, now);
        var wanted = toSomebody(rules, roster, wished);
        var refusal = rules.refusal(wanted);
        if (refusal.isPresent()) {
            return Future.succeededFuture(new Made.Refused(refusal.get()));
        }
        return OfferStore.open(tx, Optional.of(wanted.shift().clinician()), now)
                .map(open -> open.stream()
                        .filter(one -> one.wanted().isSameAs(wanted))
                        .findFirst())
                .compose(same -> same.isPresent()
                        ? Future.succeededFuture(offered(same.get(), roster, now))
                        : insert(tx, roster, wanted, by, now));
    }

    private static Wanted toSomebody(OfferRules rules, Roster roster, Wanted wanted) {
        return wanted.kind() == ShiftOffer.Kind.COVER
                        && rules.refusal(wanted)
                                .filter(WhyNot.NOBODY_ASKED::equals)
                                .isPresent()
                ? new Wanted(
                        wanted.kind(),
                        wanted.shift(),
                        rules.free(roster.membersOf(wanted.shift().team()), wanted.shift()).stream()
                                .map(one -> Asked.of(one, Optional.empty()))
                                .toList())
                : wanted;
    }

    private Future<Made> insert(SqlConnection tx, Roster roster, Wanted wanted, String by, Instant now) {
        var id = new OfferId(ids.get());
        return OfferStore.expire(tx, now)
                .compose(done -> OfferStore.codesInUse(tx))
                .compose(inUse -> {
                    var code = OfferCode.free(id, inUse);
                    if (code.isEmpty()) {
                        return Future.succeededFuture(new Made.Refused(WhyNot.TOO_MANY_OPEN));
                    }
                    var offer = new ShiftOffer(id, code.get(), wanted, now, by, Optional.empty());
                    return OfferStore.insert(tx, offer)
                            .compose(done -> RosterRecord.append(tx, OfferEntries.made(offer)))
                            .compose(done ->
                                    NoticeStore.put(tx, notices(roster, now).offered(offer), Lines.of(roster), now))
                            .map(done -> offered(offer, roster, now));
                });
    }

    private static Made offered(ShiftOffer offer, Roster roster, Instant now) {
        return new Made.Offered(offer, GapRule.ahead(roster.onCall(), teams(offer), now));
    }

    /** The directory is locked. */
    Future<Optional<Settling>> accept(SqlConnection tx, Roster roster, OfferId id, ClinicianId clinician) {
        return word(tx, roster, id, clinician, (rules, offer) -> rules.accept(offer, clinician));
    }

    /** The directory is locked. */
    Future<Optional<Settling>> decline(SqlConnection tx, Roster roster, OfferId id, ClinicianId clinician) {
        return word(tx, roster, id, clinician, (rules, offer) -> rules.decline(offer, clinician));
    }

    /** Somebody leaves: their open offers are withdrawn, and they decline those of others. The directory is locked. */
    Future<Void> leave(SqlConnection tx, Roster roster, ClinicianId clinician) {
        return OfferStore.open(tx, Optional.of(clinician), clock.instant()).compose(open -> {
            Future<Void> done = Future.succeededFuture();
            for (ShiftOffer offer : open) {
                done = done.compose(before -> offer.clinician().equals(clinician)
                                ? word(
                                        tx,
                                        roster,
                                        offer.id(),
                                        clinician,
                                        (rules, found) -> rules.withdraw(found, clinician))
                                : decline(tx, roster, offer.id(), clinician))
                        .mapEmpty();
            }
            return done;
        });
    }

    private Future<Optional<Settling>> word(
            SqlConnection tx,
            Roster roster,
            OfferId id,
            ClinicianId clinician,
            BiFunction<OfferRules, ShiftOffer, Answered> decide) {
        var now = clock.instant();
        return OfferStore.lock(tx, id).compose(found -> {
            if (found.isEmpty()) {
                return Future.succeededFuture(Optional.empty());
            }
            var offer = found.get();
            var answered = decide.apply(rules(roster, now), offer);
            return new OfferSettling(tx, roster, notices(roster, now))
                    .save(offer, clinician, answered)
                    .compose(after -> OfferStore.find(tx, id)
                            .map(settled -> Optional.of(new Settling(
                                    settled.orElseThrow(),
                                    answered,
                                    GapRule.ahead(after.onCall(), teams(offer), now)))));
        });
    }

    private static Set<TeamId> teams(ShiftOffer offer) {
        return Stream.concat(Stream.of(offer.shift()), offer.asked().stream().flatMap(asked -> asked.gives().stream()))
                .map(Shift::team)
                .collect(Collectors.toSet());
    }

    OfferNotices notices(Roster roster, Instant now) {
        return new OfferNotices(roster, ids.get(), now);
    }

    private static OfferRules rules(Roster roster, Instant now) {
        return new OfferRules(roster.onCall(), Lines.reachable(roster), now);
    }
}
