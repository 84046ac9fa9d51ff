package org.knownvoice.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.knownvoice.contact.ContactState.CONNECTED;
import static org.knownvoice.contact.ContactState.ENDED;
import static org.knownvoice.contact.ContactState.PAGING;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A known client calls, and their own clinician comes to the phone. */
class OwnClinicianAcceptsTest {
    private final CrisisLine house = CrisisLine.open();

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void byVoice() {
        house.phone("maria").dials().hears("911").hears("988");
        house.advance(Duration.ofSeconds(1));
        house.phone("ana").rings().reads("Reply 1");
        house.phone("ben").wasNeverCalledNorTexted();
        house.isIn(PAGING);

        house.phone("ana").answers().hears("Press 1 to accept").presses("1");
        house.advance(Duration.ofSeconds(6));

        house.phone("ana").isBridgedTo("maria").sees(Agency.LINE);
        house.phone("maria").isBridgedTo("ana");
        house.isIn(CONNECTED);
        assertThat(house.contact().acceptance().orElseThrow().continuity().name())
                .isEqualTo("OWN_CLINICIAN");
    }

    @Test
    void andTheCallerHangsUpAfterTheTalk() {
        house.phone("maria").dials();
        house.advance(Duration.ofSeconds(1));
        house.phone("ana").answers().presses("1");
        house.advance(Duration.ofSeconds(60));

        house.phone("ana").forgets();
        house.phone("maria").hangsUp();
        house.phone("ana").hears("hung up");
        house.advance(Duration.ofSeconds(5));

        house.phone("ana").isOffTheLine().reads("CALL");
        house.isIn(ENDED);
    }
}
