package org.knownvoice.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.knownvoice.contact.ContactState.ENDED;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A machine at the other end: it and we do not go on for ever, nobody is woken all the time, and no word is lost. */
class PhoneAnswersByItselfTest {
    private final CrisisLine house = CrisisLine.open(agency -> {}, CrisisLine.NIGHT, Screen.SETTINGS);
    private final Screen screen = new Screen(house);
    private final TestPhone maria = house.phone("maria");
    private final TestPhone ana = house.phone("ana");

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void ofOurAnswersThreeGoToOneNumberInTenMinutes() {
        IntStream.range(0, 5).forEach(time -> {
            maria.texts("I am driving now");
            house.advance(Duration.ofSeconds(3));
            closed();
        });
        assertThat(house.contacts()).hasSize(5);
        maria.readsTimes(3, "a person will read this");

        house.advance(Duration.ofMinutes(11));
        maria.forgets().texts("I am driving now");
        house.advance(Duration.ofSeconds(3));
        maria.readsTimes(1, "a person will read this");
    }

    private void closed() {
        screen.post(
                "/contacts/" + house.contact().id() + "/disposition",
                new JsonObject().put("clinician", "cora").put("disposition", "other"),
                200,
                "Contact");
    }

    @Test
    void whoHasItIsToldOnceInAMinuteAndAllIsOnRecord() {
        maria.texts("I cannot sleep");
        house.advance(Duration.ofSeconds(1));
        ana.texts("1");
        house.advance(Duration.ofSeconds(3));
        ana.forgets();
        IntStream.range(0, 30).forEach(text -> {
            maria.texts("I am driving now");
            house.advance(Duration.ofSeconds(1));
        });
        house.advance(Duration.ofSeconds(10));
        ana.readsTimes(1, "a new message waits");
        house.advance(Duration.ofSeconds(30));
        ana.readsTimes(2, "a new message waits");
        assertThat(screen.conversation()).hasSize(31);
    }

    @Test
    void aShortCodeIsNeverAnsweredAndASupervisorReadsIt() {
        texts("SM1", "You won a prize");
        texts("SM2", "You won a prize");
        house.advance(Duration.ofSeconds(5));

        house.isIn(ENDED);
        assertThat(house.contacts()).hasSize(1);
        assertThat(screen.conversation()).hasSize(2);
        house.phone("cora").readsTimes(1, "Please look at contact");
        ana.wasNeverCalledNorTexted();
        assertThat(house.simulator().requests())
                .filteredOn(request -> request.method().equals("POST"))
                .noneMatch(request -> request.param("To").equals("72345"));

        closed();
        texts("SM3", "You won another prize");
        house.advance(Duration.ofSeconds(5));
        assertThat(house.contacts()).hasSize(2);
        assertThat(screen.conversation()).containsExactly("You won another prize");
    }

    private void texts(String sid, String body) {
        var answer = TwilioByHand.to(
                        "http://localhost:" + house.servers().getFirst().port())
                .posts(
                        "/twilio/sms",
                        "MessageSid",
                        sid,
                        "From",
                        "72345",
                        "To",
                        Agency.LINE.e164(),
                        "Body",
                        body,
                        "NumMedia",
                        "0");
        assertThat(answer.statusCode()).isEqualTo(200);
        house.settle();
    }
}
