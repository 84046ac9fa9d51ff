package org.knownvoice.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.knownvoice.simulator.Credentials;
import org.knownvoice.simulator.Fault;

/** People and alerts learn which part does not work, soon after it fails and soon after it is back. */
class HealthNamesWhatIsAwayTest {
    private final MailRoom mail = new MailRoom();
    private final HttpClient http = HttpClient.newHttpClient();
    private CrisisLine house = CrisisLine.open(TwilioIsAwayTest::withEmail, CrisisLine.NIGHT, mail.settings());

    @AfterEach
    void close() {
        house.close();
        mail.close();
    }

    private HttpResponse<String> asked(String path) {
        try {
            return http.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:"
                                    + house.servers().getFirst().managementPort() + path))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private JsonObject down(int status) {
        var answer = asked("/health");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return new JsonObject(answer.body()).getJsonObject("down");
    }

    private String gauge() {
        return asked("/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith("knownvoice_twilio_away"))
                .findFirst()
                .orElse("");
    }

    @Test
    void twilioThatDoesNotAnswerIsNamedThoughNobodyCalls() {
        assertThat(down(200)).isEmpty();
        house.suffers(Fault.rest("", "", Fault.ALWAYS, new Fault.ErrorBefore()));
        house.advance(Duration.ofSeconds(4));
        assertThat(down(503).getString("twilio")).isEqualTo("no clear answer");
        house.advance(Duration.ofSeconds(8));
        assertThat(gauge()).isEqualTo("knownvoice_twilio_away 1.0");

        house.simulator().clearFaults().await();
        assertThat(down(200)).isEmpty();
        assertThat(gauge()).isEqualTo("knownvoice_twilio_away 0.0");
    }

    @Test
    void twilioThatAnswersQuestionsAndTakesNoOrdersIsNamedToo() {
        house.suffers(Fault.rest("POST", "", Fault.ALWAYS, new Fault.TooManyRequests()));
        house.phone("maria").dials();
        house.advance(Duration.ofSeconds(8));
        assertThat(down(503).getString("twilio")).isEqualTo("takes no calls or texts");

        house.simulator().clearFaults().await();
        house.advance(Duration.ofSeconds(6));
        house.phone("ana").rings();
        assertThat(down(200)).isEmpty();
    }

    @Test
    void credentialsThatTwilioRefusesAreNamedAndPagesGoByEmail() {
        house.close();
        var settings = new HashMap<>(mail.settings());
        settings.put("TWILIO_AUTH_TOKEN", "revoked," + Credentials.demo().authToken());
        house = CrisisLine.open(TwilioIsAwayTest::withEmail, CrisisLine.NIGHT, settings);
        assertThat(down(503).getString("twilio")).isEqualTo("refuses the credentials");
        house.phone("maria").dials();
        house.advance(Duration.ofSeconds(8));
        assertThat(mail.lettersTo("ana@agency.example")).anyMatch(letter -> letter.contains("/page/"));
    }

    @Test
    void aStateDirectoryThatCannotBeWrittenIsNamed() throws IOException {
        assertThat(down(200)).isEmpty();
        var folder = house.stateDirectory(house.servers().getFirst().port()).resolve("away");
        var aside = Files.move(folder, folder.resolveSibling("aside"));
        Files.createFile(folder);
        assertThat(down(503).getString("state")).isEqualTo("STATE_DIR cannot be written");

        Files.delete(folder);
        Files.move(aside, folder);
        assertThat(down(200)).isEmpty();
    }

    @Test
    void aMailServerThatDoesNotAnswerIsNamed() {
        assertThat(down(200)).isEmpty();
        mail.close();
        assertThat(down(503).getString("mail")).isEqualTo("does not answer, or refuses the credentials");
    }
}
