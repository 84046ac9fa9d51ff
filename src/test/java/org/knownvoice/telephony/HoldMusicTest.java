package org.knownvoice.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class HoldMusicTest {
    private static final byte[] FILE = HoldMusic.wav(Duration.ofSeconds(11));
    private static final short[] SOUND = samples();

    private static short[] samples() {
        var sound = new short[(FILE.length - HoldMusic.HEADER) / 2];
        ByteBuffer.wrap(FILE, HoldMusic.HEADER, FILE.length - HoldMusic.HEADER)
                .order(ByteOrder.LITTLE_ENDIAN)
                .asShortBuffer()
                .get(sound);
        return sound;
    }

    @Test
    void itIsAWavFileOfTheLengthThatItsHeaderTells() {
        var header = ByteBuffer.wrap(FILE).order(ByteOrder.LITTLE_ENDIAN);

        assertThat(new String(FILE, 0, 4, StandardCharsets.US_ASCII)).isEqualTo("RIFF");
        assertThat(new String(FILE, 8, 8, StandardCharsets.US_ASCII)).isEqualTo("WAVEfmt ");
        assertThat(header.getInt(4)).isEqualTo(FILE.length - 8);
        assertThat(header.getInt(24)).isEqualTo(8000);
        assertThat(header.getInt(40)).isEqualTo(FILE.length - HoldMusic.HEADER);
        assertThat(SOUND).hasSize(11 * 8000);
    }

    @Test
    void itBeginsAndEndsInSilenceAndNeverClicks() {
        assertThat(Math.abs(SOUND[0])).isLessThan((short) 10);
        assertThat(Math.abs(SOUND[SOUND.length - 1])).isLessThan((short) 10);
        for (int i = 1; i < SOUND.length; i++) {
            assertThat(Math.abs(SOUND[i] - SOUND[i - 1])).isLessThan(3000);
        }
    }

    @Test
    void itIsSoftButCanBeHeard() {
        double squares = 0;
        int loudest = 0;
        for (short sample : SOUND) {
            squares += (double) sample * sample;
            loudest = Math.max(loudest, Math.abs(sample));
        }
        assertThat(Math.sqrt(squares / SOUND.length)).isBetween(400.0, 4000.0);
        assertThat(loudest).isLessThan(12_000);
    }

    @Test
    void itIsTheSameEachTime() {
        assertThat(HoldMusic.wav(Duration.ofSeconds(11))).isEqualTo(FILE);
    }
}
