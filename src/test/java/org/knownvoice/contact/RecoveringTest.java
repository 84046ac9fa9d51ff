package org.knownvoice.contact;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.knownvoice.contact.CallLeg.Role;
import org.knownvoice.contact.Meanwhile.Ring;
import org.knownvoice.directory.PhoneNumber;
import org.knownvoice.paging.Workload;

/** What becomes of a call that went on while the database did not answer. */
class RecoveringTest {
    private static final String CALL = "CA-caller";
    private static final String AGAIN = "CA-caller-again";
    private static final Ring ANA = ring("ana");
    private static final Ring BEN = ring("ben");
    private static final Meanwhile ANA_RANG = new Meanwhile.Rang(second(10), ANA);
    private static final Meanwhile BEN_RANG = new Meanwhile.Rang(second(10), BEN);

    private final SmallWorld world =
            new SmallWorld().primary("ana").backup("ben").supervisor("cora");
    private final List<Meanwhile> steps = new ArrayList<>();
    private CrisisContact contact = SmallWorld.blank(
            "away", Medium.CALL, Optional.of(new PhoneNumber("+14255550188")), Optional.of(SmallWorld.CLIENT));
    private Recovered recovered;

    @Test
    void whoHungUpUnansweredIsOwedACallAndTheTeamIsPagedNow() {
        came().and(BEN_RANG).and(noAnswer(BEN)).and(hungUp()).isBackAt(300);

        assertThat(contact.state()).isEqualTo(ContactState.CALLBACK);
        assertThat(contact.ladder().stepEndsAt()).contains(second(300 + 45));
        assertThat(kinds()).contains(Entry.Kind.OPENED, Entry.Kind.CALLER_HUNG_UP, Entry.Kind.STEP_OPENED);
        assertThat(recovered.commands())
                .anyMatch(order -> order instanceof Command.TextClinician text && text.kind() == TextKind.PAGE)
                .anyMatch(order -> order instanceof Command.PlaceCall);
    }

    @Test
    void whoWaitsIsPagedForAndNoPhoneThatRingsIsRungAgain() {
        came().and(ANA_RANG).isBackAt(12);

        assertThat(contact.state()).isEqualTo(ContactState.PAGING);
        assertThat(callersLeg().place()).isEqualTo(Place.HOLD);
        assertThat(legsOf("ana")).hasSize(1);
        assertThat(legsOf("ben")).hasSize(1);
        assertThat(contact.ladder().stepEndsAt())
                .as("the caller waits since 0 s")
                .contains(second(45));
    }

    @Test
    void whoseTurnHasJustComeIsNotRungBeside() {
        came().and(new Meanwhile.Asked(second(0), ANA.clinician(), 1, "primary"))
                .isBackAt(3);

        assertThat(legsOf("ana")).isEmpty();
        assertThat(contact.pageOf(ANA.clinician()).orElseThrow().ringAt()).contains(second(30));
        assertThat(recovered.commands())
                .as("by text all the same")
                .anyMatch(order ->
                        order instanceof Command.TextClinician text && text.to().equals(ANA.clinician()));
    }

    @Test
    void whoTalksIsConnectedAndNobodyIsMovedOrPaged() {
        came().and(ANA_RANG).and(new Meanwhile.Accepted(second(15), ANA)).isBackAt(60);

        assertThat(contact.state()).isEqualTo(ContactState.CONNECTED);
        assertThat(contact.legs()).extracting(CallLeg::place).containsOnly(Place.BRIDGE);
        assertThat(contact.legs()).allMatch(CallLeg::joined);
        assertThat(contact.acceptance().orElseThrow().at()).isEqualTo(second(15));
        assertThat(recovered.commands()).allMatch(order -> order instanceof Command.LookUpCall);
    }

    @Test
    void aTalkThatIsOverNeedsItsNote() {
        came().and(new Meanwhile.Accepted(second(15), ANA)).and(hungUp()).isBackAt(400);

        assertThat(contact.state()).isEqualTo(ContactState.ENDED);
        assertThat(contact.ending().outcome()).contains(Ending.Outcome.TALKED);
        assertThat(contact.acceptance().orElseThrow().clinician()).isEqualTo(ANA.clinician());
        assertThat(recovered.commands())
                .filteredOn(order -> order instanceof Command.TextClinician)
                .extracting(order -> ((Command.TextClinician) order).kind())
                .containsExactly(TextKind.AFTER_TALK);
        assertThat(recovered.commands()).noneMatch(order -> order instanceof Command.PlaceCall);
    }

    @Test
    void whoWasCutOffAndIsRungForAgainIsNotMoved() {
        came().and(new Meanwhile.Accepted(second(15), ANA))
                .and(new Meanwhile.RingOver(second(60), ANA.sid(), LegOutcome.COMPLETED))
                .and(new Meanwhile.Rang(second(66), new Ring(ANA.clinician(), "CA-ana-again")))
                .isBackAt(68);

        assertThat(contact.state()).isEqualTo(ContactState.ACCEPTED);
        assertThat(callersLeg().place()).isEqualTo(Place.HOLD);
        assertThat(legsOf("ana")).hasSize(2);
        assertThat(recovered.commands()).isEmpty();
    }

    @Test
    void whoSpeaksWithTheCrisisLineIsLeftThere() {
        came().and(ANA_RANG)
                .and(noAnswer(ANA))
                .and(new Meanwhile.ToFallback(second(150)))
                .and(new Meanwhile.FallbackAnswered(second(155)))
                .isBackAt(180);

        assertThat(callersLeg().place()).isEqualTo(Place.FALLBACK);
        assertThat(contact.callerTalksElsewhere()).isTrue();
        assertThat(recovered.commands()).noneMatch(order -> order instanceof Command.RedirectCall);
        assertThat(recovered.commands()).anyMatch(order -> order instanceof Command.PlaceCall);
    }

    @Test
    void aWithheldCallerWhoHungUpIsForTheSupervisor() {
        contact = SmallWorld.blank("away", Medium.CALL, Optional.empty(), Optional.empty());

        came().and(hungUp()).isBackAt(60);

        assertThat(contact.ending().outcome()).contains(Ending.Outcome.UNREACHABLE_CALLER);
        assertThat(recovered.commands())
                .anyMatch(order ->
                        order instanceof Command.TextClinician text && text.kind() == TextKind.UNREACHABLE_CALLER);
    }

    @Test
    void aMessageOfACallThatWentOnIsOnlyNoted() {
        came().and(ANA_RANG).and(new Meanwhile.Accepted(second(15), ANA)).isBackAt(60);
        var before = contact;
        steps.clear();

        and(new Meanwhile.MessageLeft(second(50), "RE1", 17)).isBackAt(70);

        assertThat(contact).isEqualTo(before);
        assertThat(kinds()).containsExactly(Entry.Kind.MESSAGE_LEFT);
        assertThat(recovered.commands())
                .as("who has the contact is told")
                .singleElement()
                .matches(order -> order instanceof Command.TextClinician text && text.kind() == TextKind.MESSAGE_LEFT);
    }

    @Test
    void whoDeclinedIsNotAskedAgainAtOnce() {
        came().and(ANA_RANG).and(new Meanwhile.Declined(second(12), ANA)).isBackAt(20);

        assertThat(contact.pageOf(ANA.clinician()).orElseThrow().state()).isEqualTo(Page.State.DECLINED);
        assertThat(legsOf("ana")).hasSize(1);
    }

    @Test
    void toldAgainItChangesNothing() {
        came().and(ANA_RANG)
                .and(new Meanwhile.Accepted(second(15), ANA))
                .and(hungUp())
                .isBackAt(201);
        var first = contact;

        isBackAt(202);

        assertThat(contact).isEqualTo(first);
        assertThat(recovered.commands()).isEmpty();
        assertThat(kinds()).isEmpty();
    }

    @Test
    void theTwoHalvesOfACallMayComeFromTwoServers() {
        came().and(hungUp()).isBackAt(201);
        steps.clear();
        and(ANA_RANG).and(new Meanwhile.Accepted(second(15), ANA)).isBackAt(203);

        assertThat(contact.state()).isEqualTo(ContactState.ENDED);
        assertThat(contact.ending().outcome()).contains(Ending.Outcome.TALKED);
    }

    @Test
    void whoeverTheCallerSpeaksWithHasIt() {
        came().and(BEN_RANG).isBackAt(6);
        contact = ContactRules.decide(
                        contact,
                        new ContactEvent.PageAccepted(
                                contact.pageOf(ANA.clinician()).orElseThrow().number(), Acceptance.Way.TEXT),
                        around(),
                        second(7))
                .next();
        steps.clear();
        and(new Meanwhile.Accepted(second(8), BEN)).isBackAt(9);

        assertThat(contact.state()).isEqualTo(ContactState.CONNECTED);
        assertThat(contact.acceptance().orElseThrow().clinician()).isEqualTo(BEN.clinician());
        assertThat(contact.pageOf(ANA.clinician()).orElseThrow().state()).isEqualTo(Page.State.TAKEN);
    }

    @Test
    void whoHasCalledAgainSinceAndWaitsStaysOnTheLine() {
        callsAgain(20);

        came().and(BEN_RANG).isBackAt(60);

        assertThat(callerThere()).contains(AGAIN);
        assertThat(contact.state()).isEqualTo(ContactState.PAGING);
        assertThat(callsEnded()).containsExactly(callersLeg().number());
    }

    @Test
    void norIsAnythingOrderedWhereTheEarlierCallIsOver() {
        callsAgain(20);
        var before = contact;

        came().and(new Meanwhile.Over(second(10), LegOutcome.FAILED)).isBackAt(40);

        assertThat(callerThere()).contains(AGAIN);
        assertThat(recovered.commands()).allMatch(order -> order instanceof Command.LookUpCall);
        assertThat(contact.ladder()).isEqualTo(before.ladder());
        assertThat(callersLeg().isOver()).isTrue();
        assertThat(kinds()).containsExactly(Entry.Kind.CALLER_CALLED_AGAIN, Entry.Kind.CALL_ENDED);
    }

    @Test
    void whoHasCalledAgainSinceAndTalksIsNotMoved() {
        callsAgain(20);
        talksWithAna(30);

        came().and(new Meanwhile.Over(second(10), LegOutcome.FAILED));
        assertThat(ContactRules.takesIn(contact, steps)).isTrue();
        isBackAt(90);

        assertThat(contact.state()).isEqualTo(ContactState.CONNECTED);
        assertThat(contact.callersLeg().orElseThrow().joined()).isTrue();
        assertThat(recovered.commands()).allMatch(order -> order instanceof Command.LookUpCall);
    }

    @Test
    void aCallThatIsOverTakesThePlaceOfNoneThatGoesOn() {
        callsAgain(0);

        and(new Meanwhile.Came(second(30)))
                .and(new Meanwhile.Over(second(40), LegOutcome.FAILED))
                .isBackAt(60);

        assertThat(callerThere()).contains(AGAIN);
        assertThat(callsEnded()).isEmpty();
    }

    @Test
    void whatWasOrIsSpokenInTheEarlierCallIsAContactOfItsOwn() {
        callsAgain(20);

        assertThat(ContactRules.takesIn(
                        contact, List.of(new Meanwhile.Came(second(0)), new Meanwhile.Accepted(second(9), ANA))))
                .isFalse();
        assertThat(ContactRules.takesIn(
                        contact, List.of(new Meanwhile.Came(second(0)), new Meanwhile.ToFallback(second(9)))))
                .isFalse();
    }

    @Test
    void aTalkOfTheEarlierCallThatIsToldLastEndsNothing() {
        callsAgain(20);
        came().isBackAt(60);
        steps.clear();

        and(new Meanwhile.Accepted(second(15), ANA)).isBackAt(61);

        assertThat(callerThere()).contains(AGAIN);
        assertThat(contact.state()).isEqualTo(ContactState.PAGING);
    }

    @Test
    void whoTypesTheirNumberInTheNewerCallGoesOnTyping() {
        contact = SmallWorld.blank("away", Medium.CALL, Optional.of(new PhoneNumber("+14255550188")), Optional.empty());
        callsAgain(20);

        came().and(new Meanwhile.Over(second(10), LegOutcome.FAILED)).isBackAt(25);

        assertThat(contact.state()).isEqualTo(ContactState.IDENTIFYING);
        assertThat(contact.nextDeadline(Duration.ofSeconds(5))).isPresent();
    }

    @Test
    void everyLineOfThatTimeSaysSoAndHasItsOwnTime() {
        came().and(ANA_RANG).isBackAt(60);

        assertThat(recovered.noted())
                .filteredOn(noted -> noted.at().isBefore(second(60)))
                .flatExtracting(Recovered.Noted::entries)
                .isNotEmpty()
                .allSatisfy(entry -> assertThat(entry.codes()).containsEntry("database", "away"));
        assertThat(recovered.noted().getFirst().at()).isEqualTo(second(0));
    }

    @Test
    void inWhateverOrderAndPartsItIsToldNobodyWaitsWithoutADeadline() {
        var random = new Random(7);
        for (int i = 0; i < 2000; i++) {
            steps.clear();
            contact = SmallWorld.blank(
                    "away",
                    Medium.CALL,
                    random.nextBoolean() ? Optional.of(new PhoneNumber("+14255550188")) : Optional.empty(),
                    Optional.of(SmallWorld.CLIENT).filter(known -> random.nextBoolean()));
            var story = randomStory(random);
            int cut = random.nextInt(story.size());
            var parts = new ArrayList<>(List.of(story.subList(0, cut), story.subList(cut, story.size())));
            boolean inOne = cut == 0;
            if (random.nextBoolean()) {
                Collections.reverse(parts);
            }
            for (List<Meanwhile> part : parts) {
                if (!part.isEmpty()) {
                    steps.clear();
                    steps.addAll(part);
                    isBackAt(300);
                    boolean mayWait = contact.state() == ContactState.CONNECTED
                            || !contact.state().isLive();
                    assertThat(mayWait
                                    || contact.nextDeadline(Duration.ofSeconds(5))
                                            .isPresent())
                            .as("run " + i + " in state " + contact.state())
                            .isTrue();
                    assertThat(contact.legs().stream()
                                    .filter(leg -> inOne && leg.role() == Role.CLINICIAN && leg.isPresent())
                                    .map(contact::clinicianOf)
                                    .toList())
                            .as("one live call to each phone in run " + i)
                            .doesNotHaveDuplicates();
                }
            }
        }
    }

    private static List<Meanwhile> randomStory(Random random) {
        var story = new ArrayList<Meanwhile>();
        story.add(new Meanwhile.Came(second(0)));
        int now = 0;
        for (String name : List.of("ana", "ben", "cora")) {
            now += 10;
            story.add(new Meanwhile.Rang(second(now), ring(name)));
            int what = random.nextInt(5);
            if (what == 0) {
                story.add(new Meanwhile.Accepted(second(now + 5), ring(name)));
            } else if (what == 1) {
                story.add(new Meanwhile.Declined(second(now + 5), ring(name)));
            }
            if (what == 2) {
                break;
            }
            story.add(new Meanwhile.RingOver(second(now + 8), ring(name).sid(), LegOutcome.NO_ANSWER));
        }
        if (random.nextBoolean()) {
            story.add(new Meanwhile.ToFallback(second(now + 20)));
            if (random.nextBoolean()) {
                story.add(new Meanwhile.FallbackAnswered(second(now + 25)));
                story.add(new Meanwhile.FallbackLeft(second(now + 40), true));
            }
        }
        if (random.nextBoolean()) {
            story.add(new Meanwhile.Over(second(now + 50), LegOutcome.COMPLETED));
        }
        return story;
    }

    /** With a call of which the server was told. */
    private void callsAgain(long second) {
        contact = ContactRules.open(contact, Optional.of(AGAIN), around(), second(second))
                .next();
    }

    private void talksWithAna(long second) {
        var rings = legsOf("ana").getFirst().number();
        happens(new ContactEvent.CallPlaced(rings, "CA-ana"), second);
        happens(new ContactEvent.LegAsked(rings, Optional.empty()), second);
        happens(new ContactEvent.ClinicianPressed(rings, "1"), second);
        happens(new ContactEvent.LegAsked(contact.leg(AGAIN).orElseThrow().number(), Optional.empty()), second);
        assertThat(contact.state()).isEqualTo(ContactState.CONNECTED);
    }

    private void happens(ContactEvent event, long second) {
        contact = ContactRules.decide(contact, event, around(), second(second)).next();
    }

    private Optional<String> callerThere() {
        return contact.callersLeg().flatMap(CallLeg::sid);
    }

    private List<Integer> callsEnded() {
        return recovered.commands().stream()
                .filter(Command.EndCall.class::isInstance)
                .map(order -> ((Command.EndCall) order).leg())
                .toList();
    }

    @Test
    void whoCalledLastIsCalledBackWhicheverCallIsTakenOverFirst() {
        came().and(hungUp()).isBackAt(300);
        alsoCalled("CA-later", 250, "+14255550132").alsoCalled("CA-between", 220, "+14255550133");

        assertThat(contact.legs().stream().filter(leg -> leg.role() == Role.CALLER))
                .hasSize(3);
        assertThat(CallbackNumber.of(contact, world.roster())).contains(new PhoneNumber("+14255550132"));
    }

    /** Somebody called about the same client, and hung up at once; it is taken over now. */
    private RecoveringTest alsoCalled(String sid, long second, String from) {
        List<Meanwhile> call = List.of(
                new Meanwhile.Came(second(second)), new Meanwhile.Over(second(second + 5), LegOutcome.COMPLETED));
        contact = ContactRules.recover(contact, sid, Optional.of(new PhoneNumber(from)), call, around(), second(300))
                .next();
        return this;
    }

    private static Ring ring(String name) {
        return new Ring(SmallWorld.id(name), "CA-" + name);
    }

    private static Meanwhile noAnswer(Ring ring) {
        return new Meanwhile.RingOver(second(28), ring.sid(), LegOutcome.NO_ANSWER);
    }

    private static Meanwhile hungUp() {
        return new Meanwhile.Over(second(200), LegOutcome.COMPLETED);
    }

    private static Instant second(long second) {
        return SmallWorld.START.plusSeconds(second);
    }

    private RecoveringTest came() {
        return and(new Meanwhile.Came(second(0)));
    }

    private RecoveringTest and(Meanwhile step) {
        steps.add(step);
        return this;
    }

    private RecoveringTest isBackAt(long second) {
        recovered = ContactRules.recover(
                contact, CALL, contact.origin().callerNumber(), List.copyOf(steps), around(), second(second));
        contact = recovered.next();
        return this;
    }

    private Surroundings around() {
        return new Surroundings(world.roster(), Workload.NONE, Set.of(), SmallWorld.TIMINGS, true);
    }

    private CallLeg callersLeg() {
        return contact.leg(CALL).orElseThrow();
    }

    private List<CallLeg> legsOf(String name) {
        return contact.legs().stream()
                .filter(leg -> contact.clinicianOf(leg)
                        .filter(SmallWorld.id(name)::equals)
                        .isPresent())
                .toList();
    }

    private List<Entry.Kind> kinds() {
        return recovered.noted().stream()
                .flatMap(noted -> noted.entries().stream())
                .map(Entry::kind)
                .toList();
    }
}
