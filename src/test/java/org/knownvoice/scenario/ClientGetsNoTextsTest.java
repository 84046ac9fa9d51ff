package org.knownvoice.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.knownvoice.contact.ContactState.CALLBACK;
import static org.knownvoice.contact.ContactState.CONNECTED;
import static org.knownvoice.contact.ContactState.PAGING;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.knownvoice.contact.Page;
import org.knownvoice.simulator.PhoneScript;

/** A client whom our texts do not reach, or who wants none, is called. */
class ClientGetsNoTextsTest {
    private final CrisisLine house = CrisisLine.open(agency -> {}, CrisisLine.NIGHT, Screen.SETTINGS);
    private final Screen screen = new Screen(house);
    private final TestPhone maria = house.phone("maria");
    private final TestPhone ana = house.phone("ana");

    @AfterEach
    void close() {
        house.close();
    }

    private String code() {
        return Page.codeOf(house.contact().id(), 1);
    }

    private void bothAreJoinedByPhone() {
        ana.rings().answers().presses("1");
        house.advance(Duration.ofSeconds(2));
        maria.rings().answers();
        house.advance(Duration.ofSeconds(6));
        ana.isBridgedTo("maria");
        house.isIn(CONNECTED);
    }

    @Test
    void stopOpensAContactThatGoesOnByPhone() {
        maria.texts(" stop ");
        house.advance(Duration.ofSeconds(3));
        house.isIn(CALLBACK);
        ana.rings().reads("Reply 1");
        assertThat(maria.newTexts()).doesNotContain("988");

        ana.answers().presses("1");
        house.advance(Duration.ofSeconds(2));
        maria.rings().answers();
        house.advance(Duration.ofSeconds(6));
        ana.isBridgedTo("maria").reads("our texts do not reach");
        assertThat(screen.conversation()).containsExactly(" stop ");
    }

    @Test
    void stopInAConversationIsToldAndCallRingsBoth() {
        maria.texts("I cannot sleep");
        house.advance(Duration.ofSeconds(1));
        ana.texts("1");
        ana.texts(code() + " I am here");
        house.advance(Duration.ofSeconds(2));
        maria.reads("I am here").texts("QUIT");
        house.advance(Duration.ofSeconds(2));
        maria.forgets();
        ana.reads("our texts do not reach").reads("CALL " + code());
        ana.hasRung(1);

        ana.forgets().texts(code() + " please stay");
        house.advance(Duration.ofSeconds(2));
        maria.getsNoText();
        ana.reads("our texts do not reach").texts("CALL " + code());
        house.advance(Duration.ofSeconds(1));
        bothAreJoinedByPhone();
    }

    @Test
    void startLetsTextsGoAgain() {
        maria.texts("STOP");
        house.advance(Duration.ofSeconds(1));
        maria.texts("START").forgets();
        house.advance(Duration.ofSeconds(1));
        ana.texts("1");
        house.advance(Duration.ofSeconds(1));
        screen.writes("ana", "I am here");
        house.advance(Duration.ofSeconds(2));
        maria.reads("I am here");
    }

    @Test
    void theAgencysOwnWordsForStopAndStartCountAsTwilioTellsThem() {
        texts("SM1", "PARAR", "STOP");
        house.advance(Duration.ofSeconds(2));
        house.isIn(CALLBACK);
        maria.getsNoText();

        texts("SM2", "EMPEZAR", "START");
        house.advance(Duration.ofSeconds(2));
        house.isIn(PAGING);
        maria.reads("a person will read this");
        assertThat(screen.conversation()).containsExactly("PARAR", "EMPEZAR");
    }

    private void texts(String sid, String body, String optOutType) {
        var answer = TwilioByHand.to(
                        "http://localhost:" + house.servers().getFirst().port())
                .posts(
                        "/twilio/sms",
                        "MessageSid",
                        sid,
                        "From",
                        house.agency().phoneOf("maria").e164(),
                        "To",
                        Agency.LINE.e164(),
                        "Body",
                        body,
                        "OptOutType",
                        optOutType);
        assertThat(answer.statusCode()).isEqualTo(200);
        house.settle();
    }

    @Test
    void startBringsTheConversationBackToTexts() {
        maria.texts("STOP");
        house.advance(Duration.ofSeconds(2));
        house.isIn(CALLBACK);
        maria.forgets().texts("START");
        house.advance(Duration.ofSeconds(3));
        house.isIn(PAGING);
        maria.reads("a person will read this");

        ana.texts("1");
        house.advance(Duration.ofSeconds(40));
        ana.doesNotRing().readsTimes(0, "our texts do not reach");
        maria.reads("will write to you here").doesNotRing();
        ana.texts(code() + " I am here");
        house.advance(Duration.ofSeconds(2));
        maria.reads("I am here");
        house.isIn(CONNECTED);
    }

    @Test
    void aTextThatDoesNotArriveWhileTheDatabaseIsAwayIsToldWhenItIsBack() {
        maria.texts("I cannot sleep");
        house.advance(Duration.ofSeconds(1));
        ana.texts("1");
        house.advance(Duration.ofSeconds(2));
        maria.follows(PhoneScript.byHand().textUndelivered(30003));
        screen.writes("ana", "I am here");
        ana.forgets();
        house.databaseIsLost();
        house.advance(Duration.ofSeconds(5));
        ana.getsNoText();

        house.databaseReturns().advance(Duration.ofSeconds(1));

        ana.readsTimes(1, "our texts do not reach");
        assertThat(screen.states()).containsExactly("received", "failed");
    }

    @Test
    void aTextThatDoesNotArriveIsShownAndToldAndCallRingsBoth() {
        maria.texts("I cannot sleep");
        house.advance(Duration.ofSeconds(1));
        ana.texts("1");
        house.advance(Duration.ofSeconds(2));
        screen.writes("ana", "I am here");
        house.advance(Duration.ofSeconds(2));
        maria.follows(PhoneScript.byHand().textUndelivered(30003));
        ana.forgets();
        screen.writes("ana", "Are you safe?");
        house.advance(Duration.ofSeconds(5));

        ana.reads("our texts do not reach").texts("CALL " + code());
        assertThat(screen.states()).containsExactly("received", "delivered", "failed");
        house.advance(Duration.ofSeconds(1));
        bothAreJoinedByPhone();
    }
}
