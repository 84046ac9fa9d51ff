package org.knownvoice.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.knownvoice.contact.ContactState.CONNECTED;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.knownvoice.simulator.PhoneScript;

/** Nothing hangs up on silence: a relay operator who types, somebody who cannot speak, a long pause, no key at all. */
class SomebodyNeedsMoreTimeTest {
    private final CrisisLine house = CrisisLine.open();

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void anUnknownCallerWhoNeitherSpeaksNorTypesStaysOnTheLineUntilSomebodyIsThere() {
        var stranger = house.phone("stranger");
        stranger.dials().after(Duration.ofMinutes(10)).isOnTheLine();

        supervisorRings().answers().presses("1").after(Duration.ofSeconds(6)).isBridgedTo("stranger");
        house.isIn(CONNECTED);
    }

    @Test
    void aKnownCallerWhoPressesNoKeyIsHeldForAsLongAsItTakesAndNeverAskedToProveThatTheyAreThere() {
        house.phone("the crisis line").follows(PhoneScript.busy());
        var maria = house.phone("maria");

        maria.dials().after(Duration.ofMinutes(45)).isOnTheLine().hasNotHeard("are you still there");

        supervisorRings().answers().presses("1").after(Duration.ofSeconds(6)).isBridgedTo("maria");
    }

    /** Within the two minutes from one page to the next. */
    private TestPhone supervisorRings() {
        var cora = house.phone("cora");
        for (int wait = 0; wait < 24 && !cora.view().isRinging(); wait++) {
            house.advance(Duration.ofSeconds(5));
        }
        return cora.rings();
    }

    @Test
    void aTalkInWhichNobodySaysAWordForAnHourGoesOn() {
        house.phone("maria").dials().after(Duration.ofSeconds(2));
        house.phone("ana").answers().presses("1").after(Duration.ofHours(1)).isBridgedTo("maria");

        house.phone("maria").isBridgedTo("ana");
        house.isIn(CONNECTED);
        assertThat(house.timeline()).doesNotContain("CUT_OFF", "TALK_ENDED");
    }

    /** A relay operator calls with a number of the relay; greeting and question pass before anybody can answer them. */
    @Test
    void aRelayCallWaitsThroughTheQuestionAndTheCardCodeCountsWheneverItComes() {
        var operator = house.phone("stranger");
        operator.dials().after(Duration.ofSeconds(20));
        operator.presses("7001#").after(Duration.ofSeconds(2));

        assertThat(house.contact().identity().client())
                .hasValueSatisfying(client -> assertThat(client.value()).isEqualTo("maria"));
        house.phone("ana")
                .rings()
                .answers()
                .presses("1")
                .after(Duration.ofMinutes(20))
                .isBridgedTo("stranger");
    }

    @Test
    void aMessageThatIsNothingButSilenceGivesTheCallerBackToTheHold() {
        var maria = house.phone("maria");
        maria.dials().after(Duration.ofSeconds(15)).presses("3").forgets();

        maria.after(Duration.ofSeconds(60)).isOnTheLine().hears("people have been called");
        assertThat(house.timeline()).doesNotContain("MESSAGE_LEFT");
    }
}
