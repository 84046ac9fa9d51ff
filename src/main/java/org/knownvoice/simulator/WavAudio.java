package org.knownvoice.simulator;

import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.Arrays;

/** How long a sound file lasts, and a file of silence. */
final class WavAudio {
    private static final int HEADER = 44;
    private static final int BYTES_PER_SECOND = 8_000;
    /** 128 kbit/s, for formats whose header is not read. */
    private static final int USUAL_MP3_BYTES_PER_SECOND = 16_000;

    private WavAudio() {}

    static Duration durationOf(Buffer file) {
        if (file.length() < 12 || !"RIFF".equals(file.getString(0, 4)) || !"WAVE".equals(file.getString(8, 12))) {
            return seconds(file.length(), USUAL_MP3_BYTES_PER_SECOND);
        }
        int at = 12;
        long bytesPerSecond = BYTES_PER_SECOND;
        while (at + 8 <= file.length()) {
            var chunk = file.getString(at, at + 4);
            long size = Integer.toUnsignedLong(file.getIntLE(at + 4));
            if (chunk.equals("fmt ") && at + 20 <= file.length()) {
                bytesPerSecond = Math.max(1, Integer.toUnsignedLong(file.getIntLE(at + 16)));
            }
            if (chunk.equals("data")) {
                return seconds(Math.min(size, file.length() - at - 8L), bytesPerSecond);
            }
            at += (int) Math.min(8 + size + (size & 1), file.length());
        }
        return Duration.ZERO;
    }

    /** A telephone-quality file of nothing. */
    static Buffer silence(Duration length) {
        int data = (int) (length.toMillis() * BYTES_PER_SECOND / 1000);
        var file = Buffer.buffer(HEADER + data)
                .appendString("RIFF")
                .appendIntLE(HEADER - 8 + data)
                .appendString("WAVEfmt ")
                .appendIntLE(16)
                .appendShortLE((short) 7)
                .appendShortLE((short) 1)
                .appendIntLE(BYTES_PER_SECOND)
                .appendIntLE(BYTES_PER_SECOND)
                .appendShortLE((short) 1)
                .appendShortLE((short) 8)
                .appendString("data")
                .appendIntLE(data);
        var silent = new byte[data];
        Arrays.fill(silent, (byte) 0xFF);
        return file.appendBytes(silent);
    }

    private static Duration seconds(long bytes, long perSecond) {
        return Duration.ofMillis(bytes * 1000 / perSecond);
    }
}
