package org.knownvoice.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CallWithTwimlTest {
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

    @Test
    void wordsTakeTwoFifthsOfASecondEachAndThenTheCallEnds() {
        town.app.says("/voice", "<Say>one two three four five</Say>");
        var caller = town.call(1);
        assertThat(leg(caller).said()).isEqualTo("one two three four five");
        assertThat(leg(caller).state()).isEqualTo(LegView.State.TALKING);
        town.pass(1.999);
        assertThat(leg(caller).isOver()).isFalse();
        town.pass(0.001);
        assertThat(leg(caller).isOver()).isTrue();
        assertThat(town.app.last("/status").param("CallStatus")).isEqualTo("completed");
        assertThat(town.app.last("/status").param("CallDuration")).isEqualTo("2");
        assertThat(town.simulator.alerts()).isEmpty();
    }

    @Test
    void aFirstWebhookComesRingingAndSignedWithItsToken() {
        town.app.says("/voice", "<Pause length='60'/>");
        town.call(1);
        var asked = town.app.last("/voice");
        assertThat(asked.param("CallStatus")).isEqualTo("ringing");
        assertThat(asked.param("Direction")).isEqualTo("inbound");
        assertThat(asked.param("From")).isEqualTo("+14255551001");
        assertThat(asked.param("Called")).isEqualTo("+14255550100");
        assertThat(asked.headers()).containsKey("I-Twilio-Idempotency-Token");
        assertThat(asked.headers().get("X-Twilio-Signature"))
                .isEqualTo(Signature.of(Credentials.demo().authToken(), town.app.url("/voice"), asked.params()));
    }

    @Test
    void gatherWaitsItsTimeFromTheEndOfTheNestedSound() {
        town.app.says("/voice", "<Gather timeout='4' action='/keys'><Say>a b c d e</Say></Gather><Say>nobody</Say>");
        var caller = town.call(1);
        town.pass(5.999);
        assertThat(leg(caller).said()).doesNotContain("nobody");
        town.pass(0.001);
        assertThat(leg(caller).said()).endsWith("nobody");
        assertThat(town.app.asked("/keys")).isEmpty();
    }

    @Test
    void aKeyStopsTheNestedSoundAndTheTimeStartsAnew() {
        town.app
                .says("/voice", "<Gather action='/keys'><Say>a b c d e f g h i j</Say></Gather>")
                .says("/keys", "<Pause length='60'/>");
        var caller = town.call(1);
        town.pass(1);
        caller.presses("4").await();
        town.pass(3);
        caller.presses("2").await();
        var said = (Heard.Said) leg(caller).heard().getFirst();
        assertThat(said.cutAt()).contains(said.at().plusSeconds(1));
        town.pass(4.999);
        assertThat(town.app.asked("/keys")).isEmpty();
        town.pass(0.001);
        assertThat(town.app.last("/keys").param("Digits")).isEqualTo("42");
        assertThat(town.app.last("/keys").param("FinishedOnKey")).isEmpty();
    }

    @Test
    void gatherEndsWithItsNumberOfDigitsAtOnce() {
        town.app.says("/voice", "<Gather numDigits='1' action='/keys'/>").says("/keys", "<Say>thanks</Say>");
        var caller = town.call(1);
        caller.presses("1").await();
        town.settle();
        assertThat(town.app.last("/keys").param("Digits")).isEqualTo("1");
        assertThat(leg(caller).said()).isEqualTo("thanks");
    }

    @Test
    void gatherEndsWithTheFinishKeyWhichIsNoDigit() {
        town.app.says("/voice", "<Gather action='/keys'/>").says("/keys", "<Pause length='60'/>");
        var caller = town.call(1);
        caller.presses("4255551001#").await();
        town.settle();
        assertThat(town.app.last("/keys").param("Digits")).isEqualTo("4255551001");
        assertThat(town.app.last("/keys").param("FinishedOnKey")).isEqualTo("#");
    }

    @Test
    void theFinishKeyAloneIsNoEntry() {
        town.app.says("/voice", "<Gather action='/keys'/><Say>nothing</Say>");
        var caller = town.call(1);
        caller.presses("#").await();
        town.settle();
        assertThat(town.app.asked("/keys")).isEmpty();
        assertThat(leg(caller).said()).isEqualTo("nothing");
    }

    @Test
    void anEmptyEntryIsReportedWhereTheDocumentAsksForIt() {
        town.app
                .says("/voice", "<Gather timeout='3' actionOnEmptyResult='true' action='/keys'/>")
                .says("/keys", "<Pause length='60'/>");
        town.call(1);
        town.pass(3);
        assertThat(town.app.last("/keys").params()).containsEntry("Digits", "");
    }

    @Test
    void gatherWithoutActionAsksItsOwnDocumentAgain() {
        town.app.says("/voice", "<Gather numDigits='1'/>").says("/voice", "<Pause length='60'/>");
        town.call(1).presses("7").await();
        town.settle();
        assertThat(town.app.asked("/voice")).hasSize(2);
        assertThat(town.app.last("/voice").param("Digits")).isEqualTo("7");
    }

    @Test
    void aRedirectIsAbsoluteOrRelative() {
        town.app
                .says("/voice", "<Redirect>/next</Redirect>")
                .says("/next", "<Redirect>" + town.app.url("/last") + "</Redirect>")
                .says("/last", "<Say>here</Say>");
        assertThat(leg(town.call(1)).said()).isEqualTo("here");
    }

    @Test
    void aSoundLastsAsLongAsItsFile() {
        town.app
                .says("/voice", "<Play>/music.wav</Play>")
                .answers(
                        "/music.wav",
                        new TwimlApp.Answer(
                                200,
                                "audio/x-wav",
                                WavAudio.silence(Duration.ofSeconds(7)).getBytes()));
        var caller = town.call(1);
        assertThat(leg(caller).heard().getFirst())
                .isInstanceOfSatisfying(
                        Heard.Played.class,
                        played -> assertThat(played.duration()).hasSeconds(7));
        town.pass(6.9);
        assertThat(leg(caller).isOver()).isFalse();
        town.pass(0.1);
        assertThat(leg(caller).isOver()).isTrue();
    }

    @Test
    void aRejectedCallIsNeverPickedUp() {
        town.app.says("/voice", "<Reject reason='busy'/>");
        var caller = town.call(1);
        assertThat(leg(caller).answeredAt()).isEmpty();
        assertThat(town.lastCall().status()).isEqualTo(CallStatus.BUSY);
    }

    @Test
    void aRecordingEndsAfterSilenceAndSaysHowLongItIs() {
        town.app
                .says("/voice", "<Record action='/recorded' recordingStatusCallback='/recording'/>")
                .says("/recorded", "<Hangup/>");
        var caller = town.call(1);
        assertThat(leg(caller).heard()).hasExactlyElementsOfTypes(Heard.Beep.class);
        caller.speaks(Duration.ofSeconds(6)).await();
        town.pass(11);
        assertThat(town.app.last("/recorded").param("RecordingDuration")).isEqualTo("11");
        assertThat(town.app.last("/recording").param("RecordingStatus")).isEqualTo("completed");
        assertThat(town.lastCall().status()).isEqualTo(CallStatus.COMPLETED);
    }

    @Test
    void hangingUpEndsARecordingAndIsReported() {
        town.app.says("/voice", "<Record action='/recorded'/>");
        var caller = town.call(1);
        town.pass(3);
        caller.hangsUp().await();
        town.settle();
        assertThat(town.app.last("/recorded").param("Digits")).isEqualTo("hangup");
        assertThat(town.app.last("/recorded").param("CallStatus")).isEqualTo("completed");
    }

    @Test
    void aFailingApplicationIsAskedForItsFallbackWithTheReason() {
        town.simulator
                .configure(SimulatedLine.of(Town.LINE)
                        .withVoiceUrl(town.app.url("/broken"))
                        .withVoiceFallbackUrl(town.app.url("/fallback")))
                .await();
        town.app.answers("/broken", 500, "text/plain", "").says("/fallback", "<Say>still here</Say>");
        var caller = town.call(1);
        assertThat(town.app.last("/fallback").param("ErrorCode")).isEqualTo("11200");
        assertThat(town.app.last("/fallback").param("ErrorUrl")).isEqualTo(town.app.url("/broken"));
        assertThat(leg(caller).said()).isEqualTo("still here");
    }

    @Test
    void withoutAFallbackTheCallerHearsAnApologyAndIsCutOff() {
        town.app.answers("/voice", 500, "text/plain", "");
        var caller = town.call(1);
        assertThat(leg(caller).said()).contains("application error");
        town.pass(10);
        assertThat(leg(caller).isOver()).isTrue();
        assertThat(town.alertCodes()).containsExactly(11200);
    }

    @Test
    void aWithheldCallerIsShownAsTextInsteadOfANumber() {
        town.app.says("/voice", "<Pause length='9'/>");
        town.phone(1).shows("anonymous").await();
        town.call(1);
        assertThat(town.app.last("/voice").param("From")).isEqualTo("anonymous");
    }
}
