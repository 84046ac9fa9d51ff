package org.knownvoice.telephony;

import com.twilio.http.HttpMethod;
import com.twilio.twiml.TwiMLException;
import com.twilio.twiml.VoiceResponse;
import com.twilio.twiml.voice.Conference;
import com.twilio.twiml.voice.Dial;
import com.twilio.twiml.voice.Gather;
import com.twilio.twiml.voice.Hangup;
import com.twilio.twiml.voice.Number;
import com.twilio.twiml.voice.Pause;
import com.twilio.twiml.voice.Play;
import com.twilio.twiml.voice.Record;
import com.twilio.twiml.voice.Redirect;
import java.time.Duration;
import java.util.List;
import org.knownvoice.directory.PhoneNumber;

/** One document in the making: what a leg hears, which keys it may press, and where it goes on. */
final class Twiml {
    /** The shortest silence after the last word in which a key still counts. */
    static final Duration KEY_AFTER = Duration.ofSeconds(1);

    private static final int KEY_GRACE = (int) KEY_AFTER.toSeconds();

    private static final int KEYPAD_SILENCE = 3;
    private static final int LONGEST_MESSAGE = 300;

    /** Twilio counts it at the beginning too: who needs time to find words is not cut off. */
    private static final int SILENCE_ENDS_MESSAGE = 20;

    private final VoiceResponse.Builder response = new VoiceResponse.Builder();
    private final Voice voice;

    Twiml(Voice voice) {
        this.voice = voice;
    }

    Twiml say(String sentence) {
        response.say(voice.say(sentence));
        return this;
    }

    Twiml say(Utterance utterance) {
        utterance.addTo(response);
        return this;
    }

    Twiml pause(Duration length) {
        response.pause(new Pause.Builder().length((int) length.toSeconds()).build());
        return this;
    }

    /** One key is heard at any time while these sentences are spoken, and goes to the address. */
    Twiml oneKey(String address, List<Utterance> sentences) {
        var gather = gather(address).numDigits(1).timeout(KEY_GRACE);
        sentences.forEach(sentence -> sentence.addTo(gather));
        response.gather(gather.build());
        return this;
    }

    /** The same, and music after the sentences. */
    Twiml oneKey(String address, List<Utterance> sentences, String music) {
        var gather = gather(address).numDigits(1).timeout(KEY_GRACE);
        sentences.forEach(sentence -> sentence.addTo(gather));
        response.gather(gather.play(new Play.Builder(music).build()).build());
        return this;
    }

    /** One key, while the sentence is said again and again with a breath between. */
    Twiml oneKeyRepeated(String address, String sentence, int times, Duration breath) {
        return oneKeyRepeated(address, new Utterance.Said(voice, sentence), times, breath);
    }

    Twiml oneKeyRepeated(String address, Utterance sentence, int times, Duration breath) {
        var gather = gather(address).numDigits(1).timeout(KEY_GRACE);
        for (int i = 0; i < times; i++) {
            sentence.addTo(gather);
            gather.pause(new Pause.Builder().length((int) breath.toSeconds()).build());
        }
        response.gather(gather.build());
        return this;
    }

    /** Any number of keys, ended by # or by three seconds of silence; silence alone goes to the address too. */
    Twiml keypad(String address, List<Utterance> sentences) {
        var gather = gather(address).timeout(KEYPAD_SILENCE).finishOnKey("#").actionOnEmptyResult(true);
        sentences.forEach(sentence -> sentence.addTo(gather));
        response.gather(gather.build());
        return this;
    }

    private static Gather.Builder gather(String address) {
        return new Gather.Builder().inputs(Gather.Input.DTMF).action(address).method(HttpMethod.POST);
    }

    Twiml play(String music) {
        response.play(new Play.Builder(music).build());
        return this;
    }

    Twiml playForEver(String music) {
        response.play(new Play.Builder(music).loop(0).build());
        return this;
    }

    /** Those of a talk are together here; who is out of it asks at the address. */
    Twiml join(Bridge bridge) {
        var conference = new Conference.Builder(bridge.conference())
                .startConferenceOnEnter(true)
                .endConferenceOnExit(bridge.endsForAll())
                .beep(Conference.Beep.FALSE)
                .maxParticipants(bridge.most())
                .waitUrl(bridge.waitAddress())
                .waitMethod(HttpMethod.POST)
                .participantLabel(bridge.label())
                .statusCallback(bridge.eventsTo())
                .statusCallbackMethod(HttpMethod.POST)
                .statusCallbackEvents(List.of(
                        Conference.Event.START, Conference.Event.END, Conference.Event.JOIN, Conference.Event.LEAVE));
        var dial = new Dial.Builder().action(bridge.afterwards()).method(HttpMethod.POST);
        if (bridge.starLeaves()) {
            dial.hangupOnStar(true);
        }
        response.dial(dial.conference(conference.build()).build());
        return this;
    }

    /**
     * A leg's way into a conference.
     *
     * @param label tells the legs apart; nobody's name
     * @param most how many may be in it
     * @param endsForAll when this leg leaves, the others are out of it too
     * @param starLeaves this leg leaves with the star key, and goes on at the address
     * @param waitAddress what is heard alone; empty for silence
     */
    record Bridge(
            String conference,
            String label,
            int most,
            boolean endsForAll,
            boolean starLeaves,
            String waitAddress,
            String eventsTo,
            String afterwards) {}

    /** Puts the caller through to an outside number, and tells how that goes. */
    Twiml putThrough(PutThrough to) {
        var number = new Number.Builder(to.number().e164())
                .statusCallback(to.eventsTo())
                .statusCallbackMethod(HttpMethod.POST)
                .statusCallbackEvents(List.of(
                        Number.Event.INITIATED, Number.Event.RINGING, Number.Event.ANSWERED, Number.Event.COMPLETED));
        response.dial(new Dial.Builder()
                .action(to.afterwards())
                .method(HttpMethod.POST)
                .timeout((int) to.ringFor().toSeconds())
                .callerId(to.shown().e164())
                .number(number.build())
                .build());
        return this;
    }

    /** @param shown whose number the other side sees */
    record PutThrough(PhoneNumber number, PhoneNumber shown, Duration ringFor, String eventsTo, String afterwards) {}

    /** Rings one phone, which hears a document of its own before the two are joined, and tells how that goes. */
    Twiml ringOne(Ring ring) {
        var number = new Number.Builder(ring.number().e164())
                .url(ring.heardFirst())
                .method(HttpMethod.POST)
                .statusCallback(ring.eventsTo())
                .statusCallbackMethod(HttpMethod.POST)
                .statusCallbackEvents(List.of(Number.Event.INITIATED, Number.Event.RINGING, Number.Event.COMPLETED));
        response.dial(new Dial.Builder()
                .action(ring.afterwards())
                .method(HttpMethod.POST)
                .timeout((int) ring.ringFor().toSeconds())
                .callerId(ring.shown().e164())
                .answerOnBridge(true)
                .number(number.build())
                .build());
        return this;
    }

    /**
     * @param shown whose number the other side sees
     * @param heardFirst where the document is that the other side hears before it is joined
     */
    record Ring(
            PhoneNumber number,
            PhoneNumber shown,
            Duration ringFor,
            String heardFirst,
            String eventsTo,
            String afterwards) {}

    /** Puts the caller through where nobody is left to tell; afterwards this document goes on. */
    Twiml putThroughBlindly(PhoneNumber number, PhoneNumber shown, Duration ringFor) {
        response.dial(new Dial.Builder()
                .timeout((int) ringFor.toSeconds())
                .callerId(shown.e164())
                .number(new Number.Builder(number.e164()).build())
                .build());
        return this;
    }

    /** Records a message of five minutes at most, as it was spoken, with its silences; 20 s of silence and # end it. */
    Twiml record(String afterwards, String eventsTo) {
        response.record(new Record.Builder()
                .action(afterwards)
                .method(HttpMethod.POST)
                .maxLength(LONGEST_MESSAGE)
                .timeout(SILENCE_ENDS_MESSAGE)
                .finishOnKey("#")
                .trim(Record.Trim.DO_NOT_TRIM)
                .playBeep(true)
                .recordingStatusCallback(eventsTo)
                .recordingStatusCallbackMethod(HttpMethod.POST)
                .recordingStatusCallbackEvents(List.of(Record.RecordingEvent.COMPLETED))
                .build());
        return this;
    }

    Twiml goOnAt(String address) {
        response.redirect(new Redirect.Builder(address).method(HttpMethod.POST).build());
        return this;
    }

    Twiml hangUp() {
        response.hangup(new Hangup.Builder().build());
        return this;
    }

    String xml() {
        try {
            return response.build().toXml();
        } catch (TwiMLException e) {
            throw new IllegalStateException("a document of ours is no TwiML", e);
        }
    }
}
