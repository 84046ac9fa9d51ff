package org.knownvoice.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.knownvoice.simulator.PhoneScript;

/** A phone is proved by a code that goes there when somebody asks for it. */
class PhoneIsVerifiedTest {
    private final CrisisLine house = CrisisLine.open(
            agency -> agency.alsoAt("ana", "ana's landline", "+14255550160", "no")
                    .alsoAt("ana", "ana's other", "+14255550161", "yes"),
            CrisisLine.NIGHT,
            Screen.SETTINGS);
    private final Screen screen = new Screen(house);

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void theCodeBroughtBackThroughTheApiVerifiesThePhoneWhichIsRungFirstFromThenOn() {
        assertThat(notices("PHONE_CODE")).isEmpty();
        var sent = screen.post("/clinicians/ana/phones/3/verification", 200, "PhoneCodeSent");
        assertThat(sent.getString("valid_until"))
                .isEqualTo(house.now().plusSeconds(600).toString());
        var wrong = screen.post(confirm(3), code(otherThan(codeAt(3))), 400, "Problem");
        assertThat(wrong.getString("field")).isEqualTo("code");
        assertThat(screen.post(confirm(1), code(codeAt(3)), 409, "Problem").getString("detail"))
                .contains("no code is waited for");
        var phone = screen.post(confirm(3), code(codeAt(3)), 200, "Phone");
        assertThat(phone.getBoolean("verified")).isTrue();
        screen.post(confirm(3), code(codeAt(3)), 409, "Problem");

        assertThat(notices("PHONE_VERIFIED")).hasSize(1);
        assertThat(events()).containsExactly("PHONE_CODE_SENT ana 3", "PHONE_VERIFIED ana 3");
        assertThat(verified("ana")).containsExactly(false, false, true);
        assertThat(house.notices("PHONE_CODE")).noneMatch(notice -> notice.containsKey("digits"));
        house.phone("maria").dials();
        house.advance(Duration.ofSeconds(2));
        house.phone("ana's other").rings();
        house.phone("ana").doesNotRing();
    }

    @Test
    void theCodeTextedFromThatPhoneVerifiesItAndFromAnotherItDoesNot() {
        screen.post("/clinicians/ana/phones/1/verification", new JsonObject().put("by", "gus"), 200, "PhoneCodeSent");
        var code = codeAt(1);
        house.phone("ana's other").texts(code);
        assertThat(verified("ana")).containsExactly(false, false, false);
        house.phone("ana").texts(" " + code + " ");

        assertThat(verified("ana")).containsExactly(true, false, false);
        assertThat(notices("PHONE_VERIFIED"))
                .extracting(notice -> notice.getString("place") + " " + notice.getString("why"))
                .containsExactly("3 NOTHING_WAITS", "1 null");
        house.advance(Duration.ofSeconds(3));
        house.phone("ana's other").reads("not right");
        house.phone("ana").reads("is verified");
        assertThat(house.contacts()).isEmpty();
    }

    @Test
    void afterTenMinutesAndAfterFiveWrongTriesTheCodeIsWorthNothing() {
        screen.post("/clinicians/ana/phones/1/verification", 200, "PhoneCodeSent");
        house.advance(Duration.ofMinutes(10));
        screen.post(confirm(1), code(codeAt(1)), 409, "Problem");
        screen.post("/clinicians/ana/phones/1/verification", 200, "PhoneCodeSent");
        for (int i = 0; i < 5; i++) {
            screen.post(confirm(1), code(otherThan(codeAt(1))), 400, "Problem");
        }
        screen.post(confirm(1), code(codeAt(1)), 409, "Problem");

        assertThat(verified("ana")).containsExactly(false, false, false);
    }

    @Test
    void codesAreAMinuteApartAndALandlineGetsNone() {
        screen.post("/clinicians/ana/phones/1/verification", 200, "PhoneCodeSent");
        house.advance(Duration.ofSeconds(59));
        assertThat(screen.post("/clinicians/ana/phones/1/verification", 429, "Problem")
                        .getString("detail"))
                .contains("2026-03-02T11:01:00Z");
        house.advance(Duration.ofSeconds(1));
        screen.post("/clinicians/ana/phones/1/verification", 200, "PhoneCodeSent");
        screen.post("/clinicians/ana/phones/2/verification", 409, "Problem");
        screen.post("/clinicians/ana/phones/4/verification", 404, "Problem");
        screen.post("/clinicians/nobody/phones/1/verification", 404, "Problem");
        assertThat(screen.post("/clinicians/ana/phones/x/verification", 400, "Problem")
                        .getString("field"))
                .isEqualTo("place");
        assertThat(screen.post(confirm(1), code("12 456"), 400, "Problem").getString("field"))
                .isEqualTo("code");
    }

    @Test
    void aPhoneThatHasOptedOutIsToldToStartFirst() {
        house.phone("ana").texts("Stop");
        screen.post("/clinicians/ana/phones/1/verification", 409, "Problem");
        house.phone("ana").texts("start");

        screen.post("/clinicians/ana/phones/1/verification", 200, "PhoneCodeSent");
    }

    @Test
    void neitherImportNorStartNorTimeSendsACodeAndNoAnswerShowsANumber() {
        house.startServer().advance(Duration.ofDays(1));
        assertThat(notices("PHONE_CODE")).isEmpty();
        house.phone("ana").follows(PhoneScript.byHand()).wasNeverCalledNorTexted();

        var all = screen.get("/clinicians/phones", 200, "Reachable").encode();
        house.agency()
                .phones()
                .values()
                .forEach(number -> assertThat(all)
                        .doesNotContain(number.e164())
                        .doesNotContain(number.e164().substring(8)));
    }

    private static String confirm(int place) {
        return "/clinicians/ana/phones/" + place + "/verification/confirm";
    }

    private static JsonObject code(String code) {
        return new JsonObject().put("code", code);
    }

    private static String otherThan(String code) {
        return code.equals("000000") ? "000001" : "000000";
    }

    /** The latest code that was read on this phone. */
    private String codeAt(int place) {
        house.advance(Duration.ofSeconds(3));
        var texts = house.phone(place == 1 ? "ana" : "ana's other").newTexts();
        return Pattern.compile("code is (\\d{6})")
                .matcher(texts)
                .results()
                .map(found -> found.group(1))
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    private List<Boolean> verified(String clinician) {
        return screen.get("/clinicians/" + clinician + "/phones", 200, "Reach").getJsonArray("phones").stream()
                .map(phone -> ((JsonObject) phone).getBoolean("verified"))
                .toList();
    }

    private List<JsonObject> notices(String kind) {
        return house.notices(kind);
    }

    private List<String> events() {
        return house.rosterEvents();
    }
}
