package org.knownvoice.metrics;

import java.time.Duration;
import java.time.InstantSource;
import org.knownvoice.contact.ContactState;
import org.knownvoice.contact.CrisisContact;

/** Measures a contact's way from the outside: each committed decision is held against the one before. */
public final class ContactMeters implements org.knownvoice.engine.Engine.Observer {
    private final Meters meters;
    private final InstantSource clock;

    public ContactMeters(Meters meters, InstantSource clock) {
        this.meters = meters;
        this.clock = clock;
    }

    @Override
    public void timerFired(Duration late) {
        meters.timerFired(late.isNegative() ? Duration.ZERO : late);
    }

    @Override
    public void committed(CrisisContact before, CrisisContact after) {
        var sinceOpened = Duration.between(after.origin().openedAt(), clock.instant());
        if (before.acceptance().isEmpty()) {
            after.acceptance().ifPresent(taken -> meters.accepted(sinceOpened, taken.continuity()));
        }
        if (before.state() != ContactState.CONNECTED && after.state() == ContactState.CONNECTED) {
            meters.connected(sinceOpened);
        }
    }
}
