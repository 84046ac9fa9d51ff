package org.knownvoice.telephony;

import io.vertx.core.buffer.Buffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A sound file of a kind that Twilio plays.
 *
 * @param ending of the file's name: {@code wav} or {@code mp3}
 * @param version another one for another content
 */
record SoundFile(Buffer content, String ending, Duration duration, String version) {
    /** In bytes: half a minute of the best sound that people record. */
    static final int LARGEST = 5 * 1024 * 1024;

    private static final int VERSION_BYTES = 6;

    /** Empty when the content is not what the ending says, or of a kind that Twilio does not play. */
    static Optional<SoundFile> of(String ending, byte[] content) {
        var duration = ending.equals("wav") ? WavHeader.duration(content) : Mp3Frames.duration(content);
        return duration.filter(length -> length.isPositive())
                .map(length -> new SoundFile(Buffer.buffer(content), ending, length, hash(content)));
    }

    String mediaType() {
        return ending.equals("wav") ? "audio/wav" : "audio/mpeg";
    }

    private static String hash(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content), 0, VERSION_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
