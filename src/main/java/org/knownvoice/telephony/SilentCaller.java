package org.knownvoice.telephony;

import com.twilio.twiml.VoiceResponse;
import com.twilio.twiml.voice.Pause;
import com.twilio.twiml.voice.Play;
import com.twilio.type.Twiml;
import java.time.Duration;

/**
 * What a call that tests the line does on it: nothing, but for a key now and then that means nothing to the line until
 * nobody has accepted; then it means to hold on, so that a test is never put through to the crisis line.
 */
final class SilentCaller {
    private static final int KEY_EVERY_SECONDS = 4;
    private static final String HOLD_ON = "0";

    private SilentCaller() {}

    static Twiml script(Duration lasts) {
        var words = new VoiceResponse.Builder();
        for (long second = 0; second < lasts.toSeconds(); second += KEY_EVERY_SECONDS) {
            words.pause(new Pause.Builder().length(KEY_EVERY_SECONDS).build())
                    .play(new Play.Builder().digits(HOLD_ON).build());
        }
        return new Twiml(words.build().toXml());
    }
}
