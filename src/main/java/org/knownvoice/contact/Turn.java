package org.knownvoice.contact;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.knownvoice.config.Timings;
import org.knownvoice.directory.ClinicianId;
import org.knownvoice.directory.PhoneNumber;

/** One decision in the making: the contact as it becomes, and what is ordered and noted on the way. Used once. */
final class Turn {
    /** How long the last words to a caller, and to a clinician, may take before the leg is ended. */
    private static final Duration CALLERS_LAST = Duration.ofSeconds(60);

    private static final Duration CLINICIANS_LAST = Duration.ofSeconds(15);

    final Surroundings around;
    final Instant now;
    private CrisisContact contact;
    private final List<Command> commands = new ArrayList<>();
    private final List<Entry> entries = new ArrayList<>();

    Turn(CrisisContact contact, Surroundings around, Instant now) {
        this.contact = contact;
        this.around = around;
        this.now = now;
    }

    CrisisContact contact() {
        return contact;
    }

    Timings timings() {
        return around.timings();
    }

    Decision decision() {
        var wanted = new LinkedHashSet<>(commands)
                .stream().filter(contact::stillWants).toList();
        return new Decision(contact, wanted, entries);
    }

    void become(CrisisContact next) {
        contact = next;
    }

    void put(Page page) {
        contact = contact.with(page);
    }

    void put(CallLeg leg) {
        contact = contact.with(leg);
    }

    void order(Command command) {
        commands.add(command);
    }

    /** Lets a leg hear this next; it is about to ask by itself. One that should leave is looked after if it does not. */
    void tell(CallLeg leg, Place place) {
        var next = leg.to(place);
        put(place.isLeaving() ? next.checkedAt(now.plus(leg.isCallersSide() ? CALLERS_LAST : CLINICIANS_LAST)) : next);
    }

    /** Moves a leg to what it hears next and has Twilio fetch it at once. */
    void move(CallLeg leg, Place place) {
        tell(leg, place);
        order(new Command.RedirectCall(leg.number()));
    }

    /** Ends a leg after its word, where it can hear one. */
    void dismiss(CallLeg leg, Place place) {
        if (leg.isAnswered()) {
            move(leg, place);
        } else {
            end(leg);
        }
    }

    /** Ends a leg, or keeps it from ringing. */
    void end(CallLeg leg) {
        put(leg.to(Place.OVER).checkedAt(now.plus(timings().busyRetry())));
        order(new Command.EndCall(leg.number()));
    }

    void text(ClinicianId to, TextKind kind, Optional<Integer> page) {
        order(new Command.TextClinician(to, kind, page, Optional.empty(), Priority.NOTICE));
    }

    void note(Entry.Kind kind) {
        note(kind, Map.of());
    }

    void note(Entry.Kind kind, Map<String, String> codes) {
        entries.add(Entry.of(kind, codes));
    }

    void note(Entry.Kind kind, Page page, Map<String, String> codes) {
        entries.add(
                new Entry(kind, Optional.of(page.number()), Optional.empty(), Optional.of(page.clinician()), codes));
    }

    void note(Entry.Kind kind, CallLeg leg, Map<String, String> codes) {
        entries.add(new Entry(kind, leg.page(), Optional.of(leg.number()), contact.clinicianOf(leg), codes));
    }

    /** The caller is not on the phone and has texted: what they must know is texted to them. */
    boolean readsTexts() {
        return contact.readsTexts() || Answering.isByWriting(this);
    }

    /** Where the caller can be called back: the number of the call, else the client's own phone. */
    Optional<PhoneNumber> callbackNumber() {
        return CallbackNumber.of(contact, around.roster());
    }
}
