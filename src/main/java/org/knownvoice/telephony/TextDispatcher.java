package org.knownvoice.telephony;

import io.vertx.core.Future;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.knownvoice.contact.Command;
import org.knownvoice.contact.ContactEvent;
import org.knownvoice.contact.CrisisContact;
import org.knownvoice.contact.Page;
import org.knownvoice.contact.PhoneToText;
import org.knownvoice.contact.TextKind;
import org.knownvoice.directory.CarrierCodes;
import org.knownvoice.directory.ClinicianPhone;
import org.knownvoice.directory.PhoneNumber;
import org.knownvoice.engine.Engine;
import org.knownvoice.engine.Sending.Result;
import org.knownvoice.metrics.Meters;
import org.knownvoice.metrics.SendKind;
import org.knownvoice.metrics.SendOutcome;
import org.knownvoice.store.OutboxItem;
import org.knownvoice.store.OutboxStore;

/** Sends texts: a page whose contact needs nobody any more is not sent. */
final class TextDispatcher {
    static final Set<TextKind> PAGES = EnumSet.of(TextKind.PAGE, TextKind.PAGE_AGAIN);
    private static final Result NOT_NEEDED = new Result.Done("not_needed", Optional.empty());

    /** That number has had enough answers of ours for now. */
    private static final Result HELD_BACK = new Result.Done("held_back", Optional.empty());

    private final Engine engine;
    private final TwilioApi twilio;
    private final Meters meters;
    private final Unclear unclear;
    private final Retry retry;

    /** When an order is tried again. */
    interface Retry {
        Future<Result> again(OutboxItem item, SendKind kind, TwilioAnswer<?> answer);
    }

    TextDispatcher(Engine engine, TwilioApi twilio, Meters meters, Unclear unclear, Retry retry) {
        this.engine = engine;
        this.twilio = twilio;
        this.meters = meters;
        this.unclear = unclear;
        this.retry = retry;
    }

    Future<Result> toClinician(OutboxItem item, CrisisContact contact, Command.TextClinician order) {
        var page = order.page().flatMap(contact::page);
        boolean paging = PAGES.contains(order.kind());
        boolean wanted = !paging || page.filter(Page::isOpen).isPresent();
        if (!wanted && item.unclearSince().isEmpty()) {
            return Future.succeededFuture(NOT_NEEDED);
        }
        var roster = engine.roster();
        var body = Texts.toClinician(order, contact.id(), roster);
        return PhoneToText.of(roster, order.to(), page)
                .map(phone -> wanted
                        ? send(
                                item,
                                contact,
                                phone.phone(),
                                body,
                                follow(contact, paging ? page : Optional.empty(), phone))
                        : whatWasSent(item, contact, phone.phone(), body))
                .orElseGet(() -> Future.succeededFuture(NOT_NEEDED));
    }

    /** @param page of which it is the text; empty for any other text to a clinician */
    private Follow follow(CrisisContact contact, Optional<Page> page, ClinicianPhone phone) {
        return new Follow() {
            @Override
            public Future<?> sent() {
                if (page.isEmpty()) {
                    return Future.succeededFuture();
                }
                FirstPage.measure(meters, contact, engine.now());
                return engine.happened(
                        contact.id(), new ContactEvent.PageTextSent(page.get().number()));
            }

            @Override
            public Future<?> refused(int code) {
                return page.isPresent()
                        ? engine.happened(
                                contact.id(),
                                new ContactEvent.PageTextFailed(
                                        page.get().number(), engine.roster().placeOf(phone), code))
                        : engine.refusedAt(phone.phone(), code);
            }
        };
    }

    Future<Result> toCaller(OutboxItem item, CrisisContact contact, Command.TextCaller order) {
        return engine.callbackNumber(contact)
                .map(phone -> mayGo(item, order, phone)
                        .compose(may -> may
                                ? unlessStopped(
                                        item, contact, phone, Texts.toCaller(order.kind(), contact, engine.roster()))
                                : Future.succeededFuture(HELD_BACK)))
                .orElseGet(() -> Future.succeededFuture(NOT_NEEDED));
    }

    /** One of which it is unclear whether it has gone is looked for in any case. */
    private Future<Boolean> mayGo(OutboxItem item, Command.TextCaller order, PhoneNumber phone) {
        return TextKind.ANSWERS.contains(order.kind()) && item.unclearSince().isEmpty()
                ? engine.mayAnswer(phone)
                : Future.succeededFuture(true);
    }

    Future<Result> words(OutboxItem item, CrisisContact contact, Command.TextWords order) {
        var phone = engine.callbackNumber(contact);
        return engine.message(order.message())
                .compose(message -> message.isEmpty() || phone.isEmpty()
                        ? Future.succeededFuture(NOT_NEEDED)
                        : unlessStopped(
                                item, contact, phone.get(), message.get().words()));
    }

    /** Nothing goes to a caller who has said STOP; that, and each text that the network refuses, is told. */
    private Future<Result> unlessStopped(OutboxItem item, CrisisContact contact, PhoneNumber phone, String body) {
        var follow = toldToTheContact(contact);
        return engine.mayText(phone)
                .compose(may -> may
                        ? send(item, contact, phone, body, follow)
                        : follow.refused(CarrierCodes.OPTED_OUT).map(told -> refusedWith(CarrierCodes.OPTED_OUT)));
    }

    private Follow toldToTheContact(CrisisContact contact) {
        return new Follow() {
            @Override
            public Future<?> sent() {
                return Future.succeededFuture();
            }

            @Override
            public Future<?> refused(int code) {
                return engine.happened(contact.id(), new ContactEvent.CallerTextFailed(code));
            }
        };
    }

    private static Result refusedWith(int code) {
        return new Result.Done("refused_" + code, Optional.empty());
    }

    /** What follows once it is clear what became of the text. */
    private interface Follow {
        Future<?> sent();

        Future<?> refused(int code);
    }

    private Future<Result> send(OutboxItem item, CrisisContact contact, PhoneNumber phone, String body, Follow follow) {
        return unclear.unlessMade(
                item,
                () -> sentBefore(item, contact, phone, body),
                sid -> done(sid, follow),
                () -> sendNow(item, contact, phone, body, follow));
    }

    /** Nobody needs it any more; when it has gone out all the same, it is on record. */
    private Future<Result> whatWasSent(OutboxItem item, CrisisContact contact, PhoneNumber phone, String body) {
        return sentBefore(item, contact, phone, body)
                .map(sid -> sid.isPresent() ? new Result.Done(OutboxStore.SENT, sid) : NOT_NEEDED);
    }

    private Future<Optional<String>> sentBefore(
            OutboxItem item, CrisisContact contact, PhoneNumber phone, String body) {
        return Unclear.unrecorded(
                engine, twilio.findTexts(phone, contact.origin().line(), body, Unclear.lookSince(item.createdAt())));
    }

    private Future<Result> sendNow(
            OutboxItem item, CrisisContact contact, PhoneNumber phone, String body, Follow follow) {
        return twilio.sendText(phone, contact.origin().line(), body).compose(answer -> switch (answer) {
            case TwilioAnswer.Done<String> done -> {
                meters.sent(SendKind.TEXT, SendOutcome.SENT);
                yield done(done.value(), follow);
            }
            case TwilioAnswer.Refused<String> refused -> {
                if (!refused.permanent()) {
                    yield retry.again(item, SendKind.TEXT, refused);
                }
                meters.sent(SendKind.TEXT, SendOutcome.REFUSED);
                yield follow.refused(refused.code()).map(told -> refusedWith(refused.code()));
            }
            case TwilioAnswer.Throttled<String> later -> retry.again(item, SendKind.TEXT, later);
            case TwilioAnswer.Unclear<String> unclear -> retry.again(item, SendKind.TEXT, unclear);
            case TwilioAnswer.NotSent<String> unsent -> retry.again(item, SendKind.TEXT, unsent);
        });
    }

    private static Future<Result> done(String sid, Follow follow) {
        return follow.sent().map(told -> new Result.Done(OutboxStore.SENT, Optional.of(sid)));
    }
}
