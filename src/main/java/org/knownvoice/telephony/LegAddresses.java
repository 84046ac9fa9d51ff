package org.knownvoice.telephony;

import org.knownvoice.config.PublicUrl;
import org.knownvoice.contact.LegRef;
import org.knownvoice.contact.Place;

/** The absolute addresses that Twilio uses for one leg. They hold nothing but the leg's opaque name. */
public record LegAddresses(PublicUrl publicUrl, LegRef leg) {
    /** In the address of a request that could not be answered before. */
    static final String AGAIN = "again";

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

    /** Where the leg asks again, when it could not be answered: which server it asks then is not known. */
    String again(LegAddress address) {
        return at(address) + "?" + AGAIN + "=1";
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
