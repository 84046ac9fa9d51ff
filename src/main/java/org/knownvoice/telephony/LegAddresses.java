package org.knownvoice.telephony;

import org.knownvoice.config.PublicUrl;
import org.knownvoice.contact.LegRef;
import org.knownvoice.contact.Place;

/** The absolute addresses that Twilio uses for one leg. They hold nothing but the leg's opaque name. */
public record LegAddresses(PublicUrl publicUrl, LegRef leg) {

    String at(LegAddress address) {
        return publicUrl.at(address.path(LegToken.of(leg)));
    }

    /** Where the leg asks what comes after the words of this place: what it has heard already is in the address. */
    String after(Place place) {
        return at(LegAddress.ASK) + "?after=" + place.name();
    }

    /** Where keys go that are pressed during the words of this place. */
    String keysAt(Place place) {
        return at(LegAddress.KEYS) + "?at=" + place.name();
    }

    String holdMusic() {
        return publicUrl.at(HoldMusic.PATH);
    }

    /** Where the leg asks what it hears next: a new call's address, and where an open call is redirected to. */
    public String ask() {
        return at(LegAddress.ASK);
    }

    /** Where Twilio tells how a call of ours stands. */
    public String status() {
        return at(LegAddress.STATUS);
    }
}
