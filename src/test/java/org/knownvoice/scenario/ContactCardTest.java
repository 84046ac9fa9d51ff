package org.knownvoice.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.mangstadt.vinnie.io.VObjectPropertyValues;
import ezvcard.VCard;
import ezvcard.VCardVersion;
import ezvcard.io.text.VCardReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Anybody can take the lines' numbers into a phone, so that a page rings through its silence. */
class ContactCardTest {
    private final HttpClient http = HttpClient.newHttpClient();
    private final CrisisLine house = CrisisLine.open(agency -> agency.row(
            "lines.csv",
            "+13605550100",
            "\"South; Line, the other\"",
            "en",
            "south",
            Agency.CRISIS_LINE.e164(),
            "844-822-7609"));

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void theCardHoldsEachLinesNumberAndHowToLetItThrough() throws Exception {
        var answer = card("none");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/vcard; charset=utf-8");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("public, max-age=3600");
        var card = read(answer.body());
        assertThat(card.getVersion()).isEqualTo(VCardVersion.V3_0);
        assertThat(card.validate(VCardVersion.V3_0).isEmpty()).isTrue();
        assertThat(card.getFormattedName().getValue()).isEqualTo("Known Voice");
        assertThat(card.getTelephoneNumbers())
                .extracting(number -> number.getText())
                .containsExactlyInAnyOrder("+14255550100", "+13605550100");
        assertThat(card.getExtendedProperties("X-ABLabel"))
                .extracting(label -> VObjectPropertyValues.unescape(label.getValue()))
                .containsExactlyInAnyOrder("North Line", "South; Line, the other");
        assertThat(card.getNotes().getFirst().getValue()).contains("emergency contact");
        assertThat(answer.body()).startsWith("BEGIN:VCARD\r\nVERSION:3.0\r\n").contains("TEL;TYPE=");
    }

    @Test
    void whoHasItAlreadyIsNotSentItAgain() throws Exception {
        var tag = card("none").headers().firstValue("ETag").orElseThrow();

        assertThat(card(tag).statusCode()).isEqualTo(304);
        assertThat(card(tag).body()).isEmpty();
    }

    private static VCard read(String text) throws Exception {
        try (var reader = new VCardReader(text)) {
            return reader.readNext();
        }
    }

    private HttpResponse<String> card(String known) throws Exception {
        var address = "http://localhost:" + house.servers().getFirst().port() + "/contact-card.vcf";
        return http.send(
                HttpRequest.newBuilder(URI.create(address))
                        .header("If-None-Match", known)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
