package org.knownvoice.engine;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.knownvoice.directory.ClinicianId;
import org.knownvoice.directory.TeamId;
import org.knownvoice.routing.Roster;
import org.knownvoice.schedule.Gap;
import org.knownvoice.schedule.GapRule;
import org.knownvoice.schedule.NewOverride;
import org.knownvoice.schedule.OverrideRules;
import org.knownvoice.schedule.Shift;
import org.knownvoice.schedule.ShiftOverride;
import org.knownvoice.schedule.WhyNot;
import org.knownvoice.store.DirectoryStore;
import org.knownvoice.store.OverrideStore;
import org.knownvoice.store.OverrideStore.Confirmation;
import org.knownvoice.store.OverrideStore.Kept;
import org.knownvoice.store.OverrideStore.Making;
import org.knownvoice.store.OverrideStore.Withdrawal;

/**
 * Overrides that are made or withdrawn by hand. One that leaves an hour of a primary tier uncovered needs the confirmation
 * of a manager. Changes are decided one after the other: each sees what the one before it has left.
 */
public final class RosterChanges {
    private final Transactions transactions;
    private final InstantSource clock;
    private final RosterCache rosters;

    public RosterChanges(Pool pool, InstantSource clock, RosterCache rosters) {
        this.transactions = new Transactions(pool);
        this.clock = clock;
        this.rosters = rosters;
    }

    /** What came of it. */
    public sealed interface Changed {
        /**
         * It is so now; or it was so already.
         *
         * @param gaps of the next 14 days in the teams concerned
         */
        record Done(List<Kept> overrides, List<Gap> gaps) implements Changed {}

        /** Nothing has changed: these hours would be nobody's. */
        record Uncovered(List<Gap> gaps) implements Changed {}

        record Refused(WhyNot why) implements Changed {}
    }

    /** An override for times that are over in part counts from now on. The same one again has no second effect. */
    public Future<Changed> make(NewOverride wanted, ClinicianId by, Optional<Confirmation> confirmation) {
        return transactions.run(tx -> DirectoryStore.lock(tx)
                .compose(locked -> rosters.current(tx))
                .compose(roster -> make(
                        tx, roster, wanted, new Making(clock.instant(), by.value(), Optional.empty(), confirmation))));
    }

    private static Future<Changed> make(SqlConnection tx, Roster roster, NewOverride wanted, Making making) {
        var rules = new OverrideRules(roster.onCall(), Lines.reachable(roster), making.at());
        var senseless = rules.senseless(wanted);
        return senseless.isPresent()
                ? Future.succeededFuture(new Changed.Refused(senseless.get()))
                : makeSensible(tx, roster, rules, wanted.from(making.at()), making);
    }

    private static Future<Changed> makeSensible(
            SqlConnection tx, Roster roster, OverrideRules rules, NewOverride wanted, Making making) {
        var now = making.at();
        var teams = rules.teams(wanted);
        var after = roster.with(roster.arrangements().plus(List.of(wanted)));
        var same = same(roster, wanted, now);
        if (same.isPresent() && rules.changesNothing(wanted, after.onCall())) {
            return OverrideStore.find(tx, same.get().number())
                    .map(kept -> done(List.of(kept.orElseThrow()), roster, teams, now));
        }
        var refusal = rules.refusal(wanted);
        if (refusal.isPresent()) {
            return Future.succeededFuture(new Changed.Refused(refusal.get()));
        }
        var gaps = GapRule.uncovered(roster.onCall(), after.onCall(), teams, wanted.startsAt(), wanted.endsAt());
        return gaps.isEmpty() || making.confirmation().isPresent()
                ? Overrides.make(tx, List.of(wanted), making).map(made -> done(made, after, teams, now))
                : Future.succeededFuture(new Changed.Uncovered(gaps));
    }

    /** One that says the same of the time that is left. */
    private static Optional<ShiftOverride> same(Roster roster, NewOverride wanted, Instant now) {
        return roster.arrangements().overrides().stream()
                .filter(one -> one.endsAt().isAfter(now))
                .filter(one -> new NewOverride(
                                one.kind(), one.place(), one.clinician(), one.coveredBy(), one.startsAt(), one.endsAt())
                        .from(now)
                        .equals(wanted))
                .reduce((earlier, later) -> later);
    }

    /** Both halves of a swap go together. Empty when there is no such override. */
    public Future<Optional<Changed>> withdraw(long number, ClinicianId by, Optional<Confirmation> confirmation) {
        return transactions.run(tx -> DirectoryStore.lock(tx)
                .compose(locked -> OverrideStore.find(tx, number))
                .compose(found -> found.isEmpty()
                        ? Future.succeededFuture(Optional.empty())
                        : rosters.current(tx)
                                .compose(roster -> together(tx, found.get())
                                        .compose(all -> withdraw(
                                                tx,
                                                roster,
                                                found.get(),
                                                all,
                                                new Withdrawal(clock.instant(), by.value(), confirmation))))
                                .map(Optional::of)));
    }

    private static Future<List<Kept>> together(SqlConnection tx, Kept override) {
        return override.making()
                .offer()
                .map(offer -> OverrideStore.of(tx, offer))
                .orElse(Future.succeededFuture(List.of(override)));
    }

    private static Future<Changed> withdraw(
            SqlConnection tx, Roster roster, Kept asked, List<Kept> together, Withdrawal withdrawal) {
        var now = withdrawal.at();
        if (asked.withdrawal().isPresent()) {
            return Future.succeededFuture(done(together, roster, teams(together, roster), now));
        }
        if (!asked.override().endsAt().isAfter(now)) {
            return Future.succeededFuture(new Changed.Refused(WhyNot.OVER));
        }
        var wanted = together.stream()
                .filter(one ->
                        one.withdrawal().isEmpty() && one.override().endsAt().isAfter(now))
                .toList();
        var after = roster.with(roster.arrangements()
                .without(wanted.stream().map(one -> one.override().number()).toList()));
        var teams = teams(together, after);
        var gaps = wanted.stream()
                .map(Kept::override)
                .flatMap(one -> GapRule.uncovered(
                        roster.onCall(),
                        after.onCall(),
                        teams,
                        one.startsAt().isBefore(now) ? now : one.startsAt(),
                        one.endsAt())
                        .stream())
                .distinct()
                .toList();
        return gaps.isEmpty() || withdrawal.confirmation().isPresent()
                ? Overrides.withdraw(tx, wanted, withdrawal)
                        .compose(done -> again(tx, together))
                        .map(kept -> done(kept, after, teams, now))
                : Future.succeededFuture(new Changed.Uncovered(gaps));
    }

    private static Future<List<Kept>> again(SqlConnection tx, List<Kept> overrides) {
        return Future.all(overrides.stream()
                        .map(one -> OverrideStore.find(tx, one.override().number()))
                        .toList())
                .map(all -> all.<Optional<Kept>>list().stream()
                        .flatMap(Optional::stream)
                        .toList());
    }

    /** Of the places concerned; of time off from everything, where they are on call without it. */
    private static Set<TeamId> teams(List<Kept> overrides, Roster without) {
        return overrides.stream()
                .map(Kept::override)
                .flatMap(one -> one.place()
                        .map(place -> Stream.of(place.team()))
                        .orElseGet(
                                () -> without.onCall().between(one.clinician(), one.startsAt(), one.endsAt()).stream()
                                        .map(Shift::team)))
                .collect(Collectors.toSet());
    }

    private static Changed done(List<Kept> overrides, Roster after, Set<TeamId> teams, Instant now) {
        return new Changed.Done(overrides, GapRule.ahead(after.onCall(), teams, now));
    }
}
