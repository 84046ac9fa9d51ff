package org.knownvoice.telephony;

import org.knownvoice.config.PublicUrl;

/** What Twilio may ask or tell about the call of a notice: the last part of the address that is handed out for it. */
enum NoticeAddress {
    /** The call asks what it hears. */
    ASK("ask"),
    /** A key of the clinician. */
    PRESS("press"),
    /** How the call stands. */
    STATUS("status");

    private final String word;

    NoticeAddress(String word) {
        this.word = word;
    }

    /** The path on this server, with the given number of the notice. */
    String path(String notice) {
        return "/twilio/notice/" + notice + "/" + word;
    }

    String of(PublicUrl publicUrl, long notice) {
        return publicUrl.at(path(Long.toString(notice)));
    }
}
