package org.knownvoice.telephony;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.LongPredicate;
import org.knownvoice.config.Timings;
import org.knownvoice.contact.CallLeg;
import org.knownvoice.contact.Command;
import org.knownvoice.contact.ContactEvent;
import org.knownvoice.contact.CrisisContact;
import org.knownvoice.contact.LegOutcome;
import org.knownvoice.contact.LegRef;
import org.knownvoice.contact.Page;
import org.knownvoice.directory.PhoneNumber;
import org.knownvoice.engine.Engine;
import org.knownvoice.engine.Sending;
import org.knownvoice.metrics.Meters;
import org.knownvoice.metrics.SendKind;
import org.knownvoice.metrics.SendOutcome;
import org.knownvoice.store.OutboxItem;

/**
 * Carries out one order: looks at the contact as it is now, asks Twilio once, tells the engine what came of it. What may
 * have been done already is looked up before it is done again; two pages are a nuisance, none is a death.
 */
public final class Dispatcher implements Sending {
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);
    private static final Duration UNTIL_PLACED = Duration.ofMillis(200);

    /** So long after a word was due a silent caller may have been put through by the number's own fallback. */
    private static final Duration SILENT = Duration.ofSeconds(5);

    private static final Result NOT_NEEDED = new Result.Done("not_needed", Optional.empty());

    private final Engine engine;
    private final TwilioApi twilio;
    private final Timings timings;
    private final InstantSource clock;
    private final Meters meters;
    private final Unclear unclear;
    private final PageMail mail;
    private final TextDispatcher texts;

    public Dispatcher(
            Engine engine, TwilioApi twilio, PageMail mail, Timings timings, InstantSource clock, Meters meters) {
        this.engine = engine;
        this.twilio = twilio;
        this.timings = timings;
        this.clock = clock;
        this.meters = meters;
        this.unclear = new Unclear(clock, this::wait);
        this.mail = mail;
        this.texts = new TextDispatcher(engine, twilio, meters, unclear, this::again);
    }

    @Override
    public void onlyWhile(LongPredicate held) {
        unclear.onlyWhile(held);
    }

    @Override
    public Future<Result> send(OutboxItem item) {
        return engine.contact(item.contact())
                .compose(found -> found.map(contact -> sendOrMail(item, contact))
                        .orElseGet(() -> Future.succeededFuture(NOT_NEEDED)));
    }

    /** Whatever keeps a page's order from Twilio, the page may go another way meanwhile. */
    private Future<Result> sendOrMail(OutboxItem item, CrisisContact contact) {
        return send(item, contact).onSuccess(result -> {
            if (result instanceof Result.Again) {
                pageOf(item, contact).ifPresent(page -> mail.notTaken(item, contact, page));
            }
        });
    }

    private static Optional<Page> pageOf(OutboxItem item, CrisisContact contact) {
        return switch (item.command()) {
            case Command.PlaceCall order ->
                contact.leg(order.leg()).flatMap(CallLeg::page).flatMap(contact::page);
            case Command.TextClinician order ->
                order.page()
                        .filter(page -> TextDispatcher.PAGES.contains(order.kind()))
                        .flatMap(contact::page);
            default -> Optional.empty();
        };
    }

    @Override
    public boolean isBusy() {
        return mail.isUnderWay();
    }

    private Future<Result> send(OutboxItem item, CrisisContact contact) {
        return switch (item.command()) {
            case Command.PlaceCall order -> withLeg(contact, order.leg(), leg -> place(item, contact, leg));
            case Command.RedirectCall order -> withLeg(contact, order.leg(), leg -> redirect(item, contact, leg));
            case Command.EndCall order -> withLeg(contact, order.leg(), leg -> end(item, contact, leg));
            case Command.LookUpCall order -> withLeg(contact, order.leg(), leg -> lookUp(item, contact, leg));
            case Command.TextClinician order -> texts.toClinician(item, contact, order);
            case Command.TextCaller order -> texts.toCaller(item, contact, order);
            case Command.TextWords order -> texts.words(item, contact, order);
        };
    }

    private interface LegOrder {
        Future<Result> carryOut(CallLeg leg);
    }

    /** An order for a leg that is over is not needed any more. */
    private static Future<Result> withLeg(CrisisContact contact, int number, LegOrder order) {
        return contact.leg(number)
                .filter(leg -> !leg.isOver())
                .map(order::carryOut)
                .orElseGet(() -> Future.succeededFuture(NOT_NEEDED));
    }

    private Future<Result> place(OutboxItem item, CrisisContact contact, CallLeg leg) {
        if (leg.sid().isPresent()) {
            return Future.succeededFuture(NOT_NEEDED);
        }
        var phone = engine.numberOf(contact, leg);
        if (!leg.isPresent() || phone.isEmpty()) {
            return over(contact, leg, LegOutcome.CANCELED).map(NOT_NEEDED);
        }
        return unclear.unlessMade(
                item,
                () -> placedBefore(item, contact, phone.get()),
                sid -> placed(contact, leg, sid),
                () -> placeNow(item, contact, leg, phone.get()));
    }

    /** An earlier attempt may have reached Twilio: a call to this phone that no leg has. */
    private Future<Optional<String>> placedBefore(OutboxItem item, CrisisContact contact, PhoneNumber phone) {
        return Unclear.unrecorded(
                engine, twilio.findCalls(phone, contact.origin().line(), Unclear.lookSince(item.createdAt())));
    }

    private Future<Result> placeNow(OutboxItem item, CrisisContact contact, CallLeg leg, PhoneNumber phone) {
        var order = new TwilioApi.CallOrder(
                phone, contact.origin().line(), new LegRef(contact.id(), leg.number()), timings.ringFor());
        return twilio.placeCall(order).compose(answer -> switch (answer) {
            case TwilioAnswer.Done<String> done -> {
                meters.sent(SendKind.CALL, SendOutcome.SENT);
                FirstPage.measure(meters, contact, clock.instant());
                yield placed(contact, leg, done.value());
            }
            case TwilioAnswer.Refused<String> refused ->
                refused.permanent() ? refused(contact, leg, refused.code()) : again(item, SendKind.CALL, answer);
            case TwilioAnswer.Throttled<String> later -> again(item, SendKind.CALL, later);
            case TwilioAnswer.Unclear<String> unclear -> again(item, SendKind.CALL, unclear);
            case TwilioAnswer.NotSent<String> unsent -> again(item, SendKind.CALL, unsent);
        });
    }

    private Future<Result> placed(CrisisContact contact, CallLeg leg, String sid) {
        return engine.happened(contact.id(), new ContactEvent.CallPlaced(leg.number(), sid))
                .compose(after -> endWhatCameTooLate(after, leg, sid))
                .map(new Result.Done("placed", Optional.of(sid)));
    }

    /** While Twilio took the call it was not needed any more, and was struck off as never placed. */
    private Future<Void> endWhatCameTooLate(Optional<CrisisContact> after, CallLeg leg, String sid) {
        return after.flatMap(contact -> contact.leg(leg.number()))
                        .filter(CallLeg::isOver)
                        .isPresent()
                ? twilio.end(sid, true).mapEmpty()
                : Future.succeededFuture();
    }

    private Future<Result> refused(CrisisContact contact, CallLeg leg, int code) {
        meters.sent(SendKind.CALL, SendOutcome.REFUSED);
        return engine.happened(contact.id(), new ContactEvent.CallRefused(leg.number(), code))
                .map(new Result.Done("refused_" + code, Optional.empty()));
    }

    private Future<Void> over(CrisisContact contact, CallLeg leg, LegOutcome outcome) {
        return engine.happened(contact.id(), new ContactEvent.LegEnded(leg.number(), outcome))
                .mapEmpty();
    }

    /** A leg that has found its own way into the bridge stays there: to be fetched again would tear it apart. */
    private Future<Result> redirect(OutboxItem item, CrisisContact contact, CallLeg leg) {
        if (!contact.stillWants(item.command())) {
            return Future.succeededFuture(NOT_NEEDED);
        }
        return withSid(
                leg,
                sid -> (isSilent(leg) ? talksElsewhere(contact, leg, sid) : Future.succeededFuture(false))
                        .compose(talks -> talks
                                ? engine.happened(
                                                contact.id(), new ContactEvent.PutThroughElsewhere(leg.number(), true))
                                        .map(new Result.Done("talks_elsewhere", Optional.of(sid)))
                                : redirect(item, contact, leg, sid)));
    }

    private Future<Result> redirect(OutboxItem item, CrisisContact contact, CallLeg leg, String sid) {
        return twilio.redirect(sid, new LegRef(contact.id(), leg.number()))
                .compose(answer -> orLookUp(item, contact, leg, answer, "redirected"));
    }

    private boolean isSilent(CallLeg leg) {
        return leg.heardOfAt()
                .filter(at -> at.plus(timings.holdWordEvery()).plus(SILENT).isBefore(clock.instant()))
                .isPresent();
    }

    /** With the line's fallback number, though we have no word of it. False when Twilio does not say. */
    private Future<Boolean> talksElsewhere(CrisisContact contact, CallLeg leg, String sid) {
        return LinesCalled.line(engine.roster(), contact.origin().line())
                .filter(line -> leg.isCallersSide() && leg.isAnswered() && !leg.talkingElsewhere())
                .map(line -> twilio.talksWith(sid, line.fallbackNumber())
                        .map(answer -> answer instanceof TwilioAnswer.Done<Boolean> done && done.value()))
                .orElseGet(() -> Future.succeededFuture(false));
    }

    private Future<Result> end(OutboxItem item, CrisisContact contact, CallLeg leg) {
        if (leg.sid().isEmpty() && leg.progress() == CallLeg.Progress.WANTED) {
            return over(contact, leg, LegOutcome.CANCELED).map(NOT_NEEDED);
        }
        return withSid(
                leg,
                sid -> twilio.end(sid, !leg.isAnswered())
                        .compose(answer -> orLookUp(item, contact, leg, answer, "ended")));
    }

    private interface SidOrder {
        Future<Result> carryOut(String sid);
    }

    private static Future<Result> withSid(CallLeg leg, SidOrder order) {
        return leg.sid()
                .map(order::carryOut)
                .orElseGet(() -> Future.succeededFuture(new Result.Again(UNTIL_PLACED, "not_placed_yet")));
    }

    /** Twilio would not: the call is not in the state that we believed, so it says in which it is. */
    private Future<Result> orLookUp(
            OutboxItem item, CrisisContact contact, CallLeg leg, TwilioAnswer<Void> answer, String how) {
        return switch (answer) {
            case TwilioAnswer.Done<Void> done -> Future.succeededFuture(new Result.Done(how, leg.sid()));
            case TwilioAnswer.Refused<Void> refused -> lookUp(item, contact, leg);
            case TwilioAnswer.Throttled<Void> later -> again(item, SendKind.CALL, later);
            case TwilioAnswer.Unclear<Void> unclear -> again(item, SendKind.CALL, unclear);
            case TwilioAnswer.NotSent<Void> unsent -> again(item, SendKind.CALL, unsent);
        };
    }

    private Future<Result> lookUp(OutboxItem item, CrisisContact contact, CallLeg leg) {
        if (leg.sid().isEmpty()) {
            return Future.succeededFuture(NOT_NEEDED);
        }
        return lookUp(contact, leg, leg.sid().get())
                .compose(known -> known
                        ? Future.succeededFuture(new Result.Done("looked_up", Optional.empty()))
                        : Future.succeededFuture(new Result.Again(wait(item), "not_answered")));
    }

    /** Asks Twilio how a call stands and tells the engine. False when Twilio could not be asked. */
    Future<Boolean> lookUp(CrisisContact contact, CallLeg leg, String sid) {
        var status = twilio.callStatus(sid);
        return talksElsewhere(contact, leg, sid)
                .compose(talks ->
                        status.compose(answer -> answer instanceof TwilioAnswer.Done<Optional<CallStanding>> done
                                ? engine.happened(
                                                contact.id(),
                                                talks
                                                        ? new ContactEvent.PutThroughElsewhere(leg.number(), true)
                                                        : standing(leg.number(), done.value()))
                                        .map(true)
                                : Future.succeededFuture(false)));
    }

    /** A call that Twilio does not know is no call. */
    private static ContactEvent standing(int leg, Optional<CallStanding> found) {
        return found.<ContactEvent>map(call -> call.outcome()
                        .<ContactEvent>map(outcome -> new ContactEvent.LegEnded(leg, outcome))
                        .orElseGet(() -> new ContactEvent.LegProgressed(leg, call.progress())))
                .orElseGet(() -> new ContactEvent.LegEnded(leg, LegOutcome.FAILED));
    }

    private Future<Result> again(OutboxItem item, SendKind kind, TwilioAnswer<?> answer) {
        boolean isUnclear = answer instanceof TwilioAnswer.Unclear<?>;
        meters.sent(kind, isUnclear ? SendOutcome.UNCLEAR : SendOutcome.RETRIED);
        boolean makesSomething =
                !(item.command() instanceof Command.RedirectCall) && !(item.command() instanceof Command.EndCall);
        return Future.succeededFuture(
                isUnclear && makesSomething
                        ? Unclear.fromNow()
                        : new Result.Again(wait(item), answer.getClass().getSimpleName()));
    }

    /** 100, 200, 400 ms and so on, never more than 5 s. */
    private Duration wait(OutboxItem item) {
        var doubled = timings.firstRefusalRetry().multipliedBy(1L << Math.min(item.attempts() - 1, 10));
        return doubled.compareTo(LONGEST_WAIT) < 0 ? doubled : LONGEST_WAIT;
    }
}
