package org.knownvoice.contact;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.knownvoice.directory.ClinicianId;
import org.knownvoice.directory.PhoneNumber;
import org.knownvoice.paging.Workload;
import org.knownvoice.routing.Roster;

/**
 * What the telephone network and the people at its ends do with our orders: calls are placed, ring, are answered or not,
 * keys are pressed, people hang up, words of it come late, twice or never. It keeps its own book of what is really up.
 */
final class PhoneNetwork {
    private static final PhoneNumber INTERPRETER = new PhoneNumber("+19995550001");

    /** A call as it really is. */
    private final class Call {
        final int contact;
        final int leg;
        final PhoneNumber phone;
        boolean up;
        boolean over;
        LegOutcome outcome = LegOutcome.COMPLETED;
        int document;
        Optional<String> conference = Optional.empty();
        int talk;
        boolean endsForAll;
        Optional<Instant> aloneSince = Optional.empty();

        Call(int contact, int leg, PhoneNumber phone) {
            this.contact = contact;
            this.leg = leg;
            this.phone = phone;
        }

        CallLeg asKnown() {
            return contacts.get(contact).leg(leg).orElseThrow();
        }
    }

    private record Pending(Instant at, long order, Runnable act) {}

    private final Random random;
    private final Roster roster;
    private final Watch watch;
    private final List<CrisisContact> contacts = new ArrayList<>();
    private final List<Written> written = new ArrayList<>();
    private final Map<LegRef, Call> calls = new HashMap<>();
    private final PriorityQueue<Pending> pending =
            new PriorityQueue<>(Comparator.comparing(Pending::at).thenComparing(Pending::order));
    private final List<String> trace = new ArrayList<>();
    private Instant now = SmallWorld.START;
    private long order;
    private int sids;

    PhoneNetwork(Random random, Roster roster, Watch watch) {
        this.random = random;
        this.roster = roster;
        this.watch = watch;
    }

    String trace() {
        return trace.stream().skip(Math.max(0, trace.size() - 80)).collect(Collectors.joining("\n"));
    }

    // --- contacts

    void opens(CrisisContact blank) {
        int index = contacts.size();
        contacts.add(blank);
        written.add(Written.NOTHING);
        boolean isCall = blank.origin().medium() == Medium.CALL;
        var sid = isCall ? Optional.of("CA" + ++sids) : Optional.<String>empty();
        var decision = ContactRules.open(blank, sid, around(index), now);
        take(index, blank, Optional.empty(), decision);
        if (isCall) {
            callersCall(index, 1);
        } else {
            written.set(index, new Written(Optional.of(now), Optional.empty()));
        }
    }

    /** A contact that has come so far already, whose calls are as it knows them; the clinician wants to be rung. */
    void goesOnWith(CrisisContact contact, Instant at) {
        int index = contacts.size();
        contacts.add(contact);
        written.add(Written.NOTHING);
        now = at;
        for (CallLeg leg : contact.legs()) {
            if (leg.isAnswered()) {
                var call = new Call(
                        index, leg.number(), contact.numberOf(leg, roster).orElse(INTERPRETER));
                call.up = true;
                calls.put(ref(call), call);
                plays(call);
            }
        }
        contact.acceptance()
                .ifPresent(taken -> later(random.nextInt(60_000), () -> happens(index, ring(taken.clinician()))));
    }

    private void callersCall(int contact, int leg) {
        var phone = contacts.get(contact).origin().callerNumber().orElse(new PhoneNumber("+19995550000"));
        var call = new Call(contact, leg, phone);
        call.up = true;
        calls.put(ref(call), call);
        plays(call);
    }

    private Surroundings around(int index) {
        Set<PhoneNumber> phones = new HashSet<>();
        Set<ClinicianId> have = new HashSet<>();
        Set<ClinicianId> on = new HashSet<>();
        for (CrisisContact other : contacts) {
            if (other != contacts.get(index)) {
                phones.addAll(other.phonesKept(roster).keySet());
                other.callersLeg().flatMap(leg -> other.numberOf(leg, roster)).ifPresent(phones::add);
                other.occupiedClinician().ifPresent(have::add);
                other.legs().stream()
                        .filter(leg -> !leg.isOver())
                        .forEach(leg -> other.clinicianOf(leg).ifPresent(on::add));
            }
        }
        on.addAll(have);
        var workload = new Workload(Map.of(), on, have, Optional.empty());
        return new Surroundings(roster, workload, phones, written.get(index), SmallWorld.TIMINGS, true);
    }

    private void happens(int index, ContactEvent event) {
        var before = contacts.get(index);
        var around = around(index);
        trace.add(now + " #" + index + " " + event);
        var decision = ContactRules.decide(before, event, around, now);
        take(index, before, Optional.of(event), decision);
        written.set(index, Correspondence.after(written.get(index), event, now));
        watch.repeats(event, decision, ContactRules.decide(decision.next(), again(event), around(index), now));
        if (random.nextInt(20) == 0) {
            later(random.nextInt(30_000), () -> again(index, again(event)));
        }
    }

    /** A recording is kept once: told of it again, nobody takes it for another one. */
    private static ContactEvent again(ContactEvent event) {
        return event instanceof ContactEvent.MessageLeft left ? new ContactEvent.MessageLeft(left.leg(), false) : event;
    }

    /** The same request or callback once more: its answer, if it has one, goes nowhere. */
    private void again(int index, ContactEvent event) {
        var before = contacts.get(index);
        trace.add(now + " #" + index + " repeated " + event);
        take(index, before, Optional.of(event), ContactRules.decide(before, event, around(index), now));
    }

    private void take(int index, CrisisContact before, Optional<ContactEvent> event, Decision decision) {
        contacts.set(index, decision.next());
        if (!decision.commands().isEmpty() || before.state() != decision.next().state()) {
            trace.add("    " + before.state() + " -> " + decision.next().state() + " " + decision.commands());
        }
        watch.decided(before, event, decision, around(index), now);
        decision.commands().forEach(command -> later(50 + random.nextInt(900), () -> carryOut(index, command)));
    }

    // --- time

    private void later(long millis, Runnable act) {
        pending.add(new Pending(now.plusMillis(millis), order++, act));
    }

    /** The next thing that is going to happen: something on the network, or a deadline, or nothing but time. */
    void goesOn() {
        var deadline = contacts.stream()
                .flatMap(one -> one.nextDeadline(SmallWorld.TIMINGS.cutOffWait()).stream())
                .min(Instant::compareTo);
        long timerIsLate = random.nextInt(10) == 0 ? 4_000 : 0;
        boolean networkFirst = !pending.isEmpty()
                && (deadline.isEmpty()
                        || !pending.peek().at().isAfter(deadline.get().plusMillis(timerIsLate)));
        if (networkFirst) {
            var next = pending.poll();
            now = later(now, next.at());
            next.act().run();
        } else if (deadline.isPresent()) {
            long beyond = random.nextInt(4) == 0 ? random.nextInt(3_000) : 0;
            now = later(now, deadline.get().plusMillis(beyond));
            for (int i = 0; i < contacts.size(); i++) {
                happens(i, new ContactEvent.TimePassed());
            }
        } else {
            now = now.plusSeconds(1 + random.nextInt(60));
            happens(random.nextInt(contacts.size()), new ContactEvent.TimePassed());
        }
        calls.values().forEach(call -> watch.waitsAlone(contacts.get(call.contact), call.aloneSince, now));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    // --- our orders

    private void carryOut(int index, Command command) {
        if (!contacts.get(index).stillWants(command)) {
            if (command instanceof Command.PlaceCall place
                    && contacts.get(index)
                            .leg(place.leg())
                            .filter(leg -> !leg.isOver() && leg.sid().isEmpty())
                            .isPresent()) {
                happens(index, new ContactEvent.LegEnded(place.leg(), LegOutcome.CANCELED));
            }
            return;
        }
        switch (command) {
            case Command.PlaceCall place -> place(index, place.leg());
            case Command.RedirectCall redirect -> redirect(index, redirect.leg());
            case Command.EndCall end -> end(index, end);
            case Command.LookUpCall lookUp -> lookUp(index, lookUp.leg());
            case Command.TextClinician text -> text(index, text);
            case Command.TextCaller ignored -> {}
            case Command.TextWords ignored -> {}
        }
    }

    private Optional<Call> call(int index, int leg) {
        return Optional.ofNullable(calls.get(new LegRef(contacts.get(index).id(), leg)));
    }

    private LegRef ref(Call call) {
        return new LegRef(contacts.get(call.contact).id(), call.leg);
    }

    private void place(int index, int leg) {
        var known = contacts.get(index).leg(leg).orElseThrow();
        var phone = contacts.get(index).numberOf(known, roster).orElse(INTERPRETER);
        if (random.nextInt(20) == 0) {
            happens(index, new ContactEvent.CallRefused(leg, 21211));
            return;
        }
        watch.rings(calls.values().stream()
                .filter(other -> !other.over && isAPersons(other) && isAPersons(known))
                .filter(other -> other.phone.equals(phone) || belongsToOne(other.phone, phone))
                .count());
        var call = new Call(index, leg, phone);
        calls.put(ref(call), call);
        report(call, 0, new ContactEvent.CallPlaced(leg, "CA" + ++sids));
        int fate = random.nextInt(10);
        if (fate == 0) {
            later(1_000, () -> ends(call, LegOutcome.BUSY));
        } else if (fate == 1) {
            later(1_500, () -> ends(call, LegOutcome.FAILED));
        } else {
            later(800, () -> report(call, 0, new ContactEvent.LegProgressed(leg, CallLeg.Progress.RINGING)));
            if (fate < 4) {
                later(25_000, () -> ends(call, LegOutcome.NO_ANSWER));
            } else {
                later(1_500 + random.nextInt(20_000), () -> answers(call));
            }
        }
    }

    private static boolean isAPersons(Call call) {
        return isAPersons(call.asKnown());
    }

    /** A line takes many calls at once. */
    private static boolean isAPersons(CallLeg leg) {
        return switch (leg.role()) {
            case CLIENT, CLINICIAN, SUPERVISOR -> true;
            case CALLER, INTERPRETER, CRISIS_LINE -> false;
        };
    }

    private boolean belongsToOne(PhoneNumber phone, PhoneNumber other) {
        var owner = roster.clinicianWithPhone(phone);
        return owner.isPresent() && owner.equals(roster.clinicianWithPhone(other));
    }

    private void answers(Call call) {
        if (call.over) {
            return;
        }
        call.up = true;
        report(call, 500, new ContactEvent.LegProgressed(call.leg, CallLeg.Progress.ANSWERED));
        later(random.nextInt(400), () -> asks(call, Optional.empty()));
    }

    private void end(int index, Command.EndCall order) {
        call(index, order.leg())
                .ifPresentOrElse(
                        call -> ends(call, call.up ? LegOutcome.COMPLETED : LegOutcome.CANCELED),
                        () -> later(1_000, () -> carryOut(index, order)));
    }

    private void redirect(int index, int leg) {
        call(index, leg).filter(call -> call.up && !call.over).ifPresent(call -> {
            call.document++;
            leavesConference(call);
            later(random.nextInt(300), () -> asks(call, Optional.empty()));
        });
    }

    private void lookUp(int index, int leg) {
        var call = call(index, leg);
        if (call.isEmpty()) {
            happens(index, new ContactEvent.LegEnded(leg, LegOutcome.FAILED));
        } else if (call.get().over) {
            happens(index, new ContactEvent.LegEnded(leg, call.get().outcome));
        } else {
            var progress = call.get().up ? CallLeg.Progress.ANSWERED : CallLeg.Progress.RINGING;
            happens(index, new ContactEvent.LegProgressed(leg, progress));
        }
    }

    private void text(int index, Command.TextClinician text) {
        text.page().ifPresent(page -> {
            var phone = PhoneToText.of(roster, text.to(), contacts.get(index).page(page));
            if (phone.isEmpty()) {
                return;
            }
            if (random.nextInt(15) == 0) {
                happens(index, new ContactEvent.PageTextFailed(page, roster.placeOf(phone.get()), 30003));
                return;
            }
            if (text.kind() == TextKind.PAGE) {
                happens(index, new ContactEvent.PageTextSent(page));
            }
            if (text.kind() == TextKind.CALLER_STAYS && random.nextInt(4) > 0) {
                later(random.nextInt(60_000), () -> happens(index, ring(text.to())));
            }
            int reply = random.nextInt(12);
            if (reply == 0) {
                var way = random.nextBoolean() ? Acceptance.Way.TEXT : Acceptance.Way.SCREEN;
                later(random.nextInt(40_000), () -> happens(index, new ContactEvent.PageAccepted(page, way)));
            } else if (reply == 1) {
                later(random.nextInt(40_000), () -> happens(index, new ContactEvent.PageDeclined(page)));
            } else if (reply == 2) {
                later(random.nextInt(90_000), () -> happens(index, new ContactEvent.RingBackAsked(text.to())));
            } else if (reply == 3) {
                later(random.nextInt(90_000), () -> happens(index, new ContactEvent.ClinicianWrote(text.to())));
            } else if (reply == 4) {
                later(random.nextInt(90_000), () -> happens(index, handover(text.to())));
            }
        });
    }

    /** By the menu, whose words must be over first, or by text. */
    private ContactEvent ring(ClinicianId clinician) {
        var after = random.nextBoolean() ? Duration.ofSeconds(9) : Duration.ZERO;
        return random.nextBoolean()
                ? new ContactEvent.RingAsked(clinician, after)
                : new ContactEvent.RingBackAsked(clinician, after);
    }

    private ContactEvent handover(ClinicianId by) {
        var all = List.copyOf(roster.allClinicians());
        return new ContactEvent.HandoverAsked(
                by, all.get(random.nextInt(all.size())).id());
    }

    /** Word of a call that nobody waits for an answer to: late, sometimes never. */
    private void report(Call call, int delay, ContactEvent event) {
        if (random.nextInt(20) > 0) {
            later(delay + random.nextInt(700), () -> happens(call.contact, event));
        }
    }

    // --- what the leg does

    /** The leg asks; the document of its place begins. */
    private void asks(Call call, Optional<Place> heard) {
        requests(call, new ContactEvent.LegAsked(call.leg, heard));
    }

    private void requests(Call call, ContactEvent event) {
        if (!call.over) {
            happens(call.contact, event);
            plays(call);
        }
    }

    private void next(Call call, long millis, Runnable act) {
        int document = call.document;
        later(millis, () -> {
            if (!call.over && call.document == document) {
                act.run();
            }
        });
    }

    private void plays(Call call) {
        call.document++;
        var place = call.asKnown().isOver() ? Place.OVER : call.asKnown().place();
        if (place == Place.BRIDGE) {
            joins(call);
        } else {
            leavesConference(call);
        }
        if (random.nextInt(15) == 0) {
            next(call, random.nextInt(20_000), () -> ends(call, LegOutcome.COMPLETED));
        }
        switch (place) {
            case GREETING -> keyOrHeard(call, place, 10_000);
            case KEYPAD, KEYPAD_AGAIN -> types(call, place);
            case HOLD -> keyOrHeard(call, place, 20_000);
            case STILL_REACHING, FALLBACK_FAILED, AFTER_FALLBACK, AFTER_MESSAGE, NO_NUMBER, CUT_OFF ->
                keyOrHeard(call, place, 5_000);
            case EXHAUSTED -> keyOrHeard(call, place, 7_000);
            case FALLBACK -> fallback(call);
            case MESSAGE -> {
                if (random.nextBoolean()) {
                    next(call, 15_000, () -> {
                        happens(call.contact, new ContactEvent.MessageLeft(call.leg));
                        asks(call, Optional.empty());
                    });
                } else {
                    next(call, 8_000, () -> asks(call, Optional.of(place)));
                }
            }
            case PROMPT, JOIN_PROMPT -> answersPrompt(call);
            case ASIDE -> {
                if (random.nextInt(4) > 0) {
                    next(
                            call,
                            random.nextInt(13_000),
                            () -> key(call, List.of("1", "2", "3", "7").get(random.nextInt(4))));
                } else {
                    next(call, 13_000, () -> asks(call, Optional.of(place)));
                }
            }
            case NO_INTERPRETER, NOBODY_TO_ADD -> next(call, 5_000, () -> asks(call, Optional.of(place)));
            case MOMENT -> next(call, 24_000, () -> asks(call, Optional.of(place)));
            case BRIDGE -> {
                if (call.asKnown().role() == CallLeg.Role.CLINICIAN && random.nextBoolean()) {
                    next(call, 2_000 + random.nextInt(30_000), () -> losesItsConference(call));
                }
                if (random.nextInt(3) > 0) {
                    next(call, 5_000 + random.nextInt(240_000), () -> ends(call, LegOutcome.COMPLETED));
                }
            }
            default -> next(call, 4_000, () -> ends(call, LegOutcome.COMPLETED));
        }
    }

    private void keyOrHeard(Call call, Place place, int length) {
        if (place != Place.CUT_OFF && random.nextInt(6) == 0) {
            String key = List.of("1", "2", "3", "5", "").get(random.nextInt(5));
            next(call, random.nextInt(length), () -> presses(call, place, key, new ContactEvent.Typed.Half()));
        } else {
            next(call, length, () -> asks(call, Optional.of(place)));
        }
    }

    private void presses(Call call, Place place, String keys, ContactEvent.Typed typed) {
        requests(call, new ContactEvent.CallerPressed(call.leg, Optional.of(place), keys, typed));
    }

    private void types(Call call, Place place) {
        long after = 3_000 + random.nextInt(14_000);
        switch (random.nextInt(8)) {
            case 0, 1 ->
                next(
                        call,
                        after,
                        () -> presses(
                                call,
                                place,
                                "4255550171",
                                new ContactEvent.Typed.Known(SmallWorld.CLIENT, SmallWorld.NORTH)));
            case 2 -> next(call, after, () -> presses(call, place, "4255559999", new ContactEvent.Typed.Miss()));
            case 3 -> next(call, after, () -> presses(call, place, "425", new ContactEvent.Typed.Half()));
            case 4 -> {
                String key = List.of("9", "1", "2", "3").get(random.nextInt(4));
                next(call, after, () -> presses(call, place, key, new ContactEvent.Typed.Half()));
            }
            default -> next(call, after, () -> asks(call, Optional.of(place)));
        }
    }

    private void fallback(Call call) {
        if (random.nextInt(3) == 0) {
            next(call, 6_000, () -> requests(call, new ContactEvent.FallbackLeft(call.leg, false)));
        } else {
            next(call, 4_000, () -> happens(call.contact, new ContactEvent.FallbackAnswered(call.leg)));
            next(
                    call,
                    5_000 + random.nextInt(200_000),
                    () -> requests(call, new ContactEvent.FallbackLeft(call.leg, true)));
        }
    }

    private void answersPrompt(Call call) {
        int fate = random.nextInt(10);
        if (fate < 4) {
            next(call, 2_000 + random.nextInt(8_000), () -> key(call, "1"));
        } else if (fate < 6) {
            next(call, 2_000 + random.nextInt(8_000), () -> key(call, "2"));
        } else if (fate == 6) {
            next(call, 2_000, () -> key(call, "7"));
        } else {
            next(call, 30_000, () -> ends(call, LegOutcome.COMPLETED));
        }
    }

    private void key(Call call, String key) {
        requests(call, new ContactEvent.ClinicianPressed(call.leg, key));
    }

    // --- conferences

    private void joins(Call call) {
        var contact = contacts.get(call.contact);
        if (call.conference.filter(contact.conferenceName()::equals).isPresent()) {
            return;
        }
        leavesConference(call);
        call.conference = Optional.of(contact.conferenceName());
        call.talk = contact.talk().number();
        call.endsForAll = !call.asKnown().isGuest()
                || !contact.clinicianIsInTheTalk() && call.asKnown().role() != CallLeg.Role.INTERPRETER;
        var others = othersIn(call);
        watch.inConference(others.size() + 1, contact.mayHaveGuests());
        others.forEach(other -> other.aloneSince = Optional.empty());
        boolean clients = call.asKnown().isCallersSide();
        call.aloneSince = others.isEmpty() && clients ? Optional.of(now) : Optional.empty();
    }

    private List<Call> othersIn(Call call) {
        return calls.values().stream()
                .filter(other -> other != call && !other.over && other.conference.equals(call.conference))
                .toList();
    }

    /** Who leaves ends the conference for the others, who ask what comes next; a guest does only when the clinician is gone. */
    private void leavesConference(Call call) {
        if (call.conference.isEmpty()) {
            return;
        }
        var others = othersIn(call);
        call.conference = Optional.empty();
        call.aloneSince = Optional.empty();
        if (!call.endsForAll) {
            return;
        }
        for (Call other : others) {
            int talk = other.talk;
            other.conference = Optional.empty();
            other.aloneSince = Optional.empty();
            other.document++;
            next(
                    other,
                    random.nextInt(400),
                    () -> requests(other, new ContactEvent.BridgeLeft(other.leg, Optional.of(talk))));
        }
    }

    /** The star key of the clinician, or a fault of the network: the conference is over for all, and all are on the line. */
    private void losesItsConference(Call call) {
        if (call.conference.isPresent() && !call.over) {
            int talk = call.talk;
            leavesConference(call);
            call.document++;
            next(
                    call,
                    random.nextInt(400),
                    () -> requests(call, new ContactEvent.BridgeLeft(call.leg, Optional.of(talk))));
        }
    }

    private void ends(Call call, LegOutcome outcome) {
        if (call.over) {
            return;
        }
        call.over = true;
        call.outcome = outcome;
        leavesConference(call);
        report(call, 0, new ContactEvent.LegEnded(call.leg, outcome));
    }

    // --- people who do something of their own

    void somebodyActs() {
        int index = random.nextInt(contacts.size());
        var contact = contacts.get(index);
        switch (random.nextInt(12)) {
            case 9, 10 ->
                contact.ownersLeg().flatMap(leg -> call(index, leg.number())).ifPresent(this::losesItsConference);
            case 0, 1 -> callsAgain(index);
            case 7 ->
                contact.callersLeg().flatMap(leg -> call(index, leg.number())).ifPresent(this::losesItsConference);
            case 2 -> happens(index, new ContactEvent.CallerTexted());
            case 8 -> happens(index, new ContactEvent.CallerTakesTexts());
            case 3 -> {
                if (!contact.pages().isEmpty()) {
                    int page = 1 + random.nextInt(contact.pages().size());
                    happens(index, new ContactEvent.PageAccepted(page, Acceptance.Way.SCREEN));
                }
            }
            case 4 ->
                contact.callersLeg()
                        .flatMap(leg -> call(index, leg.number()))
                        .ifPresent(call -> ends(call, LegOutcome.COMPLETED));
            case 5 ->
                contact.acceptance()
                        .ifPresent(taken -> happens(index, new ContactEvent.ClinicianWrote(taken.clinician())));
            case 6 -> contact.acceptance().ifPresent(taken -> happens(index, ring(taken.clinician())));
            default -> {
                if (random.nextInt(6) == 0) {
                    happens(index, new ContactEvent.Disposed(SmallWorld.id("clinician-0"), "safe"));
                }
            }
        }
    }

    private void callsAgain(int index) {
        var contact = contacts.get(index);
        if (contact.origin().callerNumber().isEmpty() || !contact.state().isLive()) {
            return;
        }
        String sid = "CA" + ++sids;
        happens(index, new ContactEvent.CallerCalled(sid, contact.origin().callerNumber()));
        contacts.get(index).leg(sid).ifPresent(leg -> callersCall(index, leg.number()));
    }
}
