package org.knownvoice.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.client.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.knownvoice.contact.CallLeg.Progress;
import org.knownvoice.contact.CallLeg.Role;
import org.knownvoice.contact.ContactEvent;
import org.knownvoice.contact.ContactId;
import org.knownvoice.contact.LegOutcome;
import org.knownvoice.contact.LegRef;
import org.knownvoice.contact.Meanwhile;
import org.knownvoice.contact.Place;
import org.knownvoice.directory.Language;
import org.knownvoice.directory.PhoneNumber;
import org.knownvoice.engine.BlockedNumbers;
import org.knownvoice.engine.StaffLine;

class WebhooksTest {
    private static final Vertx VERTX = Vertx.vertx();
    private static final LegRef CALLER = new LegRef(Sample.ID, 1);
    private static final LegRef CLINICIAN = new LegRef(Sample.ID, 2);
    private static final LegRef LOST =
            new LegRef(new ContactId(UUID.fromString("00000000-0000-4000-8000-000000000000")), 1);

    private static final NotedHappenings.TextReport UNDELIVERED =
            new NotedHappenings.TextReport("SM1", "undelivered", PhoneNumber.parse("+14255550111"), Optional.of(30003));

    private static NotedHappenings engine;
    private static NotedMeantime meantime;
    private static PretendTwilio twilio;
    private static volatile Router router;

    @BeforeAll
    static void listen() {
        var server = VERTX.createHttpServer()
                .requestHandler(request -> router.handle(request))
                .listen(0)
                .timeout(20, TimeUnit.SECONDS)
                .await();
        twilio = PretendTwilio.to(VERTX, server.actualPort(), "token");
    }

    @AfterAll
    static void close() {
        VERTX.close().timeout(20, TimeUnit.SECONDS).await();
    }

    @BeforeEach
    void start() {
        engine = new NotedHappenings();
        meantime = new NotedMeantime();
        var fresh = Router.router(VERTX);
        new Webhooks(
                        engine,
                        meantime,
                        BlockedNumbers.NONE,
                        StaffLine.NONE,
                        Sample.settings("token,newer"),
                        Recordings.none())
                .mount(fresh);
        router = fresh;
    }

    private static String at(LegRef leg, LegAddress address) {
        return address.path(LegToken.of(leg));
    }

    private static Map<String, String> call(String sid, String status, String... more) {
        var form = new HashMap<>(
                Map.of("CallSid", sid, "CallStatus", status, "From", "+13605550123", "To", "+14255550100"));
        form.put("Direction", sid.equals(Sample.CLINICIANS_CALL) ? "outbound-api" : "inbound");
        for (int i = 0; i < more.length; i += 2) {
            form.put(more[i], more[i + 1]);
        }
        return form;
    }

    private static HttpResponse<Buffer> callers(LegAddress address, String status, String... more) {
        return twilio.posts(at(CALLER, address), call(Sample.CALLERS_CALL, status, more));
    }

    private static HttpResponse<Buffer> clinicians(LegAddress address, String status, String... more) {
        engine.contact = Sample.paging(Sample.caller(Place.HOLD), Sample.clinician(Place.PROMPT));
        return twilio.posts(at(CLINICIAN, address), call(Sample.CLINICIANS_CALL, status, more));
    }

    @Test
    void anIncomingCallIsAnsweredWithTheGreeting() {
        var answer = twilio.posts("/twilio/voice", call("CA9", "ringing"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.getHeader("Content-Type")).startsWith("text/xml");
        assertThat(Twimlet.of(answer.bodyAsString()).spoken()).contains("911", "988");
        assertThat(engine.told).containsExactly(new NotedHappenings.Arrived(Sample.LINE, "+13605550123", "CA9"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/twilio/voice", "/twilio/status", "/twilio/sms", "/twilio/fallback", "/twilio/text-status"})
    void aWrongOrMissingSignatureIsRefusedAndNothingHappens(String path) {
        var form = new HashMap<>(call("CA9", "completed"));
        form.put("AccountSid", Sample.ACCOUNT);
        String stolen = PretendTwilio.signature("another", PretendTwilio.PUBLIC + path, form);

        assertThat(twilio.postsSigned(path, form, "").statusCode()).isEqualTo(403);
        assertThat(twilio.postsSigned(path, form, stolen).statusCode()).isEqualTo(403);
        assertThat(engine.told).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ask", "keys", "press", "status", "bridge-left", "message-kept", "conference", "wait"})
    void anAddressThatWasHandedOutIsCheckedToo(String word) {
        var path = "/twilio/leg/" + LegToken.of(CALLER) + "/" + word;

        assertThat(twilio.postsSigned(path, call(Sample.CALLERS_CALL, "in-progress"), "bm8=")
                        .statusCode())
                .isEqualTo(403);
        assertThat(engine.told).isEmpty();
    }

    @Test
    void aForgedTokenHearsAPoliteEndAndChangesNothing() {
        for (String path : new String[] {at(LOST, LegAddress.PRESS), "/twilio/leg/forged/press"}) {
            var answer = twilio.posts(path, call("CA9", "in-progress", "Digits", "1"));

            assertThat(Twimlet.of(answer.bodyAsString()).verbs()).containsExactly("Say", "Hangup");
        }
        assertThat(twilio.posts(at(LOST, LegAddress.STATUS), call("CA9", "completed"))
                        .statusCode())
                .isEqualTo(204);
        assertThat(engine.told).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ask?after=HOLD", "keys?at=HOLD", "bridge-left", "fallback-left", "message-left"})
    void aCallerWhoseContactIsLostIsAnsweredAsANewCall(String address) {
        for (String token : new String[] {LegToken.of(LOST), "of-another-version"}) {
            engine.told.clear();
            var answer = twilio.posts("/twilio/leg/" + token + "/" + address, call("CA9", "in-progress"));

            assertThat(Twimlet.of(answer.bodyAsString()).spoken()).contains("911", "988");
            assertThat(engine.told).containsExactly(new NotedHappenings.Arrived(Sample.LINE, "+13605550123", "CA9"));
        }
    }

    @Test
    void soIsACallerWhoseCallIsLostAndWhoseContactIsNot() {
        twilio.posts(at(CALLER, LegAddress.ASK), call("CA9", "in-progress"));

        assertThat(engine.told).containsExactly(new NotedHappenings.Arrived(Sample.LINE, "+13605550123", "CA9"));
    }

    @Test
    void aClientWhomWeCalledAndWhoseContactIsLostIsAnsweredToo() {
        twilio.posts(at(LOST, LegAddress.ASK), ourCall("in-progress", Sample.CALLER.e164()));

        assertThat(engine.told).containsExactly(new NotedHappenings.Arrived(Sample.LINE, Sample.CALLER.e164(), "CA8"));
    }

    @Test
    void aCallThatIsOverOpensNothing() {
        var answers = new String[] {
            twilio.posts(at(LOST, LegAddress.BRIDGE_LEFT), call("CA9", "completed"))
                    .bodyAsString(),
            twilio.posts(at(LOST, LegAddress.ASK), ourCall("completed", Sample.CALLER.e164()))
                    .bodyAsString()
        };

        for (String answer : answers) {
            assertThat(Twimlet.of(answer).verbs()).containsExactly("Say", "Hangup");
        }
        assertThat(engine.told).isEmpty();
    }

    @Test
    void whoComesForACallerWhoseContactIsLostIsCalledAgain() {
        var pressed = new HashMap<>(ourCall("in-progress", Sample.MOBILE.e164()));
        pressed.put("Digits", "1");
        var answer = twilio.posts(at(LOST, LegAddress.PRESS), pressed).bodyAsString();
        var asked = twilio.posts(at(LOST, LegAddress.ASK), ourCall("in-progress", Sample.MOBILE.e164()));

        assertThat(Twimlet.of(answer).spoken()).contains("we ring you again");
        assertThat(Twimlet.of(asked.bodyAsString()).verbs()).containsExactly("Say", "Hangup");
        assertThat(engine.told).isEmpty();
    }

    private static Map<String, String> ourCall(String status, String to) {
        return call("CA8", status, "Direction", "outbound-api", "From", Sample.LINE.e164(), "To", to);
    }

    @Test
    void anotherCallAtTheAddressOfALegChangesNothing() {
        engine.contact = Sample.paging(Sample.caller(Place.HOLD), Sample.clinician(Place.PROMPT));
        var answer = twilio.posts(at(CLINICIAN, LegAddress.PRESS), call("CA-other", "in-progress", "Digits", "1"));

        assertThat(Twimlet.of(answer.bodyAsString()).verbs()).containsExactly("Say", "Hangup");
        assertThat(engine.told).isEmpty();
    }

    @Test
    void theFirstWordOfACallTellsItsIdWhereTwiliosAnswerGotLost() {
        engine.contact = Sample.paging(
                Sample.caller(Place.HOLD), Sample.leg(2, Role.CLINICIAN, Place.PROMPT, Progress.WANTED, ""));
        twilio.posts(at(CLINICIAN, LegAddress.STATUS), call(Sample.CLINICIANS_CALL, "ringing"));

        assertThat(engine.told)
                .containsExactly(
                        new ContactEvent.CallPlaced(2, Sample.CLINICIANS_CALL),
                        new ContactEvent.LegProgressed(2, Progress.RINGING));
    }

    @Test
    void keysOfTheCallerReachTheEngineAndSoDoesSilence() {
        callers(LegAddress.KEYS, "in-progress", "Digits", "4255550100");
        callers(LegAddress.KEYS, "in-progress", "Digits", "");

        assertThat(engine.told)
                .containsExactly(
                        new NotedHappenings.Pressed(CALLER, "4255550100"), new NotedHappenings.Pressed(CALLER, ""));
    }

    @Test
    void aKeyOfTheClinicianReachesTheEngine() {
        var answer = clinicians(LegAddress.PRESS, "in-progress", "Digits", "1");

        assertThat(engine.told).containsExactly(new ContactEvent.ClinicianPressed(2, "1"));
        assertThat(Twimlet.of(answer.bodyAsString()).verbs()).containsExactly("Gather", "Hangup");
    }

    @Test
    void aLegAsksWhatItHearsNext() {
        callers(LegAddress.ASK, "in-progress");

        assertThat(engine.told).containsExactly(new ContactEvent.LegAsked(1, Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource({"ringing,RINGING", "in-progress,ANSWERED"})
    void theProgressOfOurCallsIsNoted(String status, Progress progress) {
        assertThat(clinicians(LegAddress.STATUS, status).statusCode()).isEqualTo(204);
        assertThat(engine.told).containsExactly(new ContactEvent.LegProgressed(2, progress));
    }

    @ParameterizedTest
    @CsvSource({"completed,COMPLETED", "busy,BUSY", "no-answer,NO_ANSWER", "failed,FAILED", "canceled,CANCELED"})
    void theEndOfOurCallsIsNoted(String status, LegOutcome outcome) {
        assertThat(clinicians(LegAddress.STATUS, status, "SipResponseCode", "404")
                        .statusCode())
                .isEqualTo(204);
        var why = outcome == LegOutcome.FAILED ? Optional.of(404) : Optional.<Integer>empty();
        assertThat(engine.told).containsExactly(new ContactEvent.LegEnded(2, outcome, why));
    }

    @Test
    void whoIsLeftOverFromABridgeAsksOnAndWhoHungUpIsGone() {
        callers(LegAddress.BRIDGE_LEFT, "in-progress", "DialCallStatus", "answered");
        callers(LegAddress.BRIDGE_LEFT, "completed", "DialCallStatus", "answered");

        assertThat(engine.told)
                .containsExactly(new ContactEvent.BridgeLeft(1), new ContactEvent.LegEnded(1, LegOutcome.COMPLETED));
    }

    @ParameterizedTest
    @CsvSource({"completed,true", "answered,true", "busy,false", "no-answer,false", "failed,false"})
    void afterTheFallbackLineItIsKnownWhetherTheyTalked(String status, boolean talked) {
        callers(LegAddress.FALLBACK_LEFT, "in-progress", "DialCallStatus", status);

        assertThat(engine.told).containsExactly(new ContactEvent.FallbackLeft(1, talked));
    }

    @Test
    void aCallerWhoHangsUpOnTheFallbackLineIsGone() {
        callers(LegAddress.FALLBACK_LEFT, "completed", "DialCallStatus", "completed");

        assertThat(engine.told)
                .containsExactly(
                        new ContactEvent.FallbackLeft(1, true), new ContactEvent.LegEnded(1, LegOutcome.COMPLETED));
    }

    @Test
    void theFallbackLinesAnswerIsNotedOnceItComes() {
        for (String status : new String[] {"initiated", "ringing", "in-progress", "completed"}) {
            var form = call("CA-child", status, "ParentCallSid", Sample.CALLERS_CALL);
            assertThat(twilio.posts(at(CALLER, LegAddress.FALLBACK_STATUS), form)
                            .statusCode())
                    .isEqualTo(204);
        }
        assertThat(engine.told).containsExactly(new ContactEvent.FallbackAnswered(1));
    }

    @Test
    void aRecordedMessageIsKept() {
        callers(LegAddress.MESSAGE_LEFT, "in-progress", "RecordingSid", "RE1", "RecordingDuration", "17");
        callers(LegAddress.MESSAGE_KEPT, "in-progress", "RecordingSid", "RE1", "RecordingStatus", "completed");

        assertThat(engine.told)
                .containsExactly(
                        new NotedHappenings.Message(CALLER, "RE1", 17),
                        new ContactEvent.LegAsked(1, java.util.Optional.empty()),
                        new NotedHappenings.Message(CALLER, "RE1", 0));
    }

    @Test
    void eventsOfAConferenceAreOnlyAcknowledged() {
        assertThat(callers(LegAddress.CONFERENCE, "in-progress").statusCode()).isEqualTo(204);
        assertThat(engine.told).isEmpty();
    }

    @Test
    void theEndOfACallersCallComesFromTheNumbersCallback() {
        assertThat(twilio.posts("/twilio/status", call("CA9", "completed")).statusCode())
                .isEqualTo(204);
        assertThat(engine.told).containsExactly(new NotedHappenings.Ended("CA9", LegOutcome.COMPLETED));
    }

    @Test
    void aTextIsTakenInAndAnsweredWithSilence() {
        var answer = twilio.posts(
                "/twilio/sms",
                Map.of(
                        "From",
                        "+13605550123",
                        "To",
                        "+14255550100",
                        "MessageSid",
                        "SM1",
                        "Body",
                        "STOP",
                        "NumMedia",
                        "2"));

        assertThat(Twimlet.of(answer.bodyAsString()).verbs()).isEmpty();
        assertThat(engine.told)
                .containsExactly(new NotedHappenings.Text(Sample.LINE, "+13605550123", "SM1", "STOP", 2));
    }

    @Test
    void whileItCannotBeTakenInAPersonsTextIsAnsweredAndAMachinesIsOnlyKept() {
        engine.broken = Optional.of(Future.failedFuture("the database is away"));

        assertThat(textFrom("+13605550123")).contains("911", "988");
        assertThat(textFrom("72345")).doesNotContain("<Message>");
        assertThat(meantime.noted).hasSize(2);
    }

    private String textFrom(String sender) {
        var form = Map.of(
                "From", sender, "To", "+14255550100", "MessageSid", "SM" + sender, "Body", "words", "NumMedia", "0");
        return twilio.posts("/twilio/sms", form).bodyAsString();
    }

    @Test
    void whatNobodyCanKeepIsTakenOutOfEveryValue() {
        callers(LegAddress.KEYS, "in-progress", "Digits", "7001\0");
        textFrom("72345\0");

        assertThat(engine.told)
                .containsExactly(
                        new NotedHappenings.Pressed(CALLER, "7001 "),
                        new NotedHappenings.Text(Sample.LINE, "72345 ", "SM72345 ", "words", 0));
    }

    @Test
    void whatBecameOfATextIsTold() {
        assertThat(reportOfAText()).isEqualTo(204);
        assertThat(engine.told).containsExactly(UNDELIVERED);
    }

    @Test
    void whatBecameOfATextIsNotedWhenItCannotBeTold() {
        engine.broken = Optional.of(Future.failedFuture("the database is away"));

        assertThat(reportOfAText()).isEqualTo(204);
        assertThat(meantime.noted).containsExactly(UNDELIVERED);
    }

    private static int reportOfAText() {
        return twilio.posts(
                        "/twilio/text-status",
                        Map.of(
                                "MessageSid",
                                "SM1",
                                "MessageStatus",
                                "undelivered",
                                "To",
                                "+14255550111",
                                "ErrorCode",
                                "30003"))
                .statusCode();
    }

    @Test
    void aCallThatTheEngineCannotTakeGoesToTheFallbackNumber() {
        engine.broken = Optional.of(Future.failedFuture("the database is away"));
        var document =
                Twimlet.of(twilio.posts("/twilio/voice", call("CA9", "ringing")).bodyAsString());

        assertThat(document.spoken()).contains("911", "988");
        assertThat(document.the("Number").getTextContent()).isEqualTo("+18005550199");
    }

    @Test
    void anEngineThatHangsIsWaitedForThreeSeconds() {
        engine.broken =
                Optional.of(Promise.<org.knownvoice.engine.Answer>promise().future());
        var answer = callers(LegAddress.KEYS, "in-progress", "Digits", "2");
        var document = Twimlet.of(answer.bodyAsString());

        assertThat(document.spoken()).contains("911", "988");
        assertThat(document.the("Redirect").getTextContent())
                .isEqualTo(PretendTwilio.PUBLIC + at(CALLER, LegAddress.ASK) + "?again=1");
    }

    @Test
    void aCallersKey1IsFollowedThoughTheEngineCannotTakeIt() {
        engine.broken = Optional.of(Future.failedFuture("the database takes no writes"));
        var document = Twimlet.of(
                callers(LegAddress.KEYS, "in-progress", "Digits", "1").bodyAsString());

        assertThat(document.the("Number").getTextContent()).isEqualTo("+18005550199");
        assertThat(meantime.noted)
                .containsExactly(new Meanwhile.Came(meantime.now), new Meanwhile.ToFallback(meantime.now));
    }

    @Test
    void whoCannotBeTakenInTwiceIsPutThroughWithoutTheEngine() {
        engine.broken = Optional.of(Future.failedFuture("the database takes no writes"));
        var first = Twimlet.of(callers(LegAddress.ASK, "in-progress").bodyAsString());
        var second = Twimlet.of(callers(LegAddress.ASK, "in-progress").bodyAsString());

        assertThat(first.verbs()).containsExactly("Say", "Pause", "Redirect");
        assertThat(second.verbs()).contains("Dial");
    }

    @Test
    void itDoesNotMatterWhichServerIsAskedAgain() {
        engine.broken = Optional.of(Future.failedFuture("the database takes no writes"));
        var again = Twimlet.of(
                twilio.posts(at(CALLER, LegAddress.ASK) + "?again=1", call(Sample.CALLERS_CALL, "in-progress"))
                        .bodyAsString());

        assertThat(again.verbs()).contains("Dial");
    }

    @Test
    void aStumbleOfLongAgoIsForgotten() {
        engine.broken = Optional.of(Future.failedFuture("the database takes no writes"));
        callers(LegAddress.ASK, "in-progress");
        meantime.now = meantime.now.plusSeconds(61);

        assertThat(Twimlet.of(callers(LegAddress.ASK, "in-progress").bodyAsString())
                        .verbs())
                .containsExactly("Say", "Pause", "Redirect");
    }

    @Test
    void aClinicianHearsNothingOfTheTroubleButThatItTakesAMoment() {
        engine.broken = Optional.of(Future.failedFuture("the database is away"));
        var document = Twimlet.of(
                clinicians(LegAddress.PRESS, "in-progress", "Digits", "1").bodyAsString());

        assertThat(document.spoken()).contains("One moment").doesNotContain("911");
        assertThat(document.verbs()).containsExactly("Say", "Pause", "Redirect");
    }

    @Test
    void aClientWhomWeCallHearsTheSafeWordsInTheirLanguageAndNoName() {
        engine.broken = Optional.of(Future.failedFuture("the database is away"));
        engine.contact = Sample.contact(
                new Language("es"),
                Optional.empty(),
                false,
                Sample.leg(1, Role.CLIENT, Place.BRIDGE, Progress.ANSWERED, Sample.CALLERS_CALL));
        assertThat(clientAsks().spoken())
                .contains("911", "988", "marque")
                .doesNotContain("Known Voice")
                .doesNotContain("Sample Crisis Line");
    }

    @Test
    void soDoesOneOfWhomThisServerKnowsNothing() {
        engine.broken = Optional.of(Future.failedFuture("the database is away"));
        engine.hasSeen = false;
        assertThat(clientAsks().spoken())
                .contains("911", "988")
                .doesNotContain("Known Voice")
                .doesNotContain("Sample Crisis Line");
    }

    private static Twimlet clientAsks() {
        var form = call(Sample.CALLERS_CALL, "in-progress", "Direction", "outbound-api");
        form.put("From", Sample.LINE.e164());
        form.put("To", Sample.CALLER.e164());
        return Twimlet.of(twilio.posts(at(CALLER, LegAddress.ASK), form).bodyAsString());
    }

    @Test
    void whatCameAfterABridgeIsToldAgainWhenItCouldNotBeTaken() {
        engine.broken = Optional.of(Future.failedFuture("the database is away"));
        var document = Twimlet.of(callers(LegAddress.BRIDGE_LEFT, "in-progress").bodyAsString());

        assertThat(document.the("Redirect").getTextContent()).endsWith("/bridge-left?again=1");
    }

    @Test
    void theEndOfACallThatCouldNotBeTakenIsNoted() {
        engine.broken = Optional.of(Future.failedFuture("the database is away"));

        assertThat(twilio.posts("/twilio/status", call("CA9", "completed")).statusCode())
                .isEqualTo(204);
        assertThat(meantime.noted).containsExactly(new Meanwhile.Over(meantime.now, LegOutcome.COMPLETED));
    }

    @Test
    void aCallbackThatCouldNotBeTakenIsNotAcknowledged() {
        engine.broken = Optional.of(Future.failedFuture("the database is away"));

        assertThat(clinicians(LegAddress.STATUS, "completed").statusCode()).isEqualTo(503);
    }

    @Test
    void theNumbersFallbackAnswersWithoutTheEngine() {
        engine.broken = Optional.of(Future.failedFuture("the database is away"));
        var form = call("CA9", "ringing", "From", "anonymous", "To", "+15550000000");
        var document = Twimlet.of(twilio.posts("/twilio/fallback", form).bodyAsString());

        assertThat(document.spoken()).contains("911", "988");
        assertThat(document.the("Number").getTextContent()).isEqualTo("+18005550199");
        assertThat(document.the("Dial").getAttribute("callerId")).isEqualTo("+14255550100");
        assertThat(engine.told).isEmpty();
    }

    @Test
    void aCallerWhomWeKnowIsPutThroughAsIfTheyHadAskedForIt() {
        engine.contact = Sample.paging(Sample.caller(Place.FALLBACK));
        var document = Twimlet.of(twilio.posts("/twilio/fallback", call(Sample.CALLERS_CALL, "in-progress"))
                .bodyAsString());

        assertThat(document.the("Number").getTextContent()).isEqualTo("+18005550199");
        assertThat(document.the("Dial").getAttribute("action")).endsWith("/fallback-left");
        assertThat(document.spoken()).contains("911", "988");
    }

    @Test
    void withoutADirectoryTheSafeWordsAreSpokenAllTheSame() {
        engine.broken = Optional.of(Future.failedFuture("the database is away"));
        engine.hasRoster = false;
        for (String path : new String[] {"/twilio/voice", "/twilio/fallback"}) {
            var document = Twimlet.of(twilio.posts(path, call("CA9", "ringing")).bodyAsString());

            assertThat(document.spoken()).contains("911", "988");
            assertThat(document.verbs()).containsExactly("Say", "Hangup");
        }
    }

    @Test
    void musicIsServedToAnybody() {
        var answer = twilio.web()
                .get(twilio.port(), "localhost", HoldMusic.PATH)
                .send()
                .timeout(20, TimeUnit.SECONDS)
                .await();

        assertThat(answer.getHeader("Content-Type")).isEqualTo("audio/wav");
        assertThat(answer.body().getString(0, 4)).isEqualTo("RIFF");
        assertThat(answer.getHeader("Content-Length"))
                .isEqualTo(Integer.toString(answer.body().length()));
    }

    @Test
    void aRecordingThatOnlyAnotherServerHasEndsNoCall() {
        var answer = twilio.web()
                .get(twilio.port(), "localhost", Recordings.PATH + "uk/greeting.mp3?v=0123456789ab")
                .send()
                .timeout(20, TimeUnit.SECONDS)
                .await();

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.getHeader("Content-Type")).isEqualTo("audio/wav");
        assertThat(answer.getHeader("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void aBodyThatIsTooLargeIsRefused() {
        var answer = twilio.posts("/twilio/sms", Map.of("Body", "x".repeat(100_000)));

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(engine.told).isEmpty();
    }
}
