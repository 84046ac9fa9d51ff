package org.knownvoice.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.knownvoice.simulator.PhoneScript;

/** A phone through which pages may not get is paged all the same, shows as failing, and the supervisors on call hear of it. */
class PhoneFailsTest {
    private final CrisisLine house = CrisisLine.open(
            agency -> agency.knows("luz", "ana", "secondary").alsoAt("ana", "ana's other", "+14255550161", "yes"),
            CrisisLine.NIGHT,
            Screen.SETTINGS);
    private final Screen screen = new Screen(house);

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void aNumberThatDoesNotExistFailsUntilItAnswers() {
        house.phone("ana").follows(PhoneScript.outOfService().textRefused(21614));
        house.phone("maria").dials();
        house.advance(Duration.ofSeconds(3));

        failing("ana", "carrier", null);
        assertThat(house.notices("PHONE_FAILS"))
                .containsExactly(new JsonObject()
                        .put("to", "cora")
                        .put("colleague", "ana")
                        .put("place", "1")
                        .put("failing", "CARRIER"));
        assertThat(house.rosterEvents()).containsExactly("PHONE_FAILS ana 1");
        house.phone("cora").readsTimes(1, "phone 1 of Ana Sample");

        house.phone("ana").follows(PhoneScript.byHand());
        house.phone("ana's other").rejects();
        house.advance(Duration.ofSeconds(17));
        house.phone("ana").rings().answers();
        failing("ana", null, null);
        assertThat(house.rosterEvents()).containsExactly("PHONE_FAILS ana 1", "PHONE_WORKS ana 1");
    }

    @Test
    void aTextThatDoesNotArriveFailsThePhoneAndADeliveredOneEndsIt() {
        house.phone("ana").follows(PhoneScript.byHand().textUndelivered(30006));
        house.phone("maria").dials();
        house.advance(Duration.ofSeconds(5));
        failing("ana", "carrier", null);

        house.phone("ana").follows(PhoneScript.byHand());
        house.phone("ana's other").follows(PhoneScript.byHand().textUndelivered(30003));
        house.phone("luz").dials();
        house.advance(Duration.ofSeconds(5));
        failing("ana", null, "carrier");
    }

    @Test
    void aTextThatWasRefusedIsACarriersErrorOrAnOptOut() {
        house.phone("ana").follows(PhoneScript.byHand().textRefused(21610));
        house.phone("ana's other").follows(PhoneScript.byHand().textRefused(21614));
        house.phone("maria").dials();
        house.advance(Duration.ofSeconds(3));

        failing("ana", "opted_out", "carrier");
        assertThat(reachable("ana")).isFalse();
    }

    @Test
    void whoSendsOneOfTheCarriersWordsIsShownAsUnreachableAtOnceUntilTheyStartAgain() {
        var stops = List.of("STOP", "stop ", "StopAll", "unsubscribe", "CANCEL", "End", "quit", "REVOKE", "optout");
        for (String stop : stops) {
            house.advance(Duration.ofSeconds(1));
            house.phone("ben").texts(stop).texts("1").texts("What is up?");
            assertThat(reachable("ben")).as(stop).isFalse();
            var start = List.of("START", "unstop", "Yes").get(stops.indexOf(stop) % 3);
            house.phone("ben").texts(start);
            assertThat(reachable("ben")).as(start).isTrue();
        }
        assertThat(house.contacts()).isEmpty();
        assertThat(house.notices("PHONE_FAILS"))
                .hasSize(stops.size())
                .allMatch(notice -> notice.getString("to").equals("cora"));
    }

    @Test
    void anOptOutByTextIsPagedByCallAllTheSameAndByTextOnTheOtherPhone() {
        house.phone("ana").texts("STOP");
        house.phone("maria").dials();
        house.advance(Duration.ofSeconds(3));

        house.phone("ana's other").reads("Reply 1");
        house.advance(Duration.ofSeconds(28));
        house.phone("ana").wasCalled(1);
    }

    @Test
    void threePagesInARowThatRangInVainFailThePhoneUntilATextComesFromIt() {
        house.phone("ana").follows(PhoneScript.neverAnswers());
        for (int page = 1; page <= 3; page++) {
            failing("ana", null, null);
            anasPageIsTakenByBen();
        }
        failing("ana", "unanswered", null);
        anasPageIsTakenByBen();
        assertThat(house.notices("PHONE_FAILS"))
                .extracting(notice -> notice.getString("failing") + " " + notice.getString("colleague"))
                .containsExactly("UNANSWERED ana");

        house.phone("ana").texts("I am back");
        failing("ana", null, null);
    }

    @Test
    void whoAcceptsMeanwhileIsJoinedAtOnceAlsoWhileAnImportIsAtTheDirectory() {
        house.phone("ana").follows(PhoneScript.neverAnswers());
        anasPageIsTakenByBen();
        anasPageIsTakenByBen();
        house.phone("maria").dials();
        house.advance(Duration.ofSeconds(48));

        var importing = house.holds("select version from roster_version");
        try (importing) {
            house.phone("ben")
                    .answers()
                    .presses("1")
                    .after(Duration.ofSeconds(6))
                    .isBridgedTo("maria");
            house.passes(Duration.ZERO, () -> fails("ana"));
        }
        failing("ana", "unanswered", null);
    }

    @Test
    void aTextInBetweenBeginsTheCountAnew() {
        house.phone("ana").follows(PhoneScript.neverAnswers());
        anasPageIsTakenByBen();
        anasPageIsTakenByBen();
        house.phone("ana").texts("1");
        anasPageIsTakenByBen();

        failing("ana", null, null);
    }

    @Test
    void aQuietContactLeavesNoTraceOfPhones() {
        house.phone("maria").dials();
        house.advance(Duration.ofSeconds(3));
        house.phone("ana").answers().presses("1");
        house.advance(Duration.ofSeconds(5));
        house.phone("maria").hangsUp();
        house.advance(Duration.ofMinutes(1));

        assertThat(house.rowCounts())
                .containsEntry("phone_standing", 0L)
                .containsEntry("roster_event", 0L)
                .containsEntry("notice", 0L);
    }

    /** Maria's own clinician is Ana, whose first phone rings its full time. */
    private void anasPageIsTakenByBen() {
        house.phone("maria").dials();
        house.advance(Duration.ofSeconds(48));
        house.phone("ben").answers().presses("1");
        house.advance(Duration.ofSeconds(5));
        house.phone("maria").hangsUp();
        house.advance(Duration.ofSeconds(10));
    }

    private void failing(String clinician, String... failing) {
        var phones =
                screen.get("/clinicians/" + clinician + "/phones", 200, "Reach").getJsonArray("phones");
        assertThat(phones.stream().map(phone -> ((JsonObject) phone).getString("failing")))
                .containsExactly(failing);
    }

    private boolean fails(String clinician) {
        return screen.get("/clinicians/" + clinician + "/phones", 200, "Reach")
                        .getJsonArray("phones")
                        .getJsonObject(0)
                        .getString("failing")
                != null;
    }

    private boolean reachable(String clinician) {
        return screen.get("/clinicians/" + clinician + "/phones", 200, "Reach").getBoolean("reachable");
    }
}
