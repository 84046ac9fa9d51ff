package org.knownvoice.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JoinedCallsTest {
    private Town town;

    @BeforeEach
    void open() {
        town = new Town();
    }

    @AfterEach
    void close() {
        town.close();
    }

    private LegView leg(Phone phone) {
        return phone.view().latest().orElseThrow();
    }

    private void dial(String attributes, String nouns) {
        town.app
                .says("/voice", "<Dial action='/after' callerId='+14255550100' " + attributes + ">" + nouns + "</Dial>")
                .says("/after", "<Say>after</Say>");
    }

    @Test
    void aDialedPhoneRingsAnswersAndIsJoined() {
        dial(
                "",
                "<Number statusCallback='/child' statusCallbackEvent='ringing answered completed'>+14255551002</Number>");
        var caller = town.call(1);
        var callee = town.phone(2);
        assertThat(callee.view().isRinging()).isTrue();
        assertThat(leg(callee).shown()).isEqualTo("+14255550100");
        callee.answers().await();
        town.settle();
        assertThat(leg(caller).with()).containsExactly(callee.number());
        assertThat(leg(callee).with()).containsExactly(caller.number());
        town.pass(10);
        callee.hangsUp().await();
        town.settle();
        var after = town.app.last("/after");
        assertThat(after.param("DialCallStatus")).isEqualTo("completed");
        assertThat(after.param("DialCallDuration")).isEqualTo("10");
        assertThat(after.param("DialBridged")).isEqualTo("true");
        assertThat(leg(caller).said()).isEqualTo("after");
        assertThat(town.lastCall().parentSid()).isPresent();
        assertThat(town.lastCall().direction()).isEqualTo(Direction.OUTBOUND_DIAL);
        assertThat(town.app.asked("/child").stream().map(asked -> asked.param("CallStatus")))
                .containsExactlyInAnyOrder("ringing", "in-progress", "completed");
        assertThat(town.simulator.alerts()).isEmpty();
    }

    @Test
    void aDialGivesUpAfterItsTime() {
        dial("timeout='20'", "+14255551002");
        town.call(1);
        town.pass(19.9);
        assertThat(town.app.asked("/after")).isEmpty();
        town.pass(0.1);
        assertThat(town.app.last("/after").param("DialCallStatus")).isEqualTo("no-answer");
        assertThat(town.phone(2).view().isRinging()).isFalse();
    }

    @Test
    void theFirstPhoneThatAnswersWinsAndTheOthersStopRinging() {
        dial("", "<Number>+14255551002</Number><Number>+14255551003</Number>");
        town.call(1);
        town.phone(3).answers().await();
        town.settle();
        assertThat(town.phone(2).view().isRinging()).isFalse();
        assertThat(town.phone(3).view().isTalking()).isTrue();
    }

    @Test
    void theCalledSideHearsItsDocumentBeforeTheBridge() {
        dial("", "<Number url='/whisper'>+14255551002</Number>");
        town.app.says("/whisper", "<Say>a call from the line</Say>");
        var caller = town.call(1);
        town.phone(2).answers().await();
        town.settle();
        assertThat(leg(town.phone(2)).said()).isEqualTo("a call from the line");
        assertThat(leg(caller).with()).isEmpty();
        town.pass(2);
        assertThat(leg(caller).with()).containsExactly(Town.number(2));
    }

    @Test
    void withAnswerOnBridgeTheCallerIsNotPickedUpBefore() {
        dial("answerOnBridge='true'", "+14255551002");
        var caller = town.call(1);
        assertThat(leg(caller).state()).isEqualTo(LegView.State.DIALING);
        town.phone(2).answers().await();
        town.settle();
        assertThat(leg(caller).state()).isEqualTo(LegView.State.TALKING);
    }

    @Test
    void aCallerWhoHangsUpEndsTheOtherSideAndIsReported() {
        dial("", "+14255551002");
        var caller = town.call(1);
        town.phone(2).answers().await();
        town.settle();
        caller.hangsUp().await();
        town.settle();
        assertThat(town.phone(2).view().isTalking()).isFalse();
        assertThat(town.app.last("/after").param("CallStatus")).isEqualTo("completed");
    }

    @Test
    void anOwnNumberOrTheCallersOwnMayBeShownAndNoOther() {
        town.app
                .says("/voice", "<Dial callerId='+14255559999' action='/after'>+14255551002</Dial>")
                .says("/after", "<Hangup/>");
        town.call(1);
        assertThat(town.alertCodes()).containsExactly(13214);
        assertThat(town.app.last("/after").param("DialCallStatus")).isEqualTo("failed");
    }

    @Test
    void theCallersOwnNumberPassesThrough() {
        town.app.says("/voice", "<Dial callerId='+14255551001'>+14255551002</Dial>");
        town.call(1);
        assertThat(leg(town.phone(2)).shown()).isEqualTo("+14255551001");
        assertThat(town.simulator.alerts()).isEmpty();
    }

    @Test
    void aWithheldCallerCannotBeInherited() {
        town.app.says("/voice", "<Dial>+14255551002</Dial>");
        town.phone(1).shows("anonymous").await();
        town.call(1);
        assertThat(town.alertCodes()).containsExactly(13214);
    }

    @Test
    void numbersThatCannotBeDialedAreRefusedWithTheirCodes() {
        dial(
                "",
                "<Number>4255551002</Number><Number>+1425555</Number><Number>+4915112345678</Number><Number>911</Number>");
        town.call(1);
        assertThat(town.alertCodes()).containsExactly(13223, 13224, 13227, 13225);
        assertThat(town.app.last("/after").param("DialCallStatus")).isEqualTo("failed");
    }

    private void room(String path, String attributes) {
        town.app.says(
                path,
                "<Dial action='/left'><Conference statusCallback='/room' statusCallbackEvent='start end join leave' "
                        + attributes + ">talk-1</Conference></Dial>");
    }

    private List<String> events() {
        return town.app.asked("/room").stream()
                .sorted(Comparator.comparingInt(asked -> Integer.parseInt(asked.param("SequenceNumber"))))
                .map(asked -> asked.param("StatusCallbackEvent"))
                .toList();
    }

    @Test
    void twoInAConferenceHearEachOtherAndGoOnWhenOneEndsIt() {
        room("/voice", "endConferenceOnExit='true' beep='false'");
        town.app.says("/left", "<Say>alone again</Say>");
        var first = town.call(1);
        assertThat(leg(first).heard()).hasExactlyElementsOfTypes(Heard.Music.class);
        assertThat(leg(first).with()).isEmpty();
        var second = town.call(2);
        assertThat(leg(first).with()).containsExactly(second.number());
        second.hangsUp().await();
        town.settle();
        assertThat(leg(first).said()).isEqualTo("alone again");
        assertThat(events())
                .containsExactly(
                        "participant-join",
                        "participant-join",
                        "conference-start",
                        "participant-leave",
                        "participant-leave",
                        "conference-end");
        assertThat(town.app.asked("/left")).hasSize(2);
    }

    /** The call that leaves so goes on, and so do the others where its leaving ends the conference. */
    @Test
    void theStarKeyLeavesAConferenceWhereTheDialSaysSo() {
        town.app
                .says(
                        "/voice",
                        "<Dial action='/left' hangupOnStar='true'>"
                                + "<Conference endConferenceOnExit='true'>talk-1</Conference></Dial>")
                .says("/left", "<Say>left</Say><Pause length='9'/>");
        var one = town.call(1);
        var two = town.call(2);
        town.pass(2);
        assertThat(leg(one).with()).containsExactly(two.number());

        one.presses("7*").await();
        town.settle();

        assertThat(leg(one).with()).isEmpty();
        assertThat(leg(one).said()).isEqualTo("left");
        assertThat(leg(two).said()).isEqualTo("left");
        assertThat(town.app.asked("/left").stream().map(asked -> asked.param("CallStatus")))
                .containsExactly("in-progress", "in-progress");
        assertThat(town.app.last("/left").param("DialCallStatus")).isEqualTo("answered");
    }

    @Test
    void elsewhereTheStarKeyIsNoMoreThanASound() {
        town.app.says("/voice", "<Dial><Conference>talk-1</Conference></Dial>");
        var one = town.call(1);
        var two = town.call(2);

        one.presses("*").await();
        town.settle();

        assertThat(leg(one).with()).containsExactly(two.number());
    }

    @Test
    void whoMayNotStartAConferenceWaitsForOneWhoMay() {
        room("/voice", "startConferenceOnEnter='false'");
        town.call(1);
        town.call(2);
        assertThat(leg(town.phone(1)).with()).isEmpty();
        assertThat(town.simulator.conferences().getFirst().status()).isEqualTo("init");
    }

    @Test
    void aFullConferenceRefusesTheNext() {
        room("/voice", "maxParticipants='2'");
        town.app.says("/left", "<Say>taken</Say>");
        town.call(1);
        town.call(2);
        var third = town.call(3);
        assertThat(leg(third).said()).isEqualTo("taken");
        assertThat(leg(town.phone(1)).with()).containsExactly(Town.number(2));
        assertThat(town.alertCodes()).containsExactly(16020);
    }

    @Test
    void aWaitingDocumentIsHeardAgainAndAgainUntilTheConferenceStarts() {
        room("/voice", "waitUrl='/wait'");
        town.app.says("/wait", "<Say>still looking</Say><Pause length='9'/><Redirect/>");
        var first = town.call(1);
        town.pass(30);
        assertThat(leg(first).said()).isEqualTo("still looking still looking still looking still looking");
        town.call(2);
        town.pass(60);
        assertThat(town.app.asked("/wait").stream()
                        .filter(asked ->
                                asked.param("From").equals(Town.number(1).e164())))
                .hasSize(4);
    }

    @Test
    void aConferenceNameMustNotBeEmpty() {
        town.app.says("/voice", "<Dial><Conference/></Dial><Say>next</Say>");
        assertThat(leg(town.call(1)).said()).isEqualTo("next");
        assertThat(town.alertCodes()).containsExactly(13237);
    }

    @Test
    void aPhoneThatRingsOrTalksIsBusyForASecondCall() {
        dial("", "+14255551002");
        town.call(1);
        town.call(3);
        assertThat(town.lastCall().status()).isEqualTo(CallStatus.BUSY);
        assertThat(town.app.last("/after").param("DialCallStatus")).isEqualTo("busy");
    }

    @Test
    void aPhoneWithCallWaitingRingsAgain() {
        dial("", "+14255551002");
        town.phone(2).follows(PhoneScript.byHand().withCallWaiting()).await();
        town.call(1);
        town.call(3);
        assertThat(town.lastCall().status()).isEqualTo(CallStatus.RINGING);
        assertThat(town.phone(2).view().calls()).hasSize(2);
    }

    @Test
    void theStarKeyEndsTheOtherSideWhereTheDocumentAllowsIt() {
        dial("hangupOnStar='true'", "+14255551002");
        var caller = town.call(1);
        town.phone(2).answers().await();
        town.settle();
        caller.presses("*").await();
        town.settle();
        assertThat(town.phone(2).view().isTalking()).isFalse();
        assertThat(leg(caller).said()).isEqualTo("after");
    }

    @Test
    void aDialEndsAtItsTimeLimit() {
        dial("timeLimit='30'", "+14255551002");
        town.call(1);
        town.phone(2).answers().await();
        town.settle();
        town.pass(29.9);
        assertThat(town.phone(2).view().isTalking()).isTrue();
        town.pass(0.1);
        assertThat(town.phone(2).view().isTalking()).isFalse();
    }

    @Test
    void aWaitingDocumentThatFailsPutsTheCallOutOfTheConference() {
        room("/voice", "waitUrl='/wait'");
        town.app.answers("/wait", 500, "text/plain", "").says("/left", "<Say>on your own</Say>");
        assertThat(leg(town.call(1)).said()).isEqualTo("on your own");
        assertThat(town.alertCodes()).containsExactly(11200);
    }

    @Test
    void aParticipantLabelIsUnique() {
        room("/voice", "participantLabel='clinician'");
        town.app.says("/left", "<Say>twice</Say>");
        town.call(1);
        assertThat(leg(town.call(2)).said()).isEqualTo("twice");
        assertThat(town.alertCodes()).containsExactly(16025);
    }
}
