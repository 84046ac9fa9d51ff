package org.knownvoice.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One call a second, one text a second of each line: what is most urgent goes first, and nothing waits in Twilio's queue. */
class TwiliosRatesAreKeptTest {
    private final CrisisLine house = CrisisLine.open(
            agency -> agency.clinician("hal", "+14255550141", "north")
                    .clinician("ivy", "+14255550142", "north")
                    .onCall("north", "backup", "hal")
                    .onCall("north", "backup", "ivy"),
            CrisisLine.NIGHT,
            Map.of("TWILIO_CALLS_PER_SECOND", "1", "TWILIO_TEXTS_PER_SECOND", "1"));

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void severalPeopleAreCalledASecondApart() {
        house.phone("stranger").dials().presses("3605550177#");
        house.advance(Duration.ofSeconds(6));

        assertThat(times("Calls")).containsExactly(0L, 1000L, 2000L, 3000L);
        assertThat(times("Messages")).containsExactly(0L, 1000L, 2000L, 3000L);
    }

    @Test
    void theFirstPageOfASecondCrisisGoesBeforeTheSecondStepOfTheFirst() {
        house.phone("maria").dials();
        house.advance(Duration.ofMillis(45_300));
        house.phone("luz").dials();
        house.advance(Duration.ofSeconds(8));

        var called = called();
        assertThat(called.subList(called.indexOf("dev") - 1, called.size()))
                .as("who was called, in order, from the first of step 2")
                .startsWith(called.get(called.indexOf("dev") - 1), "dev")
                .contains("ben", "hal", "ivy");
        assertThat(called.indexOf("dev")).isLessThan(called.size() - 2);
        house.phone("dev").reads("Reply 1");
    }

    @Test
    void noTwoCallsGoOutWithinASecondWhateverHappens() {
        house.phone("stranger").dials().presses("3605550177#");
        house.phone("luz").dials();
        house.phone("maria").dials();
        house.advance(Duration.ofSeconds(120));

        var times = times("Calls");
        for (int i = 1; i < times.size(); i++) {
            assertThat(times.get(i) - times.get(i - 1)).as("between two calls").isGreaterThanOrEqualTo(1000);
        }
    }

    private List<Long> times(String resource) {
        return house.simulator().requests().stream()
                .filter(request ->
                        request.method().equals("POST") && request.resource().equals(resource))
                .map(request -> Duration.between(CrisisLine.NIGHT, request.at()).toMillis())
                .toList();
    }

    private List<String> called() {
        var names = new ArrayList<String>();
        house.simulator().requests().stream()
                .filter(request ->
                        request.method().equals("POST") && request.resource().equals("Calls"))
                .map(request -> request.param("To"))
                .forEach(to -> names.add(house.agency().nameOf(new org.knownvoice.directory.PhoneNumber(to))));
        return names;
    }
}
