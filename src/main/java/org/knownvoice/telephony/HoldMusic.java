package org.knownvoice.telephony;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.knownvoice.config.Timings;

/**
 * The music between two words on hold, made at start: slow, soft chords that swell and fade, 8 kHz mono, 16 bit. It
 * begins and ends in silence, so that it can follow itself without a click.
 */
public final class HoldMusic {
    public static final String PATH = "/audio/hold.wav";
    static final int RATE = 8000;
    static final int HEADER = 44;

    /** The longest word on hold, and the second in which a key still counts after the music. */
    private static final Duration BETWEEN = Duration.ofSeconds(9);

    private static final Duration SHORTEST = Duration.ofSeconds(3);
    private static final double CHORD_SECONDS = 2.75;
    private static final double LOUDNESS = 0.22;
    private static final double FADE_SECONDS = 0.6;

    /** C, A minor, F, G: each as four notes from low to high, in hertz. */
    private static final double[][] CHORDS = {
        {130.81, 196.00, 261.63, 329.63},
        {110.00, 164.81, 220.00, 261.63},
        {87.31, 174.61, 220.00, 349.23},
        {98.00, 196.00, 246.94, 293.66}
    };

    private static final Map<Duration, byte[]> MADE = new ConcurrentHashMap<>();

    private HoldMusic() {}

    /** As long as it takes for a word to come every {@code holdWordEvery}; made once for each length. */
    static byte[] between(Timings timings) {
        var length = timings.holdWordEvery().minus(BETWEEN);
        return MADE.computeIfAbsent(length.compareTo(SHORTEST) < 0 ? SHORTEST : length, HoldMusic::wav);
    }

    static byte[] wav(Duration length) {
        int samples = (int) (length.toMillis() * RATE / 1000);
        var file = ByteBuffer.allocate(HEADER + 2 * samples).order(ByteOrder.LITTLE_ENDIAN);
        header(file, samples);
        double[] sound = new double[samples];
        int chordSamples = (int) (CHORD_SECONDS * RATE);
        for (int start = 0, chord = 0; start < samples; start += chordSamples, chord++) {
            int end = Math.min(samples, start + chordSamples);
            addChord(sound, start, end, CHORDS[chord % CHORDS.length]);
        }
        for (int i = 0; i < samples; i++) {
            file.putShort((short) (sound[i] * fade(i, samples) * LOUDNESS * Short.MAX_VALUE));
        }
        return file.array();
    }

    private static void header(ByteBuffer file, int samples) {
        file.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(HEADER - 8 + 2 * samples);
        file.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
        file.putShort((short) 1).putShort((short) 1).putInt(RATE).putInt(2 * RATE);
        file.putShort((short) 2).putShort((short) 16);
        file.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(2 * samples);
    }

    /** A pad that swells and fades, and its notes plucked one after the other above it. */
    private static void addChord(double[] sound, int start, int end, double[] notes) {
        for (int i = start; i < end; i++) {
            double at = (double) (i - start) / RATE;
            double swell = Math.sin(Math.PI * (i - start) / (end - start));
            double pad = 0;
            double plucked = 0;
            for (int n = 0; n < notes.length; n++) {
                pad += tone(notes[n], at) / notes.length;
                double since = at - n * CHORD_SECONDS / notes.length;
                if (since > 0) {
                    plucked += Math.sin(2 * Math.PI * notes[n] * 2 * since)
                            * Math.exp(-3 * since)
                            * (1 - Math.exp(-80 * since));
                }
            }
            sound[i] += swell * (0.7 * pad + 0.3 * plucked);
        }
    }

    private static double tone(double hertz, double at) {
        double slow = 2 * Math.PI * hertz * at;
        return 0.75 * Math.sin(slow) + 0.2 * Math.sin(2 * slow) + 0.05 * Math.sin(3 * slow);
    }

    private static double fade(int sample, int samples) {
        double fromEdge = Math.min(sample, samples - 1 - sample) / (FADE_SECONDS * RATE);
        return fromEdge >= 1 ? 1 : 0.5 - 0.5 * Math.cos(Math.PI * fromEdge);
    }
}
