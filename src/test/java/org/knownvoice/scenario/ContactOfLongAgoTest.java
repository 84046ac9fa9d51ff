package org.knownvoice.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.knownvoice.contact.ContactState.CALLBACK;
import static org.knownvoice.contact.ContactState.CONNECTED;
import static org.knownvoice.contact.ContactState.PAGING;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * A contact of the night is open still when the client comes with the next crisis. Fay is on call until 04:00, from then
 * on Ana is; it is 03:00.
 */
class ContactOfLongAgoTest {
    private final CrisisLine house = CrisisLine.open(
            agency -> agency.offShift("ana")
                    .shift("north", "primary", "fay", "2026-03-01T20:00", "2026-03-02T04:00")
                    .shift("north", "primary", "ana", "2026-03-02T04:00", "2026-06-01T00:00")
                    .knows("maria", "fay", "secondary"),
            CrisisLine.NIGHT,
            settings());
    private final Screen screen = new Screen(house);
    private final TestPhone maria = house.phone("maria");
    private final TestPhone ana = house.phone("ana");
    private final TestPhone fay = house.phone("fay");

    private static Map<String, String> settings() {
        var settings = new HashMap<>(Screen.SETTINGS);
        settings.put("WATCH_EVERY", "PT1H");
        return settings;
    }

    @AfterEach
    void close() {
        house.close();
    }

    private void fayAndMariaWrite() {
        maria.texts("I cannot sleep");
        house.advance(Duration.ofSeconds(1));
        fay.texts("1");
        house.advance(Duration.ofSeconds(2));
        screen.writes("fay", "I am here");
        house.advance(Duration.ofSeconds(2));
        house.isIn(CONNECTED);
    }

    private void everybodyForgets() {
        maria.forgets();
        ana.forgets();
        fay.forgets();
    }

    @Test
    void aTextThreeDaysLaterIsAnsweredWith988AndRingsWhoIsOnCall() {
        fayAndMariaWrite();
        house.advance(Duration.ofDays(3));
        everybodyForgets();

        maria.texts("I want to die");
        house.advance(Duration.ofSeconds(3));

        maria.reads("911").reads("988").reads("a person will read this");
        ana.rings().reads("Reply 1");
        fay.getsNoText().doesNotRing();
        house.isIn(PAGING);
        assertThat(house.contacts()).hasSize(1);

        ana.texts("1");
        house.advance(Duration.ofSeconds(2));
        screen.writes("ana", "I am with you");
        house.advance(Duration.ofSeconds(2));
        maria.reads("I am with you");
        house.isIn(CONNECTED);
        fay.getsNoText();
    }

    @Test
    void whoHasLeftTheAgencyIsNotRung() {
        fayAndMariaWrite();
        house.advance(Duration.ofMinutes(90));
        screen.post("/clinicians/fay/deactivation", new JsonObject().put("by", "cora"), 200, "Deactivation");
        everybodyForgets();

        maria.dials();
        house.advance(Duration.ofSeconds(2));

        ana.rings().reads("Reply 1");
        fay.getsNoText().doesNotRing();
        maria.hears("911");
        ana.answers().presses("1");
        house.advance(Duration.ofSeconds(6));
        ana.isBridgedTo("maria");
    }

    @Test
    void aCallTheMorningAfterVainCallbacksRingsWhoIsOnCall() {
        maria.dials().hangsUp().after(Duration.ofSeconds(1));
        fay.answers().presses("1");
        house.advance(Duration.ofSeconds(35));
        for (int minutes : new int[] {2, 5, 15}) {
            house.advance(Duration.ofMinutes(minutes).plusSeconds(2));
            fay.rings().answers().presses("1");
            house.advance(Duration.ofSeconds(35));
        }
        house.isIn(CALLBACK);
        house.advance(Duration.ofHours(5));
        everybodyForgets();

        maria.dials();
        house.advance(Duration.ofSeconds(2));

        ana.rings().reads("Reply 1");
        fay.getsNoText().doesNotRing();
        house.isIn(PAGING);
        ana.answers().presses("1");
        house.advance(Duration.ofSeconds(6));
        ana.isBridgedTo("maria");
    }
}
