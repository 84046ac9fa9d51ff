package org.knownvoice.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.knownvoice.contact.ContactState.CONNECTED;

import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.knownvoice.simulator.Fault;
import org.knownvoice.simulator.LegView;
import org.knownvoice.simulator.PhoneScript;

/** Twilio refuses, breaks off, or does the work and says it has not. The page gets through, once. */
class TwilioStumblesTest {
    private final CrisisLine house = CrisisLine.open(
            agency -> agency.clinician("hal", "+442079460018", "north"), CrisisLine.NIGHT, Screen.SETTINGS);

    @AfterEach
    void close() {
        house.close();
    }

    static Stream<Fault.Effect> stumbles() {
        return Stream.of(
                new Fault.TooManyRequests(),
                new Fault.ErrorBefore(),
                new Fault.ErrorAfter(),
                new Fault.ResetBefore(),
                new Fault.ResetAfter());
    }

    @ParameterizedTest
    @MethodSource("stumbles")
    void theFirstCallIsTriedAgainAndRingsOnce(Fault.Effect stumble) {
        house.suffers(Fault.rest("POST", "Calls", 1, stumble));
        house.phone("maria").dials();
        house.advance(Duration.ofSeconds(2));

        house.phone("ana").rings();
        neverTwoCallsAt("ana");
        assertThat(house.phone("ana").view().calls()).hasSize(1);
        house.phone("ana").answers().presses("1");
        house.advance(Duration.ofSeconds(6));
        house.phone("ana").isBridgedTo("maria");
    }

    @ParameterizedTest
    @MethodSource("stumbles")
    void evenWhenNoCallbackTellsThatItWasMade(Fault.Effect stumble) {
        house.suffers(Fault.callback("", Fault.ALWAYS, new Fault.Lost()))
                .suffers(Fault.rest("POST", "Calls", 1, stumble));
        house.phone("maria").dials();
        house.advance(Duration.ofSeconds(5));

        house.phone("ana").rings();
        assertThat(house.simulator().calls())
                .filteredOn(
                        call -> call.to().equals(house.agency().phoneOf("ana").e164()))
                .hasSize(1);
        house.phone("ana").answers().presses("1");
        house.advance(Duration.ofSeconds(6));
        house.phone("ana").isBridgedTo("maria");
    }

    @ParameterizedTest
    @MethodSource("stumbles")
    void theFirstTextIsTriedAgainAndReadOnce(Fault.Effect stumble) {
        house.suffers(Fault.rest("POST", "Messages", 1, stumble));
        house.phone("maria").dials();
        house.advance(Duration.ofSeconds(2));

        assertThat(house.phone("ana").reads("Reply 1").newTexts().lines()).hasSize(1);
    }

    @Test
    void aRefusedPageIsTriedAfter100And200And400Milliseconds() {
        house.suffers(Fault.rest("POST", "", 6, new Fault.TooManyRequests()));
        house.phone("maria").dials();
        house.advance(Duration.ofSeconds(2));

        assertThat(triedAfter("Calls")).containsExactly(0L, 100L, 300L, 700L);
        assertThat(triedAfter("Messages")).containsExactly(0L, 100L, 300L, 700L);
        house.phone("ana").rings().reads("Reply 1");
    }

    @Test
    void whatMayHaveBeenDoneIsLookedForTwiceBeforeItIsSentAgain() {
        house.suffers(Fault.rest("POST", "", 2, new Fault.ErrorBefore()));
        house.phone("maria").dials();
        house.advance(Duration.ofSeconds(2));

        assertThat(lookedAfter("Calls")).containsExactly(300L, 1_000L);
        assertThat(triedAfter("Calls")).containsExactly(0L, 1_000L);
        assertThat(lookedAfter("Messages")).containsExactly(300L, 1_000L);
        assertThat(triedAfter("Messages")).containsExactly(0L, 1_000L);
        house.phone("ana").rings().reads("Reply 1");
    }

    /** The server that gave the order is ended, and its clock was ahead of Twilio's. */
    @Test
    void whatWasOrderedByAClockThatIsAheadIsFoundAllTheSame() {
        house.suffers(Fault.rest("POST", "", 2, new Fault.ErrorAfter()));
        house.phone("maria").dials();
        house.pool()
                .query("update outbox set created_at = created_at + interval '1900 milliseconds'")
                .execute()
                .await();
        house.advance(Duration.ofSeconds(2));

        assertThat(triedAfter("Calls")).hasSize(1);
        assertThat(house.phone("ana").reads("Reply 1").newTexts().lines()).hasSize(1);
    }

    /** A server has sent it and died; until another takes the order over, somebody has accepted by the call. */
    @Test
    void aTextThatWentOutIsOnRecordThoughNobodyNeedsItAnyMore() {
        house.suffers(Fault.rest("POST", "Messages", 1, new Fault.ErrorAfter()));
        house.phone("maria").dials();
        house.pool()
                .query("update outbox set due_at = due_at + interval '20 seconds'"
                        + " where kind = 'TEXT_CLINICIAN' and done_at is null")
                .execute()
                .await();
        house.advance(Duration.ofSeconds(3));
        house.phone("ana").answers().presses("1");
        house.advance(Duration.ofSeconds(30));

        assertThat(triedAfter("Messages").getFirst()).isZero();
        assertThat(house.simulator().texts())
                .filteredOn(text -> text.body().contains("Reply 1"))
                .singleElement()
                .satisfies(text -> assertThat(house.pool()
                                .preparedQuery("select 1 from outbox where sid = $1")
                                .execute(Tuple.of(text.sid()))
                                .await())
                        .hasSize(1));
    }

    @Test
    void theSameWordsWrittenTwiceArriveTwice() {
        house.phone("maria").texts("are you there");
        house.advance(Duration.ofSeconds(1));
        house.phone("ana").texts("1");
        house.advance(Duration.ofSeconds(1));
        house.phone("maria").forgets();
        var screen = new Screen(house);
        screen.writes("ana", "Yes");
        house.suffers(Fault.rest("POST", "Messages", 1, new Fault.ErrorBefore()));
        screen.writes("ana", "Yes");
        house.advance(Duration.ofSeconds(2));

        assertThat(house.phone("maria").newTexts().lines()).containsExactly("Yes", "Yes");
    }

    @Test
    void theCallDoesNotWaitForTheText() {
        house.suffers(Fault.rest("POST", "Messages", Fault.ALWAYS, new Fault.ErrorBefore()));
        house.phone("maria").dials();
        house.advance(Duration.ofSeconds(2));

        house.phone("ana").rings().getsNoText();
        house.phone("ana").answers().presses("1");
        house.advance(Duration.ofSeconds(6));
        house.phone("ana").isBridgedTo("maria");
    }

    @Test
    void norTheTextForTheCall() {
        house.suffers(Fault.rest("POST", "Calls", Fault.ALWAYS, new Fault.TooManyRequests()));
        house.phone("maria").dials();
        house.advance(Duration.ofSeconds(2));

        house.phone("ana").doesNotRing().reads("Reply 1");
        house.simulator().clearFaults().await();
        house.phone("ana").texts("1");
        house.advance(Duration.ofSeconds(8));
        house.phone("ana").rings();
    }

    @Test
    void whileTwilioIsAwayForAMinuteTheLadderIsClimbedAndAllRingWhenItIsBack() {
        house.suffers(Fault.rest("", "", Fault.ALWAYS, new Fault.ErrorBefore()));
        house.phone("maria").dials();
        house.advance(Duration.ofSeconds(60));
        house.phone("ana").wasNeverCalledNorTexted();
        house.phone("maria").isOnTheLine();

        house.simulator().clearFaults().await();
        house.advance(Duration.ofSeconds(8));
        house.phone("ana").rings().reads("Reply 1");
        house.phone("ben").rings();
        neverTwoCallsAt("ana");
        neverTwoCallsAt("ben");
    }

    @ParameterizedTest
    @MethodSource("stumbles")
    void theCallerIsBroughtToTheClinicianOnce(Fault.Effect stumble) {
        house.phone("maria").dials();
        house.advance(Duration.ofSeconds(1));
        house.suffers(Fault.rest("POST", "Calls/", 1, stumble));
        house.phone("ana").answers().presses("1");
        house.advance(Duration.ofSeconds(10));

        house.phone("ana").isBridgedTo("maria").hasRung(1);
        house.isIn(CONNECTED);
        assertThat(house.timeline()).doesNotContain("CUT_OFF", "TALK_ENDED");
    }

    @Test
    void whoTalksIsNotTornApartByAnOrderThatWasCarriedOutLongAgo() {
        house.phone("maria").dials();
        house.advance(Duration.ofSeconds(1));
        house.suffers(Fault.rest("POST", "Calls/", 7, new Fault.ErrorAfter()));
        house.phone("ana").answers().presses("1");
        house.advance(Duration.ofSeconds(30));

        house.phone("ana").isBridgedTo("maria").hasRung(1);
        house.isIn(CONNECTED);
        assertThat(house.timeline()).doesNotContain("CUT_OFF", "TALK_ENDED");
    }

    @ParameterizedTest
    @MethodSource("stumbles")
    void thePhonesOfTheOthersStopRinging(Fault.Effect stumble) {
        house.phone("stranger").dials().presses("3605550177#");
        house.advance(Duration.ofSeconds(2));
        house.phone("ben").rings();
        house.suffers(Fault.rest("POST", "Calls/", 2, stumble));
        house.phone("ana").answers().presses("1");
        house.advance(Duration.ofMillis(1_500));

        house.phone("ben").doesNotRing();
        house.advance(Duration.ofSeconds(5));
        house.phone("ana").isBridgedTo("stranger");
    }

    @Test
    void aNumberThatTwilioWillNeverCallIsNotWaitedFor() {
        var refused = CrisisLine.open(agency -> agency.clinician("hal", "+442079460018", "north")
                .onCall("north", "primary", "hal")
                .knows("kim", "hal", "secondary")
                .clientPhone("kim", "kim", "+14255550136", "self")
                .offShift("ben")
                .onCall("north", "backup", "cora"));
        refused.phone("hal").follows(PhoneScript.byHand().textRefused(21211));
        refused.phone("kim").dials();
        refused.advance(Duration.ofSeconds(2));

        refused.phone("hal").wasNeverCalledNorTexted();
        refused.phone("ana").rings();
        refused.phone("cora").rings();
        assertThat(refused.timeline()).contains("PAGE_TEXT_FAILED");
        refused.close();
    }

    @Test
    void aTextThatTwilioWillNeverSendDoesNotKeepThePhoneFromRinging() {
        house.phone("ana").follows(PhoneScript.byHand().textRefused(21211));
        house.phone("maria").dials();
        house.advance(Duration.ofSeconds(2));

        house.phone("ana").rings().getsNoText();
        assertThat(house.simulator().requests())
                .filteredOn(request -> request.method().equals("POST")
                        && request.resource().equals("Messages")
                        && request.param("To")
                                .equals(house.agency().phoneOf("ana").e164()))
                .hasSize(1);
    }

    /** The answer comes after 4 s: by then the call rings already. */
    @Test
    void aSlowAnswerIsWaitedForAndTheCallIsNotMadeTwice() {
        house.suffers(Fault.rest("POST", "Calls", 1, new Fault.Delayed(Duration.ofSeconds(2))));
        house.phone("maria").dialsUnwatched();
        house.passes(Duration.ofSeconds(2), () -> triedAfter("Calls").size() == 1);
        house.advance(Duration.ofSeconds(2));

        house.phone("ana").rings();
        assertThat(triedAfter("Calls")).hasSize(1);
    }

    private List<Long> triedAfter(String resource) {
        return askedAfter("POST", resource);
    }

    /** But for the look at the start of the server. */
    private List<Long> lookedAfter(String resource) {
        return askedAfter("GET", resource).stream().filter(after -> after > 0).toList();
    }

    private List<Long> askedAfter(String method, String resource) {
        return house.simulator().requests().stream()
                .filter(request ->
                        request.method().equals(method) && request.resource().equals(resource))
                .map(request -> Duration.between(CrisisLine.NIGHT, request.at()).toMillis())
                .toList();
    }

    private void neverTwoCallsAt(String name) {
        var calls = house.phone(name).view().calls();
        for (int i = 1; i < calls.size(); i++) {
            LegView earlier = calls.get(i - 1);
            assertThat(earlier.endedAt())
                    .as("the earlier call at " + name + " is over")
                    .isPresent();
            assertThat(earlier.endedAt().get()).isBeforeOrEqualTo(calls.get(i).startedAt());
        }
    }
}
