package org.knownvoice.telephony;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.knownvoice.directory.Line;
import org.knownvoice.directory.PhoneNumber;

/**
 * The document for a line's voice fallback on a host that is not ours, such as a TwiML Bin: it must answer when this
 * server cannot. It names no address of ours, and the crisis line sees the number of the line.
 */
public final class FallbackXml {
    private static final Duration RING_FOR = Duration.ofSeconds(30);

    private FallbackXml() {}

    public static String of(Line line) {
        return of(line, line.phone(), RING_FOR);
    }

    /** @param shown whose number the crisis line sees */
    static String of(Line line, PhoneNumber shown, Duration ringFor) {
        var voice = Voice.of(line.firstLanguage());
        return new Twiml(voice)
                .say(voice.words().say(CallerPhrase.TO_FALLBACK))
                .putThroughBlindly(line.fallbackNumber(), shown, ringFor)
                .say(voice.words().say(CallerPhrase.SAFETY))
                .hangUp()
                .xml();
    }

    /** Writes it as a file that can be copied as it is. */
    public static void write(Line line, Path file) throws IOException {
        Files.writeString(file, of(line) + "\n");
    }
}
