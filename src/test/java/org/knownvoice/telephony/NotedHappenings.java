package org.knownvoice.telephony;

import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.knownvoice.contact.CallLeg;
import org.knownvoice.contact.ContactEvent;
import org.knownvoice.contact.ContactId;
import org.knownvoice.contact.CrisisContact;
import org.knownvoice.contact.LegOutcome;
import org.knownvoice.contact.LegRef;
import org.knownvoice.contact.Place;
import org.knownvoice.directory.CarrierWord;
import org.knownvoice.directory.ClinicianId;
import org.knownvoice.directory.PhoneNumber;
import org.knownvoice.engine.Answer;
import org.knownvoice.engine.Happenings;
import org.knownvoice.routing.Roster;

/** An engine that only writes down what it is told. One contact stands as it is set, and may learn a leg's call. */
final class NotedHappenings implements Happenings {
    final List<Object> told = new CopyOnWriteArrayList<>();
    volatile CrisisContact contact = Sample.paging(Sample.caller(org.knownvoice.contact.Place.GREETING));
    volatile Optional<Future<Answer>> broken = Optional.empty();

    volatile boolean hasRoster = true;

    /** Whether this server has seen the contact before. */
    volatile boolean hasSeen = true;

    record Arrived(PhoneNumber line, String from, String sid) {}

    record Pressed(LegRef leg, String digits) {}

    record Ended(String sid, LegOutcome outcome) {}

    record Text(PhoneNumber line, String from, String sid, String body, int media) {}

    record TextReport(String sid, String status, Optional<PhoneNumber> to, Optional<Integer> code) {}

    record Message(LegRef leg, String recording, int seconds) {}

    private Future<Answer> answer(int leg) {
        return broken.orElseGet(() ->
                Future.succeededFuture(new Answer(contact, contact.leg(leg).orElseThrow())));
    }

    private <T> Future<T> unlessBroken(T value) {
        return broken.<Future<T>>map(failure -> failure.mapEmpty()).orElseGet(() -> Future.succeededFuture(value));
    }

    @Override
    public Future<Answer> callArrived(PhoneNumber line, String from, String sid) {
        told.add(new Arrived(line, from, sid));
        return answer(1);
    }

    @Override
    public Future<Answer> callerPressed(LegRef leg, Optional<Place> at, String digits) {
        told.add(new Pressed(leg, digits));
        return answer(leg.leg());
    }

    @Override
    public Future<Answer> happened(LegRef leg, ContactEvent event) {
        told.add(event);
        return answer(leg.leg());
    }

    @Override
    public Future<Optional<CrisisContact>> happened(ContactId id, ContactEvent event) {
        told.add(event);
        if (event instanceof ContactEvent.CallPlaced placed) {
            var leg = contact.leg(placed.leg()).orElseThrow();
            contact = Sample.paging(
                    Sample.caller(org.knownvoice.contact.Place.HOLD),
                    Sample.leg(leg.number(), leg.role(), leg.place(), CallLeg.Progress.PLACED, placed.sid()));
        }
        return unlessBroken(Optional.of(contact));
    }

    @Override
    public Future<Optional<Answer>> putThroughElsewhere(String sid) {
        return unlessBroken(contact.leg(sid).map(leg -> new Answer(contact, leg)));
    }

    @Override
    public Future<Void> callEnded(String sid, LegOutcome outcome) {
        told.add(new Ended(sid, outcome));
        return unlessBroken(null);
    }

    @Override
    public Future<Void> textArrived(
            PhoneNumber line, String from, String messageSid, String body, int media, Optional<CarrierWord> word) {
        told.add(new Text(line, from, messageSid, body, media));
        return unlessBroken(null);
    }

    @Override
    public Future<Void> textReported(
            String messageSid, String status, Optional<PhoneNumber> to, Optional<Integer> errorCode) {
        told.add(new TextReport(messageSid, status, to, errorCode));
        return unlessBroken(null);
    }

    @Override
    public Future<Answer> messageLeft(LegRef leg, String recordingSid, int seconds) {
        told.add(new Message(leg, recordingSid, seconds));
        return answer(leg.leg());
    }

    @Override
    public Future<Optional<CrisisContact>> contact(ContactId id) {
        return Future.succeededFuture(
                Optional.of(contact).filter(found -> found.id().equals(id)));
    }

    @Override
    public Optional<CrisisContact> lastSeen(ContactId id) {
        return Optional.of(contact).filter(found -> hasSeen && found.id().equals(id));
    }

    @Override
    public Optional<CrisisContact> lastSeenOfCall(String sid) {
        return Optional.of(contact).filter(found -> hasSeen && found.leg(sid).isPresent());
    }

    @Override
    public Future<Void> clinicianWrites(ContactId id, ClinicianId clinician, String words) {
        throw new AssertionError("Twilio does not write for clinicians");
    }

    @Override
    public Roster roster() {
        if (!hasRoster) {
            throw new IllegalStateException("no directory was ever read");
        }
        return Sample.roster();
    }
}
