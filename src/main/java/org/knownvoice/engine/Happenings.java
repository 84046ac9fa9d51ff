package org.knownvoice.engine;

import io.vertx.core.Future;
import java.util.Optional;
import org.knownvoice.contact.ContactEvent;
import org.knownvoice.contact.ContactId;
import org.knownvoice.contact.CrisisContact;
import org.knownvoice.contact.LegOutcome;
import org.knownvoice.contact.LegRef;
import org.knownvoice.contact.Place;
import org.knownvoice.directory.CarrierWord;
import org.knownvoice.directory.ClinicianId;
import org.knownvoice.directory.PhoneNumber;
import org.knownvoice.routing.Roster;

/** What the edges tell the engine, and ask of it. Each call is one transaction; its future fails only when that failed. */
public interface Happenings {

    /** A call comes in on a line. The same call again gets the same answer. {@code from} as Twilio sent it. */
    Future<Answer> callArrived(PhoneNumber line, String from, String sid);

    /**
     * The caller typed these digits ({@code ""}: silence) at the leg; who is meant is looked up here.
     *
     * @param at the place whose words asked for them, as the address of the request says; empty where that is not known
     */
    Future<Answer> callerPressed(LegRef leg, Optional<Place> at, String digits);

    /** Anything else that happens to a leg that asks for words; the answer is what it hears now. */
    Future<Answer> happened(LegRef leg, ContactEvent event);

    /** Anything that happens to a contact; empty when there is no such contact. */
    Future<Optional<CrisisContact>> happened(ContactId contact, ContactEvent event);

    /**
     * Nobody answered this call at our addresses, and the number's own fallback has come to us: the caller is put through
     * to the fallback number. Empty when no contact knows the call.
     */
    Future<Optional<Answer>> putThroughElsewhere(String sid);

    /** The number's own call-status callback: the call with this id is over. Unknown ids are fine. */
    Future<Void> callEnded(String sid, LegOutcome outcome);

    /**
     * A text comes in on a line: from a clinician (an answer to a page) or from anybody else (a crisis contact).
     *
     * @param word which of the carrier's own words it is, if any
     */
    Future<Void> textArrived(
            PhoneNumber line, String from, String messageSid, String body, int media, Optional<CarrierWord> word);

    /** The same where nothing but the text itself is known. */
    default Future<Void> textArrived(PhoneNumber line, String from, String messageSid, String body, int media) {
        return textArrived(line, from, messageSid, body, media, CarrierWord.of(PlainText.of(body)));
    }

    /** What became of a text, by Twilio's id, at the phone to which it went. */
    Future<Void> textReported(String messageSid, String status, Optional<PhoneNumber> to, Optional<Integer> errorCode);

    /** A message was recorded on this leg; the words stay with Twilio, only the recording's id is kept. */
    Future<Answer> messageLeft(LegRef leg, String recordingSid, int seconds);

    /** A contact as it stands; empty when there is none. */
    Future<Optional<CrisisContact>> contact(ContactId id);

    /** A contact as this server last saw it, be it out of date; empty when it has not seen it lately. Asks nobody. */
    Optional<CrisisContact> lastSeen(ContactId id);

    /** The same for the contact of this call. */
    Optional<CrisisContact> lastSeenOfCall(String sid);

    /** A clinician writes to the client of a text contact. */
    Future<Void> clinicianWrites(ContactId contact, ClinicianId clinician, String words);

    /** The directory as it is known now. */
    Roster roster();
}
