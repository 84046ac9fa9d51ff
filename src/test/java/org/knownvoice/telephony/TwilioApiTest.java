package org.knownvoice.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.knownvoice.config.FallbackShows;
import org.knownvoice.config.PublicUrl;
import org.knownvoice.config.Secret;
import org.knownvoice.config.Twilio;
import org.knownvoice.contact.CallLeg.Progress;
import org.knownvoice.contact.LegOutcome;
import org.knownvoice.contact.LegRef;

/** Against a server that counts: each order is sent once, whatever comes back. */
class TwilioApiTest {
    private static final Vertx VERTX = Vertx.vertx();
    private static final PublicUrl PUBLIC = new PublicUrl("https://crisis.agency.example");
    private static final LegRef LEG = new LegRef(Sample.ID, 2);
    private static final TwilioApi.CallOrder ORDER =
            new TwilioApi.CallOrder(Sample.MOBILE, Sample.LINE, LEG, Duration.ofSeconds(25));

    /** A request as it arrived. */
    private record Seen(String method, String uri, String authorization, Map<String, List<String>> form) {}

    private static final List<Seen> SEEN = new CopyOnWriteArrayList<>();
    private static volatile Consumer<HttpServerRequest> answer;
    private static TwilioApi api;
    private static int port;

    @BeforeAll
    static void listen() {
        port = VERTX.createHttpServer()
                .requestHandler(request -> {
                    request.setExpectMultipart(request.method() == HttpMethod.POST);
                    request.end().onSuccess(done -> {
                        var form = new java.util.HashMap<String, List<String>>();
                        request.formAttributes()
                                .names()
                                .forEach(name ->
                                        form.put(name, request.formAttributes().getAll(name)));
                        SEEN.add(new Seen(
                                request.method().name(),
                                request.uri(),
                                Optional.ofNullable(request.getHeader("Authorization"))
                                        .orElse(""),
                                form));
                        answer.accept(request);
                    });
                })
                .listen(0)
                .timeout(20, TimeUnit.SECONDS)
                .await()
                .actualPort();
        api = new TwilioApi(VERTX, settings(port, Optional.empty()), PUBLIC, Duration.ofSeconds(3));
    }

    @AfterAll
    static void close() {
        api.close();
        VERTX.close().timeout(20, TimeUnit.SECONDS).await();
    }

    @BeforeEach
    void forget() {
        SEEN.clear();
    }

    private static Twilio settings(int port, Optional<Twilio.ApiKey> key) {
        return new Twilio(
                Sample.ACCOUNT,
                List.of(new Secret("token")),
                key,
                new PublicUrl("http://localhost:" + port),
                1,
                1,
                FallbackShows.CALLER);
    }

    private static void answers(int status, JsonObject body) {
        answer = request -> request.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/json")
                .end(body.encode());
    }

    private static <T> TwilioAnswer<T> await(Future<TwilioAnswer<T>> future) {
        return future.timeout(20, TimeUnit.SECONDS).await();
    }

    @Test
    void aCallIsPlacedWithAllThatItsLegNeeds() {
        answers(201, new JsonObject().put("sid", "CA7").put("status", "queued"));

        assertThat(await(api.placeCall(ORDER))).isEqualTo(new TwilioAnswer.Done<>("CA7"));
        var seen = SEEN.getFirst();
        String leg = PUBLIC + "/twilio/leg/" + LegToken.of(LEG);
        assertThat(seen.method()).isEqualTo("POST");
        assertThat(seen.uri()).isEqualTo("/2010-04-01/Accounts/" + Sample.ACCOUNT + "/Calls.json");
        assertThat(seen.authorization()).startsWith("Basic ");
        assertThat(seen.form())
                .containsEntry("To", List.of("+12065550177"))
                .containsEntry("From", List.of("+14255550100"))
                .containsEntry("Timeout", List.of("25"))
                .containsEntry("Url", List.of(leg + "/ask"))
                .containsEntry("FallbackUrl", List.of(leg + "/ask"))
                .containsEntry("StatusCallback", List.of(leg + "/status"))
                .containsEntry("StatusCallbackEvent", List.of("initiated", "ringing", "answered", "completed"));
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503})
    void aServerErrorIsUnclearAndNotRepeated(int status) {
        answers(status, new JsonObject().put("code", 20500));

        assertThat(await(api.placeCall(ORDER))).isEqualTo(new TwilioAnswer.Unclear<>());
        assertThat(SEEN).hasSize(1);
    }

    @Test
    void tooManyRequestsIsToldAndNotRepeated() {
        answers(429, new JsonObject().put("code", 20429));

        assertThat(await(api.placeCall(ORDER))).isEqualTo(new TwilioAnswer.Throttled<>());
        assertThat(SEEN).hasSize(1);
    }

    @Test
    void aConnectionThatBreaksIsUnclearAndNotRepeated() {
        answer = request -> request.connection().close();

        assertThat(await(api.placeCall(ORDER))).isEqualTo(new TwilioAnswer.Unclear<>());
        assertThat(SEEN).hasSize(1);
    }

    @Test
    void silenceIsUnclearAndNotRepeated() {
        answer = request -> {};

        assertThat(await(api.placeCall(ORDER))).isEqualTo(new TwilioAnswer.Unclear<>());
        assertThat(SEEN).hasSize(1);
    }

    @Test
    void anAnswerThatNobodyCanReadIsUnclear() {
        answer = request -> request.response().setStatusCode(201).end("<html>");

        assertThat(await(api.placeCall(ORDER))).isEqualTo(new TwilioAnswer.Unclear<>());
    }

    @Test
    void aRefusalTellsTwiliosCodeAndWhetherItIsForGood() {
        answers(400, new JsonObject().put("code", 21211));
        assertThat(await(api.placeCall(ORDER))).isEqualTo(new TwilioAnswer.Refused<>(21211, 400, true));

        answers(401, new JsonObject().put("code", 20003));
        assertThat(await(api.placeCall(ORDER))).isEqualTo(new TwilioAnswer.Refused<>(20003, 401, false));
    }

    @Test
    void withoutAConnectionNothingWasSent() {
        try (var nobody = new TwilioApi(VERTX, settings(1, Optional.empty()), PUBLIC)) {
            assertThat(await(nobody.placeCall(ORDER))).isEqualTo(new TwilioAnswer.NotSent<>());
        }
    }

    @Test
    void anApiKeyIsUsedInPlaceOfTheToken() {
        answers(201, new JsonObject().put("sid", "SM1"));
        var key = new Twilio.ApiKey(new Secret("SK1"), new Secret("word"));
        try (var keyed = new TwilioApi(VERTX, settings(port, Optional.of(key)), PUBLIC)) {
            await(keyed.sendText(Sample.MOBILE, Sample.LINE, "hello"));
        }

        assertThat(SEEN.getFirst().authorization())
                .isEqualTo("Basic " + java.util.Base64.getEncoder().encodeToString("SK1:word".getBytes()));
    }

    @Test
    void aRingingCallThatWasAnsweredMeanwhileIsEndedAllTheSame() {
        answer = request -> {
            boolean canceled = request.formAttributes().get("Status").equals("canceled");
            request.response()
                    .setStatusCode(canceled ? 400 : 200)
                    .end(new JsonObject().put("code", 21220).encode());
        };

        assertThat(await(api.end("CA7", true))).isEqualTo(new TwilioAnswer.Done<Void>(null));
        assertThat(SEEN)
                .extracting(seen -> seen.form().get("Status"))
                .containsExactly(List.of("canceled"), List.of("completed"));
    }

    @Test
    void aCallIsSentToAskAgain() {
        answers(200, new JsonObject().put("sid", "CA7"));
        await(api.redirect("CA7", LEG));

        assertThat(SEEN.getFirst().uri()).endsWith("/Calls/CA7.json");
        assertThat(SEEN.getFirst().form().get("Url").getFirst()).endsWith("/ask");
    }

    @Test
    void howACallStandsIsTold() {
        answers(
                200,
                new JsonObject()
                        .put("sid", "CA7")
                        .put("status", "busy")
                        .put("end_time", "Fri, 20 Nov 2026 03:00:00 +0000"));
        var standing = await(api.callStatus("CA7"));

        assertThat(standing)
                .isEqualTo(new TwilioAnswer.Done<>(Optional.of(new CallStanding(
                        "CA7",
                        Progress.OVER,
                        Optional.of(LegOutcome.BUSY),
                        Optional.empty(),
                        Optional.of(Sample.NOW)))));
    }

    @Test
    void aCallThatTwilioDoesNotKnowIsNoFailure() {
        answers(404, new JsonObject().put("code", 20404));

        assertThat(await(api.callStatus("CA7"))).isEqualTo(new TwilioAnswer.Done<>(Optional.empty()));
    }

    @Test
    void callsThatWeOrderedSinceAMomentAreFound() {
        answers(
                200,
                list("calls")
                        .put(
                                "calls",
                                new JsonArray()
                                        .add(ordered("CA3", "03:00:06", "outbound-dial"))
                                        .add(ordered("CA2", "03:00:05", "outbound-api"))
                                        .add(ordered("CA1", "02:59:58", "outbound-api"))));

        assertThat(await(api.findCalls(Sample.MOBILE, Sample.LINE, Instant.parse("2026-11-20T03:00:00.7Z"))))
                .isEqualTo(new TwilioAnswer.Done<>(List.of("CA2")));
        assertThat(SEEN.getFirst().uri()).contains("To=%2B12065550177", "From=%2B14255550100");
    }

    @Test
    void textsWithTheSameWordsAreFound() {
        answers(
                200,
                list("messages")
                        .put(
                                "messages",
                                new JsonArray()
                                        .add(call("SM3", "03:00:05").put("body", "other"))
                                        .add(call("SM2", "03:00:04").put("body", "words"))));

        assertThat(await(api.findTexts(Sample.MOBILE, Sample.LINE, "words", Sample.NOW)))
                .isEqualTo(new TwilioAnswer.Done<>(List.of("SM2")));
    }

    @Test
    void aTextIsSentWithItsCallback() {
        answers(201, new JsonObject().put("sid", "SM1"));

        assertThat(await(api.sendText(Sample.MOBILE, Sample.LINE, "hello"))).isEqualTo(new TwilioAnswer.Done<>("SM1"));
        assertThat(SEEN.getFirst().form())
                .containsEntry("Body", List.of("hello"))
                .containsEntry("StatusCallback", List.of(PUBLIC + "/twilio/text-status"));
    }

    @Test
    void theNumbersOfTheAccountAreListed() {
        var number = new JsonObject()
                .put("sid", "PN1")
                .put("phone_number", "+14255550100")
                .put("voice_url", PUBLIC + "/twilio/voice")
                .put("voice_method", "POST");
        answers(200, list("incoming_phone_numbers").put("incoming_phone_numbers", new JsonArray().add(number)));
        var answered = await(api.incomingNumbers());

        assertThat(answered)
                .isInstanceOfSatisfying(
                        TwilioAnswer.Done.class,
                        done -> assertThat(done.value().toString()).contains("+14255550100", "/twilio/voice"));
    }

    private static JsonObject list(String name) {
        return new JsonObject()
                .put("page", 0)
                .put("page_size", 50)
                .put("uri", "/2010-04-01/Accounts/x/" + name + ".json")
                .put("first_page_uri", "/2010-04-01/Accounts/x/" + name + ".json")
                .putNull("next_page_uri")
                .putNull("previous_page_uri");
    }

    /** A call that another one has dialled is nobody's order. */
    private static JsonObject ordered(String sid, String time, String direction) {
        return call(sid, time).put("direction", direction);
    }

    private static JsonObject call(String sid, String time) {
        return new JsonObject().put("sid", sid).put("date_created", "Fri, 20 Nov 2026 " + time + " +0000");
    }
}
