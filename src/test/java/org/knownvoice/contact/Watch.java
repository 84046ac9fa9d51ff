package org.knownvoice.contact;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What must hold after every step, whatever happens. */
final class Watch {
    private static final Duration CONNECTING = Duration.ofSeconds(60 + 25 + 20);

    private final Transitions transitions;
    private final Map<ContactId, Integer> ringsAskedFor = new HashMap<>();

    Watch(Transitions transitions) {
        this.transitions = transitions;
    }

    void decided(
            CrisisContact before, Optional<ContactEvent> event, Decision decision, Surroundings around, Instant now) {
        var next = decision.next();
        if (event.isPresent()) {
            transitions.saw(decision.entries());
        }
        atMostOneHasAccepted(next);
        somethingIsDueOrSomebodyHasIt(next);
        noExcludedIsAsked(next, around);
        anAcceptanceLapses(next, now);
        nobodyIsPagedAfterAcceptance(next, decision.commands());
        supervisorsAreAskedAgain(next, around, now);
        onlyAnsweredCallsAreMoved(next, decision.commands());
        nothingIsOverdue(next, now);
        whoWaitsIsWaitedFor(next);
        nobodyIsRungBackIntoATalkUnasked(next, event, decision.commands());
        aRingInVainMovesNobody(before, event, next);
    }

    void repeats(ContactEvent event, Decision first, Decision second) {
        boolean isWordOfTheClient =
                event instanceof ContactEvent.CallerTexted || event instanceof ContactEvent.CallerTakesTexts;
        holds(isWordOfTheClient || second.next().equals(first.next()), "a repeat changes the contact: " + event);
        var orders = second.commands().stream()
                .filter(command -> !answersAgain(command))
                .toList();
        holds(isWordOfTheClient || orders.isEmpty(), "a repeat orders something: " + event + " " + orders);
    }

    /** Who asks again hears again. */
    private static boolean answersAgain(Command command) {
        return command instanceof Command.TextClinician text
                && List.of(TextKind.ALREADY_TAKEN, TextKind.NOTHING_OPEN, TextKind.ON_ANOTHER_CRISIS)
                        .contains(text.kind());
    }

    void rings(long callsThere) {
        holds(callsThere == 0, "two of our calls at one phone, or at two phones of one clinician");
    }

    void inConference(int people, boolean mayHaveGuests) {
        holds(people <= (mayHaveGuests ? 5 : 2), people + " in one conference");
    }

    void waitsAlone(CrisisContact contact, Optional<Instant> since, Instant now) {
        holds(
                since.isEmpty() || !since.get().plus(CONNECTING).isBefore(now),
                "the caller is alone in the bridge since " + since);
    }

    private static void atMostOneHasAccepted(CrisisContact contact) {
        var accepted = contact.pages().stream()
                .filter(page -> page.state() == Page.State.ACCEPTED)
                .map(Page::number)
                .toList();
        var owner = contact.acceptance().map(Acceptance::page).stream().toList();
        holds(accepted.equals(owner), "accepted pages " + accepted + ", owner " + owner);
    }

    private static void somethingIsDueOrSomebodyHasIt(CrisisContact contact) {
        boolean human = contact.callerTalksElsewhere()
                || switch (contact.state()) {
                    case CONNECTED, ENDED, CLOSED -> true;
                    default -> false;
                };
        holds(
                human || contact.nextDeadline(SmallWorld.TIMINGS.cutOffWait()).isPresent(),
                "nothing is due in " + contact.state());
        boolean onlyLegs =
                contact.state().isLive() && !human && dueBesidesLegs(contact).isEmpty();
        holds(!onlyLegs, "only a check of a call is due in " + contact.state());
    }

    /** A call that is asked about is no plan. */
    private static Optional<Instant> dueBesidesLegs(CrisisContact contact) {
        var ladder = contact.ladder();
        return ladder.stepEndsAt()
                .or(ladder::supervisorsAt)
                .filter(at -> contact.acceptance().isEmpty())
                .or(() -> contact.identity().askUntil().filter(at -> !ladder.isStarted()))
                .or(() -> contact.acceptance().flatMap(Acceptance::lapsesAt))
                .or(() -> contact.callback().nextTryAt());
    }

    private static void noExcludedIsAsked(CrisisContact contact, Surroundings around) {
        contact.identity().client().ifPresent(client -> {
            var asked = contact.pages().stream()
                    .filter(page -> page.isOpen() || page.state() == Page.State.ACCEPTED)
                    .filter(page -> around.roster().isExcluded(client, page.clinician()))
                    .toList();
            holds(asked.isEmpty(), "an excluded clinician is asked: " + asked);
        });
    }

    private static void anAcceptanceLapses(CrisisContact contact, Instant now) {
        contact.acceptance().filter(taken -> contact.state().isLive()).ifPresent(taken -> {
            boolean inGoodHands = contact.talk().isOn()
                    || contact.callerTalksElsewhere()
                    || contact.callback().isWaiting();
            holds(taken.lapsesAt().isPresent() || inGoodHands, "the acceptance never lapses");
            var limit = now.plus(SmallWorld.TIMINGS.textLapseAfter());
            holds(taken.lapsesAt().filter(at -> at.isAfter(limit)).isEmpty(), "the acceptance lapses too late");
            holds(!contact.talk().isOn() || taken.lapsesAt().isEmpty(), "a talk lapses");
        });
    }

    private static void nobodyIsPagedAfterAcceptance(CrisisContact contact, List<Command> commands) {
        contact.acceptance().ifPresent(taken -> {
            for (Command command : commands) {
                boolean pages = command instanceof Command.TextClinician text
                        && (text.kind() == TextKind.PAGE || text.kind() == TextKind.PAGE_AGAIN);
                boolean ringsAnother = command instanceof Command.PlaceCall call
                        && contact.leg(call.leg())
                                .flatMap(CallLeg::page)
                                .filter(page -> page != taken.page())
                                .isPresent();
                boolean handsOver =
                        pageOf(contact, command).filter(Page::isOffered).isPresent();
                holds(handsOver || !pages && !ringsAnother, "paged after the acceptance: " + command);
            }
            var open = contact.openPages();
            holds(open.stream().allMatch(Page::isOffered), "a page is open after the acceptance");
            holds(open.size() <= 1, "two colleagues are asked to take it over");
        });
    }

    private static Optional<Page> pageOf(CrisisContact contact, Command command) {
        return switch (command) {
            case Command.TextClinician text -> text.page().flatMap(contact::page);
            case Command.PlaceCall call ->
                contact.leg(call.leg()).flatMap(CallLeg::page).flatMap(contact::page);
            default -> Optional.empty();
        };
    }

    private static void supervisorsAreAskedAgain(CrisisContact contact, Surroundings around, Instant now) {
        if (contact.state().isLive()
                && contact.ladder().isExhausted()
                && contact.acceptance().isEmpty()) {
            var limit = now.plus(around.timings().exhaustedSupervisorEvery());
            holds(
                    contact.ladder()
                            .supervisorsAt()
                            .filter(at -> !at.isAfter(limit))
                            .isPresent(),
                    "supervisors are not asked again within two minutes");
        }
    }

    private static void onlyAnsweredCallsAreMoved(CrisisContact contact, List<Command> commands) {
        for (Command command : commands) {
            if (command instanceof Command.RedirectCall redirect) {
                holds(
                        contact.leg(redirect.leg()).filter(CallLeg::isAnswered).isPresent(),
                        "a call that is not answered is moved");
            }
        }
    }

    /** A kind word is for as long as the clinician is aside, and guests are for as long as there is a talk. */
    private static void whoWaitsIsWaitedFor(CrisisContact contact) {
        boolean clinicianIsOut = contact.ownersLeg().filter(Aside::isOut).isPresent();
        holds(
                contact.talk().isAside() == clinicianIsOut,
                "aside " + contact.talk() + ", at the menu " + clinicianIsOut);
        boolean callerWaits =
                contact.callersLeg().filter(leg -> leg.place() == Place.MOMENT).isPresent();
        holds(!callerWaits || clinicianIsOut, "the caller waits for a clinician who is not aside");
        boolean callerTalks = contact.talk().isOn()
                && contact.callersLeg()
                        .filter(leg -> leg.place() == Place.BRIDGE)
                        .isPresent();
        holds(
                !callerTalks || contact.clinicianIsInTheTalk() || contact.callerStaysWithGuest(),
                "the caller talks with nobody");
        boolean guests = contact.legs().stream().anyMatch(leg -> leg.isGuest() && leg.isPresent());
        holds(!guests || contact.talk().isOn(), "somebody is called into a talk that is over");
    }

    /** Once each time that they ask for it: a hand-over may be final. */
    private void nobodyIsRungBackIntoATalkUnasked(
            CrisisContact contact, Optional<ContactEvent> event, List<Command> commands) {
        boolean asks = event.filter(
                        one -> one instanceof ContactEvent.RingAsked || one instanceof ContactEvent.RingBackAsked)
                .isPresent();
        if (asks) {
            ringsAskedFor.merge(contact.id(), 1, Integer::sum);
        }
        for (Command command : commands) {
            boolean ringsBack = contact.talk().isOn()
                    && command instanceof Command.PlaceCall call
                    && contact.leg(call.leg())
                            .flatMap(CallLeg::page)
                            .filter(page -> contact.acceptance()
                                    .filter(taken -> taken.page() == page)
                                    .isPresent())
                            .isPresent();
            holds(
                    !ringsBack || ringsAskedFor.merge(contact.id(), -1, Integer::sum) >= 0,
                    "rung back into a talk unasked: " + command);
        }
    }

    private static void aRingInVainMovesNobody(
            CrisisContact before, Optional<ContactEvent> event, CrisisContact after) {
        boolean inVain = before.talk().isOn()
                && after.talk().isOn()
                && event.filter(ContactEvent.LegEnded.class::isInstance)
                        .map(ContactEvent.LegEnded.class::cast)
                        .flatMap(ended -> before.leg(ended.leg()))
                        .filter(leg -> leg.place() == Place.JOIN_PROMPT)
                        .isPresent();
        holds(!inVain || after.talk().number() == before.talk().number(), "a ring in vain moves the caller");
    }

    private static void nothingIsOverdue(CrisisContact contact, Instant now) {
        var due = contact.nextDeadline(SmallWorld.TIMINGS.cutOffWait());
        var slack = now.minus(SmallWorld.TIMINGS.sweepEvery());
        holds(due.isEmpty() || due.get().isAfter(slack), "still due: " + due + " at " + now);
    }

    private static void holds(boolean promise, String otherwise) {
        if (!promise) {
            throw new AssertionError(otherwise);
        }
    }
}
