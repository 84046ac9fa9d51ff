package org.knownvoice.telephony;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.knownvoice.contact.Acceptance;
import org.knownvoice.contact.CallLeg;
import org.knownvoice.contact.CallLeg.Progress;
import org.knownvoice.contact.ContactEvent;
import org.knownvoice.contact.CrisisContact;
import org.knownvoice.contact.LegOutcome;
import org.knownvoice.contact.LegRef;
import org.knownvoice.contact.Meanwhile;
import org.knownvoice.directory.Line;
import org.knownvoice.engine.Happenings;
import org.knownvoice.engine.Meantime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers a call without the database, by {@link AwayLadder}; once the database answers, the call goes on as any other. */
final class AwayWebhooks {
    private static final Logger LOG = LoggerFactory.getLogger(AwayWebhooks.class);

    private final Happenings happenings;
    private final Meantime meantime;
    private final Documents documents;
    private final AwayLadder ladder;
    private final AwayScript script;

    AwayWebhooks(Happenings happenings, Meantime meantime, Documents documents, AwayLadder ladder) {
        this.happenings = happenings;
        this.meantime = meantime;
        this.documents = documents;
        this.ladder = ladder;
        this.script = ladder.script();
    }

    /** The first words, and the first ring; the same again for a call that has come before. Empty: the line is unknown. */
    Future<Optional<String>> callCame(TwilioRequest request) {
        var call = ladder.callersCall(request);
        var before = meantime.cameAt(call.sid());
        var came = before.orElseGet(meantime::now);
        return before.map(noted -> Future.<Void>succeededFuture())
                .orElseGet(() -> meantime.note(call, new Meanwhile.Came(came)))
                .compose(noted -> ladder.caller(request, call)
                        .map(caller -> ladder.ringNext(script.greeting(caller), caller, call, came, 0)
                                .map(Optional::of))
                        .orElseGet(() -> Future.succeededFuture(Optional.empty())));
    }

    /** Does once what the first such call needs. */
    void warmUp(Line line) {
        var roster = happenings.roster();
        var caller = AwayCaller.of(roster, line, "");
        var now = meantime.now();
        caller.people(now).stream()
                .findFirst()
                .ifPresent(person -> script.ring(
                        script.greeting(caller),
                        caller,
                        line.phone(),
                        AwayToken.of(now, 0, false, person.clinician())));
    }

    void handle(TwilioRequest request, AwayAddress address) {
        var token = AwayToken.parse(request.context().pathParam("token"));
        if (token.isEmpty()) {
            request.answerXml(documents.politeEnd(request.isInbound()));
            return;
        }
        switch (address) {
            case NEXT -> answer(request, () -> next(request, token.get()));
            case FALLBACK_LEFT -> answer(request, () -> fallbackLeft(request));
            case PROMPT -> answer(request, () -> prompt(request, token.get()));
            case PRESS -> answer(request, () -> pressed(request, token.get()));
            case RING_STATUS -> noted(request, () -> ringStatus(request, token.get()));
            case FALLBACK_STATUS -> noted(request, () -> fallbackStatus(request));
        }
    }

    private interface Work<T> {
        Future<T> begin();
    }

    private void answer(TwilioRequest request, Work<String> document) {
        Future.succeededFuture()
                .compose(now -> document.begin())
                .onFailure(failure ->
                        LOG.error("{} failed", request.context().request().path(), Shown.of(failure)))
                .otherwise(failure -> documents.safety())
                .onSuccess(request::answerXml);
    }

    private static void noted(TwilioRequest request, Work<Void> work) {
        Future.succeededFuture().compose(now -> work.begin()).onComplete(done -> request.answer(204));
    }

    /** The caller's call is over: the only word of somebody who hangs up. */
    Future<Void> callOver(TwilioRequest request, LegOutcome outcome) {
        return meantime.happened(ladder.callersCall(request), new Meanwhile.Over(meantime.now(), outcome))
                .mapEmpty();
    }

    // the caller

    private Future<String> next(TwilioRequest request, AwayToken token) {
        var call = ladder.callersCall(request);
        return ringIsOver(request, call)
                .compose(noted -> callGoesOn(
                        request,
                        call,
                        () -> ladder.caller(request, call)
                                .map(caller -> goesOn(request, caller, call, token))
                                .orElseGet(() -> Future.succeededFuture(documents.safety()))));
    }

    private Future<String> goesOn(TwilioRequest request, AwayCaller caller, Meantime.Call call, AwayToken token) {
        if (request.get("DialBridged").equals("true")) {
            return ladder.ringAgain(caller, call, token);
        }
        if (token.again()) {
            return ladder.toFallback(script.stillReaching(caller, 1), caller, call, token);
        }
        int next = token.nextPlace();
        var words = script.stillReaching(caller, Math.max(1, next));
        return happenings
                .lastSeenOfCall(call.sid())
                .flatMap(contact -> ladder.cameForward().next(contact.id(), request.get("DialCallSid"), meantime.now()))
                .map(one -> ladder.ringFirst(words, caller, call, token.since(), one))
                .orElseGet(() -> ladder.ringNext(words, caller, call, token.since(), next));
    }

    private Future<Void> ringIsOver(TwilioRequest request, Meantime.Call call) {
        return request.given("DialCallSid")
                .flatMap(sid -> CallStatus.outcome(request.get("DialCallStatus"))
                        .or(() -> Optional.of(LegOutcome.COMPLETED))
                        .map(outcome -> meantime.note(call, new Meanwhile.RingOver(meantime.now(), sid, outcome))))
                .orElseGet(Future::succeededFuture);
    }

    /** As any other call when the database answers; else by what the directory in memory says. */
    private Future<String> callGoesOn(TwilioRequest request, Meantime.Call call, Work<String> otherwise) {
        var over = request.callOver();
        if (over.isPresent()) {
            return meantime.happened(call, new Meanwhile.Over(meantime.now(), over.get()))
                    .map(contact -> documents.politeEnd(true));
        }
        return meantime.contactOf(call)
                .compose(contact -> contact.flatMap(found -> handOver(found, call))
                        .map(document -> document.recover(failure -> otherwise.begin()))
                        .orElseGet(otherwise::begin));
    }

    private Optional<Future<String>> handOver(CrisisContact contact, Meantime.Call call) {
        return contact.leg(call.sid())
                .map(leg -> new LegRef(contact.id(), leg.number()))
                .map(ref -> happenings
                        .happened(ref, new ContactEvent.LegAsked(ref.leg(), Optional.empty()))
                        .timeout(Webhooks.ENGINE_WITHIN.toMillis(), TimeUnit.MILLISECONDS)
                        .map(answer -> documents.of(answer.contact(), answer.leg(), happenings.roster())));
    }

    private Future<String> fallbackLeft(TwilioRequest request) {
        var call = ladder.callersCall(request);
        boolean talked = AwayLadder.talkedWithFallback(request);
        return meantime.note(call, new Meanwhile.FallbackLeft(meantime.now(), talked))
                .compose(noted -> callGoesOn(request, call, () -> ladder.afterFallback(request, call, talked)));
    }

    private Future<Void> fallbackStatus(TwilioRequest request) {
        var parent = request.given("ParentCallSid");
        boolean answered = CallStatus.progress(request.get("CallStatus"))
                .filter(progress -> progress == Progress.ANSWERED)
                .isPresent();
        return parent.isPresent() && answered
                ? meantime.happened(
                                ladder.childOf(request, parent.get()), new Meanwhile.FallbackAnswered(meantime.now()))
                        .mapEmpty()
                : Future.succeededFuture();
    }

    // the clinician

    private Future<String> prompt(TwilioRequest request, AwayToken token) {
        var call = ladder.childOf(request, request.get("ParentCallSid"));
        return meantime.contactOf(call)
                .map(contact -> refusal(contact, token).orElseGet(() -> promptNow(request, token, contact)));
    }

    /** Of a ring that only another server knows the longest is assumed. */
    private String promptNow(TwilioRequest request, AwayToken token, Optional<CrisisContact> contact) {
        var sid = request.get("CallSid");
        var rung = meantime.rangAt(sid)
                .or(() -> contact.flatMap(found -> found.leg(sid)).map(CallLeg::startedAt))
                .map(since -> Duration.between(since, meantime.now()));
        return script.prompt(token, rung.orElse(AwayScript.LONGEST_RING));
    }

    /** What somebody hears who comes too late; empty while the caller still needs one. */
    private Optional<String> refusal(Optional<CrisisContact> contact, AwayToken token) {
        return contact.filter(found -> !found.state().isLive() || hasAnother(found, token))
                .map(found -> script.farewell(StaffPhrase.NOT_NEEDED));
    }

    private boolean hasAnother(CrisisContact contact, AwayToken token) {
        return contact.acceptance()
                .map(Acceptance::clinician)
                .filter(owner -> !Optional.of(owner).equals(token.who(happenings.roster())))
                .isPresent();
    }

    private Future<String> pressed(TwilioRequest request, AwayToken token) {
        var call = ladder.childOf(request, request.get("ParentCallSid"));
        var ring = ring(request, token);
        if (ring.isEmpty()) {
            return Future.succeededFuture(script.farewell(StaffPhrase.NOT_NEEDED));
        }
        return switch (request.get("Digits")) {
            case "1" -> accepts(call, ring.get(), token);
            case "2" ->
                meantime.happened(call, new Meanwhile.Declined(meantime.now(), ring.get()))
                        .map(contact -> script.farewell(StaffPhrase.DECLINED));
            default -> Future.succeededFuture(promptNow(request, token, Optional.empty()));
        };
    }

    /** What counts is on the disk before the clinician hears that it counts. */
    private Future<String> accepts(Meantime.Call call, Meanwhile.Ring ring, AwayToken token) {
        return meantime.contactOf(call).compose(contact -> {
            var refusal = refusal(contact, token);
            return refusal.isPresent()
                    ? Future.succeededFuture(refusal.get())
                    : meantime.happened(call, new Meanwhile.Accepted(meantime.now(), ring))
                            .map(after -> refusal(after, token).orElseGet(script::accepted));
        });
    }

    private Future<Void> ringStatus(TwilioRequest request, AwayToken token) {
        var parent = request.given("ParentCallSid");
        if (parent.isEmpty()) {
            return Future.succeededFuture();
        }
        var call = ladder.childOf(request, parent.get());
        var sid = request.get("CallSid");
        var over = request.callOver();
        if (over.isPresent()) {
            return meantime.happened(call, new Meanwhile.RingOver(meantime.now(), sid, over.get()))
                    .mapEmpty();
        }
        return ring(request, token)
                .filter(ring -> !meantime.knows(sid))
                .map(ring -> meantime.happened(call, new Meanwhile.Rang(meantime.now(), ring))
                        .<Void>mapEmpty())
                .orElseGet(Future::succeededFuture);
    }

    private Optional<Meanwhile.Ring> ring(TwilioRequest request, AwayToken token) {
        return token.who(happenings.roster()).map(person -> new Meanwhile.Ring(person, request.get("CallSid")));
    }
}
