package org.knownvoice.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.knownvoice.contact.ContactState.CALLBACK;
import static org.knownvoice.contact.ContactState.CONNECTED;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.knownvoice.simulator.PhoneScript;

/** The client does not answer the callback: tried again, clinician first, until a supervisor decides. */
class ClientDoesNotAnswerTest {
    private final CrisisLine house = CrisisLine.open(agency -> {}, CrisisLine.NIGHT, Screen.SETTINGS);
    private final TestPhone maria = house.phone("maria");
    private final TestPhone ana = house.phone("ana");

    @BeforeEach
    void mariaHasHungUp() {
        maria.dials().hangsUp().after(Duration.ofSeconds(1));
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void theClinicianHearsWhenItIsTriedAgain() {
        ana.answers().presses("1").after(Duration.ofSeconds(2));
        maria.rings();
        ana.forgets();

        house.advance(Duration.ofSeconds(25));
        maria.doesNotRing();
        ana.hears("They did not answer. We try again in 2 minutes");

        house.advance(Duration.ofSeconds(6));
        ana.isOffTheLine();
        house.phone("ben").wasNeverCalledNorTexted();
        house.isIn(CALLBACK);
    }

    @Test
    void itIsTriedAgainAfterTwoFiveAndFifteenMinutesAndThenTheSupervisorDecides() {
        ana.answers().presses("1");
        mariaRingsInVain(1);
        for (int minutes : new int[] {2, 5, 15}) {
            house.phone("cora").getsNoText();
            house.advance(Duration.ofMinutes(minutes).minusSeconds(15));
            ana.isOffTheLine().doesNotRing();
            house.advance(Duration.ofSeconds(15));
            maria.doesNotRing();
            ana.rings().answers().hears("Press 1 to be connected").presses("1");
            mariaRingsInVain(minutes == 2 ? 2 : minutes == 5 ? 3 : 4);
        }

        ana.hears("A supervisor decides");
        house.phone("cora").reads("all callbacks of contact");
        assertThat(house.timeline().stream().filter("CALLBACK_TRIED"::equals)).hasSize(4);
        assertThat(house.timeline()).contains("SUPERVISOR_DECIDES");
        house.advance(Duration.ofMinutes(20));
        maria.wasCalled(4);
        house.isIn(CALLBACK);
    }

    @Test
    void theSupervisorHasItTriedOnceMoreOrClosesIt() {
        var api = new Screen(house);
        var contact = "/contacts/" + house.contact().id();
        ana.answers().presses("1");
        mariaRingsInVain(1);
        api.post(contact + "/callback", new JsonObject().put("by", "cora"), 409, "Problem");
        for (int calls = 2; calls <= 4; calls++) {
            house.advance(Duration.ofMinutes(calls == 2 ? 2 : calls == 3 ? 5 : 15));
            ana.answers().presses("1");
            mariaRingsInVain(calls);
        }
        house.phone("cora").reads("all callbacks of contact").reads("try again, or close it");
        house.advance(Duration.ofMinutes(10));

        assertThat(api.refusedField(contact + "/callback", new JsonObject().put("by", "ben")))
                .isEqualTo("by");
        assertThat(api.post(contact + "/callback", new JsonObject().put("by", "cora"), 200, "CallbackAgain")
                        .getString("calls"))
                .isEqualTo("ana");
        house.advance(Duration.ofSeconds(2));
        ana.rings().answers().presses("1");
        mariaRingsInVain(5);
        assertThat(house.timeline()).contains("CALLBACK_DECIDED");
        assertThat(house.timeline().stream().filter("SUPERVISOR_DECIDES"::equals))
                .hasSize(2);

        api.post(
                contact + "/disposition",
                new JsonObject().put("clinician", "cora").put("disposition", "no_contact"),
                200,
                "Contact");
        house.advance(Duration.ofHours(2));
        ana.doesNotRing();
        maria.wasCalled(5);
    }

    @Test
    void aBusyPhoneCountsLikewise() {
        maria.follows(PhoneScript.busy());
        ana.answers().presses("1").after(Duration.ofSeconds(2)).hears("We try again in 2 minutes");
        maria.follows(PhoneScript.byHand());

        house.advance(Duration.ofMinutes(2));
        ana.rings().answers().presses("1").after(Duration.ofSeconds(2));
        maria.rings().answers().after(Duration.ofSeconds(6)).isBridgedTo("ana");
        house.isIn(CONNECTED);
    }

    @Test
    void aClientWhoCallsTheLineInBetweenIsJoinedWithTheOneWhoHasIt() {
        ana.answers().presses("1");
        mariaRingsInVain(1);
        house.advance(Duration.ofMinutes(1));

        maria.forgets().dials().hears("911").after(Duration.ofSeconds(12)).hears("A clinician is coming to the phone");
        ana.rings().answers().presses("1").after(Duration.ofSeconds(6)).isBridgedTo("maria");

        house.phone("ben").wasNeverCalledNorTexted();
        assertThat(house.contacts()).hasSize(1);
        house.isIn(CONNECTED);
        maria.hangsUp().after(Duration.ofMinutes(30)).wasCalled(1);
    }

    @Test
    void aClientWhoCallsTheLineWhileWeRingThemIsJoinedAtOnce() {
        maria.follows(PhoneScript.byHand().withCallWaiting());
        ana.answers().presses("1").after(Duration.ofSeconds(3));
        maria.rings();

        maria.dials().after(Duration.ofSeconds(6)).doesNotRing().isBridgedTo("ana");

        ana.isBridgedTo("maria");
        assertThat(house.contacts()).hasSize(1);
        house.isIn(CONNECTED);
    }

    @Test
    void aClinicianWhoIsNotThereAtTheSecondTryLapsesAndOthersAreAsked() {
        ana.answers().presses("1");
        mariaRingsInVain(1);
        house.advance(Duration.ofMinutes(2));
        ana.rings();

        house.advance(Duration.ofSeconds(61));
        ana.doesNotRing().reads("you were not connected");
        house.phone("ben").rings().answers().presses("1").after(Duration.ofSeconds(2));
        maria.rings().answers().after(Duration.ofSeconds(6)).isBridgedTo("ben");
        house.isIn(CONNECTED);
    }

    @Test
    void theClinicianMayRingTheClientBackAtOnce() {
        ana.answers().presses("1");
        mariaRingsInVain(1);

        ana.texts("CALL").after(Duration.ofSeconds(1));
        ana.rings().answers().presses("1").after(Duration.ofSeconds(2));
        maria.rings().answers().after(Duration.ofSeconds(6)).isBridgedTo("ana");
        house.isIn(CONNECTED);
    }

    @Test
    void theClinicianWhoHangsUpWhileTheClientsPhoneRingsIsCalledAgain() {
        ana.answers().presses("1").after(Duration.ofSeconds(2));
        maria.rings();

        ana.hangsUp().after(Duration.ofSeconds(2));

        maria.doesNotRing();
        house.advance(Duration.ofSeconds(30));
        ana.rings().answers().presses("1").after(Duration.ofSeconds(2));
        maria.rings().answers().after(Duration.ofSeconds(6)).isBridgedTo("ana");
    }

    private void mariaRingsInVain(int calls) {
        house.advance(Duration.ofSeconds(2));
        maria.rings().wasCalled(calls);
        house.advance(Duration.ofSeconds(30));
        maria.doesNotRing();
    }
}
