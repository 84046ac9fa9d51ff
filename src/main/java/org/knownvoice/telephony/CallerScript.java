package org.knownvoice.telephony;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.knownvoice.contact.CallLeg;
import org.knownvoice.contact.ContactState;
import org.knownvoice.directory.Line;

/** What the caller's side hears at each place. */
final class CallerScript {
    /** In it comes the word that the clinician has only stepped aside: then nobody hears of being cut off. */
    private static final Duration BREATH = Duration.ofSeconds(1);

    private static final Duration CUT_OFF_PAUSE = Duration.ofSeconds(2);

    private final Scene scene;
    private final Tongue tongue;
    private final Twiml twiml;

    private CallerScript(Scene scene) {
        this.scene = scene;
        this.tongue = scene.house()
                .tongue(scene.roster().spoken(scene.contact().identity().language()));
        this.twiml = new Twiml(tongue.voice());
    }

    static Twiml of(Scene scene) {
        return new CallerScript(scene).document();
    }

    /** On the way to the fallback number without having asked for it. */
    static Twiml putThrough(Scene scene) {
        var script = new CallerScript(scene);
        script.twiml.say(script.tongue.say(CallerPhrase.TO_FALLBACK));
        return script.fallback();
    }

    private Twiml document() {
        return switch (scene.leg().place()) {
            case GREETING ->
                keysThenAsk(greeting(isFallbackLine() ? CallerPhrase.GREETING_FALLBACK_LINE : CallerPhrase.GREETING));
            case KEYPAD -> twiml.keypad(scene.keys(), greetingAndQuestion()).goOnAt(scene.next());
            case KEYPAD_AGAIN -> keypad(tongue.say(CallerPhrase.KEYPAD_AGAIN));
            case HOLD -> hold();
            case STILL_REACHING -> keysThenAsk(tongue.say(CallerPhrase.STILL_REACHING));
            case EXHAUSTED -> keysThenAsk(tongue.say(CallerPhrase.EXHAUSTED));
            case FALLBACK -> fallback();
            case FALLBACK_FAILED -> keysThenAsk(tongue.say(CallerPhrase.FALLBACK_FAILED));
            case AFTER_FALLBACK ->
                keysThenAsk(tongue.say(CallerPhrase.AFTER_FALLBACK), tongue.say(CallerPhrase.HOLD_KEYS));
            case MESSAGE -> message();
            case AFTER_MESSAGE -> keysThenAsk(tongue.say(CallerPhrase.AFTER_MESSAGE));
            case NO_NUMBER -> keysThenAsk(tongue.say(CallerPhrase.NO_NUMBER));
            case CALLBACK_PROMISED -> farewell(tongue.say(CallerPhrase.CALLBACK_PROMISED));
            case NOT_IN_CARE -> notInCare();
            case CUT_OFF ->
                twiml.pause(BREATH)
                        .say(tongue.say(CallerPhrase.CUT_OFF))
                        .pause(CUT_OFF_PAUSE)
                        .goOnAt(scene.next());
            case MOMENT ->
                twiml.say(greeting(CallerPhrase.MOMENT))
                        .play(scene.addresses().holdMusic())
                        .goOnAt(scene.next());
            case BRIDGE -> bridge();
            case ASIDE,
                    NO_INTERPRETER,
                    NOBODY_TO_ADD,
                    PROMPT,
                    JOIN_PROMPT,
                    YOURS_BY_TEXT,
                    TAKEN,
                    DECLINED,
                    CALLER_ON_FALLBACK,
                    CALLER_GONE,
                    NO_ANSWER,
                    ON_ANOTHER_CRISIS,
                    OVER -> farewell(tongue.say(CallerPhrase.OVER));
        };
    }

    private Utterance greeting(CallerPhrase phrase) {
        return tongue.say(phrase, Map.of("line", scene.line().map(Line::name).orElse("Known Voice")));
    }

    /** Each other language of the line is offered in itself, and a key chooses it. */
    private List<Utterance> greetingAndQuestion() {
        var said = new ArrayList<Utterance>();
        said.add(greeting(CallerPhrase.GREETING_UNKNOWN));
        said.add(tongue.say(CallerPhrase.KEYPAD));
        scene.line()
                .ifPresent(line -> line.languages().stream()
                        .filter(language -> !language.equals(tongue.language()))
                        .forEach(language -> line.keyOf(language)
                                .flatMap(scene.house().tongue(language)::offered)
                                .ifPresent(said::add)));
        return said;
    }

    private Twiml keysThenAsk(Utterance... sentences) {
        return twiml.oneKey(scene.keys(), List.of(sentences)).goOnAt(scene.next());
    }

    private Twiml keypad(Utterance... sentences) {
        return twiml.keypad(scene.keys(), List.of(sentences)).goOnAt(scene.next());
    }

    private Twiml hold() {
        var keys = tongue.say(isFallbackLine() ? CallerPhrase.HOLD_KEYS_FALLBACK_LINE : CallerPhrase.HOLD_KEYS);
        return twiml.oneKey(
                        scene.keys(),
                        Utterance.inOneBreath(honestWord(), keys),
                        scene.addresses().holdMusic())
                .goOnAt(scene.next());
    }

    private boolean isFallbackLine() {
        return scene.contact().origin().isFallbackLine();
    }

    private Utterance honestWord() {
        var contact = scene.contact();
        if (contact.acceptance().isPresent()) {
            return tongue.say(CallerPhrase.HOLD_ACCEPTED);
        }
        if (contact.state() == ContactState.EXHAUSTED) {
            return tongue.say(CallerPhrase.HOLD_EXHAUSTED);
        }
        int asked = contact.peopleAsked();
        return switch (asked) {
            case 0 -> tongue.say(CallerPhrase.HOLD);
            case 1 -> tongue.say(CallerPhrase.HOLD_ONE_ASKED);
            default -> tongue.say(CallerPhrase.HOLD_MANY_ASKED, Map.of("count", Integer.toString(asked)));
        };
    }

    private Twiml fallback() {
        return scene.line()
                .map(line -> twiml.putThrough(new Twiml.PutThrough(
                        line.fallbackNumber(),
                        scene.shownToFallback(),
                        scene.house().timings().fallbackRingFor(),
                        scene.at(LegAddress.FALLBACK_STATUS),
                        scene.at(LegAddress.FALLBACK_LEFT))))
                .orElseGet(() -> twiml.goOnAt(scene.at(LegAddress.FALLBACK_LEFT)));
    }

    private Twiml message() {
        return twiml.say(tongue.say(CallerPhrase.MESSAGE))
                .record(scene.at(LegAddress.MESSAGE_LEFT), scene.at(LegAddress.MESSAGE_KEPT))
                .goOnAt(scene.next());
    }

    private Twiml notInCare() {
        return scene.line()
                .map(line -> farewell(tongue.say(
                        CallerPhrase.NOT_IN_CARE, Map.of("assessment", LinesCalled.spoken(line.assessmentNumber())))))
                .orElseGet(() -> farewell(tongue.say(CallerPhrase.SAFETY)));
    }

    private Twiml bridge() {
        if (scene.contact().talk().backAt().isPresent()) {
            var words = scene.contact().clinicianIsInTheTalk() ? CallerPhrase.JOINED : CallerPhrase.HANDED_OVER;
            return twiml.say(tongue.say(words)).join(scene.bridge(false));
        }
        boolean ourCall = scene.leg().role() == CallLeg.Role.CLIENT;
        return twiml.say(tongue.say(ourCall ? CallerPhrase.PROMISED_CALL : CallerPhrase.JOINED))
                .join(scene.bridge(false));
    }

    private Twiml farewell(Utterance sentence) {
        return twiml.say(sentence).hangUp();
    }
}
