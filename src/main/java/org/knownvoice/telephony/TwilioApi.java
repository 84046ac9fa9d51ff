package org.knownvoice.telephony;

import com.twilio.base.Page;
import com.twilio.base.Resource;
import com.twilio.exception.TwilioException;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.Call;
import com.twilio.rest.api.v2010.account.Conference;
import com.twilio.rest.api.v2010.account.IncomingPhoneNumber;
import com.twilio.rest.api.v2010.account.Message;
import com.twilio.rest.api.v2010.account.conference.Participant;
import com.twilio.rest.messaging.v1.Service;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.PoolOptions;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.knownvoice.config.PublicUrl;
import org.knownvoice.config.Twilio;
import org.knownvoice.contact.LegRef;
import org.knownvoice.directory.PhoneNumber;
import org.knownvoice.engine.TwilioRecords.OpenCall;
import org.knownvoice.engine.TwilioRecords.PastCall;
import org.knownvoice.engine.TwilioRecords.PastText;

/**
 * What we ask of Twilio. Each request is sent once, with a time-out, and what came of it is a value; a future fails
 * only on a defect. The SDK blocks, so each request has a virtual thread of its own.
 */
public final class TwilioApi implements AutoCloseable {
    /** Requests at once: a page does not wait for one that Twilio keeps waiting. */
    private static final int CONNECTIONS = 64;

    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(2);
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(5);
    private static final List<String> ALL_EVENTS = List.of("initiated", "ringing", "answered", "completed");
    private static final long NEWEST = 50;

    /** Twilio's word for a call that is not in the state that the order needs. */
    private static final int NOT_IN_THAT_STATE = 21220;

    private static final int NOT_FOUND = 404;
    private static final long LONG_PAGE = 1000;
    private static final String INBOUND = "inbound";

    private final Vertx vertx;
    private final WebClient web;
    private final TwilioRestClient client;
    private final PublicUrl publicUrl;
    private final Noted noted;
    private final InstantSource clock;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    public TwilioApi(Vertx vertx, Twilio settings, PublicUrl publicUrl) {
        this(vertx, settings, publicUrl, ANSWER_WITHIN);
    }

    TwilioApi(Vertx vertx, Twilio settings, PublicUrl publicUrl, Duration answerWithin) {
        this(vertx, settings, publicUrl, answerWithin, (kind, begun, answer) -> {}, InstantSource.system());
    }

    /** Each answer is noted. */
    public TwilioApi(Vertx vertx, Twilio settings, PublicUrl publicUrl, TwilioReach reach, InstantSource clock) {
        this(vertx, settings, publicUrl, ANSWER_WITHIN, reach::noted, clock);
    }

    private interface Noted {
        void answer(TwilioReach.Kind kind, Instant begun, TwilioAnswer<?> answer);
    }

    private TwilioApi(
            Vertx vertx,
            Twilio settings,
            PublicUrl publicUrl,
            Duration answerWithin,
            Noted noted,
            InstantSource clock) {
        this.noted = noted;
        this.clock = clock;
        this.vertx = vertx;
        this.publicUrl = publicUrl;
        this.web = WebClient.create(
                vertx,
                new WebClientOptions()
                        .setConnectTimeout((int) CONNECT_WITHIN.toMillis())
                        .setFollowRedirects(false)
                        .setUserAgentEnabled(false),
                new PoolOptions().setHttp1MaxSize(CONNECTIONS));
        this.client = client(settings, new OneAttempt(web, settings.apiUrl(), answerWithin));
    }

    private static TwilioRestClient client(Twilio settings, OneAttempt transport) {
        var signIn = settings.signIn();
        return new TwilioRestClient.Builder(
                        signIn.sid().value(), signIn.secret().value())
                .accountSid(settings.accountSid())
                .httpClient(transport)
                .build();
    }

    /**
     * A phone to ring.
     *
     * @param line one of ours, shown as the caller
     * @param ringFor whole seconds, 1 s to 10 min
     */
    public record CallOrder(PhoneNumber to, PhoneNumber line, LegRef leg, Duration ringFor) {}

    /** Rings a phone; the answer is Twilio's id of the call. The leg asks for its words when it is answered. */
    public Future<TwilioAnswer<String>> placeCall(CallOrder order) {
        var addresses = new LegAddresses(publicUrl, order.leg());
        return placeCall(order.to(), order.line(), addresses.ask(), addresses.status(), order.ringFor());
    }

    /** The same for a call that is no contact's: it asks at these addresses for its words, and tells how it stands. */
    public Future<TwilioAnswer<String>> placeCall(
            PhoneNumber to, PhoneNumber line, String asksAt, String tellsAt, Duration ringFor) {
        return order(() -> Call.creator(number(to), number(line), URI.create(asksAt))
                .setFallbackUrl(asksAt)
                .setStatusCallback(tellsAt)
                .setStatusCallbackEvent(ALL_EVENTS)
                .setTimeout((int) ringFor.toSeconds())
                .create(client)
                .getSid());
    }

    /**
     * Calls one of our lines from another number of the account, as a caller who says nothing and wishes to hold.
     *
     * @param lasts whole seconds; the call is over then, whatever becomes of whoever placed it
     */
    public Future<TwilioAnswer<String>> callAsCaller(PhoneNumber line, PhoneNumber from, Duration lasts) {
        return order(() -> Call.creator(number(line), number(from), SilentCaller.script(lasts))
                .setTimeout((int) lasts.toSeconds())
                .setTimeLimit((int) lasts.toSeconds())
                .create(client)
                .getSid());
    }

    /** Has a call that talks ask again what it hears. */
    public Future<TwilioAnswer<Void>> redirect(String sid, LegRef leg) {
        var addresses = new LegAddresses(publicUrl, leg);
        return order(() -> {
            Call.updater(sid)
                    .setUrl(addresses.ask())
                    .setFallbackUrl(addresses.ask())
                    .update(client);
            return null;
        });
    }

    /** Ends a call. When it has gone on from ringing to talking meanwhile, or back, that is ended too. */
    public Future<TwilioAnswer<Void>> end(String sid, boolean ringing) {
        var first = ringing ? Call.UpdateStatus.CANCELED : Call.UpdateStatus.COMPLETED;
        var other = ringing ? Call.UpdateStatus.COMPLETED : Call.UpdateStatus.CANCELED;
        return update(sid, first)
                .compose(answer -> isWrongState(answer) ? update(sid, other) : Future.succeededFuture(answer));
    }

    private Future<TwilioAnswer<Void>> update(String sid, Call.UpdateStatus status) {
        return order(() -> {
            Call.updater(sid).setStatus(status).update(client);
            return null;
        });
    }

    private static boolean isWrongState(TwilioAnswer<Void> answer) {
        return answer instanceof TwilioAnswer.Refused<Void> refused
                && (refused.code() == NOT_IN_THAT_STATE || refused.status() == 400);
    }

    /** How a call stands; empty when Twilio knows of none with this id. */
    public Future<TwilioAnswer<Optional<CallStanding>>> callStatus(String sid) {
        Future<TwilioAnswer<Optional<CallStanding>>> asked =
                ask(() -> Optional.of(CallStanding.of(Call.fetcher(sid).fetch(client))));
        return asked.map(answer -> isNotFound(answer) ? new TwilioAnswer.Done<>(Optional.empty()) : answer);
    }

    private static boolean isNotFound(TwilioAnswer<?> answer) {
        return answer instanceof TwilioAnswer.Refused<?> refused && refused.status() == NOT_FOUND;
    }

    /** Whether this call has been put through to that number, and the two talk. */
    public Future<TwilioAnswer<Boolean>> talksWith(String sid, PhoneNumber number) {
        return ask(() -> newest(Call.reader()
                        .setParentCallSid(sid)
                        .setStatus(Call.Status.IN_PROGRESS)
                        .setPageSize(NEWEST)
                        .firstPage(client))
                .map(Call::getTo)
                .anyMatch(number.e164()::equals));
    }

    /** Calls of ours from the line to this phone since then, newest first. */
    public Future<TwilioAnswer<List<String>>> findCalls(PhoneNumber to, PhoneNumber line, Instant since) {
        var from = since.truncatedTo(ChronoUnit.SECONDS);
        return ask(() -> newest(Call.reader()
                        .setTo(number(to))
                        .setFrom(number(line))
                        .setPageSize(NEWEST)
                        .firstPage(client))
                .filter(call -> "outbound-api".equals(call.getDirection()))
                .filter(call -> call.getDateCreated() != null
                        && !call.getDateCreated().toInstant().isBefore(from))
                .map(Call::getSid)
                .toList());
    }

    /** Texts a phone from the line; the answer is Twilio's id of the text. */
    public Future<TwilioAnswer<String>> sendText(PhoneNumber to, PhoneNumber line, String body) {
        return order(() -> Message.creator(number(to), number(line), body)
                .setStatusCallback(publicUrl.at(Webhooks.TEXT_STATUS))
                .create(client)
                .getSid());
    }

    /** Texts with these words from the line to this phone since then, newest first. */
    public Future<TwilioAnswer<List<String>>> findTexts(PhoneNumber to, PhoneNumber line, String body, Instant since) {
        return ask(() -> sentTexts(to, line, since)
                .filter(text -> body.equals(text.getBody()))
                .map(Message::getSid)
                .toList());
    }

    /** Texts from the line to this phone since then, newest first. */
    public Future<TwilioAnswer<List<String>>> findTexts(PhoneNumber to, PhoneNumber line, Instant since) {
        return ask(() -> sentTexts(to, line, since).map(Message::getSid).toList());
    }

    /** What is queued has no other date than that of its making, to the second. */
    private Stream<Message> sentTexts(PhoneNumber to, PhoneNumber line, Instant since) {
        var from = since.truncatedTo(ChronoUnit.SECONDS);
        return newest(Message.reader()
                        .setTo(number(to))
                        .setFrom(number(line))
                        .setPageSize(NEWEST)
                        .firstPage(client))
                .filter(text -> text.getDateCreated() != null
                        && !text.getDateCreated().toInstant().isBefore(from));
    }

    /** Whether one of these calls is joined with another call. */
    public Future<TwilioAnswer<Boolean>> isJoined(List<String> calls) {
        return ask(() -> newest(Conference.reader()
                        .setStatus(Conference.Status.IN_PROGRESS)
                        .setPageSize(NEWEST)
                        .firstPage(client))
                .map(room -> newest(Participant.reader(room.getSid())
                                .setPageSize(NEWEST)
                                .firstPage(client))
                        .map(Participant::getCallSid)
                        .toList())
                .anyMatch(members -> members.size() > 1 && members.stream().anyMatch(calls::contains)));
    }

    /** Calls to the line that began since then and are over; the newest thousand. */
    Future<TwilioAnswer<List<PastCall>>> callsTo(PhoneNumber line, Instant since) {
        return ask(() -> newest(Call.reader()
                        .setTo(number(line))
                        .setStartTimeAfter(since.atZone(ZoneOffset.UTC))
                        .setPageSize(LONG_PAGE)
                        .firstPage(client))
                .filter(call -> INBOUND.equals(call.getDirection()) && call.getEndTime() != null)
                .flatMap(call -> CallStatus.outcome(String.valueOf(call.getStatus()))
                        .map(outcome -> new PastCall(
                                call.getSid(),
                                line,
                                String.valueOf(call.getFrom()),
                                Optional.ofNullable(call.getStartTime())
                                        .orElse(call.getEndTime())
                                        .toInstant(),
                                outcome,
                                call.getEndTime().toInstant()))
                        .stream())
                .filter(call -> !call.endedAt().isBefore(since))
                .toList());
    }

    /** Calls to the line that go on now. */
    Future<TwilioAnswer<List<OpenCall>>> openCallsTo(PhoneNumber line) {
        return ask(() -> newest(Call.reader()
                        .setTo(number(line))
                        .setStatus(Call.Status.IN_PROGRESS)
                        .setPageSize(LONG_PAGE)
                        .firstPage(client))
                .filter(call -> INBOUND.equals(call.getDirection()) && call.getStartTime() != null)
                .map(call -> new OpenCall(
                        call.getSid(),
                        line,
                        String.valueOf(call.getFrom()),
                        call.getStartTime().toInstant()))
                .toList());
    }

    /** Texts to the line since then; the newest thousand. */
    Future<TwilioAnswer<List<PastText>>> textsTo(PhoneNumber line, Instant since) {
        return ask(() -> newest(Message.reader()
                        .setTo(number(line))
                        .setDateSentAfter(since.atZone(ZoneOffset.UTC))
                        .setPageSize(LONG_PAGE)
                        .firstPage(client))
                .filter(text -> text.getDirection() == Message.Direction.INBOUND && text.getDateCreated() != null)
                .map(text -> new PastText(
                        text.getSid(),
                        line,
                        String.valueOf(text.getFrom()),
                        text.getBody(),
                        media(text),
                        text.getDateCreated().toInstant()))
                .filter(text -> !text.sentAt().isBefore(since))
                .toList());
    }

    private static int media(Message text) {
        return text.getNumMedia() == null ? 0 : Integer.parseInt(text.getNumMedia());
    }

    /** The account's numbers and where they send calls and texts. */
    public Future<TwilioAnswer<List<OwnedNumber>>> incomingNumbers() {
        var numbers = IncomingPhoneNumber.reader().setPageSize(LONG_PAGE);
        return ask(() -> all(numbers.firstPage(client), page -> numbers.nextPage(page, client))
                .map(OwnedNumber::of)
                .toList());
    }

    /** The account's Messaging Services and the numbers in each. */
    public Future<TwilioAnswer<List<TextService>>> textServices() {
        var services = Service.reader();
        return ask(() -> all(services.firstPage(client), page -> services.nextPage(page, client))
                .map(service -> TextService.of(service, numbersOf(service)))
                .toList());
    }

    private List<String> numbersOf(Service service) {
        var numbers = com.twilio.rest.messaging.v1.service.PhoneNumber.reader(service.getSid());
        return all(numbers.firstPage(client), page -> numbers.nextPage(page, client))
                .map(number -> String.valueOf(number.getPhoneNumber()))
                .toList();
    }

    private static <R extends Resource> Stream<R> all(Page<R> first, UnaryOperator<Page<R>> next) {
        return Stream.iterate(first, Objects::nonNull, page -> page.hasNextPage() ? next.apply(page) : null)
                .flatMap(page -> page.getRecords().stream());
    }

    private static <R extends Resource> Stream<R> newest(Page<R> page) {
        return page.getRecords().stream();
    }

    private static com.twilio.type.PhoneNumber number(PhoneNumber phone) {
        return new com.twilio.type.PhoneNumber(phone.e164());
    }

    /** The cheapest question: whether Twilio is there and takes our credentials. Any kind of API key may ask it. */
    Future<TwilioAnswer<Void>> look() {
        return ask(() -> {
            IncomingPhoneNumber.reader().setPageSize(1L).firstPage(client);
            return null;
        });
    }

    private <T> Future<TwilioAnswer<T>> ask(Supplier<T> request) {
        return request(TwilioReach.Kind.QUESTION, request);
    }

    private <T> Future<TwilioAnswer<T>> order(Supplier<T> request) {
        return request(TwilioReach.Kind.ORDER, request);
    }

    private <T> Future<TwilioAnswer<T>> request(TwilioReach.Kind kind, Supplier<T> request) {
        var begun = clock.instant();
        var answered = CompletableFuture.supplyAsync(
                () -> {
                    var answer = answer(request);
                    noted.answer(kind, begun, answer);
                    return answer;
                },
                threads);
        return Future.fromCompletionStage(answered, vertx.getOrCreateContext());
    }

    private static <T> TwilioAnswer<T> answer(Supplier<T> request) {
        try {
            return new TwilioAnswer.Done<>(request.get());
        } catch (NotDone e) {
            return e.answer();
        } catch (TwilioException e) {
            return new TwilioAnswer.Unclear<>();
        }
    }

    /** Requests that are on their way end as {@link TwilioAnswer.Unclear}. */
    @Override
    public void close() {
        web.close();
        threads.close();
    }
}
