package org.knownvoice.telephony;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.knownvoice.contact.Acceptance;
import org.knownvoice.contact.CallLeg;
import org.knownvoice.contact.CallbackNumber;
import org.knownvoice.contact.CrisisContact;
import org.knownvoice.contact.Medium;
import org.knownvoice.directory.ClientPhone;
import org.knownvoice.directory.Clinician;

/** What a clinician's leg hears at each place. Before a key it may be a voicemail box: nothing there is about anybody. */
final class ClinicianScript {
    private static final Words<StaffPhrase> WORDS = Words.read("staff", StaffPhrase.class);
    private static final Duration BREATH = Duration.ofSeconds(1);

    /** So long the menu waits for a key after its words. */
    private static final Duration MENU_SILENCE = Duration.ofSeconds(4);

    private static final double WORDS_PER_SECOND = 2.5;

    private final Scene scene;
    private final CrisisContact contact;
    private final Twiml twiml = new Twiml(Voice.ENGLISH);

    private ClinicianScript(Scene scene) {
        this.scene = scene;
        this.contact = scene.contact();
    }

    static Twiml of(Scene scene) {
        return new ClinicianScript(scene).document();
    }

    static Words<StaffPhrase> words() {
        return WORDS;
    }

    private Twiml document() {
        return switch (scene.leg().place()) {
            case PROMPT -> prompt(WORDS.say(StaffPhrase.PROMPT));
            case JOIN_PROMPT ->
                prompt(WORDS.say(contact.talk().isOn() ? StaffPhrase.COME_BACK_PROMPT : StaffPhrase.JOIN_PROMPT));
            case BRIDGE -> bridge();
            case YOURS_BY_TEXT -> confirmed(WORDS.say(yoursByText())).hangUp();
            case ASIDE -> menu();
            case NO_INTERPRETER -> thenBack(StaffPhrase.NO_INTERPRETER);
            case NOBODY_TO_ADD -> thenBack(StaffPhrase.NOBODY_TO_ADD);
            case TAKEN -> farewell(taken());
            case DECLINED -> farewell(WORDS.say(StaffPhrase.DECLINED));
            case CALLER_ON_FALLBACK -> farewell(WORDS.say(StaffPhrase.CALLER_ON_FALLBACK));
            case CALLER_GONE -> farewell(WORDS.say(StaffPhrase.CALLER_GONE));
            case NO_ANSWER -> farewell(noAnswer());
            case ON_ANOTHER_CRISIS -> farewell(WORDS.say(StaffPhrase.ON_ANOTHER_CRISIS));
            case GREETING,
                    KEYPAD,
                    KEYPAD_AGAIN,
                    HOLD,
                    STILL_REACHING,
                    EXHAUSTED,
                    FALLBACK,
                    FALLBACK_FAILED,
                    AFTER_FALLBACK,
                    MESSAGE,
                    AFTER_MESSAGE,
                    NO_NUMBER,
                    CALLBACK_PROMISED,
                    NOT_IN_CARE,
                    CUT_OFF,
                    MOMENT,
                    OVER -> farewell(WORDS.say(StaffPhrase.OVER));
        };
    }

    /** Said again and again: call screening eats the first words. */
    private Twiml prompt(String sentence) {
        return prompt(
                twiml,
                scene.at(LegAddress.PRESS),
                sentence,
                scene.house().timings().promptFor());
    }

    /** One key at the address, while the sentence is said for so long. */
    static Twiml prompt(Twiml twiml, String address, String sentence, Duration promptFor) {
        int times = (int) Math.ceil(timesIn(promptFor, sentence));
        return twiml.oneKeyRepeated(address, sentence, times, BREATH).hangUp();
    }

    /** The same, as often as the sentence can be said to its end in this time with a key after it, and once in any case. */
    static Twiml promptWithin(Twiml twiml, String address, String sentence, Duration limit) {
        int times = (int) Math.max(1, timesIn(limit.minus(Twiml.KEY_AFTER), sentence));
        return twiml.oneKeyRepeated(address, sentence, times, BREATH).hangUp();
    }

    private static double timesIn(Duration time, String sentence) {
        double once = sentence.split(" ").length / WORDS_PER_SECOND + BREATH.toSeconds();
        return time.toMillis() / 1000.0 / once;
    }

    /** In the breath before it comes the word of a caller who has hung up instead. */
    private Twiml menu() {
        return twiml.pause(BREATH)
                .oneKeyRepeated(scene.at(LegAddress.PRESS), WORDS.say(StaffPhrase.ASIDE), 1, MENU_SILENCE)
                .goOnAt(scene.next());
    }

    private Twiml thenBack(StaffPhrase phrase) {
        return twiml.say(WORDS.say(phrase)).goOnAt(scene.next());
    }

    private Twiml bridge() {
        if (contact.talk().backAt().isPresent()) {
            return twiml.say(back(contact.talk().backAt().get())).join(scene.bridge(false));
        }
        boolean callerIsThere = contact.callersLeg()
                .filter(leg -> leg.role() == CallLeg.Role.CALLER || leg.isAnswered())
                .isPresent();
        var words = confirmed(confirmation(callerIsThere) + writtenToo());
        return (hearsOfLanguage() ? words.say(WORDS.say(StaffPhrase.STAR_KEY)) : words)
                .join(scene.bridge(!callerIsThere));
    }

    private StaffPhrase yoursByText() {
        return contact.origin().medium() == Medium.TEXT ? StaffPhrase.YOURS_BY_TEXT : StaffPhrase.YOURS_AND_THEY_WROTE;
    }

    private String writtenToo() {
        return contact.acceptance().flatMap(Acceptance::unanswered).isPresent()
                ? " " + WORDS.say(StaffPhrase.WROTE_TOO)
                : "";
    }

    private boolean hearsOfLanguage() {
        return LanguageWord.of(contact, scene.roster()).isPresent();
    }

    private Twiml confirmed(String sentence) {
        twiml.say(sentence);
        LanguageWord.of(contact, scene.roster()).ifPresent(twiml::say);
        return twiml;
    }

    /** With whoever has been rung for it since. */
    private String back(Instant since) {
        return contact.legs().stream()
                .filter(leg -> leg.isGuest() && leg.startedAt().equals(since))
                .findFirst()
                .map(CallLeg::role)
                .map(role -> WORDS.say(StaffPhrase.BACK_CALLING, Map.of("guest", WORDS.say(guest(role)))))
                .orElseGet(() -> WORDS.say(StaffPhrase.BACK));
    }

    private static StaffPhrase guest(CallLeg.Role role) {
        return switch (role) {
            case SUPERVISOR -> StaffPhrase.GUEST_SUPERVISOR;
            case INTERPRETER -> StaffPhrase.GUEST_INTERPRETER;
            case CRISIS_LINE, CALLER, CLIENT, CLINICIAN -> StaffPhrase.GUEST_CRISIS_LINE;
        };
    }

    private String confirmation(boolean callerIsThere) {
        if (contact.origin().isFallbackLine()) {
            return WORDS.say(
                    callerIsThere ? StaffPhrase.ACCEPTED_FALLBACK_LINE : StaffPhrase.ACCEPTED_CALLBACK_FALLBACK_LINE);
        }
        return callerIsThere
                ? WORDS.say(StaffPhrase.ACCEPTED)
                : WORDS.say(StaffPhrase.ACCEPTED_CALLBACK, Map.of("voicemail", WORDS.say(voicemail())));
    }

    /** Of the phone that is about to ring; not allowed unless the directory says so. */
    private StaffPhrase voicemail() {
        boolean allowed = contact.identity()
                .client()
                .flatMap(client -> CallbackNumber.of(contact, scene.roster())
                        .flatMap(number -> scene.roster().phonesOf(client).stream()
                                .filter(phone -> phone.phone().equals(number))
                                .findFirst()))
                .filter(ClientPhone::voicemailOk)
                .isPresent();
        return allowed ? StaffPhrase.VOICEMAIL_ALLOWED : StaffPhrase.VOICEMAIL_NOT_ALLOWED;
    }

    private String taken() {
        return contact.acceptance()
                .map(Acceptance::clinician)
                .flatMap(scene.roster()::clinician)
                .map(Clinician::name)
                .map(name -> WORDS.say(StaffPhrase.TAKEN, Map.of("name", name)))
                .orElseGet(() -> WORDS.say(StaffPhrase.NOT_NEEDED));
    }

    private String noAnswer() {
        var callback = contact.callback();
        var retries = scene.house().timings().callbackRetries();
        if (callback.supervisorDecides() || callback.tries() < 1 || callback.tries() > retries.size()) {
            return WORDS.say(StaffPhrase.NO_ANSWER_SUPERVISOR);
        }
        return WORDS.say(StaffPhrase.NO_ANSWER_AGAIN, Map.of("minutes", inWords(retries.get(callback.tries() - 1))));
    }

    private static String inWords(Duration wait) {
        if (wait.compareTo(Duration.ofSeconds(90)) < 0) {
            return wait.toSeconds() + " seconds";
        }
        return Math.round(wait.toSeconds() / 60.0) + " minutes";
    }

    private Twiml farewell(String sentence) {
        return twiml.say(sentence).hangUp();
    }
}
