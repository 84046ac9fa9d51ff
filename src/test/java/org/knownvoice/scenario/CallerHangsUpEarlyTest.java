package org.knownvoice.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.knownvoice.contact.ContactState.CALLBACK;
import static org.knownvoice.contact.ContactState.CONNECTED;
import static org.knownvoice.contact.ContactState.ENDED;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The caller hangs up before anybody has joined: the pages go on, and who accepts is connected to the client. */
class CallerHangsUpEarlyTest {
    private CrisisLine house = CrisisLine.open();

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void duringTheGreeting() {
        maria().dials().hangsUp().after(Duration.ofSeconds(1));

        house.isIn(CALLBACK);
        ana().rings().answers().presses("1");
        isCalledBackBy("ana");
    }

    @Test
    void onHoldAndThePagesGoOnUpTheLadder() {
        maria().dials().after(Duration.ofSeconds(30)).hangsUp();
        house.isIn(CALLBACK);

        house.advance(Duration.ofSeconds(17));
        house.phone("ben").rings().reads("Reply 1");
        house.advance(Duration.ofSeconds(45));
        house.phone("cora").rings();
        house.phone("dev").rings();
        house.isIn(CALLBACK);

        house.phone("cora").answers().presses("1");
        isCalledBackBy("cora");
    }

    @Test
    void afterTheLadderIsExhaustedTheSupervisorsAreAskedOn() {
        maria().dials().hangsUp();
        house.advance(Duration.ofSeconds(151));
        house.isIn(CALLBACK);
        house.phone("cora").forgets();

        house.advance(Duration.ofMinutes(4));
        house.phone("cora").reads("still waits").rings().answers().presses("1");

        isCalledBackBy("cora");
    }

    @Test
    void whileAClinicianListensToThePrompt() {
        maria().dials().after(Duration.ofSeconds(1));
        ana().answers();
        maria().hangsUp();

        ana().presses("1").hears("The caller is not on the line");
        isCalledBackBy("ana");
    }

    @Test
    void afterAnAcceptanceByTextTheClinicianPressesOneFirst() {
        maria().dials().after(Duration.ofSeconds(1)).hangsUp();
        house.phone("ana").texts("1");
        house.advance(Duration.ofSeconds(1));
        maria().doesNotRing();

        ana().rings().answers().hears("Press 1");
        house.advance(Duration.ofSeconds(3));
        maria().doesNotRing();

        ana().presses("1").hears("Voicemail is allowed");
        isCalledBackBy("ana");
    }

    @Test
    void whoHasAcceptedHearsWhetherVoicemailIsAllowed() {
        house.close();
        house = CrisisLine.open(agency ->
                agency.replace("client_phones.csv", "+14255550131,self,,yes,yes,yes", "+14255550131,self,,yes,yes,no"));
        maria().dials().hangsUp().after(Duration.ofSeconds(1));

        ana().answers().presses("1").hears("Voicemail is not allowed");
        isCalledBackBy("ana");
    }

    @Test
    void afterTheAcceptanceWhileTheClinicianIsOnTheWay() {
        maria().dials().after(Duration.ofSeconds(1));
        ana().texts("1");
        maria().hangsUp();
        house.isIn(CALLBACK);

        ana().answers().presses("1").hears("The caller is not on the line");
        isCalledBackBy("ana");
    }

    @Test
    void whoWritesAfterwardsIsAnsweredAndTheirPhoneStaysSilent() {
        maria().dials().hangsUp().after(Duration.ofSeconds(2));
        maria().texts("he is here, don't call, text me").after(Duration.ofSeconds(2));
        maria().reads("911").reads("988").reads("a person will read this");
        String code = ana().pageCode();

        ana().answers().presses("1").hears("has written");
        house.advance(Duration.ofSeconds(20));
        maria().doesNotRing().wasCalled(0).reads("will write to you here");
        ana().reads("a new message waits on page " + code).isOffTheLine();

        ana().texts(code + " I am here. Can you leave the house?");
        house.advance(Duration.ofMinutes(5));
        maria().reads("Can you leave the house?").wasCalled(0);
        house.isIn(CONNECTED);
        house.phone("ben").wasNeverCalledNorTexted();
    }

    @Test
    void whoWritesAfterwardsIsCalledWhenTheClinicianWantsIt() {
        maria().dials().hangsUp().after(Duration.ofSeconds(2));
        maria().texts("please call me").after(Duration.ofSeconds(2));
        ana().answers().presses("1").hears("text CALL");
        house.advance(Duration.ofSeconds(20));
        maria().doesNotRing();

        ana().texts("CALL");
        house.advance(Duration.ofSeconds(2));
        ana().rings().answers().presses("1");
        isCalledBackBy("ana");
    }

    @Test
    void aWithheldCallerWhoHangsUpIsForTheSupervisor() {
        house.phone("stranger").dialsWithheld().after(Duration.ofSeconds(40));
        ana().rings();

        house.phone("stranger").hangsUp().after(Duration.ofSeconds(2));

        house.isIn(ENDED);
        ana().isOffTheLine().reads("no longer needed");
        house.phone("cora").reads("cannot be called back").wasCalled(0);
        house.phone("stranger").wasCalled(0);
    }

    private TestPhone maria() {
        return house.phone("maria");
    }

    private TestPhone ana() {
        return house.phone("ana");
    }

    /** From the line's number, without machine detection, and joined without a key. */
    private void isCalledBackBy(String clinician) {
        house.advance(Duration.ofSeconds(1));
        maria().forgets().rings().answers().sees(Agency.LINE).hears("This is the call you were promised");
        house.advance(Duration.ofSeconds(8));
        maria().isBridgedTo(clinician).wasCalled(1).hasNotHeard("Press");
        house.phone(clinician).isBridgedTo("maria");
        house.isIn(CONNECTED);
        assertThat(house.simulator().requests())
                .as("what Twilio was asked")
                .noneMatch(request -> request.toString().contains("MachineDetection"));
    }
}
