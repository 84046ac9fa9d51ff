package org.knownvoice.telephony;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.knownvoice.config.PublicUrl;
import org.knownvoice.directory.ClinicianId;
import org.knownvoice.directory.PhoneNumber;
import org.knownvoice.engine.StaffLine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The menu for a clinician's phone that calls the line. Whoever presses nothing, or 0, goes on as a caller: a clinician
 * may need help as anybody does. Whatever goes wrong here ends there too.
 */
final class StaffWebhooks {
    /** Where the key of the menu goes. */
    static final String KEY = "/twilio/staff";

    /** Where the call goes on when a supervisor's phone has rung; {@code n} is the place of the next one. */
    static final String NEXT_SUPERVISOR = "/twilio/staff/supervisor";

    /** What a supervisor hears before the two are connected, and where their key goes. */
    static final String COLLEAGUE_CALLS = "/twilio/staff/colleague";

    static final String COLLEAGUE_KEY = "/twilio/staff/colleague-key";

    /** Where Twilio tells how a supervisor's phone rings: nothing follows from it. */
    static final String STATUS = "/twilio/staff/status";

    /** The way past the menu. */
    private static final String AS_CALLER = Webhooks.VOICE + "?as=caller";

    private static final Logger LOG = LoggerFactory.getLogger(StaffWebhooks.class);
    private static final Words<StaffPhrase> WORDS = ClinicianScript.words();
    private static final Duration BREATH = Duration.ofSeconds(1);
    private static final int TIMES = 2;

    private final StaffLine staff;
    private final PublicUrl publicUrl;
    private final Duration ringFor;

    StaffWebhooks(StaffLine staff, PublicUrl publicUrl, Duration ringFor) {
        this.staff = staff;
        this.publicUrl = publicUrl;
        this.ringFor = ringFor;
    }

    /** The clinician whose phone calls and who has not gone on as a caller. */
    Optional<ClinicianId> of(TwilioRequest request) {
        return request.inAddress("as").isPresent() ? Optional.empty() : staff.of(request.get("From"));
    }

    /** The menu, once the call is noted. */
    Future<String> call(TwilioRequest request, ClinicianId clinician) {
        return staff.called(clinician, request.get("CallSid"))
                .map(noted -> menu(List.of(StaffPhrase.MENU)).xml());
    }

    void key(TwilioRequest request) {
        answer(
                request,
                () -> staff.of(request.get("From"))
                        .map(clinician -> pressed(request, clinician))
                        .orElseGet(() -> Future.succeededFuture(asCaller(english()))));
    }

    private Future<Twiml> pressed(TwilioRequest request, ClinicianId clinician) {
        return switch (request.get("Digits")) {
            case "1" -> staff.ringForPage(clinician).map(done -> after(done, StaffPhrase.MENU_NO_PAGE));
            case "2" -> staff.ringBack(clinician).map(done -> after(done, StaffPhrase.MENU_NOBODY_TO_CALL));
            case "3" -> ring(request, clinician, 0);
            case "4" ->
                staff.tellHowToGive(clinician)
                        .map(done -> done == StaffLine.Done.TEXTED
                                ? farewell(StaffPhrase.MENU_GIVE)
                                : menu(List.of(StaffPhrase.MENU_NOTHING_TO_GIVE, StaffPhrase.MENU)));
            default -> Future.succeededFuture(asCaller(english()));
        };
    }

    private Twiml after(StaffLine.Done done, StaffPhrase nothing) {
        return switch (done) {
            case RINGS -> farewell(StaffPhrase.MENU_RINGS);
            case TEXTED -> farewell(StaffPhrase.MENU_WHICH);
            case NOTHING -> menu(List.of(nothing, StaffPhrase.MENU));
        };
    }

    void nextSupervisor(TwilioRequest request) {
        answer(
                request,
                () -> request.get("DialBridged").equals("true")
                        ? Future.succeededFuture(farewell(StaffPhrase.MENU_GOODBYE))
                        : staff.of(request.get("From"))
                                .map(clinician -> ring(request, clinician, place(request)))
                                .orElseGet(() -> Future.succeededFuture(asCaller(english()))));
    }

    private static int place(TwilioRequest request) {
        return request.inAddress("n")
                .filter(text -> text.matches("\\d{1,3}"))
                .map(Integer::parseInt)
                .orElse(Integer.MAX_VALUE);
    }

    /** One phone after the other; where none is left they go on as a caller, and the line's own ladder asks on. */
    private Future<Twiml> ring(TwilioRequest request, ClinicianId clinician, int place) {
        return staff.supervisor(clinician, place)
                .map(free -> free.map(one -> ring(request, one, place == 0))
                        .orElseGet(() -> asCaller(english().say(words(StaffPhrase.MENU_NO_SUPERVISOR)))));
    }

    private Twiml ring(TwilioRequest request, StaffLine.Free supervisor, boolean first) {
        var twiml = first ? english().say(words(StaffPhrase.MENU_SUPERVISOR)) : english();
        return twiml.ringOne(new Twiml.Ring(
                supervisor.phone(),
                new PhoneNumber(request.get("To")),
                ringFor,
                publicUrl.at(COLLEAGUE_CALLS),
                publicUrl.at(STATUS),
                publicUrl.at(NEXT_SUPERVISOR) + "?n=" + supervisor.next()));
    }

    /** It may be a voicemail box: nobody is connected without a key. */
    String colleagueCalls() {
        return english()
                .oneKeyRepeated(publicUrl.at(COLLEAGUE_KEY), words(StaffPhrase.COLLEAGUE_CALLS), TIMES, BREATH)
                .hangUp()
                .xml();
    }

    String colleagueKey(TwilioRequest request) {
        return request.get("Digits").equals("1")
                ? english().say(words(StaffPhrase.COLLEAGUE_CONNECTED)).xml()
                : english().hangUp().xml();
    }

    private Twiml menu(List<StaffPhrase> sentences) {
        return asCaller(english()
                .oneKey(
                        publicUrl.at(KEY),
                        sentences.stream().map(StaffWebhooks::said).toList()));
    }

    private Twiml asCaller(Twiml twiml) {
        return twiml.goOnAt(publicUrl.at(AS_CALLER));
    }

    private interface Part {
        Future<Twiml> document();
    }

    private void answer(TwilioRequest request, Part part) {
        Future.succeededFuture()
                .compose(now -> part.document())
                .timeout(Webhooks.ENGINE_WITHIN.toMillis(), TimeUnit.MILLISECONDS)
                .recover(failure -> {
                    LOG.error("call {} goes on as a caller's", request.get("CallSid"), Shown.of(failure));
                    return Future.succeededFuture(asCaller(english().say(words(StaffPhrase.MENU_SORRY))));
                })
                .onSuccess(twiml -> request.answerXml(twiml.xml()));
    }

    private static Twiml farewell(StaffPhrase phrase) {
        return english().say(words(phrase)).hangUp();
    }

    private static Twiml english() {
        return new Twiml(Voice.ENGLISH);
    }

    private static Utterance said(StaffPhrase phrase) {
        return new Utterance.Said(Voice.ENGLISH, words(phrase));
    }

    private static String words(StaffPhrase phrase) {
        return WORDS.say(phrase);
    }
}
