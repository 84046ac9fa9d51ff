package org.knownvoice.contact;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.knownvoice.directory.Clinician;
import org.knownvoice.directory.ClinicianId;
import org.knownvoice.directory.ClinicianPhone;
import org.knownvoice.paging.Candidate;
import org.knownvoice.paging.Channel;
import org.knownvoice.paging.EscalationPolicy;
import org.knownvoice.paging.EscalationStep;
import org.knownvoice.paging.WhomToAsk;

/** Climbing the ladder: which step is open, whom it asks, and what ends the asking. */
final class Climbing {
    private static final Set<Channel> TEXT_AND_CALL = Set.of(Channel.SMS, Channel.VOICE);

    /** Who has been asked in vain so lately is not asked again before the supervisors. */
    private static final Duration JUST_NOW = Duration.ofMinutes(10);

    /** Why: a code for the event log. */
    private static final String HAS_THE_CALLER = "has_the_caller";

    private Climbing() {}

    /** The first step opens now. */
    static void start(Turn turn) {
        turn.become(turn.contact().with(turn.contact().ladder().nextRound()));
        turn.become(turn.contact().with(turn.contact().identity().askedEnough()));
        if (!askWhoHasTheCaller(turn)) {
            climbFrom(turn, 0, turn.now);
        }
    }

    /**
     * The fallback line calls about a caller: before the first step the one who has that contact is asked, alone, for as
     * long as the first step would wait. False when there is nobody to wait for.
     */
    private static boolean askWhoHasTheCaller(Turn turn) {
        var owner = turn.contact().origin().about().flatMap(About::owner);
        if (owner.isEmpty() || turn.around.roster().phonesOf(owner.get()).isEmpty()) {
            return false;
        }
        var within = policy(turn).steps().stream()
                .findFirst()
                .map(EscalationStep::answerWithin)
                .orElse(turn.timings().lapseAfter());
        var step = new EscalationStep(0, List.of(), TEXT_AND_CALL, within);
        return ask(turn, step, List.of(new Candidate(owner.get(), HAS_THE_CALLER)), turn.now);
    }

    /** The first step opens now, but its time counts from a moment before: the caller has waited since. */
    static void startAsOf(Turn turn, Instant since) {
        if (!askWhoHasTheCaller(turn)) {
            climbFrom(turn, 0, since);
        }
    }

    /**
     * After a lapse: the open step and the next are asked at once, the one who let it lapse not at once again. Where no
     * later step has anybody, the open one runs its time again. Just after exhaustion the supervisors are asked; later, or
     * where somebody is on call by now who was not asked in that round, the climb begins anew.
     */
    static void resume(Turn turn) {
        var before = turn.contact().ladder();
        turn.become(turn.contact().with(before.nextRound()));
        if (before.isExhausted() && !everybodyWasJustAsked(turn, before)) {
            climbFrom(turn, 0, turn.now);
            return;
        }
        if (before.isExhausted()) {
            turn.become(turn.contact().with(turn.contact().ladder().inStep(before.step())));
            exhaust(turn);
            return;
        }
        boolean asked = policy(turn).steps().stream()
                .filter(step -> step.number() == before.step())
                .anyMatch(step -> ask(turn, step, turn.now));
        var open = turn.contact().ladder();
        if (!askAfter(turn, before.step(), turn.now)) {
            if (asked) {
                turn.become(turn.contact().with(open));
            } else {
                exhaust(turn);
            }
        }
    }

    private static boolean everybodyWasJustAsked(Turn turn, Ladder before) {
        boolean justNow = before.exhaustedAt()
                .filter(at -> at.plus(JUST_NOW).isAfter(turn.now))
                .isPresent();
        return justNow
                && policy(turn).steps().stream()
                        .flatMap(step -> membersOf(turn, step).stream())
                        .allMatch(member -> turn.contact()
                                .pageOf(member.clinician())
                                .filter(page -> page.round() == before.round())
                                .isPresent());
    }

    /** Everybody in the step has declined or cannot be reached. */
    static void nextStep(Turn turn) {
        climbFrom(turn, turn.contact().ladder().step(), turn.now);
    }

    /** The step's time is over. Being woken a little late does not move the later steps. */
    static void stepIsOver(Turn turn) {
        var due = turn.contact().ladder().stepEndsAt().orElse(turn.now);
        boolean late = due.plus(turn.timings().sweepEvery()).isBefore(turn.now);
        climbFrom(turn, turn.contact().ladder().step(), late ? turn.now : due);
    }

    /** Nobody in the open step can still answer. */
    static boolean stepIsSpent(CrisisContact contact) {
        var ladder = contact.ladder();
        return ladder.stepEndsAt().isPresent()
                && contact.acceptance().isEmpty()
                && contact.pages().stream()
                        .filter(page -> page.round() == ladder.round() && page.step() == ladder.step())
                        .noneMatch(page -> page.isOpen() && !page.unreachable());
    }

    private static void climbFrom(Turn turn, int step, Instant since) {
        if (!askAfter(turn, step, since)) {
            exhaust(turn);
        }
    }

    /** Opens the first later step with somebody to wait for. False when there is none. */
    private static boolean askAfter(Turn turn, int step, Instant since) {
        return policy(turn).steps().stream()
                .filter(next -> next.number() > step)
                .anyMatch(next -> ask(turn, next, since));
    }

    /** Asks everybody in the step who is not asked already. False when there is nobody to wait for. */
    private static boolean ask(Turn turn, EscalationStep step, Instant since) {
        return ask(turn, step, membersOf(turn, step), since);
    }

    private static boolean ask(Turn turn, EscalationStep step, List<Candidate> candidates, Instant since) {
        var ladder = turn.contact().ladder();
        var members = candidates.stream()
                .filter(member -> mayBeAsked(turn.contact(), member))
                .toList();
        if (members.isEmpty()) {
            return false;
        }
        turn.become(turn.contact().with(ladder.at(step.number(), since.plus(step.answerWithin()))));
        turn.note(
                Entry.Kind.STEP_OPENED,
                Map.of(
                        "step", Integer.toString(step.number()),
                        "round", Integer.toString(ladder.round()),
                        "people", Integer.toString(members.size())));
        for (Candidate member : members) {
            turn.contact()
                    .pageOf(member.clinician())
                    .filter(Page::isOpen)
                    .ifPresentOrElse(
                            page -> moveTo(turn, page, step),
                            () -> page(turn, member, step.number(), step.channels(), false));
        }
        return !stepIsSpent(turn.contact());
    }

    /** Who is asked already keeps the page; what the new step adds to it comes on top. */
    private static void moveTo(Turn turn, Page page, EscalationStep step) {
        var channels = EnumSet.copyOf(page.channels());
        channels.addAll(step.channels());
        var moved = page.inStep(turn.contact().ladder().round(), step.number(), channels);
        boolean silent = moved.ringAt().isEmpty()
                && turn.contact().liveLegOf(page.number()).isEmpty();
        boolean ringsNow = channels.contains(Channel.VOICE) && silent;
        turn.put(ringsNow ? moved.ringingAt(Optional.of(turn.now)) : moved);
        if (channels.contains(Channel.SMS) && !page.channels().contains(Channel.SMS)) {
            order(turn, turn.contact().page(page.number()).orElseThrow(), Priority.PAGE);
        }
    }

    /** Asks one person beside the ladder, by all ways. */
    static Page askBeside(Turn turn, Candidate colleague) {
        page(turn, colleague, turn.contact().ladder().step(), TEXT_AND_CALL, false);
        return turn.contact().pages().getLast();
    }

    /** The text of a page goes out, or goes out again to another phone. */
    static void textPage(Turn turn, Page page) {
        boolean first = page.round() == 1 && page.step() <= 1 && !page.supervising();
        order(turn, page, first ? Priority.FIRST : Priority.PAGE);
    }

    private static void order(Turn turn, Page page, Priority priority) {
        turn.put(page.textUnsureAt(Optional.of(turn.now.plus(turn.timings().textConfirmedWithin()))));
        turn.order(new Command.TextClinician(
                page.clinician(), TextKind.PAGE, Optional.of(page.number()), Optional.empty(), priority));
    }

    /** The network has not confirmed the page's text, or will not take it: the phone rings, asked for or not. */
    static void ringInsteadOfText(Turn turn, Page page) {
        var sure = page.textUnsureAt(Optional.empty());
        boolean sooner = !page.unreachable()
                && page.ringAt().filter(at -> at.isAfter(turn.now)).isPresent();
        boolean mayRing = page.supervising()
                || page.isOffered()
                || !turn.contact().ladder().isExhausted();
        boolean rings = mayRing && (!page.channels().contains(Channel.VOICE) || sooner);
        if (!rings || turn.contact().liveLegOf(page.number()).isPresent()) {
            turn.put(sure);
            return;
        }
        turn.put(sure.byVoiceToo().ringingAt(Optional.of(turn.now)));
        turn.note(Entry.Kind.CALL_BROUGHT_FORWARD, page, Map.of());
    }

    /** A page that never left goes by all its ways. A call of it that was never placed is struck off. */
    static void sendAgain(Turn turn, Page page) {
        turn.note(Entry.Kind.PAGE_SENT_AGAIN, page, Map.of());
        turn.contact()
                .liveLegOf(page.number())
                .filter(leg -> leg.sid().isEmpty())
                .ifPresent(leg -> LegRules.ended(turn, leg, LegOutcome.CANCELED, Optional.empty()));
        var now = turn.contact().page(page.number()).orElseThrow();
        if (now.channels().contains(Channel.VOICE)) {
            now = now.ringingAt(Optional.of(turn.now));
            turn.put(now);
        }
        if (now.channels().contains(Channel.SMS)) {
            textPage(turn, now);
        }
    }

    private static List<Candidate> membersOf(Turn turn, EscalationStep step) {
        var identity = turn.contact().identity();
        return WhomToAsk.candidates(
                step,
                turn.around.roster(),
                identity.client(),
                callingClinician(turn),
                identity.team(),
                turn.around.workload(),
                turn.now);
    }

    /** A clinician who needs help is not asked to give it. */
    private static Optional<ClinicianId> callingClinician(Turn turn) {
        return turn.contact()
                .origin()
                .callerNumber()
                .flatMap(turn.around.roster()::clinicianWithPhone)
                .map(Clinician::id);
    }

    /** Not who has declined in this round, nor who let it lapse in the one before. */
    private static boolean mayBeAsked(CrisisContact contact, Candidate member) {
        int round = contact.ladder().round();
        return contact.pageOf(member.clinician())
                .map(page -> switch (page.state()) {
                    case OPEN, ACCEPTED, TAKEN -> true;
                    case DECLINED -> page.round() < round;
                    case LAPSED -> page.round() < round - 1;
                })
                .orElse(true);
    }

    private static void page(Turn turn, Candidate member, int step, Set<Channel> asked, boolean supervising) {
        var contact = turn.contact();
        var channels = takesTexts(turn, member) || listed(turn, member).isEmpty() ? asked : TEXT_AND_CALL;
        var page = new Page(
                contact.pages().size() + 1,
                member.clinician(),
                contact.ladder().round(),
                step,
                channels,
                member.reason(),
                turn.now,
                Page.State.OPEN,
                false,
                listed(turn, member).isEmpty(),
                supervising,
                Set.of(),
                Optional.empty(),
                channels.contains(Channel.VOICE) ? Optional.of(turn.now) : Optional.empty(),
                Optional.empty());
        turn.put(page);
        turn.note(Entry.Kind.CLINICIAN_PAGED, page, Map.of("step", Integer.toString(step), "reason", member.reason()));
        if (channels.contains(Channel.SMS)) {
            textPage(turn, page);
        }
    }

    private static boolean takesTexts(Turn turn, Candidate member) {
        return PhoneToText.of(turn.around.roster(), member.clinician(), Optional.empty())
                .isPresent();
    }

    private static List<ClinicianPhone> listed(Turn turn, Candidate member) {
        return turn.around.roster().listedPhonesOf(member.clinician());
    }

    private static void exhaust(Turn turn) {
        var contact = turn.contact();
        turn.become(contact.with(contact.ladder()
                .exhausted(turn.now, turn.now.plus(turn.timings().exhaustedSupervisorEvery()))));
        turn.note(Entry.Kind.LADDER_EXHAUSTED, Map.of("people", Integer.toString(contact.peopleAsked())));
        pageSupervisors(turn);
        if (turn.readsTexts()) {
            turn.order(new Command.TextCaller(TextKind.EXHAUSTED_REPLY));
        }
        turn.contact()
                .callersLeg()
                .filter(leg -> leg.isAnswered() && !hearsWhatMatters(turn, leg))
                .ifPresent(leg -> turn.move(leg, nobodyAnswered(turn.contact())));
    }

    /** What is heard when nobody has answered: the fallback line is not put through to itself. */
    static Place nobodyAnswered(CrisisContact contact) {
        return contact.origin().isFallbackLine() ? Place.STILL_REACHING : Place.EXHAUSTED;
    }

    /** With the fallback line already, leaving a message, or in the first words of this very call: those name 911 and 988. */
    private static boolean hearsWhatMatters(Turn turn, CallLeg leg) {
        return switch (leg.place()) {
            case FALLBACK, MESSAGE -> true;
            case GREETING -> leg.startedAt().equals(turn.now);
            default -> false;
        };
    }

    /** Supervisors are asked again and again until a human takes it; where none is on call, the program's on-call are. */
    static void pageSupervisors(Turn turn) {
        var contact = turn.contact();
        turn.become(contact.with(contact.ladder()
                .exhausted(turn.now, turn.now.plus(turn.timings().exhaustedSupervisorEvery()))));
        var people = supervisors(turn);
        turn.note(Entry.Kind.SUPERVISORS_PAGED, Map.of("people", Integer.toString(people.size())));
        for (Candidate person : people) {
            turn.contact()
                    .pageOf(person.clinician())
                    .filter(Page::isOpen)
                    .ifPresentOrElse(
                            page -> pageAgain(turn, page),
                            () -> page(turn, person, contact.ladder().step(), TEXT_AND_CALL, true));
        }
    }

    /** The supervisors on call for this contact, or else everybody on call in the program. */
    static List<Candidate> supervisors(Turn turn) {
        var identity = turn.contact().identity();
        return WhomToAsk.supervisors(
                turn.around.roster(), identity.client(), callingClinician(turn), identity.team(), turn.now);
    }

    private static void pageAgain(Turn turn, Page page) {
        boolean rings = turn.contact().liveLegOf(page.number()).isPresent();
        turn.put(page.asSupervisor().ringingAt(rings ? page.ringAt() : Optional.of(turn.now)));
        turn.order(new Command.TextClinician(
                page.clinician(), TextKind.PAGE_AGAIN, Optional.of(page.number()), Optional.empty(), Priority.PAGE));
    }

    private static EscalationPolicy policy(Turn turn) {
        return turn.around.roster().policy(turn.contact().identity().team());
    }
}
