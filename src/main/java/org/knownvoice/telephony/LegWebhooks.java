package org.knownvoice.telephony;

import io.vertx.core.Future;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.knownvoice.contact.CallLeg;
import org.knownvoice.contact.CallLeg.Progress;
import org.knownvoice.contact.ContactEvent;
import org.knownvoice.contact.CrisisContact;
import org.knownvoice.contact.LegRef;
import org.knownvoice.contact.Place;
import org.knownvoice.engine.Answer;
import org.knownvoice.engine.Happenings;
import org.knownvoice.engine.Meantime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What Twilio asks and tells about one leg, at the addresses that were handed out for it. */
final class LegWebhooks {
    private static final Logger LOG = LoggerFactory.getLogger(LegWebhooks.class);
    private static final int UNAVAILABLE = 503;

    private final Happenings happenings;
    private final Documents documents;
    private final Meantime meantime;
    private final AwayLegs away;
    private final Stumbles stumbles = new Stumbles();
    private final LostLegs lost;

    LegWebhooks(Happenings happenings, Documents documents, Meantime meantime, AwayLegs away, LostLegs lost) {
        this.happenings = happenings;
        this.documents = documents;
        this.meantime = meantime;
        this.away = away;
        this.lost = lost;
    }

    void handle(TwilioRequest request, LegAddress address) {
        var leg = LegToken.parse(request.context().pathParam("token"));
        switch (address) {
            case ASK, KEYS, PRESS, BRIDGE_LEFT, FALLBACK_LEFT, MESSAGE_LEFT ->
                leg.ifPresentOrElse(
                        known -> answerWithDocument(request, known, address), () -> answerUnknown(request, address));
            case STATUS, FALLBACK_STATUS, MESSAGE_KEPT ->
                leg.ifPresentOrElse(known -> takeNote(request, known, address), () -> request.answer(204));
            case CONFERENCE -> request.answer(204);
            case WAIT -> request.answerXml(documents.waiting());
        }
    }

    private void answerUnknown(TwilioRequest request, LegAddress address) {
        Future.succeededFuture()
                .compose(now -> unknown(request, address))
                .otherwise(failure -> documents.politeEnd(request.isInbound()))
                .onSuccess(request::answerXml);
    }

    private void answerWithDocument(TwilioRequest request, LegRef leg, LegAddress address) {
        Future.succeededFuture()
                .compose(now -> meantime.isLost()
                        ? away.goesOn(request, leg, address)
                        : committed(request, leg, address)
                                .recover(failure -> notCommitted(request, leg, address, failure)))
                .recover(failure -> {
                    log(leg, address, failure);
                    return Future.succeededFuture(trouble(request, leg, address));
                })
                .otherwise(failure -> documents.safety())
                .onSuccess(request::answerXml);
    }

    /** Once may be a stumble, and is asked again. Whoever wants the crisis line does not wait for that. */
    private Future<String> notCommitted(TwilioRequest request, LegRef leg, LegAddress address, Throwable failure) {
        log(leg, address, failure);
        boolean again = stumbles.stumbledAgain(leg.contact(), meantime.now()) || isAgain(request);
        return again || AwayLegs.asksForFallback(request, address)
                ? away.goesOn(request, leg, address)
                : Future.succeededFuture(trouble(request, leg, address));
    }

    private static boolean isAgain(TwilioRequest request) {
        return request.inAddress(LegAddresses.AGAIN).isPresent();
    }

    private String trouble(TwilioRequest request, LegRef leg, LegAddress address) {
        return away.asksAgain(request, leg, address, askedAgainAt(address));
    }

    private Future<String> committed(TwilioRequest request, LegRef leg, LegAddress address) {
        var within = isAgain(request) || stumbles.hasStumbled(leg.contact(), meantime.now())
                ? Webhooks.FIRST_ANSWER_WITHIN
                : Webhooks.ENGINE_WITHIN;
        return happenings
                .contact(leg.contact())
                .compose(contact ->
                        contact.isEmpty() ? unknown(request, address) : committed(request, leg, contact.get(), address))
                .timeout(within.toMillis(), TimeUnit.MILLISECONDS);
    }

    private Future<String> unknown(TwilioRequest request, LegAddress address) {
        return away.messageLeft(request, address).compose(noted -> lost.goesOn(request, address));
    }

    /** A second call of ours to the same phone ends. A caller's call may be lost where its contact is not. */
    private Future<String> ofAnotherCall(TwilioRequest request, LegAddress address) {
        return request.isInbound() ? unknown(request, address) : Future.succeededFuture(documents.politeEnd(false));
    }

    private Future<String> committed(TwilioRequest request, LegRef leg, CrisisContact contact, LegAddress address) {
        return ownCall(contact, leg, request.get("CallSid"))
                .compose(known -> known.isEmpty()
                        ? ofAnotherCall(request, address)
                        : happened(request, leg, known.get(), address)
                                .compose(answer -> away.isAwaited(answer)
                                        ? away.goesOn(request, leg, address)
                                        : Future.succeededFuture(document(answer))));
    }

    private String document(Answer answer) {
        return documents.of(answer.contact(), answer.leg(), happenings.roster());
    }

    /** What came after a bridge or the fallback line is told again; a lost key is asked for again. */
    private static LegAddress askedAgainAt(LegAddress address) {
        return switch (address) {
            case BRIDGE_LEFT, FALLBACK_LEFT -> address;
            default -> LegAddress.ASK;
        };
    }

    private void takeNote(TwilioRequest request, LegRef leg, LegAddress address) {
        var sid = address == LegAddress.FALLBACK_STATUS
                ? request.given("ParentCallSid").orElse("")
                : request.get("CallSid");
        Future.succeededFuture()
                .compose(now ->
                        meantime.isLost() ? away.told(request, address) : notedOrKept(request, leg, address, sid))
                .onSuccess(done -> request.answer(204))
                .onFailure(failure -> {
                    log(leg, address, failure);
                    request.answer(UNAVAILABLE);
                });
    }

    /** These two are said once, and nobody asks Twilio about them later. */
    private Future<Void> notedOrKept(TwilioRequest request, LegRef leg, LegAddress address, String sid) {
        var noted = noted(request, leg, address, sid);
        return address == LegAddress.MESSAGE_KEPT || address == LegAddress.FALLBACK_STATUS
                ? noted.timeout(Webhooks.ENGINE_WITHIN.toMillis(), TimeUnit.MILLISECONDS)
                        .recover(failure -> {
                            log(leg, address, failure);
                            return away.told(request, address);
                        })
                : noted;
    }

    private Future<Void> noted(TwilioRequest request, LegRef leg, LegAddress address, String sid) {
        return happenings
                .contact(leg.contact())
                .compose(contact -> contact.map(found -> ownCall(found, leg, sid))
                        .orElseGet(() -> Future.succeededFuture(Optional.empty())))
                .<Void>compose(known -> known.isEmpty()
                        ? away.messageLeft(request, address)
                        : noted(request, leg, address).mapEmpty());
    }

    /**
     * The leg, when this call is the leg's own; empty for any other call. Where Twilio's answer to our order got lost,
     * the call's first word tells us its id.
     */
    private Future<Optional<CallLeg>> ownCall(CrisisContact contact, LegRef ref, String sid) {
        boolean isNew =
                contact.leg(ref.leg()).filter(leg -> leg.sid().isEmpty()).isPresent() && !sid.isEmpty();
        return isNew
                ? happenings
                        .happened(ref.contact(), new ContactEvent.CallPlaced(ref.leg(), sid))
                        .map(placed -> placed.flatMap(found -> own(found, ref, sid)))
                : Future.succeededFuture(own(contact, ref, sid));
    }

    private static Optional<CallLeg> own(CrisisContact contact, LegRef ref, String sid) {
        return contact.leg(ref.leg())
                .filter(leg -> leg.sid().filter(sid::equals).isPresent());
    }

    private Future<Answer> happened(TwilioRequest request, LegRef ref, CallLeg leg, LegAddress address) {
        var over = request.callOver().map(outcome -> new ContactEvent.LegEnded(ref.leg(), outcome));
        return switch (address) {
            case FALLBACK_LEFT ->
                happenings
                        .happened(ref, new ContactEvent.FallbackLeft(ref.leg(), talked(request, leg)))
                        .compose(answer -> over.map(ended -> happenings.happened(ref, ended))
                                .orElseGet(() -> Future.succeededFuture(answer)));
            case MESSAGE_LEFT ->
                messageLeft(request, ref)
                        .compose(kept ->
                                happenings.happened(ref, new ContactEvent.LegAsked(ref.leg(), Optional.empty())))
                        .compose(answer -> over.map(ended -> happenings.happened(ref, ended))
                                .orElseGet(() -> Future.succeededFuture(answer)));
            case KEYS ->
                over.map(ended -> happenings.happened(ref, ended))
                        .orElseGet(() -> happenings.callerPressed(ref, place(request, "at"), request.get("Digits")));
            default ->
                happenings.happened(
                        ref, over.<ContactEvent>map(ended -> ended).orElseGet(() -> event(request, ref, address)));
        };
    }

    private static ContactEvent event(TwilioRequest request, LegRef ref, LegAddress address) {
        return switch (address) {
            case PRESS -> new ContactEvent.ClinicianPressed(ref.leg(), request.get("Digits"));
            case BRIDGE_LEFT ->
                new ContactEvent.BridgeLeft(ref.leg(), request.inAddress("talk").map(Integer::valueOf));
            default -> new ContactEvent.LegAsked(ref.leg(), place(request, "after"));
        };
    }

    private static Optional<Place> place(TwilioRequest request, String name) {
        return request.inAddress(name).map(Place::valueOf);
    }

    /** Asked again after a failure, Twilio does not say it a second time: then what we noted before counts. */
    private static boolean talked(TwilioRequest request, CallLeg leg) {
        return request.given("DialCallStatus")
                .map(status -> status.equals("completed") || status.equals("answered"))
                .orElse(leg.talkingElsewhere());
    }

    private Future<Answer> messageLeft(TwilioRequest request, LegRef ref) {
        return request.given("RecordingSid")
                .map(recording -> happenings.messageLeft(ref, recording, request.number("RecordingDuration")))
                .orElseGet(() ->
                        happenings.happened(ref, new ContactEvent.LegAsked(ref.leg(), Optional.of(Place.MESSAGE))));
    }

    private Future<?> noted(TwilioRequest request, LegRef ref, LegAddress address) {
        return switch (address) {
            case FALLBACK_STATUS ->
                CallStatus.progress(request.get("CallStatus"))
                        .filter(progress -> progress == Progress.ANSWERED)
                        .<Future<?>>map(answered ->
                                happenings.happened(ref.contact(), new ContactEvent.FallbackAnswered(ref.leg())))
                        .orElseGet(Future::succeededFuture);
            case MESSAGE_KEPT ->
                request.get("RecordingStatus").equals("completed")
                        ? messageLeft(request, ref)
                        : Future.succeededFuture();
            default ->
                statusEvent(request, ref)
                        .<Future<?>>map(event -> happenings.happened(ref.contact(), event))
                        .orElseGet(Future::succeededFuture);
        };
    }

    private static Optional<ContactEvent> statusEvent(TwilioRequest request, LegRef ref) {
        return request.callOver()
                .<ContactEvent>map(outcome -> new ContactEvent.LegEnded(ref.leg(), outcome, failedWith(request)))
                .or(() -> CallStatus.progress(request.get("CallStatus"))
                        .filter(progress -> progress != Progress.PLACED)
                        .map(progress -> new ContactEvent.LegProgressed(ref.leg(), progress)));
    }

    private static Optional<Integer> failedWith(TwilioRequest request) {
        return request.given("SipResponseCode")
                .filter(code -> request.get("CallStatus").equals("failed"))
                .map(code -> request.number("SipResponseCode"));
    }

    private static void log(LegRef leg, LegAddress address, Throwable failure) {
        LOG.error("{} of leg {} of contact {} failed", address, leg.leg(), leg.contact(), Shown.of(failure));
    }
}
