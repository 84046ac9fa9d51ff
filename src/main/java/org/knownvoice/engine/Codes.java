package org.knownvoice.engine;

import java.util.Optional;
import org.knownvoice.contact.ContactEvent.Typed;
import org.knownvoice.routing.CallerLookup;
import org.knownvoice.routing.CallerMatch;
import org.knownvoice.routing.Roster;

/** What typed keys, and texts that are nothing but a code, say of who the caller is. */
final class Codes {
    private Codes() {}

    static Typed typed(Roster roster, String digits) {
        if (digits.isEmpty()) {
            return new Typed.Half();
        }
        return named(roster, CallerLookup.identifyTyped(roster, digits))
                .orElseGet(() -> CallerLookup.isWhole(roster, digits) ? new Typed.Miss() : new Typed.Half());
    }

    /** Empty for a text that names nobody. */
    static Optional<Typed> written(Roster roster, String text) {
        return named(roster, CallerLookup.identifyWritten(roster, text));
    }

    private static Optional<Typed> named(Roster roster, CallerMatch match) {
        return switch (match) {
            case CallerMatch.OneClient one ->
                roster.client(one.client()).map(client -> new Typed.Known(client.id(), client.team()));
            case CallerMatch.Discharged discharged -> Optional.of(new Typed.Former(discharged.client()));
            default -> Optional.empty();
        };
    }
}
