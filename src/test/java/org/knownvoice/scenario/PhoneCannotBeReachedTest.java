package org.knownvoice.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.knownvoice.simulator.PhoneScript;

/** A phone or a text that does not get through holds up nobody. */
class PhoneCannotBeReachedTest {
    private CrisisLine house = CrisisLine.open();

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void aBusyPhoneIsRungAgainAfterFifteenSecondsAndTheNextPersonAtOnce() {
        house.phone("ana").follows(PhoneScript.busy());
        house.phone("maria").dials();
        house.advance(Duration.ofSeconds(2));
        house.phone("ben").rings().wasCalledAtSeconds(0L);

        house.phone("ana").follows(PhoneScript.byHand());
        house.advance(Duration.ofSeconds(14));
        house.phone("ana").rings().wasCalledAtSeconds(0L, 15L).answers().presses("1");
        house.advance(Duration.ofSeconds(5));
        house.phone("ana").isBridgedTo("maria");
    }

    @Test
    void whoRejectsTheCallIsNotWaitedForAndMayStillTakeItByText() {
        house.phone("maria").dials();
        house.advance(Duration.ofSeconds(3));
        house.phone("ana").rejects();
        house.advance(Duration.ofSeconds(1));
        house.phone("ben").rings().wasCalledAtSeconds(3L);

        house.phone("ana").texts("1");
        house.advance(Duration.ofSeconds(2));
        house.phone("ben").doesNotRing().reads("taken by Ana Sample");
        house.phone("ana").rings().answers().presses("1");
        house.advance(Duration.ofSeconds(5));
        house.phone("ana").isBridgedTo("maria");
    }

    @Test
    void aPhoneOutOfServiceIsNotWaitedFor() {
        house.phone("ana").follows(PhoneScript.outOfService());
        house.phone("maria").dials();
        house.advance(Duration.ofSeconds(2));

        house.phone("ben").rings().wasCalledAtSeconds(0L).answers().presses("1");
        house.advance(Duration.ofSeconds(5));
        house.phone("ben").isBridgedTo("maria");
    }

    @Test
    void aPhoneThatTheCarrierRefusesIsNotWaitedFor() {
        house.close();
        house = CrisisLine.open(agency -> agency.replace("clinicians.csv", "+14255550111", "+442079460000"));
        house.phone("maria").dials();
        house.advance(Duration.ofSeconds(2));

        house.phone("ben").rings().reads("Reply 1").wasCalledAtSeconds(0L);
        assertThat(house.timeline()).contains("CALL_ENDED", "PAGE_TEXT_FAILED");
    }

    @Test
    void theOthersOfTheStepStillHaveTheirTime() {
        house.close();
        house = CrisisLine.open(agency -> agency.clinician("hal", "+14255550114", "north")
                .onCall("north", "primary", "hal")
                .knows("maria", "hal", "secondary"));
        house.phone("ana").follows(PhoneScript.outOfService());
        house.phone("maria").dials();
        house.advance(Duration.ofSeconds(44));
        house.phone("ben").wasNeverCalledNorTexted();
        house.advance(Duration.ofSeconds(2));
        house.phone("ben").wasCalledAtSeconds(45L);
    }

    @ParameterizedTest
    @ValueSource(ints = {30007, 30003})
    void aTextThatDoesNotArriveDoesNotStopTheCall(int code) {
        house.phone("ana").follows(PhoneScript.byHand().textUndelivered(code));
        theCallAloneBringsThemTogether();
        assertThat(house.timeline()).contains("PAGE_TEXT_FAILED");
    }

    @ParameterizedTest
    @ValueSource(ints = {21610, 21211})
    void aTextThatIsRefusedDoesNotStopTheCall(int code) {
        house.phone("ana").follows(PhoneScript.byHand().textRefused(code));
        theCallAloneBringsThemTogether();
        assertThat(house.timeline()).contains("PAGE_TEXT_FAILED");
    }

    private void theCallAloneBringsThemTogether() {
        house.phone("maria").dials();
        house.advance(Duration.ofSeconds(10));
        house.phone("ben").wasNeverCalledNorTexted();
        house.phone("ana").rings().answers().presses("1");
        house.advance(Duration.ofSeconds(5));
        house.phone("ana").isBridgedTo("maria");
    }
}
