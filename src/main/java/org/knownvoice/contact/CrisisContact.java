package org.knownvoice.contact;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.knownvoice.directory.ClinicianId;
import org.knownvoice.directory.ClinicianPhone;
import org.knownvoice.directory.Line;
import org.knownvoice.directory.PhoneNumber;
import org.knownvoice.paging.Channel;
import org.knownvoice.routing.Roster;

/** One call or text conversation from first ring to closed: everything that the rules need to decide what comes next. */
public record CrisisContact(
        ContactId id,
        Origin origin,
        Identity identity,
        Ladder ladder,
        Optional<Acceptance> acceptance,
        Talk talk,
        Callback callback,
        Ending ending,
        List<Page> pages,
        List<CallLeg> legs) {
    public CrisisContact {
        pages = List.copyOf(pages);
        legs = List.copyOf(legs);
    }

    /** A contact in which nothing has happened yet. */
    public static CrisisContact opened(ContactId id, Origin origin, Identity identity) {
        return new CrisisContact(
                id,
                origin,
                identity,
                Ladder.NOT_STARTED,
                Optional.empty(),
                Talk.NONE,
                Callback.NONE,
                Ending.NONE,
                List.of(),
                List.of());
    }

    /** Where the contact stands: it follows from who is there, who has accepted and how far the ladder has come. */
    public ContactState state() {
        if (ending.closedAt().isPresent()) {
            return ContactState.CLOSED;
        }
        if (ending.endedAt().isPresent()) {
            return ContactState.ENDED;
        }
        if (talk.isOn()) {
            return ContactState.CONNECTED;
        }
        if (!callerIsThere()) {
            return ContactState.CALLBACK;
        }
        if (acceptance.isPresent()) {
            return ContactState.ACCEPTED;
        }
        if (!ladder.isStarted()) {
            return ContactState.IDENTIFYING;
        }
        return ladder.isExhausted() ? ContactState.EXHAUSTED : ContactState.PAGING;
    }

    /** The caller is on the line, or writes texts. */
    public boolean callerIsThere() {
        return isByText() || callersLeg().filter(CrisisContact::isOnTheLine).isPresent();
    }

    /**
     * A text conversation in which nobody has been on the phone or is to be called; a caller who once dialled is owed a
     * call as any other.
     */
    public boolean isByText() {
        return origin.medium() == Medium.TEXT
                && !callback.insteadOfTexts()
                && legs.stream().noneMatch(CallLeg::isCallersSide);
    }

    /** The caller has texted and is not on the phone now: what they must know is texted to them. */
    boolean readsTexts() {
        return origin.medium() == Medium.TEXT && callersLeg().isEmpty();
    }

    /**
     * The clinician who talks on the phone with this caller or is about to. No other crisis rings them or can be taken by
     * them; a text conversation, a callback that waits for its time and a caller who stays with whom the clinician has
     * called in keep nobody from another crisis, unless the clinician is on their way back to that caller.
     */
    public Optional<ClinicianId> occupiedClinician() {
        return acceptance
                .filter(taken -> state().isLive() && !isByText())
                .filter(taken -> talk.isOn()
                        ? callersLeg().isPresent() && !(ownersLeg().isEmpty() && callerStaysWithGuest())
                        : taken.lapsesAt().isPresent())
                .map(Acceptance::clinician);
    }

    /** They are out of the talk, and the caller goes on with whom they have called in, in good hands. */
    public boolean callerStaysWithGuest() {
        return talk.isOn() && !clinicianIsInTheTalk() && legs.stream().anyMatch(CallLeg::mayKeepTheCaller);
    }

    /** With the caller or at the menu of the star key; not while their phone rings, nor before they press a key on it. */
    public boolean clinicianIsInTheTalk() {
        return ownersLeg().filter(CallLeg::isClinicianInTheTalk).isPresent();
    }

    /** The number that this leg rings, or that has rung us; the interpreter's is a setting and not known here. */
    public Optional<PhoneNumber> numberOf(CallLeg leg, Roster roster) {
        return switch (leg.role()) {
            case CALLER -> origin.callerNumber();
            case CLIENT -> CallbackNumber.of(this, roster);
            case CRISIS_LINE ->
                roster.line(origin.line())
                        .or(() -> roster.allLines().stream().findFirst())
                        .map(Line::fallbackNumber);
            case INTERPRETER -> Optional.empty();
            case CLINICIAN, SUPERVISOR ->
                clinicianOf(leg)
                        .flatMap(clinician -> roster.phoneOf(clinician, leg.phone()))
                        .map(ClinicianPhone::phone);
        };
    }

    /**
     * The phones that no other contact may ring while our calls last, with the leg for which each is kept: with the phone
     * of a clinician that rings, all others of that clinician.
     */
    public Map<PhoneNumber, Integer> phonesKept(Roster roster) {
        var kept = new HashMap<PhoneNumber, Integer>();
        for (CallLeg leg : legs) {
            if (!leg.isOver() && isAPersonsPhone(leg)) {
                numberOf(leg, roster).ifPresent(phone -> kept.put(phone, leg.number()));
                clinicianOf(leg).map(roster::listedPhonesOf).orElse(List.of()).stream()
                        .map(ClinicianPhone::phone)
                        .forEach(phone -> kept.put(phone, leg.number()));
            }
        }
        return kept;
    }

    /** A line takes many calls at once, and the caller's phone is their own affair. */
    private static boolean isAPersonsPhone(CallLeg leg) {
        return switch (leg.role()) {
            case CLIENT, CLINICIAN, SUPERVISOR -> true;
            case CALLER, INTERPRETER, CRISIS_LINE -> false;
        };
    }

    /** Whether an order from the outbox still makes sense: things may have happened since it was given. */
    public boolean stillWants(Command command) {
        return switch (command) {
            case Command.PlaceCall call ->
                leg(call.leg())
                        .filter(leg -> leg.isPresent() && leg.sid().isEmpty())
                        .isPresent();
            case Command.RedirectCall call ->
                leg(call.leg())
                        .filter(leg -> leg.isAnswered() && !leg.joined() && !leg.talkingElsewhere())
                        .isPresent();
            case Command.EndCall call ->
                leg(call.leg()).filter(leg -> !leg.isOver()).isPresent();
            case Command.LookUpCall call ->
                leg(call.leg()).filter(leg -> !leg.isOver()).isPresent();
            case Command.TextClinician text ->
                text.kind() != TextKind.PAGE && text.kind() != TextKind.PAGE_AGAIN
                        || text.page().flatMap(this::page).filter(Page::isOpen).isPresent();
            case Command.TextCaller ignored -> true;
            case Command.TextWords ignored -> true;
        };
    }

    /** The caller's own call, or ours to the client, while it lasts. */
    public Optional<CallLeg> callersLeg() {
        return legs.stream()
                .filter(leg -> leg.isCallersSide() && leg.isPresent())
                .reduce((earlier, later) -> later);
    }

    /** The leg of the clinician who has accepted, while it lasts. */
    public Optional<CallLeg> ownersLeg() {
        return acceptance.flatMap(taken -> liveLegOf(taken.page()));
    }

    /** The call that rings, or talks with, the clinician of this page. */
    public Optional<CallLeg> liveLegOf(int page) {
        return legsOf(page).filter(CallLeg::isPresent).reduce((earlier, later) -> later);
    }

    public Optional<Page> page(int number) {
        return number >= 1 && number <= pages.size() ? Optional.of(pages.get(number - 1)) : Optional.empty();
    }

    public Optional<CallLeg> leg(int number) {
        return number >= 1 && number <= legs.size() ? Optional.of(legs.get(number - 1)) : Optional.empty();
    }

    public Optional<CallLeg> leg(String sid) {
        return legs.stream()
                .filter(leg -> leg.sid().filter(sid::equals).isPresent())
                .findFirst();
    }

    /** The latest page of this clinician. */
    public Optional<Page> pageOf(ClinicianId clinician) {
        return pages.stream().filter(page -> page.clinician().equals(clinician)).reduce((earlier, later) -> later);
    }

    /** The clinician at the other end of a leg of ours. */
    public Optional<ClinicianId> clinicianOf(CallLeg leg) {
        return leg.guest().or(() -> leg.page().flatMap(this::page).map(Page::clinician));
    }

    public List<Page> openPages() {
        return pages.stream().filter(Page::isOpen).toList();
    }

    /** Neither is a talk on, nor is there a time by which the one who has accepted must be in one. */
    boolean awaitsNoTalk() {
        return !talk.isOn() && acceptance.flatMap(Acceptance::lapsesAt).isEmpty();
    }

    /** The caller is speaking with the fallback line and must not be moved. */
    public boolean callerTalksElsewhere() {
        return callersLeg().filter(CallLeg::talkingElsewhere).isPresent();
    }

    /** More than the two may be in the talk's conference. */
    public boolean mayHaveGuests() {
        return talk.backAt().isPresent() || legs.stream().anyMatch(leg -> leg.isGuest() && leg.isPresent());
    }

    /** How many different clinicians have been asked so far. */
    public int peopleAsked() {
        return (int) pages.stream().map(Page::clinician).distinct().count();
    }

    /** The account-wide name of the conference of the current talk: opaque, and another for each talk. */
    public String conferenceName() {
        return id + "-" + talk.number();
    }

    /** When something is due even if nothing happens. Empty only when a human has it, or it is over. */
    public Optional<Instant> nextDeadline(Duration cutOffWait) {
        Stream<Optional<Instant>> ofTheContact = state().isLive()
                ? Stream.of(
                        ladder.isStarted() ? Optional.empty() : identity.askUntil(),
                        acceptance.isPresent() ? Optional.empty() : ladder.stepEndsAt(),
                        acceptance.isPresent() ? Optional.empty() : ladder.supervisorsAt(),
                        acceptance.flatMap(Acceptance::lapsesAt),
                        acceptance.flatMap(Acceptance::unanswered).map(Unanswered::tellAt),
                        acceptance.flatMap(Acceptance::unanswered).flatMap(Unanswered::alertAt),
                        talk.cutOffAt().map(at -> at.plus(cutOffWait)),
                        callback.nextTryAt())
                : Stream.of();
        var ofPages = state().isLive()
                ? Stream.concat(
                        pages.stream().filter(this::mayRing).map(Page::ringAt),
                        pages.stream()
                                .filter(this::isAsking)
                                .flatMap(page -> Stream.of(page.textUnsureAt(), page.offeredUntil())))
                : Stream.<Optional<Instant>>of();
        var ofLegs = legs.stream().filter(leg -> !leg.isOver()).map(CallLeg::checkAt);
        return Stream.of(ofTheContact, ofPages, ofLegs)
                .flatMap(each -> each)
                .flatMap(Optional::stream)
                .min(Instant::compareTo);
    }

    /** The page waits for its clinician: nobody has the contact, or whoever has it offers it to them. */
    boolean isAsking(Page page) {
        return page.isOpen() && (acceptance.isEmpty() || page.isOffered());
    }

    /** Clinician and caller talk on the phone, or are just being joined there. */
    boolean isBridged() {
        return talk.isOn() && callersLeg().isPresent()
                || ownersLeg().filter(leg -> leg.place() == Place.BRIDGE).isPresent();
    }

    /**
     * The phone of this page may ring: it is asked still, or it has accepted and must be brought to the caller, or wants to
     * be brought back.
     */
    boolean mayRing(Page page) {
        if (liveLegOf(page.number()).isPresent() || !state().isLive()) {
            return false;
        }
        return switch (page.state()) {
            case OPEN ->
                isAsking(page)
                        && page.channels().contains(Channel.VOICE)
                        && (page.supervising() || page.isOffered() || !ladder.isExhausted());
            case ACCEPTED ->
                acceptance.filter(taken -> taken.page() == page.number()).isPresent()
                        && (!talk.isOn() || wantsToComeBack(page))
                        && !isByText()
                        && !callerTalksElsewhere()
                        && !callback.isWaiting();
            case DECLINED, TAKEN, LAPSED -> false;
        };
    }

    /** A time to ring from before the caller stayed with a guest is none that the clinician has asked for. */
    private boolean wantsToComeBack(Page page) {
        return callerStaysWithGuest()
                && page.ringAt()
                        .filter(at -> talk.backAt().filter(at::isAfter).isPresent())
                        .isPresent();
    }

    /** Whether a phone of this clinician rings, or is about to. */
    public boolean willRing(ClinicianId clinician) {
        return pageOf(clinician)
                .filter(page ->
                        liveLegOf(page.number()).isPresent() || page.ringAt().isPresent() && mayRing(page))
                .isPresent();
    }

    /** The calls of this page, the first one first. */
    Stream<CallLeg> legsOf(int page) {
        return legs.stream().filter(leg -> leg.page().filter(of -> of == page).isPresent());
    }

    private static boolean isOnTheLine(CallLeg leg) {
        return leg.role() == CallLeg.Role.CALLER || leg.isAnswered();
    }

    /** The caller has called from here at this time: they are called back where they have called from last. */
    CrisisContact calledFrom(Optional<PhoneNumber> number, Instant at) {
        boolean calledSince = legs.stream()
                .anyMatch(leg ->
                        leg.role() == CallLeg.Role.CALLER && leg.startedAt().isAfter(at));
        return calledSince
                ? this
                : new CrisisContact(
                        id,
                        origin.calledFrom(number),
                        identity,
                        ladder,
                        acceptance,
                        talk,
                        callback,
                        ending,
                        pages,
                        legs);
    }

    CrisisContact with(Identity next) {
        return new CrisisContact(id, origin, next, ladder, acceptance, talk, callback, ending, pages, legs);
    }

    CrisisContact with(Ladder next) {
        return new CrisisContact(id, origin, identity, next, acceptance, talk, callback, ending, pages, legs);
    }

    CrisisContact withAcceptance(Optional<Acceptance> next) {
        return new CrisisContact(id, origin, identity, ladder, next, talk, callback, ending, pages, legs);
    }

    CrisisContact with(Talk next) {
        return new CrisisContact(id, origin, identity, ladder, acceptance, next, callback, ending, pages, legs);
    }

    CrisisContact with(Callback next) {
        return new CrisisContact(id, origin, identity, ladder, acceptance, talk, next, ending, pages, legs);
    }

    CrisisContact with(Ending next) {
        return new CrisisContact(id, origin, identity, ladder, acceptance, talk, callback, next, pages, legs);
    }

    CrisisContact with(Page page) {
        return new CrisisContact(
                id,
                origin,
                identity,
                ladder,
                acceptance,
                talk,
                callback,
                ending,
                put(pages, page.number(), page),
                legs);
    }

    CrisisContact with(CallLeg leg) {
        return new CrisisContact(
                id, origin, identity, ladder, acceptance, talk, callback, ending, pages, put(legs, leg.number(), leg));
    }

    private static <T> List<T> put(List<T> all, int number, T one) {
        var next = new ArrayList<>(all);
        if (number > all.size()) {
            next.add(one);
        } else {
            next.set(number - 1, one);
        }
        return next;
    }
}
