package org.knownvoice.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One text a second: twelve people are asked whether they can be reached when a client calls. The page waits for none of them. */
class PagesGoBeforeNoticesTest {
    private final CrisisLine house = CrisisLine.open(
            agency -> {
                for (int i = 10; i < 22; i++) {
                    agency.clinician("new" + i, "+142555502" + i, "north")
                            .shift("north", "backup", "new" + i, "2026-03-02T04:00", "2026-03-02T12:00");
                }
            },
            CrisisLine.NIGHT,
            Map.of("TWILIO_CALLS_PER_SECOND", "1", "TWILIO_TEXTS_PER_SECOND", "1"));

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void aPageIsSentWithTheNextFreeSecond() {
        house.advance(Duration.ofMinutes(30).plusMillis(2500));
        assertThat(textsSent()).hasSize(3).noneMatch(text -> text.contains("page"));

        house.phone("maria").dials();
        house.advance(Duration.ofMillis(1000));
        assertThat(textsSent()).hasSize(4);
        assertThat(textsSent().getLast()).contains("a page is waiting");

        house.advance(Duration.ofSeconds(30));
        assertThat(textsSent().stream().filter(text -> text.contains("to confirm")))
                .hasSize(12);
    }

    private List<String> textsSent() {
        return house.simulator().requests().stream()
                .filter(request ->
                        request.method().equals("POST") && request.resource().equals("Messages"))
                .map(request -> request.param("Body"))
                .toList();
    }
}
