package org.knownvoice.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ControlApiTest {
    private Town town;
    private WebClient web;

    @BeforeEach
    void open() {
        town = new Town();
        web = WebClient.create(town.vertx);
    }

    @AfterEach
    void close() {
        town.close();
    }

    private HttpResponse<Buffer> post(String path, JsonObject body) {
        var answer = web.requestAbs(HttpMethod.POST, town.simulator.url() + path)
                .sendBuffer(body.toBuffer())
                .await();
        town.settle();
        return answer;
    }

    private JsonObject state() {
        return web.getAbs(town.simulator.url() + "/sim/state").send().await().bodyAsJsonObject();
    }

    private JsonObject phone(int last) {
        return state().getJsonArray("phones").stream()
                .map(JsonObject.class::cast)
                .filter(phone ->
                        phone.getString("number").equals(Town.number(last).e164()))
                .findFirst()
                .orElseThrow();
    }

    private JsonObject leg(int last) {
        return phone(last).getJsonArray("calls").getJsonObject(0);
    }

    @Test
    void aPageDialsPressesHearsAndHangsUp() {
        town.app
                .says("/voice", "<Gather numDigits='1' action='/keys'><Say language='es-MX'>hola</Say></Gather>")
                .says("/keys", "<Pause length='60'/>");
        var from = Town.number(1).e164();
        assertThat(post("/sim/dial", new JsonObject().put("from", from).put("to", "+14255550100"))
                        .bodyAsJsonObject()
                        .getString("sid"))
                .startsWith("CA");
        var heard = leg(1).getJsonArray("heard").getJsonObject(0);
        assertThat(heard.getString("text")).isEqualTo("hola");
        assertThat(heard.getString("language")).isEqualTo("es-MX");
        assertThat(heard.getDouble("seconds")).isEqualTo(0.4);
        post("/sim/press", new JsonObject().put("phone", from).put("digits", "1"));
        assertThat(town.app.last("/keys").param("Digits")).isEqualTo("1");
        post("/sim/hangup", new JsonObject().put("phone", from));
        assertThat(leg(1).getString("state")).isEqualTo("ended");
    }

    @Test
    void aPageDescribesPhonesAndNumbersAndWritesScripts() {
        var phones = new JsonArray()
                .add(new JsonObject()
                        .put("number", Town.number(2).e164())
                        .put("label", "Casey")
                        .put("role", "clinician"));
        web.postAbs(town.simulator.url() + "/sim/phones")
                .sendBuffer(phones.toBuffer())
                .await();
        var numbers = new JsonArray()
                .add(new JsonObject().put("phone", "+14255550101").put("publicUrl", "https://example.org/"));
        web.postAbs(town.simulator.url() + "/sim/numbers")
                .sendBuffer(numbers.toBuffer())
                .await();
        var script = new JsonObject()
                .put("phone", Town.number(2).e164())
                .put("answering", "after")
                .put("ringsSeconds", 4)
                .put(
                        "presses",
                        new JsonArray().add(new JsonObject().put("digits", "1").put("afterSeconds", 2)));
        assertThat(post("/sim/script", script).statusCode()).isEqualTo(200);
        assertThat(phone(2).getString("role")).isEqualTo("clinician");
        assertThat(phone(2).getJsonObject("script").getString("answering")).isEqualTo("after");
        assertThat(town.phone(2).view().script().presses()).hasSize(1);
        assertThat(state().getJsonArray("lines").getJsonObject(1).getString("voiceUrl"))
                .isEqualTo("https://example.org/twilio/voice");
    }

    @Test
    void aPageWritesATextAndOrdersAFault() {
        town.app.says("/sms", "<Message>we read you</Message>");
        var text = new JsonObject()
                .put("from", Town.number(1).e164())
                .put("to", "+14255550100")
                .put("body", "hello");
        assertThat(post("/sim/text", text).statusCode()).isEqualTo(200);
        assertThat(phone(1).getJsonArray("received").getJsonObject(0).getString("body"))
                .isEqualTo("we read you");
        var fault = new JsonObject()
                .put("target", "rest")
                .put("method", "POST")
                .put("path", "Messages")
                .put("effect", "errorAfter");
        assertThat(post("/sim/fault", fault).statusCode()).isEqualTo(200);
        assertThat(state().getJsonArray("faults")).hasSize(1);
    }

    @Test
    void whatIsNotPossibleNowIsAConflictAndNonsenseIsABadRequest() {
        assertThat(post(
                                "/sim/answer",
                                new JsonObject().put("phone", Town.number(1).e164()))
                        .statusCode())
                .isEqualTo(409);
        assertThat(post("/sim/answer", new JsonObject()).statusCode()).isEqualTo(400);
        assertThat(post("/sim/press", new JsonObject().put("phone", "x").put("digits", "1"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(post("/sim/fault", new JsonObject().put("effect", "flood")).statusCode())
                .isEqualTo(400);
    }

    @Test
    void aPageIsServedAndToldOfEachChange() throws Exception {
        assertThat(web.getAbs(town.simulator.url() + "/").send().await().bodyAsString())
                .contains("<!doctype html>");
        var stream = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(town.simulator.url() + "/sim/events"))
                                .build(),
                        BodyHandlers.ofLines());
        var lines = stream.body().iterator();
        assertThat(lines.next()).isEqualTo("event: state");
        assertThat(lines.next()).startsWith("data: {").doesNotContain("\"calls\":[{");
        lines.next();
        town.app.says("/voice", "<Pause length='60'/>");
        town.call(1);
        assertThat(lines.next()).isEqualTo("event: state");
        assertThat(lines.next()).contains("\"calls\":[{");
    }
}
