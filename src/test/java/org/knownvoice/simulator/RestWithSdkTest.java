package org.knownvoice.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.twilio.exception.ApiConnectionException;
import com.twilio.exception.ApiException;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.Call;
import com.twilio.rest.api.v2010.account.CallCreator;
import com.twilio.rest.api.v2010.account.Conference;
import com.twilio.rest.api.v2010.account.IncomingPhoneNumber;
import com.twilio.rest.api.v2010.account.Message;
import com.twilio.rest.api.v2010.account.conference.Participant;
import com.twilio.type.PhoneNumber;
import com.twilio.type.Twiml;
import io.vertx.core.MultiMap;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.WebClient;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.assertj.core.api.ThrowableAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The real SDK speaks with the pretend API. */
class RestWithSdkTest {
    private static final PhoneNumber LINE = new PhoneNumber("+14255550100");
    private static final PhoneNumber MOBILE = new PhoneNumber("+14255551001");

    private Town town;
    private TwilioRestClient sdk;

    @BeforeEach
    void open() {
        town = new Town();
        sdk = sdkAs(Credentials.demo().accountSid(), Credentials.demo().authToken());
    }

    @AfterEach
    void close() {
        town.close();
    }

    private TwilioRestClient sdkAs(String user, String password) {
        return new TwilioRestClient.Builder(user, password)
                .accountSid(Credentials.demo().accountSid())
                .httpClient(new SdkTransport(town.simulator.url()))
                .build();
    }

    private CallCreator call() {
        return Call.creator(MOBILE, LINE, URI.create(town.app.url("/answered")))
                .setStatusCallback(URI.create(town.app.url("/progress")))
                .setStatusCallbackEvent(List.of("initiated", "ringing", "answered", "completed"));
    }

    private List<String> progress() {
        return town.app.asked("/progress").stream()
                .sorted(Comparator.comparingInt(asked -> Integer.parseInt(asked.param("SequenceNumber"))))
                .map(asked -> asked.param("CallStatus"))
                .toList();
    }

    @Test
    void aCallIsQueuedRingsIsAnsweredAndEnds() {
        town.app.says("/answered", "<Say>hello</Say><Pause length='10'/>");
        var created = call().create(sdk);
        assertThat(created.getStatus()).isEqualTo(Call.Status.QUEUED);
        assertThat(created.getSid()).matches("CA[0-9a-f]{32}");
        town.settle();
        assertThat(Call.fetcher(created.getSid()).fetch(sdk).getStatus()).isEqualTo(Call.Status.RINGING);
        town.phone(1).answers().await();
        town.settle();
        assertThat(town.phone(1).view().current().orElseThrow().said()).isEqualTo("hello");
        town.pass(3);
        town.phone(1).hangsUp().await();
        town.settle();
        var over = Call.fetcher(created.getSid()).fetch(sdk);
        assertThat(over.getStatus()).isEqualTo(Call.Status.COMPLETED);
        assertThat(over.getDuration()).isEqualTo("3");
        assertThat(over.getDirection()).isEqualTo("outbound-api");
        assertThat(over.getEndTime().toInstant()).isEqualTo(town.now());
        assertThat(progress()).containsExactly("initiated", "ringing", "in-progress", "completed");
        assertThat(town.app.last("/answered").param("CallStatus")).isEqualTo("in-progress");
        assertThat(town.simulator.alerts()).isEmpty();
    }

    @Test
    void onlyTheEndIsReportedWhenNoEventIsNamed() {
        Call.creator(MOBILE, LINE, URI.create(town.app.url("/answered")))
                .setStatusCallback(URI.create(town.app.url("/progress")))
                .setTimeout(20)
                .create(sdk);
        town.pass(19.9);
        assertThat(progress()).isEmpty();
        town.pass(0.1);
        assertThat(progress()).containsExactly("no-answer");
        assertThat(town.app.last("/progress").param("SipResponseCode")).isEqualTo("487");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"busy,busy,486", "outOfService,failed,404", "rejects,busy,603", "neverAnswers,no-answer,487"})
    void aPhoneThatIsNotPickedUpHasItsOwnEnd(String script, String status, String sip) {
        var scripts = Map.of(
                "busy", PhoneScript.busy(),
                "outOfService", PhoneScript.outOfService(),
                "rejects", PhoneScript.rejects(),
                "neverAnswers", PhoneScript.neverAnswers());
        town.phone(1).follows(scripts.get(script)).await();
        call().create(sdk);
        town.pass(70);
        assertThat(progress()).last().isEqualTo(status);
        assertThat(town.app.asked("/progress"))
                .anySatisfy(asked -> assertThat(asked.param("SipResponseCode")).isEqualTo(sip));
    }

    @Test
    void aScriptedPhoneAnswersAndPressesItsKey() {
        town.app
                .says("/answered", "<Gather numDigits='1' action='/keys'><Say>press one</Say></Gather>")
                .says("/keys", "<Say>thank you</Say>");
        town.phone(1)
                .follows(PhoneScript.answersAfter(Duration.ofSeconds(4)).presses("1", Duration.ofSeconds(2)))
                .await();
        call().create(sdk);
        town.pass(5.9);
        assertThat(town.app.asked("/keys")).isEmpty();
        town.pass(0.1);
        assertThat(town.app.last("/keys").param("Digits")).isEqualTo("1");
    }

    @Test
    void aVoicemailPicksUpAndPressesNothing() {
        town.app.says("/answered", "<Gather numDigits='1' timeout='10' action='/keys'/><Redirect/>");
        town.phone(1)
                .follows(PhoneScript.voicemail(Duration.ofSeconds(5), Duration.ofSeconds(30)))
                .await();
        call().create(sdk);
        town.pass(42.9);
        assertThat(town.phone(1).view().isTalking()).isTrue();
        town.pass(0.1);
        assertThat(town.phone(1).view().isTalking()).isFalse();
        assertThat(town.app.asked("/keys")).isEmpty();
    }

    @Test
    void aRedirectInterruptsAGatherAtOnce() {
        town.app
                .says("/answered", "<Gather><Say>a b c d e f g h i j</Say></Gather>")
                .says("/other", "<Say>other</Say>");
        var created = call().create(sdk);
        town.settle();
        town.phone(1).answers().await();
        town.settle();
        town.pass(1);
        Call.updater(created.getSid())
                .setUrl(URI.create(town.app.url("/other")))
                .update(sdk);
        town.settle();
        var leg = town.phone(1).view().current().orElseThrow();
        assertThat(leg.said()).endsWith("other");
        assertThat(((Heard.Said) leg.heard().getFirst()).cutAt()).isPresent();
    }

    @Test
    void aDocumentCanComeWithTheOrder() {
        Call.creator(MOBILE, LINE, new Twiml("<Response><Say>inline</Say></Response>"))
                .create(sdk);
        town.settle();
        town.phone(1).answers().await();
        town.settle();
        assertThat(town.phone(1).view().current().orElseThrow().said()).isEqualTo("inline");
    }

    @Test
    void aRingingCallIsCanceledAndOneInProgressIsNot() {
        town.app.says("/answered", "<Pause length='60'/>");
        var ringing = call().create(sdk);
        town.settle();
        Call.updater(ringing.getSid()).setStatus(Call.UpdateStatus.CANCELED).update(sdk);
        town.settle();
        assertThat(progress()).containsExactly("initiated", "ringing", "canceled");
        assertThat(town.phone(1).view().isRinging()).isFalse();

        var talking = call().create(sdk);
        town.settle();
        town.phone(1).answers().await();
        town.settle();
        Call.updater(talking.getSid()).setStatus(Call.UpdateStatus.CANCELED).update(sdk);
        assertThat(town.phone(1).view().isTalking()).isTrue();
        Call.updater(talking.getSid()).setStatus(Call.UpdateStatus.COMPLETED).update(sdk);
        assertThat(town.phone(1).view().isTalking()).isFalse();
    }

    @Test
    void callsAreFoundByNumberStatusAndTime() {
        call().create(sdk);
        town.settle();
        var since = town.now().atZone(ZoneOffset.UTC).minusMinutes(1);
        assertThat(Call.reader().setTo(MOBILE).setStartTimeAfter(since).read(sdk))
                .hasSize(1);
        assertThat(Call.reader().setStatus(Call.Status.RINGING).read(sdk)).hasSize(1);
        assertThat(Call.reader().setStatus(Call.Status.COMPLETED).read(sdk)).isEmpty();
        assertThat(Call.reader().setStartTimeAfter(since.plusDays(1)).read(sdk)).isEmpty();
    }

    @Test
    void aLongListComesInPages() {
        IntStream.range(0, 7)
                .forEach(i -> Message.creator(MOBILE, LINE, "text " + i).create(sdk));
        var read = Message.reader().pageSize(3).read(sdk);
        assertThat(StreamSupport.stream(read.spliterator(), false).map(Message::getBody))
                .containsExactly("text 6", "text 5", "text 4", "text 3", "text 2", "text 1", "text 0");
    }

    @Test
    void aTextIsQueuedSentAndDelivered() {
        var created = Message.creator(MOBILE, LINE, "hello")
                .setStatusCallback(URI.create(town.app.url("/text")))
                .create(sdk);
        assertThat(created.getStatus()).isEqualTo(Message.Status.QUEUED);
        town.settle();
        assertThat(town.phone(1).view().received()).extracting(TextView::body).containsExactly("hello");
        assertThat(Message.fetcher(created.getSid()).fetch(sdk).getStatus()).isEqualTo(Message.Status.DELIVERED);
        assertThat(town.app.asked("/text").stream().map(asked -> asked.param("MessageStatus")))
                .containsExactlyInAnyOrder("sent", "delivered");
        var day = town.now().atZone(ZoneOffset.UTC);
        assertThat(Message.reader()
                        .setTo(MOBILE)
                        .setDateSentAfter(day.minusMinutes(1))
                        .read(sdk))
                .hasSize(1);
    }

    @Test
    void aConferenceIsListedHeldMutedEmptiedAndEnded() {
        town.app.says("/voice", "<Dial><Conference>room-1</Conference></Dial><Say>out</Say>");
        var first = town.call(1);
        town.call(2);
        var room = Conference.reader()
                .setFriendlyName("room-1")
                .setStatus(Conference.Status.IN_PROGRESS)
                .read(sdk)
                .iterator()
                .next();
        assertThat(Participant.reader(room.getSid()).read(sdk)).hasSize(2);
        var sid = first.view().current().orElseThrow().callSid();
        var member = Participant.updater(room.getSid(), sid)
                .setMuted(true)
                .setHold(true)
                .update(sdk);
        assertThat(member.getMuted()).isTrue();
        assertThat(member.getHold()).isTrue();
        assertThat(town.phone(2).view().current().orElseThrow().with()).isEmpty();
        Participant.deleter(room.getSid(), sid).delete(sdk);
        town.settle();
        assertThat(first.view().current().orElseThrow().said()).isEqualTo("out");
        var ended = Conference.updater(room.getSid())
                .setStatus(Conference.UpdateStatus.COMPLETED)
                .update(sdk);
        assertThat(ended.getStatus()).isEqualTo(Conference.Status.COMPLETED);
        assertThat(ended.getReasonConferenceEnded())
                .isEqualTo(Conference.ReasonConferenceEnded.CONFERENCE_ENDED_VIA_API);
        assertThat(town.phone(2).view().current().orElseThrow().said()).isEqualTo("out");
    }

    @Test
    void theNumbersOfTheAccountShowTheirAddresses() {
        var numbers = IncomingPhoneNumber.reader().read(sdk).iterator();
        assertThat(numbers.next().getVoiceUrl()).hasToString(town.app.url("/voice"));
        assertThat(numbers.hasNext()).isFalse();
    }

    @Test
    void aWrongPasswordIsRefused() {
        var stranger = sdkAs(Credentials.demo().accountSid(), "wrong");
        assertThat(refusal(() -> Call.fetcher("CA1").fetch(stranger)).getCode()).isEqualTo(20003);
        assertThat(refusal(() -> Call.fetcher("CA1").fetch(stranger)).getStatusCode())
                .isEqualTo(401);
    }

    private static ApiException refusal(ThrowableAssert.ThrowingCallable act) {
        return catchThrowableOfType(ApiException.class, act);
    }

    @Test
    void whatDoesNotExistIsNotFound() {
        var none = "CA" + "0".repeat(32);
        assertThat(refusal(() -> Call.fetcher(none).fetch(sdk)).getCode()).isEqualTo(20404);
        assertThat(refusal(() -> Message.fetcher(none).fetch(sdk)).getStatusCode())
                .isEqualTo(404);
        assertThat(refusal(() -> Conference.fetcher(none).fetch(sdk)).getCode()).isEqualTo(20404);
    }

    @ParameterizedTest(name = "{0}: {1} -> {2}")
    @CsvSource({
        "21211,4255551001,+14255550100",
        "21211,+1425555,+14255550100",
        "21216,911,+14255550100",
        "21215,+4915112345678,+14255550100",
        "21210,+14255551001,+14255559999",
        "21212,+14255551001,line"
    })
    void aCallBetweenWrongNumbersIsRefused(int code, String to, String from) {
        var creator = Call.creator(new PhoneNumber(to), new PhoneNumber(from), URI.create(town.app.url("/answered")));
        assertThat(refusal(() -> creator.create(sdk)).getCode()).isEqualTo(code);
    }

    @Test
    void aCallNeedsAnAbsoluteAddress() {
        assertThat(refusal(() -> Call.creator(MOBILE, LINE, URI.create("/answered"))
                                .create(sdk))
                        .getCode())
                .isEqualTo(21205);
        var relative = new Twiml("<Response><Gather action='/keys'/></Response>");
        assertThat(refusal(() -> Call.creator(MOBILE, LINE, relative).create(sdk))
                        .getCode())
                .isEqualTo(15004);
    }

    @Test
    void aCallThatIsNotInProgressCannotBeRedirected() {
        var created = call().create(sdk);
        town.settle();
        var redirect = Call.updater(created.getSid()).setUrl(URI.create(town.app.url("/other")));
        assertThat(refusal(() -> redirect.update(sdk)).getCode()).isEqualTo(21220);
    }

    @Test
    void aTextThatCannotBeSentIsRefused() {
        assertThat(refusal(() -> Message.creator(MOBILE, LINE, "x".repeat(1601)).create(sdk))
                        .getCode())
                .isEqualTo(21617);
        assertThat(refusal(() -> Message.creator(MOBILE, LINE, "").create(sdk)).getCode())
                .isEqualTo(21602);
        assertThat(refusal(() -> Message.creator(MOBILE, new PhoneNumber("+14255559999"), "x")
                                .create(sdk))
                        .getCode())
                .isEqualTo(21606);
        assertThat(refusal(() -> Message.creator(new PhoneNumber("12"), LINE, "x")
                                .create(sdk))
                        .getCode())
                .isEqualTo(21211);
        assertThat(refusal(() -> Message.creator(new PhoneNumber(""), LINE, "x").create(sdk))
                        .getCode())
                .isEqualTo(21604);
        town.phone(1).follows(PhoneScript.byHand().textRefused(21614)).await();
        assertThat(refusal(() -> Message.creator(MOBILE, LINE, "x").create(sdk)).getCode())
                .isEqualTo(21614);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"TooManyRequests,429,0", "ErrorBefore,500,0", "ErrorAfter,500,1"})
    void aFaultOnDemandDecidesWhetherTheWorkIsDone(String name, int status, int calls) {
        var effects = Map.of(
                "TooManyRequests", new Fault.TooManyRequests(),
                "ErrorBefore", new Fault.ErrorBefore(),
                "ErrorAfter", new Fault.ErrorAfter());
        town.simulator.add(Fault.rest("POST", "Calls", 1, effects.get(name))).await();
        assertThat(refusal(() -> call().create(sdk)).getStatusCode()).isEqualTo(status);
        assertThat(town.simulator.calls()).hasSize(calls);
        call().create(sdk);
        assertThat(town.simulator.requests())
                .extracting(RestRequestView::status)
                .containsExactly(status, 201);
    }

    @Test
    void aResetConnectionLeavesTheOrderInDoubt() {
        town.simulator
                .add(Fault.rest("POST", "Messages", 1, new Fault.ResetBefore()))
                .await();
        town.simulator
                .add(Fault.rest("POST", "Messages", 1, new Fault.ResetAfter()))
                .await();
        var text = Message.creator(MOBILE, LINE, "hello");
        assertThatThrownBy(() -> text.create(sdk)).isInstanceOf(ApiConnectionException.class);
        assertThat(town.simulator.texts()).isEmpty();
        assertThatThrownBy(() -> text.create(sdk)).isInstanceOf(ApiConnectionException.class);
        assertThat(town.simulator.texts()).hasSize(1);
        assertThat(town.simulator.idle()).isTrue();
    }

    @Test
    void aRequestThatIsHeldBackIsAnsweredWhenTheClockSaysSo() {
        town.simulator
                .add(Fault.rest("POST", "Messages", 1, new Fault.Delayed(Duration.ofSeconds(20))))
                .await();
        var arrived = new CompletableFuture<Change>();
        town.simulator.listen(arrived::complete);
        var answer = CompletableFuture.supplyAsync(
                () -> Message.creator(MOBILE, LINE, "hello").create(sdk));
        arrived.join();
        assertThat(town.simulator.nextDue()).contains(town.now().plusSeconds(20));
        assertThat(town.simulator.idle()).isTrue();
        assertThat(town.simulator.texts()).isEmpty();
        town.pass(20);
        assertThat(answer.join().getStatus()).isEqualTo(Message.Status.QUEUED);
    }

    @ParameterizedTest(name = "{0}={1} -> {2}")
    @CsvSource({
        "Timeout,soon,21208",
        "Method,PUT,21209",
        "StatusCallback,/relative,21205",
        "FallbackUrl,/relative,21205",
        "Url,http://under_score.example/,21205",
        "From,,21213",
        "To,,21201"
    })
    void aCallWithAWrongParameterIsRefused(String name, String value, int code) {
        var form = new TreeMap<>(
                Map.of("To", MOBILE.getEndpoint(), "From", LINE.getEndpoint(), "Url", town.app.url("/answered")));
        form.put(name, value == null ? "" : value);
        assertThat(post("Calls", form).getInteger("code")).isEqualTo(code);
    }

    @Test
    void aTextWithARelativeCallbackIsRefused() {
        var form = Map.of(
                "To", MOBILE.getEndpoint(), "From", LINE.getEndpoint(), "Body", "x", "StatusCallback", "/relative");
        assertThat(post("Messages", form).getInteger("code")).isEqualTo(21609);
    }

    private JsonObject post(String resource, Map<String, String> form) {
        var account = Credentials.demo();
        return WebClient.create(town.vertx)
                .postAbs(town.simulator.url() + "/2010-04-01/Accounts/" + account.accountSid() + "/" + resource
                        + ".json")
                .basicAuthentication(account.accountSid(), account.authToken())
                .sendForm(MultiMap.caseInsensitiveMultiMap().addAll(form))
                .await()
                .bodyAsJsonObject();
    }

    @Test
    void anApiKeyIsAdmittedBesideTheToken() {
        var key = new Credentials.ApiKey("SK" + "1".repeat(32), "secret");
        var settings = SimulatorSettings.defaults()
                .withCredentials(new Credentials(Credentials.demo().accountSid(), "token", Optional.of(key)))
                .withLine(SimulatedLine.of(Town.LINE));
        var other = Simulator.start(town.vertx, settings, town.clock).await();
        var withKey = new TwilioRestClient.Builder(key.sid(), key.secret())
                .accountSid(Credentials.demo().accountSid())
                .httpClient(new SdkTransport(other.url()))
                .build();
        assertThat(IncomingPhoneNumber.reader().read(withKey)).hasSize(1);
    }

    @Test
    void aNumberIsFoundInItsMessagingService() {
        var service = MessagingService.named("Crisis line", "800-584-3578");
        assertThat(com.twilio.rest.messaging.v1.Service.reader().read(sdk)).isEmpty();
        var line = town.simulator.lines().iterator().next();
        town.simulator.configure(line.in(service)).await();

        var found = com.twilio.rest.messaging.v1.Service.reader()
                .read(sdk)
                .iterator()
                .next();
        assertThat(found.getFriendlyName()).isEqualTo("Crisis line");
        assertThat(found.getUseInboundWebhookOnNumber()).isTrue();
        assertThat(com.twilio.rest.messaging.v1.service.PhoneNumber.reader(found.getSid())
                        .read(sdk)
                        .iterator()
                        .next()
                        .getPhoneNumber())
                .isEqualTo(LINE);
    }

    @Test
    void inAServiceHelpIsAnsweredWithItsOwnWords() {
        var line = town.simulator.lines().iterator().next();
        town.simulator
                .configure(line.in(MessagingService.named("Crisis line", "800-584-3578")))
                .await();
        town.phone(1).texts(Town.LINE, "HELP").await();
        town.pass(Duration.ofSeconds(5));

        assertThat(town.phone(1).view().received())
                .anySatisfy(text -> assertThat(text.body()).contains("911", "988", "800-584-3578"));
    }
}
