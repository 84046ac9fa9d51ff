package org.knownvoice.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.knownvoice.contact.ContactState.CALLBACK;
import static org.knownvoice.contact.ContactState.CONNECTED;
import static org.knownvoice.contact.ContactState.ENDED;
import static org.knownvoice.contact.ContactState.PAGING;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.knownvoice.simulator.Fault;
import org.knownvoice.simulator.PhoneScript;

/** Twilio's callbacks come twice, late, in the wrong order, or never. */
class CallbackGoesAstrayTest {
    private final CrisisLine house = CrisisLine.open();

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void comingTwiceItHappensOnce() {
        house.suffers(Fault.callback("", Fault.ALWAYS, new Fault.Doubled()));
        house.phone("ana").follows(PhoneScript.byHand().textUndelivered(30007));

        house.phone("maria").dials();
        house.advance(Duration.ofSeconds(46));
        house.phone("ana").hasRung(2);
        house.phone("ben").hasRung(1).answers().presses("1");
        house.advance(Duration.ofSeconds(6));
        house.phone("ben").isBridgedTo("maria");
        house.phone("maria").hangsUp();
        house.phone("ben").hangsUp();
        house.advance(Duration.ofSeconds(90));

        house.isIn(ENDED);
        assertThat(house.phone("ben").newTexts().lines()).hasSize(2);
        assertThat(house.timeline()).filteredOn("PAGE_TEXT_FAILED"::equals).hasSize(1);
        assertThat(house.timeline()).filteredOn("TALK_ENDED"::equals).hasSize(1);
        assertThat(house.timeline()).filteredOn("CALL_ENDED"::equals).hasSize(4);
    }

    @Test
    void comingLateAnEarlierCallDoesNotDisturbTheNextOne() {
        house.phone("maria").dials();
        house.advance(Duration.ofSeconds(1));
        house.suffers(Fault.callback("/twilio/leg", 1, new Fault.Delayed(Duration.ofSeconds(50))));
        house.advance(Duration.ofSeconds(39));
        house.phone("ana").hasRung(2).rings();

        house.advance(Duration.ofSeconds(12));
        house.phone("ana").rings();
        house.advance(Duration.ofSeconds(8));
        house.phone("ana").answers().presses("1");
        house.advance(Duration.ofSeconds(30));
        house.phone("ana").isBridgedTo("maria");
        house.isIn(CONNECTED);
    }

    @Test
    void comingInTheWrongOrderAnAnswerAfterTheEndIsNoAnswer() {
        house.phone("maria").dials();
        house.advance(Duration.ofSeconds(1));
        house.suffers(Fault.callback("/twilio/leg", 1, new Fault.Reordered()));
        house.phone("ana").answers().hangsUp();
        house.isIn(PAGING);

        house.advance(Duration.ofSeconds(31));
        house.phone("ana").hasRung(2).rings().answers().presses("1");
        house.advance(Duration.ofSeconds(6));
        house.phone("ana").isBridgedTo("maria");
    }

    @Test
    void aTextThatIsReportedLostAfterTheAcceptanceChangesNothing() {
        house.suffers(Fault.callback("/twilio/text-status", Fault.ALWAYS, new Fault.Delayed(Duration.ofSeconds(30))));
        house.phone("ana").follows(PhoneScript.byHand().textUndelivered(30007));
        house.phone("maria").dials();
        house.advance(Duration.ofSeconds(1));
        house.phone("ana").answers().presses("1");
        house.advance(Duration.ofSeconds(60));

        house.phone("ana").isBridgedTo("maria");
        house.phone("ben").wasNeverCalledNorTexted();
        house.isIn(CONNECTED);
    }

    @Test
    void aPhoneWhoseLastCallbackIsLostRingsAgain() {
        house.phone("maria").dials();
        house.advance(Duration.ofSeconds(1));
        house.phone("ana").rings();
        house.suffers(Fault.callback("/twilio/leg", 1, new Fault.Lost()));
        house.advance(Duration.ofSeconds(39));

        house.phone("ana").hasRung(2).rings();
    }

    @Test
    void aCallerWhoseHangingUpIsLostIsFoundOut() {
        house.suffers(Fault.callback("/twilio/status", Fault.ALWAYS, new Fault.Lost()));
        house.phone("maria").dials();
        house.advance(Duration.ofSeconds(30));
        house.phone("maria").hangsUp();
        house.isIn(PAGING);

        house.advance(Duration.ofSeconds(70));
        house.isIn(CALLBACK);
        house.phone("ana").answers().presses("1");
        house.advance(Duration.ofSeconds(12));
        house.phone("maria").rings();
    }

    @Test
    void whenAllAreLostTwoPeopleTalkAllTheSame() {
        house.suffers(Fault.callback("", Fault.ALWAYS, new Fault.Lost()));
        house.phone("maria").dials();
        house.advance(Duration.ofSeconds(1));
        house.phone("ana").answers().presses("1");
        house.advance(Duration.ofSeconds(10));
        house.phone("ana").isBridgedTo("maria");
        house.isIn(CONNECTED);

        house.advance(Duration.ofMinutes(5));
        house.phone("ana").isBridgedTo("maria");
        house.isIn(CONNECTED);
    }

    @Test
    void whenBothEndsOfATalkAreLostTwilioIsAsked() {
        house.phone("maria").dials();
        house.advance(Duration.ofSeconds(1));
        house.phone("ana").answers().presses("1");
        house.advance(Duration.ofSeconds(60));
        house.suffers(Fault.callback("", Fault.ALWAYS, new Fault.Lost()))
                .suffers(Fault.webhook("bridge-left", Fault.ALWAYS, new Fault.Delayed(Duration.ofHours(2))));
        house.phone("maria").hangsUp();
        house.phone("ana").hangsUp();
        house.isIn(CONNECTED);

        house.advance(Duration.ofSeconds(75));
        house.isIn(ENDED);
        house.phone("ana").isOffTheLine().reads("the call of page").hasRung(1);
        assertThat(house.timeline()).filteredOn("TALK_ENDED"::equals).isEqualTo(List.of("TALK_ENDED"));
    }
}
