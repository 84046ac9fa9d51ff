package org.knownvoice.contact;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.knownvoice.contact.CallLeg.Progress;
import org.knownvoice.directory.ClientId;
import org.knownvoice.directory.ClinicianId;
import org.knownvoice.directory.PhoneNumber;
import org.knownvoice.paging.Workload;
import org.knownvoice.routing.Roster;

/** One crisis contact told second by second; the people are known by name. */
final class Story {
    private Roster roster;
    private final Set<ClinicianId> onAnotherCrisis = new HashSet<>();
    private final Set<PhoneNumber> phonesInUse = new HashSet<>();
    private final List<Command> orders = new ArrayList<>();
    private final List<PhoneSigns.Seen> signs = new ArrayList<>();
    private final List<Entry> timeline = new ArrayList<>();
    private final Map<String, Integer> sids = new HashMap<>();
    private boolean hasInterpreter = true;
    private CrisisContact contact;
    private Written written = Written.NOTHING;
    private Instant now = SmallWorld.START;

    private Story(SmallWorld world, CrisisContact blank) {
        roster = world.roster();
        contact = blank;
        boolean call = blank.origin().medium() == Medium.CALL;
        took(ContactRules.open(blank, call ? Optional.of("CA-1") : Optional.empty(), around(), now));
        written = call ? written : new Written(Optional.of(now), Optional.empty());
    }

    /** A known client calls at 0 s. */
    static Story call(SmallWorld world) {
        return begun(
                world, Medium.CALL, Optional.of(SmallWorld.phoneOf(SmallWorld.CLIENT)), Optional.of(SmallWorld.CLIENT));
    }

    static Story text(SmallWorld world) {
        return begun(
                world, Medium.TEXT, Optional.of(SmallWorld.phoneOf(SmallWorld.CLIENT)), Optional.of(SmallWorld.CLIENT));
    }

    /** From what is no phone number. */
    static Story machineText(SmallWorld world) {
        return begun(world, Medium.TEXT, Optional.empty(), Optional.empty());
    }

    static Story unknownCall(SmallWorld world) {
        return begun(world, Medium.CALL, Optional.of(new PhoneNumber("+14255550188")), Optional.empty());
    }

    static Story withheldCall(SmallWorld world) {
        return begun(world, Medium.CALL, Optional.empty(), Optional.empty());
    }

    private static Story begun(SmallWorld world, Medium medium, Optional<PhoneNumber> from, Optional<ClientId> client) {
        return new Story(world, SmallWorld.blank("story", medium, from, client));
    }

    // --- time and events

    /** Seconds since the first ring; whatever falls due on the way is done at its time. */
    Story at(double seconds) {
        var target = SmallWorld.START.plusMillis(Math.round(seconds * 1000));
        for (var due = due(); due.isPresent() && !due.get().isAfter(target); due = due()) {
            now = due.get().isAfter(now) ? due.get() : now;
            happens(new ContactEvent.TimePassed());
        }
        now = target;
        return this;
    }

    /** Woken only now, though something was due before. */
    Story lateAt(double seconds) {
        now = SmallWorld.START.plusMillis(Math.round(seconds * 1000));
        return happens(new ContactEvent.TimePassed());
    }

    /** From now on other people are on call, or have left. */
    Story nowIn(SmallWorld world) {
        roster = world.roster();
        return this;
    }

    private Optional<Instant> due() {
        return contact.nextDeadline(SmallWorld.TIMINGS.cutOffWait());
    }

    Story happens(ContactEvent event) {
        took(ContactRules.decide(contact, event, around(), now));
        written = Correspondence.after(written, event, now);
        return this;
    }

    /** What has happened to the caller's call while the database did not answer. */
    Story meanwhile(Meanwhile step) {
        var recovered = ContactRules.recover(
                contact, caller().sid().orElseThrow(), contact.origin().callerNumber(), List.of(step), around(), now);
        contact = recovered.next();
        orders.addAll(recovered.commands());
        recovered.noted().forEach(noted -> timeline.addAll(noted.entries()));
        return this;
    }

    Instant now() {
        return now;
    }

    private void took(Decision decision) {
        signs.addAll(PhoneSigns.of(contact, decision));
        contact = decision.next();
        orders.addAll(decision.commands());
        timeline.addAll(decision.entries());
    }

    private Surroundings around() {
        return new Surroundings(
                roster,
                new Workload(Map.of(), onAnotherCrisis, Optional.empty()),
                phonesInUse,
                written,
                SmallWorld.TIMINGS,
                hasInterpreter);
    }

    Story isOnAnotherCrisis(String name) {
        onAnotherCrisis.add(SmallWorld.id(name));
        phonesInUse.add(mobile(name));
        return this;
    }

    Story isFreeAgain(String name) {
        onAnotherCrisis.remove(SmallWorld.id(name));
        phonesInUse.remove(mobile(name));
        return this;
    }

    private PhoneNumber mobile(String name) {
        return roster.clinician(SmallWorld.id(name)).orElseThrow().mobile().orElseThrow();
    }

    // --- the caller

    CallLeg caller() {
        return contact.callersLeg().orElseThrow();
    }

    Story callerHears(Place place) {
        assertThat(caller().place()).isEqualTo(place);
        return this;
    }

    /** The words of the place are over, and the leg asks on. */
    Story callerHearsOut() {
        return happens(new ContactEvent.LegAsked(caller().number(), Optional.of(caller().place())));
    }

    /** The leg does what a redirect made it do. */
    Story callerFollows() {
        return happens(new ContactEvent.LegAsked(caller().number(), Optional.empty()));
    }

    Story callerPresses(String key) {
        return callerTypes(key, new ContactEvent.Typed.Half());
    }

    Story callerTypes(String keys, ContactEvent.Typed typed) {
        return happens(new ContactEvent.CallerPressed(caller().number(), Optional.of(caller().place()), keys, typed));
    }

    Story callerHangsUp() {
        return happens(new ContactEvent.LegEnded(caller().number(), LegOutcome.COMPLETED));
    }

    Story callerCallsAgain(String sid) {
        return callerCallsAgain(sid, contact.origin().callerNumber());
    }

    /** From this number; empty: withheld. */
    Story callerCallsAgain(String sid, Optional<PhoneNumber> from) {
        return happens(new ContactEvent.CallerCalled(sid, from));
    }

    Story clientAnswers() {
        var leg = clientsLeg();
        happens(new ContactEvent.CallPlaced(leg.number(), "CA-client-" + leg.number()));
        return happens(new ContactEvent.LegAsked(leg.number(), Optional.empty()));
    }

    Story clientDoesNotAnswer() {
        return happens(new ContactEvent.LegEnded(clientsLeg().number(), LegOutcome.NO_ANSWER));
    }

    CallLeg clientsLeg() {
        return contact.legs().stream()
                .filter(leg -> leg.role() == CallLeg.Role.CLIENT && !leg.isOver())
                .findFirst()
                .orElseThrow(() -> new AssertionError("the client's phone does not ring"));
    }

    boolean clientsPhoneRings() {
        return contact.legs().stream().anyMatch(leg -> leg.role() == CallLeg.Role.CLIENT && !leg.isOver());
    }

    // --- the clinicians

    CallLeg legOf(String name) {
        return contact.legs().stream()
                .filter(leg -> !leg.isOver())
                .filter(leg -> contact.clinicianOf(leg)
                        .filter(SmallWorld.id(name)::equals)
                        .isPresent())
                .findFirst()
                .orElseThrow(() -> new AssertionError("the phone of " + name + " does not ring"));
    }

    Story answers(String name) {
        int leg = legOf(name).number();
        if (contact.leg(leg).orElseThrow().sid().isEmpty()) {
            happens(new ContactEvent.CallPlaced(leg, "CA-" + name + "-" + sids.merge(name, 1, Integer::sum)));
        }
        happens(new ContactEvent.LegProgressed(leg, Progress.RINGING));
        return happens(new ContactEvent.LegAsked(leg, Optional.empty()));
    }

    /** The phone network has taken the call to this phone. */
    Story callIsTaken(String name) {
        int leg = legOf(name).number();
        return happens(new ContactEvent.CallPlaced(leg, "CA-" + name + "-" + sids.merge(name, 1, Integer::sum)));
    }

    Story presses(String name, String key) {
        return happens(new ContactEvent.ClinicianPressed(legOf(name).number(), key));
    }

    Story hears(String name, Place place) {
        assertThat(legOf(name).place()).isEqualTo(place);
        return this;
    }

    /** How the call to this phone ends. */
    Story phoneOf(String name, LegOutcome outcome) {
        return happens(new ContactEvent.LegEnded(legOf(name).number(), outcome));
    }

    Story phoneOfIfRinging(String name, LegOutcome outcome) {
        return rings(name) ? phoneOf(name, outcome) : this;
    }

    Story hangsUp(String name) {
        return phoneOf(name, LegOutcome.COMPLETED);
    }

    Story accepts(String name) {
        return happens(new ContactEvent.PageAccepted(page(name), Acceptance.Way.TEXT));
    }

    Story declines(String name) {
        return happens(new ContactEvent.PageDeclined(page(name)));
    }

    int page(String name) {
        return contact.pageOf(SmallWorld.id(name))
                .map(Page::number)
                .orElseThrow(() -> new AssertionError(name + " was not asked"));
    }

    /** Presses the star key in the talk; the conference is over for both, and both ask what comes next. */
    Story pressesStar(String name) {
        int talk = contact.talk().number();
        happens(new ContactEvent.BridgeLeft(legOf(name).number(), Optional.of(talk)));
        return callersConferenceIsOver(talk);
    }

    Story callersConferenceIsOver(int talk) {
        return happens(new ContactEvent.BridgeLeft(caller().number(), Optional.of(talk)));
    }

    /** The menu is over, and no key was pressed. */
    Story hearsOut(String name) {
        var leg = legOf(name);
        return happens(new ContactEvent.LegAsked(leg.number(), Optional.of(leg.place())));
    }

    /** Their caller is with whom they have called in: they want to be rung, and brought back. */
    Story asksToComeBack(String name) {
        return happens(new ContactEvent.RingBackAsked(SmallWorld.id(name)));
    }

    Story hasNoInterpreter() {
        hasInterpreter = false;
        return this;
    }

    // --- whom the clinician calls in

    CallLeg guest(CallLeg.Role role) {
        return contact.legs().stream()
                .filter(leg -> leg.role() == role && !leg.isOver())
                .reduce((earlier, later) -> later)
                .orElseThrow(() -> new AssertionError("no " + role + " is rung"));
    }

    boolean isRung(CallLeg.Role role) {
        return contact.legs().stream().anyMatch(leg -> leg.role() == role && leg.isPresent());
    }

    /** The phone of this guest is answered, and the leg asks what it hears. */
    Story guestAnswers(CallLeg.Role role) {
        var leg = guest(role);
        if (leg.sid().isEmpty()) {
            happens(new ContactEvent.CallPlaced(leg.number(), "CA-guest-" + leg.number()));
        }
        return happens(new ContactEvent.LegAsked(leg.number(), Optional.empty()));
    }

    Story guestHears(CallLeg.Role role, Place place) {
        assertThat(guest(role).place()).isEqualTo(place);
        return this;
    }

    Story guestsCallEnds(CallLeg.Role role, LegOutcome outcome) {
        return happens(new ContactEvent.LegEnded(guest(role).number(), outcome));
    }

    /** Accepts by voice and talks with the caller. */
    Story talksWith(String name) {
        return answers(name).presses(name, "1").callerFollows().is(ContactState.CONNECTED);
    }

    boolean rings(String name) {
        return contact.legs().stream()
                .filter(leg -> !leg.isOver())
                .anyMatch(leg -> contact.clinicianOf(leg)
                        .filter(SmallWorld.id(name)::equals)
                        .isPresent());
    }

    /** A call of another contact has this phone; nothing else is known of it. */
    Story isOnThePhone(String name, int place) {
        phonesInUse.add(phone(name, place));
        return this;
    }

    Story hangsUpElsewhere(String name, int place) {
        phonesInUse.remove(phone(name, place));
        return this;
    }

    private PhoneNumber phone(String name, int place) {
        return roster.phoneOf(SmallWorld.id(name), place).orElseThrow().phone();
    }

    Story textFails(String name, int place) {
        return happens(new ContactEvent.PageTextFailed(page(name), place, 30003));
    }

    /** Which of the phones of this clinician rings, by its place in the directory. */
    int phoneThatRings(String name) {
        return legOf(name).phone();
    }

    /** To which phone a text of this clinician's page goes now. */
    int textedPhone(String name) {
        return PhoneToText.of(roster, SmallWorld.id(name), contact.pageOf(SmallWorld.id(name)))
                .map(roster::placeOf)
                .orElseThrow();
    }

    // --- what we see

    Story is(ContactState state) {
        assertThat(contact.state()).isEqualTo(state);
        return this;
    }

    CrisisContact contact() {
        return contact;
    }

    List<Entry> timeline() {
        return timeline;
    }

    /** Who has got a page's text since this was last asked. */
    Set<String> paged() {
        return take(TextKind.PAGE);
    }

    Set<String> texted(TextKind kind) {
        return take(kind);
    }

    private Set<String> take(TextKind kind) {
        var names = new TreeSet<String>();
        orders.removeIf(order -> {
            boolean is = order instanceof Command.TextClinician text && text.kind() == kind;
            if (order instanceof Command.TextClinician text && text.kind() == kind) {
                names.add(text.to().value());
            }
            return is;
        });
        return names;
    }

    /** Whose phone was rung since this was last asked. */
    List<String> rung() {
        var names = new ArrayList<String>();
        orders.removeIf(order -> {
            if (order instanceof Command.PlaceCall call) {
                contact.leg(call.leg()).flatMap(contact::clinicianOf).ifPresent(who -> names.add(who.value()));
                return true;
            }
            return false;
        });
        return names.stream().sorted().toList();
    }

    List<TextKind> callerTexts() {
        return orders.stream()
                .filter(order -> order instanceof Command.TextCaller)
                .map(order -> ((Command.TextCaller) order).kind())
                .toList();
    }

    /** What was seen of clinicians' phones since this was last asked. */
    List<PhoneSigns.Seen> signs() {
        var seen = List.copyOf(signs);
        signs.clear();
        return seen;
    }

    Story signsForgotten() {
        signs.clear();
        return this;
    }

    boolean noted(Entry.Kind kind) {
        return timeline.stream().anyMatch(entry -> entry.kind() == kind);
    }

    /** How many texts of this kind clinicians were to get. */
    long ordersOf(TextKind kind) {
        return orders.stream()
                .filter(order -> order instanceof Command.TextClinician text && text.kind() == kind)
                .count();
    }

    boolean ordered(Command command) {
        return orders.contains(command);
    }

    Story forgetOrders() {
        orders.clear();
        return this;
    }
}
