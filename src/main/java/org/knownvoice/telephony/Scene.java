package org.knownvoice.telephony;

import java.util.Optional;
import org.knownvoice.config.FallbackShows;
import org.knownvoice.config.PublicUrl;
import org.knownvoice.config.Timings;
import org.knownvoice.contact.CallLeg;
import org.knownvoice.contact.CrisisContact;
import org.knownvoice.contact.LegRef;
import org.knownvoice.directory.Language;
import org.knownvoice.directory.Line;
import org.knownvoice.directory.PhoneNumber;
import org.knownvoice.routing.Roster;

/** Everything that one document is made from: the contact as committed, the leg that asks, and what the house knows. */
record Scene(CrisisContact contact, CallLeg leg, Roster roster, House house) {

    private static final int THE_TWO = 2;

    /** Caller, clinician, and one guest of each kind. */
    private static final int WITH_GUESTS = 5;

    /** What is the same for all documents. */
    record House(PublicUrl publicUrl, Timings timings, FallbackShows fallbackShows, Recordings recordings) {
        Tongue tongue(Language language) {
            return new Tongue(language, recordings, publicUrl);
        }
    }

    LegAddresses addresses() {
        return new LegAddresses(house.publicUrl(), new LegRef(contact.id(), leg.number()));
    }

    String at(LegAddress address) {
        return addresses().at(address);
    }

    /** Where the leg asks what comes after the words of its place. */
    String next() {
        return addresses().after(leg.place());
    }

    /** Where keys go that are pressed during the words of the leg's place. */
    String keys() {
        return addresses().keysAt(leg.place());
    }

    /** The line that was called; empty when it has left the directory since. */
    Optional<Line> line() {
        return LinesCalled.line(roster, contact.origin().line());
    }

    /** Whose number a crisis line outside sees. Twilio shows a caller's own number only on the caller's own call. */
    PhoneNumber shownToFallback() {
        boolean callersOwn = house.fallbackShows() == FallbackShows.CALLER && leg.role() == CallLeg.Role.CALLER;
        return contact.origin()
                .callerNumber()
                .filter(own -> callersOwn)
                .orElse(contact.origin().line());
    }

    /**
     * The way into the bridge. Who may wait long for the other hears music, else there is silence until both are in. A guest
     * may leave without ending it for the others, unless the clinician is gone: then the caller must not be left alone.
     */
    Twiml.Bridge bridge(boolean waitsLong) {
        return new Twiml.Bridge(
                contact.conferenceName(),
                "leg-" + leg.number(),
                contact.mayHaveGuests() ? WITH_GUESTS : THE_TWO,
                !leg.isGuest() || !contact.clinicianIsInTheTalk() && leg.role() != CallLeg.Role.INTERPRETER,
                leg.role() == CallLeg.Role.CLINICIAN,
                waitsLong ? at(LegAddress.WAIT) : "",
                at(LegAddress.CONFERENCE),
                at(LegAddress.BRIDGE_LEFT) + "?talk=" + contact.talk().number());
    }
}
