package org.knownvoice.telephony;

import com.twilio.twiml.VoiceResponse;
import com.twilio.twiml.voice.Gather;
import com.twilio.twiml.voice.Play;
import java.util.List;

/** One sentence on its way to a caller's ear. */
sealed interface Utterance {
    void addTo(VoiceResponse.Builder response);

    /** Keys are heard meanwhile. */
    void addTo(Gather.Builder gather);

    /** Two sentences, one after the other: the same voice speaks both without a stop. */
    static List<Utterance> inOneBreath(Utterance first, Utterance second) {
        return first instanceof Said one && second instanceof Said other && one.voice() == other.voice()
                ? List.of(new Said(one.voice(), one.sentence() + " " + other.sentence()))
                : List.of(first, second);
    }

    /** A voice speaks it. */
    record Said(Voice voice, String sentence) implements Utterance {
        @Override
        public void addTo(VoiceResponse.Builder response) {
            response.say(voice.say(sentence));
        }

        @Override
        public void addTo(Gather.Builder gather) {
            gather.say(voice.say(sentence));
        }
    }

    /** A recording of it is played. */
    record Played(String address) implements Utterance {
        @Override
        public void addTo(VoiceResponse.Builder response) {
            response.play(new Play.Builder(address).build());
        }

        @Override
        public void addTo(Gather.Builder gather) {
            gather.play(new Play.Builder(address).build());
        }
    }
}
