package org.knownvoice;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Sound files for tests: silence of 8 kHz, 16 bit, one channel. */
public final class Sound {
    private static final int RATE = 8000;
    private static final int HEADER = 44;

    private Sound() {}

    public static byte[] wav(Duration length) {
        int data = (int) (length.toMillis() * RATE / 1000) * 2;
        return ByteBuffer.allocate(HEADER + data)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("RIFF".getBytes(StandardCharsets.US_ASCII))
                .putInt(HEADER - 8 + data)
                .put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII))
                .putInt(16)
                .putShort((short) 1)
                .putShort((short) 1)
                .putInt(RATE)
                .putInt(2 * RATE)
                .putShort((short) 2)
                .putShort((short) 16)
                .put("data".getBytes(StandardCharsets.US_ASCII))
                .putInt(data)
                .array();
    }
}
