package org.knownvoice.telephony;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.Optional;
import org.knownvoice.contact.Meanwhile;
import org.knownvoice.directory.ClinicianId;
import org.knownvoice.directory.Line;
import org.knownvoice.directory.PhoneNumber;
import org.knownvoice.engine.Happenings;
import org.knownvoice.engine.Meantime;
import org.knownvoice.paging.InTurn;

/**
 * Whom a caller is put through to without the database: the phones of those whom the ladder would ask ring in turn, then
 * the fallback number. Each step is noted before it is answered.
 */
final class AwayLadder {
    /** Why a person is asked whom the ladder does not name now: they have said themselves that they come. */
    private static final String CAME_FORWARD = "came_forward";

    private final Happenings happenings;
    private final Meantime meantime;
    private final Documents documents;
    private final AwayScript script;
    private final CameForward cameForward = new CameForward();

    AwayLadder(Happenings happenings, Meantime meantime, Documents documents) {
        this.happenings = happenings;
        this.meantime = meantime;
        this.documents = documents;
        this.script = documents.away();
    }

    AwayScript script() {
        return script;
    }

    CameForward cameForward() {
        return cameForward;
    }

    /** The caller's own call, be it theirs to us or ours to them. */
    Meantime.Call callersCall(TwilioRequest request) {
        return request.isOutbound()
                ? new Meantime.Call(request.get("CallSid"), line(request.get("From")), request.get("To"))
                : new Meantime.Call(request.get("CallSid"), line(request.get("To")), request.get("From"));
    }

    /** A call that the caller's call has made: it shows the line as its caller. */
    Meantime.Call childOf(TwilioRequest request, String parent) {
        return new Meantime.Call(parent, line(request.get("From")), "");
    }

    private PhoneNumber line(String number) {
        return PhoneNumber.parse(number)
                .or(() ->
                        happenings.roster().allLines().stream().map(Line::phone).findFirst())
                .orElseThrow(() -> new IllegalStateException("the directory has no line"));
    }

    /** Who calls, as far as it is known; what they typed counts where this server has seen it. */
    Optional<AwayCaller> caller(TwilioRequest request, Meantime.Call call) {
        var roster = happenings.roster();
        var seen = happenings.lastSeenOfCall(call.sid());
        return LinesCalled.line(roster, call.line())
                .map(line -> AwayCaller.of(
                        roster,
                        line,
                        call.from(),
                        !request.isOutbound(),
                        seen.flatMap(contact -> contact.identity().client())));
    }

    /** The next person in turn whose phone no other such call rings; the fallback number when there is none in time. */
    Future<String> ringNext(Twiml after, AwayCaller caller, Meantime.Call call, Instant since, int from) {
        var people = caller.people(since);
        var occupied = meantime.occupied(call);
        boolean inTime = meantime.now().isBefore(since.plus(caller.budget()));
        for (int place = from; inTime && place < people.size(); place++) {
            var person = people.get(place);
            var phone = firstPhone(caller, person.clinician());
            if (phone.isPresent() && !occupied.contains(person.clinician())) {
                var token = AwayToken.of(since, place, false, person.clinician());
                return meantime.note(call, asked(person)).map(noted -> script.ring(after, caller, phone.get(), token));
            }
        }
        return toFallback(after, caller, call, AwayToken.ofNobody(since, from));
    }

    /** Somebody comes before all others; after them everybody in turn. */
    Future<String> ringFirst(Twiml after, AwayCaller caller, Meantime.Call call, Instant since, ClinicianId first) {
        return firstPhone(caller, first)
                .map(phone -> ringFirst(after, caller, call, since, new OnPhone(first, phone)))
                .orElseGet(() -> ringNext(after, caller, call, since, 0));
    }

    /** A clinician, and the phone on which we have them. */
    record OnPhone(ClinicianId clinician, PhoneNumber phone) {}

    Future<String> ringFirst(Twiml after, AwayCaller caller, Meantime.Call call, Instant since, OnPhone on) {
        var first = on.clinician();
        if (meantime.occupied(call).contains(first)) {
            return ringNext(after, caller, call, since, 0);
        }
        var step = caller.people(since).stream()
                .filter(person -> person.clinician().equals(first))
                .findFirst()
                .map(this::asked)
                .orElseGet(() -> new Meanwhile.Asked(meantime.now(), first, 1, CAME_FORWARD));
        return meantime.note(call, step)
                .map(noted -> script.ring(after, caller, on.phone(), AwayToken.beforeAll(since, first)));
    }

    private Meanwhile asked(InTurn.Person person) {
        return new Meanwhile.Asked(
                meantime.now(),
                person.clinician(),
                person.step(),
                person.candidate().reason());
    }

    /** Caller and clinician talked, and the caller is still there: the same clinician once more. */
    Future<String> ringAgain(AwayCaller caller, Meantime.Call call, AwayToken token) {
        var after = script.cutOff(caller);
        return token.who(caller.roster())
                .flatMap(person -> firstPhone(caller, person)
                        .map(phone -> script.ring(
                                after, caller, phone, AwayToken.of(token.since(), token.place(), true, person))))
                .map(Future::succeededFuture)
                .orElseGet(() -> toFallback(after, caller, call, token));
    }

    private static Optional<PhoneNumber> firstPhone(AwayCaller caller, ClinicianId person) {
        return caller.roster().phonesOf(person).stream().findFirst().map(phone -> phone.phone());
    }

    Future<String> toFallback(Twiml after, AwayCaller caller, Meantime.Call call, AwayToken token) {
        return meantime.note(call, new Meanwhile.ToFallback(meantime.now()))
                .map(noted -> script.toFallback(after, caller, shown(caller), token));
    }

    /** Twilio shows a caller's own number only on the caller's own call. */
    private PhoneNumber shown(AwayCaller caller) {
        return caller.callsUs()
                ? documents.shown(caller.line(), caller.from())
                : caller.line().phone();
    }

    /** Back from the fallback number: the people are asked from the start again. */
    Future<String> afterFallback(TwilioRequest request, Meantime.Call call, boolean talked) {
        return caller(request, call)
                .map(caller -> ringNext(script.afterFallback(caller, talked), caller, call, meantime.now(), 0))
                .orElseGet(() -> Future.succeededFuture(documents.safety()));
    }

    static boolean talkedWithFallback(TwilioRequest request) {
        var status = request.get("DialCallStatus");
        return status.equals("completed") || status.equals("answered");
    }
}
