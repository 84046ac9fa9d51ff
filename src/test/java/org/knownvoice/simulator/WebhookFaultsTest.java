package org.knownvoice.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebhookFaultsTest {
    private Town town;

    @BeforeEach
    void open() {
        town = new Town();
    }

    @AfterEach
    void close() {
        town.close();
    }

    private void order(Fault fault) {
        town.simulator.add(fault).await();
    }

    private void dialWithCallbacks() {
        town.app.says(
                "/voice",
                "<Dial callerId='+14255550100'><Number statusCallback='/child' "
                        + "statusCallbackEvent='initiated ringing answered completed'>+14255551002</Number></Dial>");
        town.call(1);
    }

    private List<String> statuses() {
        return town.app.asked("/child").stream()
                .map(asked -> asked.param("CallStatus"))
                .toList();
    }

    @Test
    void aCallbackIsLost() {
        order(Fault.callback("/child", 1, new Fault.Lost()));
        dialWithCallbacks();
        assertThat(statuses()).containsExactly("ringing");
        assertThat(town.app.last("/child").param("SequenceNumber")).isEqualTo("1");
    }

    @Test
    void aCallbackComesTwiceWithTheSameToken() {
        order(Fault.callback("/child", 1, new Fault.Doubled()));
        dialWithCallbacks();
        assertThat(statuses()).containsExactlyInAnyOrder("initiated", "initiated", "ringing");
        assertThat(town.app.asked("/child").stream()
                        .filter(asked -> asked.param("CallStatus").equals("initiated"))
                        .map(asked -> asked.headers().get("I-Twilio-Idempotency-Token"))
                        .distinct())
                .hasSize(1);
    }

    @Test
    void aCallbackComesAfterTheNextOne() {
        order(Fault.callback("/child", 1, new Fault.Reordered()));
        dialWithCallbacks();
        assertThat(statuses()).containsExactly("ringing", "initiated");
    }

    @Test
    void aReorderedCallbackWithoutANextOneComesAloneLater() {
        town.app.says("/voice", "<Hangup/>");
        order(Fault.callback("/status", 1, new Fault.Reordered()));
        town.call(1);
        assertThat(town.app.asked("/status")).isEmpty();
        town.pass(30);
        assertThat(town.app.asked("/status")).hasSize(1);
    }

    @Test
    void aCallbackComesLate() {
        order(Fault.callback("/status", 1, new Fault.Delayed(Duration.ofSeconds(90))));
        town.app.says("/voice", "<Hangup/>");
        town.call(1);
        town.pass(89);
        assertThat(town.app.asked("/status")).isEmpty();
        town.pass(1);
        assertThat(town.app.asked("/status")).hasSize(1);
    }

    @Test
    void anAnswerIsLostAndTheSameRequestComesAgain() {
        order(Fault.webhook("/voice", 1, new Fault.AnswerLost()));
        town.app.says("/voice", "<Say>first</Say>").says("/voice", "<Say>second</Say>");
        var caller = town.call(1);
        var asked = town.app.asked("/voice");
        assertThat(asked).hasSize(2);
        assertThat(asked.getFirst().params()).isEqualTo(asked.getLast().params());
        assertThat(asked.getFirst().headers().get("I-Twilio-Idempotency-Token"))
                .isEqualTo(asked.getLast().headers().get("I-Twilio-Idempotency-Token"));
        assertThat(caller.view().current().orElseThrow().said()).isEqualTo("second");
    }

    @Test
    void faultsThatWereTakenBackDoNotHappen() {
        order(Fault.callback("/status", Fault.ALWAYS, new Fault.Lost()));
        town.simulator.clearFaults().await();
        town.app.says("/voice", "<Hangup/>");
        town.call(1);
        assertThat(town.app.asked("/status")).hasSize(1);
    }

    @Test
    void anErrorIsNotRetriedUnlessTheAddressSaysSo() {
        town.app.answers("/voice", 503, "text/plain", "").says("/voice", "<Say>second try</Say>");
        var first = town.call(1);
        assertThat(town.app.asked("/voice")).hasSize(1);
        assertThat(first.view().current().orElseThrow().said()).contains("application error");

        town.app.answers("/retried", 503, "text/plain", "").says("/retried", "<Say>second try</Say>");
        town.simulator
                .configure(SimulatedLine.of(Town.LINE).withVoiceUrl(town.app.url("/retried") + "#rc=2&rp=all"))
                .await();
        var second = town.call(2);
        assertThat(second.view().current().orElseThrow().said()).isEqualTo("second try");
        assertThat(town.app.last("/retried").headers().get("X-Twilio-Signature"))
                .isEqualTo(Signature.of(
                        Credentials.demo().authToken(),
                        town.app.url("/retried"),
                        town.app.last("/retried").params()));
    }

    @Test
    void anAnswerThatIsNoXmlIsAnAlert() {
        town.app.answers("/voice", 200, "application/json", "{}").answers("/sms", 200, "text/plain", "hello");
        town.call(1);
        town.phone(2).texts(Town.LINE, "hello").await();
        town.settle();
        assertThat(town.alertCodes()).containsExactly(12300, 12300);
    }

    @Test
    void anEmptyAnswerToACallIsAnAlert() {
        town.call(1);
        assertThat(town.alertCodes()).containsExactly(11770);
    }

    @Test
    void anAnswerThatComesTooLateIsAnAlert() {
        town.app.isSilentAt("/slow");
        town.simulator
                .configure(SimulatedLine.of(Town.LINE).withVoiceUrl(town.app.url("/slow") + "#rt=200"))
                .await();
        town.call(1);
        assertThat(town.alertCodes()).containsExactly(11200);
        assertThat(town.app.asked("/slow")).hasSize(1);
    }

    @Test
    void documentsThatLeadInCirclesAreAnAlert() {
        town.app.says("/voice", "<Redirect>/voice</Redirect>");
        town.call(1);
        assertThat(town.alertCodes()).containsExactly(11215);
    }

    @Test
    void nobodyListeningIsAConnectionFailure() {
        town.simulator
                .configure(SimulatedLine.of(Town.LINE).withVoiceUrl("http://127.0.0.1:1/voice"))
                .await();
        town.call(1);
        assertThat(town.alertCodes()).containsExactly(11205);
    }

    @Test
    void aMovedAddressIsFollowedAsAGetWithoutTheForm() {
        town.app.moved("/voice", "/new").says("/new", "<Say>moved</Say>");
        var caller = town.call(1);
        assertThat(caller.view().current().orElseThrow().said()).isEqualTo("moved");
        assertThat(town.app.last("/new").method()).isEqualTo("GET");
        assertThat(town.app.last("/new").params()).isEmpty();
    }

    @Test
    void aMoveInCirclesOrToNowhereIsAnAlert() {
        town.app.moved("/voice", "/voice").moved("/sms", "");
        town.call(1);
        town.phone(2).texts(Town.LINE, "hello").await();
        town.settle();
        assertThat(town.alertCodes()).containsExactly(11215, 11216);
    }

    @Test
    void aGetCarriesItsParametersInTheSignedAddress() {
        town.app.says("/voice", "<Redirect method='GET'>/got?step=2</Redirect>").says("/got", "<Say>got</Say>");
        town.call(1);
        var asked = town.app.last("/got");
        assertThat(asked.method()).isEqualTo("GET");
        assertThat(asked.param("step")).isEqualTo("2");
        assertThat(asked.param("From")).isEqualTo(Town.number(1).e164());
        assertThat(asked.headers().get("X-Twilio-Signature"))
                .isEqualTo(Signature.ofAddress(Credentials.demo().authToken(), town.app.url(asked.uri())));
    }

    @Test
    void aCallbackThatIsAnsweredWithAnErrorIsAWarning() {
        town.app.says("/voice", "<Hangup/>").answers("/status", 404, "text/plain", "");
        town.call(1);
        assertThat(town.alertCodes()).containsExactly(15003);
    }

    @Test
    void aRetryPolicyThatTwilioDoesNotKnowIsAnAlert() {
        town.simulator
                .configure(SimulatedLine.of(Town.LINE).withVoiceUrl(town.app.url("/voice") + "#rp=always"))
                .await();
        town.call(1);
        assertThat(town.alertCodes()).containsExactly(11243);
    }
}
