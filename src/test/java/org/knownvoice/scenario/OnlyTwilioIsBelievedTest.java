package org.knownvoice.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.knownvoice.contact.ContactState.PAGING;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.knownvoice.simulator.Credentials;

/** Who is not Twilio, for our account, changes nothing. */
class OnlyTwilioIsBelievedTest {
    private static final String OTHER_TOKEN = "00000000000000000000000000000001";
    private static final String STRANGE_SID = "CA00000000000000000000000000000099";

    private final CrisisLine house = CrisisLine.open(
            agency -> {},
            CrisisLine.NIGHT,
            Map.of("TWILIO_AUTH_TOKEN", Credentials.demo().authToken() + "," + OTHER_TOKEN));
    private final String server =
            "http://localhost:" + house.servers().getFirst().port();
    private final TwilioByHand twilio = TwilioByHand.to(server);

    @AfterEach
    void close() {
        house.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/twilio/voice", "/twilio/status", "/twilio/sms", "/twilio/fallback", "/twilio/text-status"})
    void aForgedRequestIsRefusedAndNothingIsWritten(String path) {
        house.phone("maria").dials();
        var before = house.rowCounts();
        var forger = TwilioByHand.signing(server, "not the token");

        assertThat(forger.posts(path, call()).statusCode()).isEqualTo(403);
        assertThat(twilio.postsSigned("", path, call()).statusCode()).isEqualTo(403);
        assertThat(twilio.postsSigned("bm90IGEgc2lnbmF0dXJl", path, call()).statusCode())
                .isEqualTo(403);
        assertThat(twilio.with("AccountSid", "AC00000000000000000000000000000077")
                        .posts(path, call())
                        .statusCode())
                .isEqualTo(403);
        assertThat(twilio.gets(path).statusCode()).isIn(403, 404, 405);

        assertThat(house.rowCounts()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"press", "ask", "status", "bridge-left"})
    void aForgedRequestForAClinicianMovesNobody(String word) {
        house.phone("maria").dials();
        house.advance(Duration.ofSeconds(1));
        house.phone("ana").answers();
        var before = house.rowCounts();
        String address = anasLeg().replace("/ask", "/" + word);

        assertThat(TwilioByHand.signing(server, "not the token")
                        .posts(address, "CallSid", anasCall(), "Digits", "1", "CallStatus", "completed")
                        .statusCode())
                .isEqualTo(403);
        assertThat(twilio.gets(address + "?Digits=1").statusCode()).isIn(403, 404, 405);

        assertThat(house.rowCounts()).isEqualTo(before);
        house.isIn(PAGING);
        house.phone("ana").isOnTheLine().isBridgedToNobody();
    }

    @Test
    void nobodyElseConfirmsTheStartOfAShift() {
        try (var other = CrisisLine.open(
                agency -> agency.shift("north", "primary", "fay", "2026-03-02T04:00", "2026-03-02T12:00"),
                CrisisLine.NIGHT,
                Map.of())) {
            other.advance(Duration.ofMinutes(45).plusSeconds(1));
            other.phone("fay").rings();
            String address = other.simulator().requests().stream()
                    .filter(request -> request.method().equals("POST")
                            && request.resource().equals("Calls"))
                    .map(request -> request.param("Url").replace("/ask", ""))
                    .findFirst()
                    .orElseThrow();
            String path = address.substring(address.indexOf("/twilio/"));
            String there = address.substring(0, address.indexOf("/twilio/"));
            for (String word : new String[] {"/press", "/ask", "/status"}) {
                assertThat(TwilioByHand.signing(there, "not the token")
                                .posts(path + word, "CallSid", STRANGE_SID, "Digits", "1", "CallStatus", "completed")
                                .statusCode())
                        .isEqualTo(403);
                TwilioByHand.to(there)
                        .posts(path + word, "CallSid", STRANGE_SID, "Digits", "1", "CallStatus", "completed");
            }
            assertThat(TwilioByHand.to(there)
                            .posts("/twilio/notice/nonsense/press", "CallSid", STRANGE_SID, "Digits", "1")
                            .body())
                    .contains("Nothing more is open");

            other.settle();
            other.phone("fay").rings();
            assertThat(other.rowCounts().get("roster_event")).isZero();
        }
    }

    @Test
    void whoeverHasTheAddressButIsAnotherCallIsToldNothing() {
        house.phone("maria").dials();
        house.advance(Duration.ofSeconds(1));
        house.phone("ana").answers();

        var answer = twilio.posts(
                anasLeg().replace("/ask", "/press"),
                "CallSid",
                STRANGE_SID,
                "Digits",
                "1",
                "CallStatus",
                "in-progress");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).doesNotContain("Conference").contains("<Hangup/>");
        house.settle();
        house.isIn(PAGING);
    }

    @Test
    void whileOneTokenTakesThePlaceOfTheOtherEitherSigns() {
        var second = TwilioByHand.signing(server, OTHER_TOKEN);

        assertThat(second.posts("/twilio/voice", call()).body()).contains("911", "988");
        assertThat(twilio.posts("/twilio/voice", call()).body()).contains("911", "988");
        house.settle();
        assertThat(house.contacts()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ask", "press", "keys", "status", "bridge-left", "nothing"})
    void anAddressThatNobodyHandedOutIsAnsweredAndDoesNothing(String word) {
        var before = house.rowCounts();
        for (var token : new String[] {"x", "..", "00000000-0000-0000-0000-000000000000-1", "AAAAAAAAAAAAAAAAAAAAAA"}) {
            assertThat(twilio.posts("/twilio/leg/" + token + "/" + word, call()).statusCode())
                    .as(token)
                    .isIn(200, 204, 404);
        }
        assertThat(house.rowCounts()).isEqualTo(before);
    }

    @Test
    void aBodyThatIsTooLargeIsRefused() {
        var before = house.rowCounts();
        HttpResponse<String> answer = twilio.posts("/twilio/sms", "Body", "x".repeat(70_000), "From", "+13605550199");

        assertThat(answer.statusCode()).isIn(400, 403, 413);
        assertThat(house.rowCounts()).isEqualTo(before);
    }

    @Test
    void theEndOfACallThatNobodyKnowsIsNotedByNobody() {
        var before = house.rowCounts();
        assertThat(twilio.posts("/twilio/status", "CallSid", STRANGE_SID, "CallStatus", "completed")
                        .statusCode())
                .isEqualTo(204);
        assertThat(twilio.posts("/twilio/status").statusCode()).isEqualTo(204);
        assertThat(twilio.posts(
                                "/twilio/text-status",
                                "MessageSid",
                                "SM99",
                                "MessageStatus",
                                "failed",
                                "ErrorCode",
                                "30007")
                        .statusCode())
                .isEqualTo(204);
        assertThat(house.rowCounts()).isEqualTo(before);
    }

    private static String[] call() {
        return new String[] {
            "CallSid",
            STRANGE_SID,
            "From",
            "+13605550199",
            "To",
            Agency.LINE.e164(),
            "CallStatus",
            "ringing",
            "Direction",
            "inbound",
            "MessageSid",
            "SM00000000000000000000000000000099",
            "MessageStatus",
            "failed",
            "Body",
            "hello"
        };
    }

    private String anasLeg() {
        return house.simulator().requests().stream()
                .filter(request ->
                        request.method().equals("POST") && request.resource().equals("Calls"))
                .reduce((earlier, later) -> later)
                .orElseThrow()
                .param("Url");
    }

    private String anasCall() {
        return house.simulator().calls().getLast().sid();
    }
}
