package org.knownvoice.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextsTest {
    private Town town;

    @BeforeEach
    void open() {
        town = new Town();
    }

    @AfterEach
    void close() {
        town.close();
    }

    private void writes(String body) {
        town.phone(1).texts(Town.LINE, body).await();
        town.settle();
    }

    private List<String> received() {
        return town.phone(1).view().received().stream().map(TextView::body).toList();
    }

    @Test
    void aTextReachesTheApplicationAndItsReplyReachesThePhone() {
        town.app.says("/sms", "<Message>one</Message><Message><Body>two</Body></Message>");
        writes("please help me");
        var asked = town.app.last("/sms");
        assertThat(asked.param("Body")).isEqualTo("please help me");
        assertThat(asked.param("SmsStatus")).isEqualTo("received");
        assertThat(asked.param("MessageSid")).matches("SM[0-9a-f]{32}");
        assertThat(received()).containsExactly("one", "two");
        assertThat(town.simulator.alerts()).isEmpty();
    }

    @Test
    void anEmptyResponseSendsNothing() {
        town.app.says("/sms", "");
        writes("hello");
        assertThat(received()).isEmpty();
        assertThat(town.simulator.alerts()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"STOP", "stop", " End ", "CANCEL", "QUIT", "REVOKE", "OPTOUT", "STOPALL", "UNSUBSCRIBE"})
    void aWordThatStopsIsStillToldAndNothingMoreArrives(String word) {
        town.app.says("/sms", "<Message>are you safe?</Message>");
        writes(word);
        assertThat(town.app.last("/sms").param("Body")).isEqualTo(word);
        assertThat(received()).singleElement().asString().contains("unsubscribed");
        assertThat(town.alertCodes()).containsExactly(21610);
    }

    @Test
    void startOpensTheWayAgain() {
        town.app.says("/sms", "<Message>hello again</Message>");
        writes("STOP");
        writes("START");
        assertThat(received()).contains("hello again");
    }

    @Test
    void helpIsAnsweredByTheNetworkAndTold() {
        town.app.says("/sms", "<Message>someone reads this now</Message>");
        writes("HELP");
        assertThat(town.app.asked("/sms")).hasSize(1);
        assertThat(received()).hasSize(2).contains("someone reads this now");
    }

    @Test
    void aStopWordInsideASentenceStopsNothing() {
        town.app.says("/sms", "<Message>we are here</Message>");
        writes("please make it stop");
        assertThat(received()).containsExactly("we are here");
    }

    @Test
    void aFailingApplicationIsAnAlertOnly() {
        town.app.answers("/sms", 500, "text/plain", "");
        writes("hello");
        assertThat(town.alertCodes()).containsExactly(11200);
    }

    @Test
    void aTextThatTheCarrierLosesIsReportedWithItsReason() {
        town.app.says("/sms", "<Message statusCallback='/fate'>hello</Message>");
        town.phone(1).follows(PhoneScript.byHand().textUndelivered(30003)).await();
        writes("hello");
        assertThat(received()).isEmpty();
        assertThat(town.app.asked("/fate"))
                .extracting(asked -> asked.param("MessageStatus"))
                .containsExactlyInAnyOrder("sent", "undelivered");
        assertThat(town.app.asked("/fate"))
                .extracting(asked -> asked.param("ErrorCode"))
                .containsExactlyInAnyOrder("", "30003");
    }

    @Test
    void aTextThatNeverLeavesHasFailed() {
        town.app.says("/sms", "<Message statusCallback='/fate'>hello</Message>");
        town.phone(1).follows(PhoneScript.byHand().textFails(30007)).await();
        writes("hello");
        assertThat(town.app.last("/fate").param("MessageStatus")).isEqualTo("failed");
        assertThat(town.app.last("/fate").param("ErrorCode")).isEqualTo("30007");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/bad-from", "/bad-to", "/bad-body"})
    void aReplyThatCannotBeSentIsAnAlert(String path) {
        town.simulator
                .configure(SimulatedLine.of(Town.LINE).withSmsUrl(town.app.url(path)))
                .await();
        town.app
                .says("/bad-from", "<Message from='+14255559999'>x</Message>")
                .says("/bad-to", "<Message to='12'>x</Message>")
                .says("/bad-body", "<Message></Message>");
        writes("hello");
        var codes = Map.of("/bad-from", 14102, "/bad-to", 14101, "/bad-body", 14103);
        assertThat(town.alertCodes()).containsExactly(codes.get(path));
    }

    @Test
    void longAndForeignTextsCountAsSeveralSegments() {
        assertThat(Segments.of("a".repeat(160))).isEqualTo(1);
        assertThat(Segments.of("a".repeat(161))).isEqualTo(2);
        assertThat(Segments.of("ы".repeat(70))).isEqualTo(1);
        assertThat(Segments.of("ы".repeat(71))).isEqualTo(2);
        assertThat(Segments.of("[".repeat(81))).isEqualTo(2);
    }
}
