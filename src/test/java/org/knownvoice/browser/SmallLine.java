package org.knownvoice.browser;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.knownvoice.directory.PhoneNumber;
import org.knownvoice.simulator.Network;
import org.knownvoice.simulator.SimulatedLine;
import org.knownvoice.simulator.Simulator;
import org.knownvoice.simulator.SimulatorSettings;

/** A simulator with four phones and the smallest application: it greets, rings one clinician, and joins who presses 1. */
final class SmallLine implements AutoCloseable {
    static final PhoneNumber LINE = new PhoneNumber("+14255550100");
    static final PhoneNumber CLIENT = new PhoneNumber("+14255550111");
    static final PhoneNumber STRANGER = new PhoneNumber("+14255550112");
    static final PhoneNumber CLINICIAN = new PhoneNumber("+14255550121");
    static final PhoneNumber OTHER_CLINICIAN = new PhoneNumber("+14255550122");

    private final Vertx vertx = Vertx.vertx();
    private final List<String> textsFromClinician = new CopyOnWriteArrayList<>();
    private final HttpServer application;
    final Simulator simulator;

    SmallLine() {
        application = vertx.createHttpServer()
                .requestHandler(this::answer)
                .listen(0, "127.0.0.1")
                .await();
        var url = "http://localhost:" + application.actualPort();
        simulator = Simulator.start(
                        vertx,
                        SimulatorSettings.defaults()
                                .withNetwork(Network.instant())
                                .withLine(SimulatedLine.servedAt(LINE, url)),
                        InstantSource.system())
                .await();
        named(CLIENT, "Ana Example, a client", "caller");
        named(STRANGER, "somebody unknown", "caller");
        simulator.phone(STRANGER).shows("anonymous").await();
        named(CLINICIAN, "Dana Reyes, primary on call", "clinician");
        named(OTHER_CLINICIAN, "Kim Osei, backup on call", "clinician");
    }

    private void named(PhoneNumber phone, String label, String role) {
        simulator.phone(phone).isCalled(label, role).await();
    }

    /** What the clinician wrote to the line so far. */
    List<String> textsFromClinician() {
        return List.copyOf(textsFromClinician);
    }

    private void answer(HttpServerRequest request) {
        request.setExpectMultipart(true);
        request.end()
                .onSuccess(none -> request.response()
                        .putHeader("Content-Type", "text/xml")
                        .end("<Response>" + verbs(request) + "</Response>"));
    }

    private String verbs(HttpServerRequest request) {
        return switch (request.path()) {
            case "/twilio/voice" -> """
                    <Say>Your crisis line.</Say>
                    <Dial callerId="%s"><Number url="/whisper">%s</Number></Dial>
                    """.formatted(LINE.e164(), CLINICIAN.e164());
            case "/whisper" -> """
                    <Gather numDigits="1" action="/key"><Say>Press 1 to accept, 2 to decline.</Say></Gather>
                    <Hangup/>""";
            case "/key" -> request.getFormAttribute("Digits").equals("1") ? "" : "<Hangup/>";
            case "/twilio/sms" -> text(request);
            default -> "";
        };
    }

    private String text(HttpServerRequest request) {
        if (request.getFormAttribute("From").equals(CLINICIAN.e164())) {
            textsFromClinician.add(request.getFormAttribute("Body"));
            return "<Message>You have it. Thank you.</Message>";
        }
        return """
                <Message>We got your text and are reaching your team. 911 and 988 are there any time.</Message>
                <Message to="%s">A text waits for you. 1 takes it, 2 declines. https://localhost/p/1</Message>
                """.formatted(CLINICIAN.e164());
    }

    @Override
    public void close() {
        vertx.close().await();
    }
}
