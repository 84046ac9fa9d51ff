package org.knownvoice.telephony;

import com.twilio.twiml.VoiceResponse;
import com.twilio.twiml.voice.Gather;
import com.twilio.twiml.voice.Play;

/** One sentence on its way to a caller's ear. */
sealed interface Utterance {
    void addTo(VoiceResponse.Builder response);

    /** Keys are heard meanwhile. */
    void addTo(Gather.Builder gather);

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
