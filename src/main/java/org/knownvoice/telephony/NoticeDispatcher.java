package org.knownvoice.telephony;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.knownvoice.config.PublicUrl;
import org.knownvoice.config.Timings;
import org.knownvoice.directory.ClinicianPhone;
import org.knownvoice.directory.Line;
import org.knownvoice.directory.PhoneNumber;
import org.knownvoice.engine.Engine;
import org.knownvoice.engine.NoticeSending;
import org.knownvoice.engine.Sending.Result;
import org.knownvoice.engine.ShiftChecks;
import org.knownvoice.mail.Mailer;
import org.knownvoice.metrics.Meters;
import org.knownvoice.metrics.SendKind;
import org.knownvoice.metrics.SendOutcome;
import org.knownvoice.schedule.Notice;
import org.knownvoice.store.NoticeItem;

/** Sends one notice: to the first of the clinician's phones that Twilio will reach, or to their mail box. */
public final class NoticeDispatcher implements NoticeSending {
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);
    private static final Duration WHILE_IN_USE = Duration.ofSeconds(5);

    private final Engine engine;
    private final ShiftChecks checks;
    private final TwilioApi twilio;
    private final Optional<NoticeMail> mail;
    private final PublicUrl publicUrl;
    private final Timings timings;
    private final Meters meters;

    /** @param mailer empty when there is no mail server */
    public NoticeDispatcher(
            Engine engine,
            ShiftChecks checks,
            TwilioApi twilio,
            Optional<Mailer> mailer,
            PublicUrl publicUrl,
            Timings timings,
            Meters meters) {
        this.engine = engine;
        this.checks = checks;
        this.twilio = twilio;
        this.mail = mailer.map(one -> new NoticeMail(one, this::wait));
        this.publicUrl = publicUrl;
        this.timings = timings;
        this.meters = meters;
    }

    @Override
    public Future<Result> send(NoticeItem item) {
        return switch (item.notice().way()) {
            case TEXT -> text(item);
            case CALL -> callIfWanted(item);
            case MAIL -> mail(item);
        };
    }

    private Future<Result> text(NoticeItem item) {
        var phones = phones(item.notice()).stream()
                .filter(ClinicianPhone::textOk)
                .map(ClinicianPhone::phone)
                .toList();
        var line = item.line().orElseThrow();
        var body = new NoticeWords(item.notice(), engine.roster()).text();
        return madeBefore(item, phones, (phone, since) -> twilio.findTexts(phone, line, body, since))
                .compose(sid -> sid.isPresent() ? done("sent", sid) : text(item, phones, line, body));
    }

    private Future<Result> text(NoticeItem item, List<PhoneNumber> phones, PhoneNumber line, String body) {
        return first(item, SendKind.TEXT, phones, "sent", phone -> twilio.sendText(phone, line, body));
    }

    /** The call before a shift is not needed any more when the clinician has answered meanwhile. */
    private Future<Result> callIfWanted(NoticeItem item) {
        return ShiftCall.of(item.notice())
                .map(check -> checks.find(check)
                        .compose(found -> found.filter(ShiftCall::isWanted).isPresent()
                                ? call(item)
                                        .compose(result -> result instanceof Result.Done done
                                                        && done.sid().isEmpty()
                                                ? checks.callOver(check).map(result)
                                                : Future.succeededFuture(result))
                                : done("not_needed", Optional.empty())))
                .orElseGet(() -> call(item));
    }

    private Future<Result> call(NoticeItem item) {
        var phones = phones(item.notice()).stream().map(ClinicianPhone::phone).toList();
        var line = engine.roster().lineOf(item.notice().to()).map(Line::phone);
        if (phones.isEmpty() || line.isEmpty()) {
            return done("no_phone", Optional.empty());
        }
        return engine.isInUse(phones.getFirst())
                .compose(inUse -> inUse
                        ? Future.succeededFuture(new Result.Again(WHILE_IN_USE, "in_use"))
                        : call(item, phones, line.get()));
    }

    private Future<Result> call(NoticeItem item, List<PhoneNumber> phones, PhoneNumber line) {
        return madeBefore(item, phones, (phone, since) -> twilio.findCalls(phone, line, since))
                .compose(sid -> sid.isPresent()
                        ? done("placed", sid)
                        : first(
                                item,
                                SendKind.CALL,
                                phones,
                                "placed",
                                phone -> twilio.placeCall(
                                        phone,
                                        line,
                                        NoticeAddress.ASK.of(publicUrl, item.id()),
                                        NoticeAddress.STATUS.of(publicUrl, item.id()),
                                        timings.ringFor())));
    }

    /** What Twilio has made of an earlier attempt, at the first of these phones that has something. */
    private Future<Optional<String>> madeBefore(NoticeItem item, List<PhoneNumber> phones, Look look) {
        var found = nothingFound();
        if (item.attempts() > 1) {
            for (PhoneNumber phone : phones) {
                found = found.compose(known -> known.isPresent()
                        ? Future.succeededFuture(known)
                        : Unclear.unrecorded(engine, look.at(phone, Unclear.lookSince(item.createdAt()))));
            }
        }
        return found;
    }

    /** Asks Twilio what it has made for a phone since then. */
    private interface Look {
        Future<TwilioAnswer<List<String>>> at(PhoneNumber phone, Instant since);
    }

    private static Future<Optional<String>> nothingFound() {
        return Future.succeededFuture(Optional.empty());
    }

    /** In the order in which they are tried; what is about one phone goes to that one alone. */
    private List<ClinicianPhone> phones(Notice notice) {
        var roster = engine.roster();
        boolean isAboutOne = switch (notice.kind()) {
            case PHONE_CODE, PHONE_VERIFIED, TOLD_WHO, TOLD_STATUS, TOLD_KEYS, WORDS_NOT_READ -> true;
            default -> false;
        };
        return Optional.ofNullable(notice.values().get("place"))
                .filter(place -> isAboutOne && place.matches("\\d{1,3}"))
                .map(place -> roster.phoneOf(notice.to(), Math.max(1, Integer.parseInt(place))).stream()
                        .toList())
                .orElseGet(() -> roster.phonesOf(notice.to()));
    }

    private interface Attempt {
        Future<TwilioAnswer<String>> at(PhoneNumber phone);
    }

    /** The first phone that Twilio does not refuse for good. */
    private Future<Result> first(
            NoticeItem item, SendKind kind, List<PhoneNumber> phones, String how, Attempt attempt) {
        if (phones.isEmpty()) {
            return done("no_phone", Optional.empty());
        }
        var rest = phones.subList(1, phones.size());
        return attempt.at(phones.getFirst()).compose(answer -> switch (answer) {
            case TwilioAnswer.Done<String> done -> {
                meters.sent(kind, SendOutcome.SENT);
                yield done(how, Optional.of(done.value()));
            }
            case TwilioAnswer.Refused<String> refused -> {
                if (!refused.permanent()) {
                    yield again(item, kind, refused);
                }
                meters.sent(kind, SendOutcome.REFUSED);
                yield engine.refusedAt(phones.getFirst(), refused.code())
                        .compose(noted -> rest.isEmpty()
                                ? done("refused_" + refused.code(), Optional.empty())
                                : first(item, kind, rest, how, attempt));
            }
            case TwilioAnswer.Throttled<String> later -> again(item, kind, later);
            case TwilioAnswer.Unclear<String> unclear -> again(item, kind, unclear);
            case TwilioAnswer.NotSent<String> unsent -> again(item, kind, unsent);
        });
    }

    private Future<Result> again(NoticeItem item, SendKind kind, TwilioAnswer<?> answer) {
        boolean unclear = answer instanceof TwilioAnswer.Unclear<?>;
        meters.sent(kind, unclear ? SendOutcome.UNCLEAR : SendOutcome.RETRIED);
        return Future.succeededFuture(
                new Result.Again(wait(item), answer.getClass().getSimpleName()));
    }

    /** 100, 200, 400 ms and so on, never more than a minute. */
    private Duration wait(NoticeItem item) {
        var doubled = timings.firstRefusalRetry().multipliedBy(1L << Math.min(item.attempts() - 1, 12));
        return doubled.compareTo(LONGEST_WAIT) < 0 ? doubled : LONGEST_WAIT;
    }

    private Future<Result> mail(NoticeItem item) {
        return mail.map(one -> one.send(item, engine.roster())).orElseGet(() -> done("no_mail", Optional.empty()));
    }

    private static Future<Result> done(String how, Optional<String> sid) {
        return Future.succeededFuture(new Result.Done(how, sid));
    }
}
