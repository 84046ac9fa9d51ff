package org.knownvoice.engine;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.knownvoice.schedule.NewOverride;
import org.knownvoice.schedule.ShiftOverride;
import org.knownvoice.store.OverrideStore;
import org.knownvoice.store.OverrideStore.Kept;
import org.knownvoice.store.OverrideStore.Making;
import org.knownvoice.store.OverrideStore.Withdrawal;
import org.knownvoice.store.RosterRecord;

/** Writes overrides, each with its line on the record. */
final class Overrides {
    private Overrides() {}

    /** In their order. */
    static Future<List<Kept>> make(SqlConnection tx, List<NewOverride> wanted, Making making) {
        Future<List<Kept>> made = Future.succeededFuture(new ArrayList<>());
        for (NewOverride one : wanted) {
            made = made.compose(so -> make(tx, one, making).map(kept -> {
                so.add(kept);
                return so;
            }));
        }
        return made;
    }

    private static Future<Kept> make(SqlConnection tx, NewOverride wanted, Making making) {
        return OverrideStore.insert(tx, wanted, making).compose(kept -> {
            var codes = codes(kept.override());
            making.offer().ifPresent(offer -> codes.put("offer", offer.toString()));
            making.confirmation()
                    .ifPresent(given -> codes.put("confirmed_by", given.by().value()));
            return RosterRecord.append(
                            tx,
                            new RosterRecord.Entry(
                                    making.at(),
                                    "OVERRIDE_MADE",
                                    Optional.of(wanted.clinician()),
                                    wanted.coveredBy(),
                                    making.by(),
                                    codes))
                    .map(kept);
        });
    }

    static Future<Void> withdraw(SqlConnection tx, List<Kept> overrides, Withdrawal withdrawal) {
        var numbers = overrides.stream().map(one -> one.override().number()).toList();
        var done = OverrideStore.withdraw(tx, numbers, withdrawal);
        for (Kept one : overrides) {
            var codes = codes(one.override());
            withdrawal
                    .confirmation()
                    .ifPresent(given -> codes.put("confirmed_by", given.by().value()));
            done = done.compose(before -> RosterRecord.append(
                    tx,
                    new RosterRecord.Entry(
                            withdrawal.at(),
                            "OVERRIDE_WITHDRAWN",
                            Optional.of(one.override().clinician()),
                            one.override().coveredBy(),
                            withdrawal.by(),
                            codes)));
        }
        return done;
    }

    private static Map<String, String> codes(ShiftOverride override) {
        var codes = new HashMap<>(Map.of(
                "number", Long.toString(override.number()),
                "kind", override.kind().name(),
                "from", override.startsAt().toString(),
                "to", override.endsAt().toString()));
        override.place()
                .ifPresent(place -> codes.putAll(Map.of(
                        "team", place.team().value(),
                        "tier", place.tier().name())));
        return codes;
    }
}
