package org.knownvoice.telephony;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** What a WAV file says of itself. */
final class WavHeader {
    private static final int FIRST_CHUNK = 12;
    private static final int CHUNK_HEAD = 8;
    private static final int FORMAT_SIZE = 16;
    private static final int BYTES_PER_SECOND_AT = 8;

    /** Linear PCM and µ-law. */
    private static final Set<Integer> PLAYED = Set.of(1, 7);

    private WavHeader() {}

    /** How long it sounds; empty for what is no WAV file, or of a coding that is not played. */
    static Optional<Duration> duration(byte[] file) {
        var bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        if (file.length < FIRST_CHUNK
                || !name(file, 0).equals("RIFF")
                || !name(file, CHUNK_HEAD).equals("WAVE")) {
            return Optional.empty();
        }
        long perSecond = 0;
        long at = FIRST_CHUNK;
        while (at + CHUNK_HEAD <= file.length) {
            var chunk = name(file, (int) at);
            long size = Integer.toUnsignedLong(bytes.getInt((int) at + 4));
            int inside = (int) at + CHUNK_HEAD;
            if (chunk.equals("fmt ") && inside + FORMAT_SIZE <= file.length) {
                perSecond = PLAYED.contains((int) bytes.getShort(inside))
                        ? Integer.toUnsignedLong(bytes.getInt(inside + BYTES_PER_SECOND_AT))
                        : 0;
            }
            if (chunk.equals("data")) {
                long sound = Math.min(size, (long) file.length - inside);
                return perSecond == 0 ? Optional.empty() : Optional.of(Duration.ofMillis(sound * 1000 / perSecond));
            }
            at = inside + size + (size & 1);
        }
        return Optional.empty();
    }

    private static String name(byte[] file, int at) {
        return new String(file, at, 4, StandardCharsets.US_ASCII);
    }
}
