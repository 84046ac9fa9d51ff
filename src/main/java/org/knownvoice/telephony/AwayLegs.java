package org.knownvoice.telephony;

import io.vertx.core.Future;
import java.util.Optional;
import java.util.Set;
import org.knownvoice.contact.Acceptance;
import org.knownvoice.contact.CallLeg;
import org.knownvoice.contact.CallLeg.Progress;
import org.knownvoice.contact.CallLeg.Role;
import org.knownvoice.contact.CrisisContact;
import org.knownvoice.contact.LegRef;
import org.knownvoice.contact.Meanwhile;
import org.knownvoice.contact.Place;
import org.knownvoice.directory.Language;
import org.knownvoice.directory.PhoneNumber;
import org.knownvoice.engine.Answer;
import org.knownvoice.engine.Happenings;
import org.knownvoice.engine.Meantime;

/**
 * Goes on with the calls of an open contact while the database does not answer. Who waits for somebody is put through in
 * turn, as a new caller is; a clinician who presses 1 is called first of all, with the caller; who talks is left alone, so
 * that nobody can come back into a talk meanwhile.
 */
final class AwayLegs {
    private static final Set<Place> TYPING = Set.of(Place.KEYPAD, Place.KEYPAD_AGAIN);

    /** Whose caller waits for them: they are called first of all. */
    private static final Set<Place> ASIDE = Set.of(Place.ASIDE, Place.NO_INTERPRETER, Place.NOBODY_TO_ADD);

    private final Happenings happenings;
    private final Meantime meantime;
    private final Documents documents;
    private final AwayLadder ladder;
    private final AwayScript script;

    AwayLegs(Happenings happenings, Meantime meantime, Documents documents, AwayLadder ladder) {
        this.happenings = happenings;
        this.meantime = meantime;
        this.documents = documents;
        this.ladder = ladder;
        this.script = ladder.script();
    }

    /** What the leg that asks hears now. */
    Future<String> goesOn(TwilioRequest request, LegRef ref, LegAddress address) {
        var seen = lastSeen(ref);
        boolean isOfAnother = seen.flatMap(one -> one.leg().sid())
                .filter(sid -> !sid.equals(request.get("CallSid")))
                .isPresent();
        if (isOfAnother) {
            return Future.succeededFuture(documents.politeEnd(request.isInbound()));
        }
        if (seen.filter(one -> one.leg().isGuest()).isPresent()) {
            return Future.succeededFuture(
                    address == LegAddress.BRIDGE_LEFT ? documents.politeEnd(false) : document(seen.orElseThrow()));
        }
        return isClinicians(request, seen, address)
                ? Future.succeededFuture(clinician(request, ref, address, seen))
                : messageLeft(request, address).compose(noted -> caller(request, ref, address, seen));
    }

    /** Nobody has the contact, and somebody keeps their phone free for its caller, who only waits. */
    boolean isAwaited(Answer answer) {
        return answer.leg().isCallersSide()
                && answer.leg().place() == Place.HOLD
                && answer.contact().acceptance().isEmpty()
                && ladder.cameForward().isOneWaiting(answer.contact().id(), meantime.now());
    }

    /** Notes the spoken message of which this request tells, if it does. Nobody looks for it later. */
    Future<Void> messageLeft(TwilioRequest request, LegAddress address) {
        return recordingIn(request, address)
                .map(recording -> meantime.note(
                        callOfMessage(request),
                        new Meanwhile.MessageLeft(meantime.now(), recording, request.number("RecordingDuration"))))
                .orElseGet(Future::succeededFuture);
    }

    private static Optional<String> recordingIn(TwilioRequest request, LegAddress address) {
        return switch (address) {
            case MESSAGE_LEFT, MESSAGE_KEPT -> request.given("RecordingSid");
            default -> Optional.empty();
        };
    }

    /** The word that the sound is there does not say whose it is. */
    private Meantime.Call callOfMessage(TwilioRequest request) {
        return request.given("To")
                .map(given -> ladder.callersCall(request))
                .or(() -> happenings
                        .lastSeenOfCall(request.get("CallSid"))
                        .map(seen -> new Meantime.Call(
                                request.get("CallSid"), seen.origin().line(), "")))
                .orElseGet(() -> ladder.callersCall(request));
    }

    /** Twilio told how a call stands. Most of it is asked about when the database is back. */
    Future<Void> told(TwilioRequest request, LegAddress address) {
        if (address == LegAddress.MESSAGE_KEPT) {
            return messageLeft(request, address);
        }
        var parent = request.given("ParentCallSid");
        boolean answered = CallStatus.progress(request.get("CallStatus"))
                .filter(progress -> progress == Progress.ANSWERED)
                .isPresent();
        return address == LegAddress.FALLBACK_STATUS && answered && parent.isPresent()
                ? meantime.note(ladder.childOf(request, parent.get()), new Meanwhile.FallbackAnswered(meantime.now()))
                : Future.succeededFuture();
    }

    /** The database has stumbled: whoever it is hears what can be said without it, and asks again at the address. */
    String asksAgain(TwilioRequest request, LegRef ref, LegAddress address, LegAddress next) {
        var seen = lastSeen(ref);
        boolean staffs =
                seen.map(one -> !one.leg().isCallersSide()).orElseGet(() -> isClinicians(request, seen, address));
        return staffs
                ? documents.troubleOfStaff(ref, next)
                : documents.troubleOfCaller(ref, language(request, seen), next);
    }

    private Language language(TwilioRequest request, Optional<Standing> seen) {
        return seen.map(one ->
                        happenings.roster().spoken(one.contact().identity().language()))
                .or(() -> ladder.caller(request, ladder.callersCall(request)).map(AwayCaller::language))
                .orElse(Language.ENGLISH);
    }

    /** The leg as this server last saw it. */
    private record Standing(CrisisContact contact, CallLeg leg) {}

    private Optional<Standing> lastSeen(LegRef ref) {
        return happenings
                .lastSeen(ref.contact())
                .flatMap(contact -> contact.leg(ref.leg()).map(leg -> new Standing(contact, leg)));
    }

    private boolean isClinicians(TwilioRequest request, Optional<Standing> seen, LegAddress address) {
        return seen.map(one -> one.leg().role() == Role.CLINICIAN)
                .orElseGet(() -> address == LegAddress.PRESS
                        || request.isOutbound() && clinicianOn(request).isPresent());
    }

    /** Whose phone it is that we have called. */
    private Optional<AwayLadder.OnPhone> clinicianOn(TwilioRequest request) {
        return PhoneNumber.parse(request.get("To"))
                .flatMap(phone -> happenings
                        .roster()
                        .clinicianWithPhone(phone)
                        .map(one -> new AwayLadder.OnPhone(one.id(), phone)));
    }

    private String document(Standing seen) {
        return documents.of(seen.contact(), seen.leg(), happenings.roster());
    }

    // the clinician

    private String clinician(TwilioRequest request, LegRef ref, LegAddress address, Optional<Standing> seen) {
        if (request.callOver().isPresent() || address == LegAddress.BRIDGE_LEFT) {
            return documents.politeEnd(false);
        }
        if (seen.map(one -> one.leg().place()).filter(ASIDE::contains).isPresent()) {
            clinicianOn(request).ifPresent(one -> comesForward(ref, one));
            return script.farewell(StaffPhrase.CALLED_AGAIN);
        }
        boolean isAskedNow = seen.map(one -> one.leg().place())
                .filter(place -> place != Place.PROMPT && place != Place.JOIN_PROMPT)
                .isEmpty();
        if (!isAskedNow) {
            return document(seen.orElseThrow());
        }
        var key = address == LegAddress.PRESS ? request.get("Digits") : "";
        if (seen.filter(AwayLegs::isAboutToComeBack).isPresent()) {
            return script.farewell(key.equals("2") ? StaffPhrase.OVER : StaffPhrase.MENU_SORRY);
        }
        return switch (key) {
            case "1" -> {
                clinicianOn(request).ifPresent(one -> comesForward(ref, one));
                yield script.farewell(StaffPhrase.CALLED_AGAIN);
            }
            case "2" -> script.farewell(StaffPhrase.DECLINED);
            default -> script.prompt(ref);
        };
    }

    private static boolean isAboutToComeBack(Standing seen) {
        return seen.contact().talk().isOn() && seen.leg().place() == Place.JOIN_PROMPT;
    }

    private void comesForward(LegRef ref, AwayLadder.OnPhone clinician) {
        ladder.cameForward().comes(ref.contact(), clinician, meantime.now());
    }

    // the caller

    private Future<String> caller(TwilioRequest request, LegRef ref, LegAddress address, Optional<Standing> seen) {
        var call = ladder.callersCall(request);
        var over = request.callOver();
        if (over.isPresent()) {
            return meantime.note(call, new Meanwhile.Over(meantime.now(), over.get()))
                    .map(noted -> documents.politeEnd(true));
        }
        var caller = ladder.caller(request, call);
        if (caller.isEmpty()) {
            return Future.succeededFuture(documents.safety());
        }
        return switch (address) {
            case BRIDGE_LEFT -> leftAlone(caller.get(), call, seen);
            case FALLBACK_LEFT -> {
                boolean talked = talkedWithFallback(request, seen);
                yield meantime.note(call, new Meanwhile.FallbackLeft(meantime.now(), talked))
                        .compose(noted -> ladder.afterFallback(request, call, talked));
            }
            default ->
                seen.filter(one -> isSettled(one.leg().place()))
                        .map(one -> Future.succeededFuture(document(one)))
                        .orElseGet(() -> waits(request, ref, address, caller.get(), call, seen));
        };
    }

    /** Asked again, Twilio does not say it a second time. */
    private static boolean talkedWithFallback(TwilioRequest request, Optional<Standing> seen) {
        return request.given("DialCallStatus").isPresent()
                ? AwayLadder.talkedWithFallback(request)
                : seen.filter(one -> one.leg().talkingElsewhere()).isPresent();
    }

    /** Committed before the database was lost, and without a way back: into the bridge, or good-bye. */
    private static boolean isSettled(Place place) {
        return place == Place.BRIDGE || place.isLeaving();
    }

    private Future<String> leftAlone(AwayCaller caller, Meantime.Call call, Optional<Standing> seen) {
        var now = meantime.now();
        var owner = seen.flatMap(one -> one.contact().acceptance()).map(Acceptance::clinician);
        return meantime.note(call, new Meanwhile.CutOff(now))
                .compose(noted -> owner.map(one -> ladder.ringAgain(caller, call, AwayToken.of(now, 0, false, one)))
                        .orElseGet(() -> ladder.ringNext(script.cutOff(caller), caller, call, now, 0)));
    }

    private Future<String> waits(
            TwilioRequest request,
            LegRef ref,
            LegAddress address,
            AwayCaller caller,
            Meantime.Call call,
            Optional<Standing> seen) {
        var before = meantime.cameAt(call.sid());
        var since = before.orElseGet(meantime::now);
        var words = recordingIn(request, address).isPresent()
                ? script.afterMessage(caller)
                : script.stillReaching(
                        caller, seen.map(one -> one.contact().peopleAsked()).orElse(0));
        var owner = seen.flatMap(one -> one.contact().acceptance()).map(Acceptance::clinician);
        return before.map(noted -> Future.<Void>succeededFuture())
                .orElseGet(() -> meantime.note(call, new Meanwhile.Came(since)))
                .compose(noted -> {
                    if (wantsFallback(request, address, seen)) {
                        return ladder.toFallback(new Twiml(caller.voice()), caller, call, AwayToken.ofNobody(since, 0));
                    }
                    return ladder.cameForward()
                            .first(ref.contact(), meantime.now())
                            .map(one -> ladder.ringFirst(words, caller, call, since, one))
                            .or(() -> owner.map(one -> ladder.ringFirst(words, caller, call, since, one)))
                            .orElseGet(() -> ladder.ringNext(words, caller, call, since, 0));
                });
    }

    /** The caller has pressed 1 for it, or nobody has answered in the time that there was. */
    private static boolean wantsFallback(TwilioRequest request, LegAddress address, Optional<Standing> seen) {
        return asksForFallback(request, address)
                || seen.filter(one -> one.leg().place() == Place.EXHAUSTED).isPresent();
    }

    /** The caller has pressed 1, and not in the middle of a number. */
    static boolean asksForFallback(TwilioRequest request, LegAddress address) {
        boolean types = request.inAddress("at")
                .map(Place::valueOf)
                .filter(TYPING::contains)
                .isPresent();
        return address == LegAddress.KEYS && !types && request.get("Digits").equals("1");
    }
}
