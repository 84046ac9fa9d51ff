package org.knownvoice.telephony;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.knownvoice.config.PublicUrl;
import org.knownvoice.config.Settings;
import org.knownvoice.directory.CarrierCodes;
import org.knownvoice.directory.PhoneNumber;
import org.knownvoice.directory.PhoneSign;
import org.knownvoice.engine.Engine;
import org.knownvoice.engine.ShiftChecks;
import org.knownvoice.schedule.Notice;
import org.knownvoice.schedule.ShiftCheck;
import org.knownvoice.store.NoticeItem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What Twilio asks and tells about the call of a notice. To be mounted after {@link Webhooks}, which checks signatures. */
public final class NoticeWebhooks {
    private static final Logger LOG = LoggerFactory.getLogger(NoticeWebhooks.class);
    private static final Words<StaffPhrase> WORDS = ClinicianScript.words();
    private static final Duration TRY_AGAIN_AFTER = Duration.ofSeconds(2);
    private static final int UNAVAILABLE = 503;

    private final Engine engine;
    private final ShiftChecks checks;
    private final PublicUrl publicUrl;
    private final Duration promptFor;

    public NoticeWebhooks(Engine engine, ShiftChecks checks, Settings settings) {
        this.engine = engine;
        this.checks = checks;
        this.publicUrl = settings.http().publicUrl();
        this.promptFor = settings.timings().promptFor();
    }

    public void mount(Router router) {
        for (NoticeAddress address : NoticeAddress.values()) {
            router.post(address.path(":notice")).handler(context -> handle(TwilioRequest.of(context), address));
        }
    }

    private void handle(TwilioRequest request, NoticeAddress address) {
        var id = number(request.context().pathParam("notice"));
        switch (address) {
            case ASK -> answer(request, id, this::asked);
            case PRESS -> answer(request, id, item -> pressed(item, request.get("Digits")));
            case STATUS -> takeNote(request, id);
        }
    }

    private static Optional<Long> number(String text) {
        return Optional.of(text).filter(digits -> digits.matches("\\d{1,18}")).map(Long::valueOf);
    }

    private interface Part {
        Future<Twiml> of(NoticeItem item);
    }

    private void answer(TwilioRequest request, Optional<Long> id, Part part) {
        Future.succeededFuture()
                .compose(now -> find(request, id))
                .compose(found ->
                        found.map(part::of).orElseGet(() -> Future.succeededFuture(farewell(StaffPhrase.OVER))))
                .timeout(Webhooks.ENGINE_WITHIN.toMillis(), TimeUnit.MILLISECONDS)
                .recover(failure -> {
                    LOG.error("the call of notice {} goes on in a moment", id.orElse(0L), Shown.of(failure));
                    return Future.succeededFuture(trouble(id.orElse(0L)));
                })
                .onSuccess(twiml -> request.answerXml(twiml.xml()));
    }

    /** The notice, when this call is its own: another call that knows the address is told nothing. */
    private Future<Optional<NoticeItem>> find(TwilioRequest request, Optional<Long> id) {
        return id.map(engine::notice)
                .orElseGet(() -> Future.succeededFuture(Optional.empty()))
                .map(found -> found.filter(item -> item.notice().way() == Notice.Way.CALL)
                        .filter(item -> item.sid()
                                .filter(sid -> !sid.equals(request.get("CallSid")))
                                .isEmpty()));
    }

    /** A check that is settled meanwhile asks nothing any more. */
    private Future<Twiml> asked(NoticeItem item) {
        return ShiftCall.of(item.notice())
                .map(check -> checks.find(check)
                        .map(found -> found.filter(ShiftCheck::isWaiting).isPresent()
                                ? prompt(item)
                                : farewell(StaffPhrase.SHIFT_SETTLED)))
                .orElseGet(() -> Future.succeededFuture(told(item)));
    }

    private Twiml prompt(NoticeItem item) {
        return ClinicianScript.prompt(
                new Twiml(Voice.ENGLISH),
                NoticeAddress.PRESS.of(publicUrl, item.id()),
                new NoticeWords(item.notice(), engine.roster()).spoken(),
                promptFor);
    }

    /** Said twice: call screening eats the first words. */
    private Twiml told(NoticeItem item) {
        var words = new NoticeWords(item.notice(), engine.roster()).spoken();
        return new Twiml(Voice.ENGLISH)
                .say(words)
                .pause(TRY_AGAIN_AFTER)
                .say(words)
                .hangUp();
    }

    /** The answer follows from what was committed, so a repeated request gets the same. */
    private Future<Twiml> pressed(NoticeItem item, String digits) {
        return ShiftCall.of(item.notice())
                .map(check -> checks.pressed(check, digits)
                        .map(found -> found.map(ShiftCheck::state)
                                .map(state -> switch (state) {
                                    case CONFIRMED -> farewell(StaffPhrase.SHIFT_CONFIRMED);
                                    case NOT_CONFIRMED -> farewell(StaffPhrase.SHIFT_CANNOT);
                                    case TEXTED, CALLED -> prompt(item);
                                })
                                .orElseGet(() -> farewell(StaffPhrase.SHIFT_SETTLED))))
                .orElseGet(() -> Future.succeededFuture(farewell(StaffPhrase.OVER)));
    }

    /** What the end of the call shows of the phone that it rang. */
    private Future<Void> shows(TwilioRequest request) {
        var sign = request.callOver().flatMap(outcome -> switch (outcome) {
            case COMPLETED -> Optional.of(PhoneSign.ALIVE);
            case FAILED -> CarrierCodes.ofFailedCall(request.number("SipResponseCode"));
            default -> Optional.<PhoneSign>empty();
        });
        var phone = PhoneNumber.parse(request.get("To"));
        return sign.isPresent() && phone.isPresent() ? engine.saw(phone.get(), sign.get()) : Future.succeededFuture();
    }

    private void takeNote(TwilioRequest request, Optional<Long> id) {
        Future.succeededFuture()
                .compose(now -> request.callOver().isPresent()
                        ? find(request, id)
                        : Future.succeededFuture(Optional.<NoticeItem>empty()))
                .compose(found -> found.isEmpty()
                        ? Future.succeededFuture()
                        : shows(request)
                                .compose(noted -> ShiftCall.of(found.get().notice())
                                        .map(checks::callOver)
                                        .orElseGet(Future::succeededFuture)))
                .onSuccess(done -> request.answer(204))
                .onFailure(failure -> {
                    LOG.error("the end of the call of notice {} was not taken in", id.orElse(0L), Shown.of(failure));
                    request.answer(UNAVAILABLE);
                });
    }

    private Twiml farewell(StaffPhrase phrase) {
        return new Twiml(Voice.ENGLISH).say(WORDS.say(phrase)).hangUp();
    }

    private Twiml trouble(long id) {
        return new Twiml(Voice.ENGLISH)
                .say(WORDS.say(StaffPhrase.TROUBLE))
                .pause(TRY_AGAIN_AFTER)
                .goOnAt(NoticeAddress.ASK.of(publicUrl, id));
    }
}
