package org.knownvoice.store;

import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.knownvoice.contact.Acceptance;
import org.knownvoice.contact.CallLeg;
import org.knownvoice.contact.ContactEvent;
import org.knownvoice.contact.CrisisContact;
import org.knownvoice.contact.LegOutcome;
import org.knownvoice.directory.ClinicianId;
import org.knownvoice.directory.PhoneNumber;

/** Whatever may happen to a contact, sensible or not, by a seed. */
record AnyEvent(Random random) {
    private static final PhoneNumber ANOTHER = new PhoneNumber("+14255550139");

    ContactEvent of(CrisisContact contact) {
        int leg = 1 + random.nextInt(contact.legs().size() + 1);
        int page = 1 + random.nextInt(contact.pages().size() + 1);
        return switch (random.nextInt(20)) {
            case 0 -> new ContactEvent.TimePassed();
            case 1 ->
                new ContactEvent.CallerCalled(
                        "CA" + new UUID(random.nextLong(), random.nextLong()),
                        any(Optional.of(SampleContacts.CALLER), Optional.of(ANOTHER), Optional.empty()));
            case 2, 3, 4 -> new ContactEvent.LegAsked(leg, Optional.empty());
            case 5 -> new ContactEvent.CallerPressed(leg, any("1", "2", "3", "9", "", "7001"), typed());
            case 6, 7 -> new ContactEvent.ClinicianPressed(leg, any("1", "1", "2", "3", "5"));
            case 8 -> new ContactEvent.PageAccepted(page, any(Acceptance.Way.values()));
            case 9 -> new ContactEvent.PageDeclined(page);
            case 10, 11 -> new ContactEvent.CallPlaced(leg, "CA" + new UUID(random.nextLong(), random.nextLong()));
            case 12 -> new ContactEvent.LegProgressed(leg, any(CallLeg.Progress.values()));
            case 13, 14 -> new ContactEvent.LegEnded(leg, any(LegOutcome.values()));
            case 15 -> new ContactEvent.BridgeLeft(leg);
            case 16 ->
                any(
                        new ContactEvent.FallbackAnswered(leg),
                        new ContactEvent.FallbackLeft(leg, random.nextBoolean()),
                        new ContactEvent.PutThroughElsewhere(leg, random.nextBoolean()));
            case 17 ->
                any(
                        new ContactEvent.CallerTexted(),
                        new ContactEvent.CallerWroteCode(typed()),
                        new ContactEvent.CallerTakesTexts(),
                        new ContactEvent.CallerTextFailed(30003),
                        new ContactEvent.MessageLeft(leg),
                        new ContactEvent.PageTextFailed(page, any(1, 2, 3), any(21610, 30003)),
                        new ContactEvent.CallRefused(leg, 1));
            case 18 -> new ContactEvent.ClinicianWrote(whoHasIt(contact));
            default ->
                random.nextInt(4) > 0
                        ? new ContactEvent.RingBackAsked(whoHasIt(contact))
                        : new ContactEvent.Disposed(SampleContacts.ALDER, "resolved");
        };
    }

    private static ClinicianId whoHasIt(CrisisContact contact) {
        return contact.acceptance().map(Acceptance::clinician).orElse(SampleContacts.ALDER);
    }

    private ContactEvent.Typed typed() {
        return any(
                new ContactEvent.Typed.Known(SampleContacts.HERON, SmallRoster.NORTH),
                new ContactEvent.Typed.Miss(),
                new ContactEvent.Typed.Half());
    }

    /** Often at once, sometimes after a deadline. */
    int secondsUntilThen() {
        return any(0, 0, 1, 2, 5, 16, 31, 46, 65, 130);
    }

    @SafeVarargs
    final <T> T any(T... of) {
        return of[random.nextInt(of.length)];
    }
}
