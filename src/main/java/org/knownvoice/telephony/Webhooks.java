package org.knownvoice.telephony;

import com.twilio.twiml.MessagingResponse;
import com.twilio.twiml.TwiMLException;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.knownvoice.config.Settings;
import org.knownvoice.contact.LegOutcome;
import org.knownvoice.contact.Place;
import org.knownvoice.directory.CarrierWord;
import org.knownvoice.directory.Line;
import org.knownvoice.directory.PhoneNumber;
import org.knownvoice.engine.Answer;
import org.knownvoice.engine.BlockedNumbers;
import org.knownvoice.engine.Happenings;
import org.knownvoice.engine.Meantime;
import org.knownvoice.engine.StaffLine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The addresses that Twilio calls. A request that is not signed for our account is answered 403 and changes nothing; a
 * voice request is always answered with a document, whatever happens behind it.
 */
public final class Webhooks {
    /** All that Twilio asks begins so. */
    public static final String PATH = "/twilio/";

    /** Where a call comes in. */
    public static final String VOICE = "/twilio/voice";

    static final String TEXT_STATUS = "/twilio/text-status";

    /** How long a request of a leg waits for the engine: Twilio gives up after 15 s, a frightened person sooner. */
    static final Duration ENGINE_WITHIN = Duration.ofSeconds(3);

    /** How long a new call or text waits for it before it is answered without the database. */
    static final Duration FIRST_ANSWER_WITHIN = Duration.ofMillis(1500);

    private static final Logger LOG = LoggerFactory.getLogger(Webhooks.class);
    private static final long LARGEST_BODY = 64 * 1024;
    private static final int BAD_REQUEST = 400;
    private static final int TOO_LARGE = 413;
    private static final int UNAVAILABLE = 503;

    private final Happenings happenings;
    private final Documents documents;
    private final TwilioSignature signature;
    private final LegWebhooks legs;
    private final Meantime meantime;
    private final AwayLadder ladder;
    private final AwayWebhooks away;
    private final AwayTexts awayTexts;
    private final BlockedWebhooks blocked;
    private final StaffWebhooks staff;
    private final AudioFiles audio;

    public Webhooks(
            Happenings happenings,
            Meantime meantime,
            BlockedNumbers blockedNumbers,
            StaffLine staffLine,
            Settings settings,
            Recordings recordings) {
        var publicUrl = settings.http().publicUrl();
        this.happenings = happenings;
        this.documents =
                new Documents(publicUrl, settings.timings(), settings.twilio().fallbackShows(), recordings);
        this.signature = new TwilioSignature(settings.twilio(), publicUrl);
        var ladder = new AwayLadder(happenings, meantime, documents);
        this.legs = new LegWebhooks(
                happenings,
                documents,
                meantime,
                new AwayLegs(happenings, meantime, documents, ladder),
                new LostLegs(happenings, documents, this::callerCalls));
        this.meantime = meantime;
        this.ladder = ladder;
        this.away = new AwayWebhooks(happenings, meantime, documents, ladder);
        this.awayTexts = new AwayTexts(happenings, meantime);
        this.blocked = new BlockedWebhooks(blockedNumbers, documents, publicUrl);
        this.staff = new StaffWebhooks(staffLine, publicUrl, settings.timings().ringFor());
        this.audio = new AudioFiles(recordings, settings.timings());
    }

    public void mount(Router router) {
        audio.mount(router);
        router.post("/twilio/*").failureHandler(Webhooks::notRead);
        router.post("/twilio/*").handler(BodyHandler.create(false).setBodyLimit(LARGEST_BODY));
        router.post("/twilio/*").handler(this::checkSignature);
        on(router, VOICE, this::voice);
        on(router, "/twilio/status", this::status);
        on(router, "/twilio/sms", this::sms);
        on(router, "/twilio/fallback", this::fallback);
        on(router, TEXT_STATUS, this::textStatus);
        on(router, BlockedCaller.KEY, this::blockedKey);
        on(router, StaffWebhooks.KEY, staff::key);
        on(router, StaffWebhooks.NEXT_SUPERVISOR, staff::nextSupervisor);
        on(router, StaffWebhooks.COLLEAGUE_CALLS, request -> request.answerXml(staff.colleagueCalls()));
        on(router, StaffWebhooks.COLLEAGUE_KEY, request -> request.answerXml(staff.colleagueKey(request)));
        on(router, StaffWebhooks.STATUS, request -> request.answer(204));
        for (LegAddress address : LegAddress.values()) {
            on(router, address.path(":token"), request -> legs.handle(request, address));
        }
        for (AwayAddress address : AwayAddress.values()) {
            on(router, address.path(":token"), request -> away.handle(request, address));
        }
    }

    /** What cannot be read as a form of Twilio's size. */
    private static void notRead(RoutingContext request) {
        if (request.response().ended()) {
            return;
        }
        int status = request.failure() instanceof IOException ? TOO_LARGE : Math.max(request.statusCode(), BAD_REQUEST);
        LOG.warn("a request to {} could not be read: {}", request.request().path(), status);
        request.response().setStatusCode(status).end();
    }

    /** Does once what the first call needs, so that it does not wait for classes and dictionaries to load. */
    public void warmUp() {
        documents.waiting();
        documents.safety();
        happenings.roster().allLines().forEach(FallbackXml::of);
        happenings.roster().allLines().stream().findFirst().ifPresent(away::warmUp);
        signature.isGood("/twilio/voice", Map.of(), "none");
    }

    /** Makes the document of a call that was only rehearsed. */
    void rehearse(Answer answer) {
        documents.of(answer.contact(), answer.leg(), happenings.roster());
    }

    private static void on(Router router, String path, Consumer<TwilioRequest> handler) {
        router.post(path).handler(context -> handler.accept(TwilioRequest.of(context)));
    }

    private void checkSignature(RoutingContext context) {
        var request = TwilioRequest.of(context);
        var header = Optional.ofNullable(context.request().getHeader(TwilioSignature.HEADER));
        if (signature.isGood(context.request().uri(), request.form(), header.orElse(""))) {
            context.next();
        } else {
            request.answer(403);
        }
    }

    private void voice(TwilioRequest request) {
        var from = blocked.of(request, this::lineOf);
        if (from.isPresent()) {
            blocked.call(request, from.get())
                    .otherwise(failure -> lastResort(request))
                    .onSuccess(request::answerXml);
            return;
        }
        staff.of(request)
                .map(clinician ->
                        unlessLost(() -> staff.call(request, clinician)).recover(failure -> callerCalls(request)))
                .orElseGet(() -> callerCalls(request))
                .onSuccess(request::answerXml);
    }

    private Future<String> callerCalls(TwilioRequest request) {
        return unlessLost(() -> {
                    var call = ladder.callersCall(request);
                    return happenings.callArrived(call.line(), call.from(), call.sid());
                })
                .map(answer -> documents.of(answer.contact(), answer.leg(), happenings.roster()))
                .recover(failure -> {
                    LOG.error("call {} is answered without the database", request.get("CallSid"), Shown.of(failure));
                    return away.callCame(request).map(document -> document.orElseGet(() -> lastResort(request)));
                })
                .otherwise(failure -> lastResort(request))
                .otherwise(documents.safety());
    }

    /** Nobody waits for a database that is known not to answer, and not long for one that may. */
    private <T> Future<T> unlessLost(Supplier<Future<T>> work) {
        return meantime.isLost()
                ? Future.failedFuture(new DatabaseLost())
                : Future.succeededFuture()
                        .compose(now -> work.get())
                        .timeout(FIRST_ANSWER_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** It did not answer when it was last asked. */
    private static final class DatabaseLost extends Exception {
        private static final long serialVersionUID = 1;

        DatabaseLost() {
            super("the database does not answer", null, false, false);
        }
    }

    private void status(TwilioRequest request) {
        answerWhenDone(
                request,
                () -> request.callOver()
                        .map(outcome -> callEnded(request, outcome))
                        .orElseGet(Future::succeededFuture));
    }

    /** Twilio says it once: what the database cannot take now is noted. */
    private Future<Void> callEnded(TwilioRequest request, LegOutcome outcome) {
        var sid = request.get("CallSid");
        return meantime.knows(sid)
                ? away.callOver(request, outcome)
                : unlessLost(() -> happenings.callEnded(sid, outcome))
                        .recover(failure -> blocked.of(request, this::lineOf).isPresent()
                                ? Future.succeededFuture()
                                : away.callOver(request, outcome));
    }

    private void blockedKey(TwilioRequest request) {
        request.answerXml(
                lineOf(request).map(line -> blocked.key(request, line)).orElseGet(documents::safety));
    }

    private void sms(TwilioRequest request) {
        var from = blocked.of(request, this::lineOf);
        unlessLost(() -> from.map(one -> blocked.text(request, one)).orElseGet(() -> textTaken(request)))
                .recover(failure -> {
                    LOG.error("text {} is kept in the journal", request.get("MessageSid"), Shown.of(failure));
                    return awayTexts.textCame(request);
                })
                .onSuccess(request::answerXml)
                .onFailure(failure -> {
                    LOG.error("text {} was not taken in", request.get("MessageSid"), Shown.of(failure));
                    request.answer(UNAVAILABLE);
                });
    }

    private Future<String> textTaken(TwilioRequest request) {
        return happenings
                .textArrived(
                        lineCalled(request),
                        request.get("From"),
                        request.get("MessageSid"),
                        request.get("Body"),
                        request.number("NumMedia"),
                        CarrierWord.of(request.get("Body")).or(() -> CarrierWord.ofType(request.get("OptOutType"))))
                .map(done -> silence());
    }

    /** Twilio says it once: what the database cannot take now is noted. */
    private void textStatus(TwilioRequest request) {
        var sid = request.get("MessageSid");
        var status = request.get("MessageStatus");
        var to = PhoneNumber.parse(request.get("To"));
        var code = request.given("ErrorCode").map(given -> request.number("ErrorCode"));
        answerWhenDone(
                request,
                () -> unlessLost(() -> happenings.textReported(sid, status, to, code))
                        .recover(failure -> meantime.textReported(sid, status, to, code)));
    }

    /**
     * Waits for nobody: whatever is broken, the caller gets through to somebody. Where the caller's contact is known it is
     * told, so that nobody tears them from there.
     */
    private void fallback(TwilioRequest request) {
        unlessLost(() -> happenings.putThroughElsewhere(request.get("CallSid")))
                .map(known -> known.filter(answer -> answer.leg().place() == Place.FALLBACK)
                        .map(answer -> documents.putThrough(answer.contact(), answer.leg(), happenings.roster()))
                        .orElseGet(() -> lastResort(request)))
                .otherwise(failure -> lastResort(request))
                .otherwise(documents.safety())
                .onSuccess(request::answerXml);
    }

    private void answerWhenDone(TwilioRequest request, Supplier<Future<Void>> work) {
        Future.succeededFuture()
                .compose(now -> work.get())
                .onSuccess(done -> request.answer(204))
                .onFailure(failure -> {
                    LOG.error("{} was not taken in", request.context().request().path(), Shown.of(failure));
                    request.answer(UNAVAILABLE);
                });
    }

    private PhoneNumber lineCalled(TwilioRequest request) {
        return PhoneNumber.parse(request.get("To"))
                .or(() -> firstLine().map(Line::phone))
                .orElseThrow(() -> new IllegalStateException("the directory has no line"));
    }

    private Optional<Line> firstLine() {
        return happenings.roster().allLines().stream().findFirst();
    }

    private Optional<Line> lineOf(TwilioRequest request) {
        return PhoneNumber.parse(request.get("To"))
                .flatMap(dialled -> LinesCalled.line(happenings.roster(), dialled))
                .or(this::firstLine);
    }

    private String lastResort(TwilioRequest request) {
        return lineOf(request)
                .map(line -> documents.straightToFallback(line, request.get("From")))
                .orElseGet(documents::safety);
    }

    private static String silence() {
        try {
            return new MessagingResponse.Builder().build().toXml();
        } catch (TwiMLException e) {
            throw new IllegalStateException("an empty document is no TwiML", e);
        }
    }
}
