package org.knownvoice.telephony;

import java.time.Duration;
import java.util.Optional;

/** Counts an MP3 file's frames: each says itself how long it is and sounds. */
final class Mp3Frames {
    private static final int HEAD = 4;
    private static final int TAG_HEAD = 10;
    private static final int MPEG_1 = 3;
    private static final int MPEG_2 = 2;
    private static final int RESERVED = 1;
    private static final int LAYER_3 = 1;

    /** In kbit/s, by the index in a frame's head; MPEG 1, and MPEG 2 and 2.5. */
    private static final int[][] BIT_RATES = {
        {0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320},
        {0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160}
    };

    private static final int[] SAMPLE_RATES = {44_100, 48_000, 32_000};

    private Mp3Frames() {}

    /** How long it sounds; empty for what is no MP3 file. */
    static Optional<Duration> duration(byte[] file) {
        double seconds = 0;
        int at = afterTag(file);
        while (at + HEAD <= file.length) {
            var frame = frame(file, at);
            if (frame.isEmpty()) {
                break;
            }
            seconds += frame.get().seconds();
            at += frame.get().length();
        }
        return seconds == 0 ? Optional.empty() : Optional.of(Duration.ofMillis(Math.round(seconds * 1000)));
    }

    /** Title and artist may stand before the sound. */
    private static int afterTag(byte[] file) {
        if (file.length < TAG_HEAD || file[0] != 'I' || file[1] != 'D' || file[2] != '3') {
            return 0;
        }
        int size = 0;
        for (int i = 6; i < TAG_HEAD; i++) {
            size = size << 7 | file[i] & 0x7F;
        }
        return TAG_HEAD + size;
    }

    private record Frame(int length, double seconds) {}

    private static Optional<Frame> frame(byte[] file, int at) {
        int version = file[at + 1] >> 3 & 3;
        int layer = file[at + 1] >> 1 & 3;
        int bitRate = file[at + 2] >> 4 & 15;
        int sampleRate = file[at + 2] >> 2 & 3;
        boolean begins = (file[at] & 0xFF) == 0xFF && (file[at + 1] & 0xE0) == 0xE0;
        if (!begins || version == RESERVED || layer != LAYER_3 || bitRate == 0 || bitRate == 15 || sampleRate == 3) {
            return Optional.empty();
        }
        boolean first = version == MPEG_1;
        int samples = first ? 1152 : 576;
        int rate = SAMPLE_RATES[sampleRate] / (first ? 1 : version == MPEG_2 ? 2 : 4);
        int bits = BIT_RATES[first ? 0 : 1][bitRate] * 1000;
        int padding = file[at + 2] >> 1 & 1;
        return Optional.of(new Frame(samples / 8 * bits / rate + padding, (double) samples / rate));
    }
}
